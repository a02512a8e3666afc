import { catalogue } from "../../core/catalogue";
import type { Family, Rule } from "../../core/define/rule";
import { EDITIONS } from "../../core/guide/editions";
import { FIRST_EDITION } from "../../core/guide/carried";
import { perEdition, type Citation, type Edition, type Part } from "../../core/guide/edition";
import { SPECIALTY_PREFIX } from "../../core/terms/specialties";
import { html, type Content } from "./html";

/** Where everything stands: files below help/, and the anchors on them. All links are relative to that folder. */

export const INDEX = "index.html";
/** Not terms.html: where upper and lower case are the same, that is the page of APC.TERMS. */
export const TERMS = "plan-terms.html";
export const GUIDE = "guide.html";

export function fileOf({ name }: Pick<Rule, "name">): string {
  return `${name}.html`;
}

/** As an id and as the part of an address after the #. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

export interface FamilyOfRules {
  readonly family: string;
  readonly rules: readonly Rule[];
}

/** In the order of the guide, and then what serves all of them. */
const FAMILIES: readonly Family[] = [
  "Performance incentive",
  "Direct services",
  "Population health management",
  "Risk adjustment",
  "The 30% uplift",
  "Payouts",
  "The published model",
];

/** The functions by family. */
export function families(): FamilyOfRules[] {
  const names = new Set(
    [...FAMILIES, ...catalogue.map(({ family }) => family)].filter((family) =>
      catalogue.some((rule) => rule.family === family),
    ),
  );
  return [...names].map((family) => ({ family, rules: catalogue.filter((rule) => rule.family === family) }));
}

/** The functions before and after one, as the index lists them. */
export function neighbours(rule: Rule): { readonly previous: Rule | undefined; readonly next: Rule | undefined } {
  const listed = families().flatMap(({ rules }) => rules);
  const at = listed.indexOf(rule);
  return { previous: listed[at - 1], next: listed[at + 1] };
}

/** The sections of the guide's page, by the parts that citations name. */
const SECTIONS: Readonly<Partial<Record<Part, string>>> = {
  basicCapitation: "table-1",
  intermediateCapitation: "table-2",
  measureSet: "table-3",
  improvement: "table-4",
  attainment: "table-5",
  socialRisk: "social-risk",
  overview: "ceilings",
  attainmentGuidelines: "ceilings",
  methodology: "ceilings",
  payouts: "payouts",
  attribution: "attribution",
};

/** The rows that have an anchor of their own. */
const rowsWithAnchors = perEdition(
  (edition): ReadonlySet<string> =>
    new Set([
      ...edition.measureSet.map(({ code }) => rowId("table-3", code, edition)),
      ...edition.improvement.map(({ code }) => rowId("table-4", code, edition)),
      ...edition.attainment.map(({ code }) => rowId("table-5", code, edition)),
      ...edition.adjustmentByDecile.map(({ decile }) => rowId("social-risk", `decile ${String(decile)}`, edition)),
    ]),
);

/** The editions after the first: they stand below it, under names of their own. */
export const LATER_EDITIONS: readonly Edition[] = EDITIONS.filter((edition) => edition !== FIRST_EDITION);

/** A section of the guide's page in one edition. */
export function sectionId(section: string, edition: Edition): string {
  return edition === FIRST_EDITION ? section : `guide-${edition.id}-${section}`;
}

export function rowId(section: string, row: string, edition: Edition): string {
  return `${sectionId(section, edition)}-${slug(row)}`;
}

/** Where on the guide's page a citation can be read; null where that part is not transcribed. */
export function guideLink({ part, row }: Citation, edition: Edition): string | null {
  const section = SECTIONS[part];
  if (section === undefined) return null;
  const id = rowId(section, row?.split(",")[0] ?? "", edition);
  return `${GUIDE}#${rowsWithAnchors(edition).has(id) ? id : sectionId(section, edition)}`;
}

/** Words that lead to the place a citation names, where it can be read here. */
export function cited(citation: Citation, words: string, edition: Edition): Content {
  const link = guideLink(citation, edition);
  return link === null ? words : html`<a href="${link}">${words}</a>`;
}

/** The section of the terms page on tracks of single codes. */
export const TRACK_CODES = "track-codes";

/** The section of the terms page on single specialties. */
export const SPECIALTIES = "specialties";

/** Where a key of a plan's terms is explained. */
export function termLink(key: string): string {
  const section = /^track\.[BC]\./.test(key)
    ? TRACK_CODES
    : key.startsWith(SPECIALTY_PREFIX)
      ? SPECIALTIES
      : termId(key);
  return `${TERMS}#${section}`;
}

export function termId(key: string): string {
  return `key-${key}`;
}
