import { catalogue } from "../../core/catalogue";
import type { Family, Rule } from "../../core/define/rule";
import { commonMethodology } from "../../core/guide/2024-07/attribution";
import { incentiveCeiling, totalIncentive, upliftCeiling } from "../../core/guide/2024-07/ceilings";
import type { Citation } from "../../core/guide/2024-07/document";
import { adjustmentByDecile, healthyPlacesIndex } from "../../core/guide/2024-07/healthyPlacesIndex";
import { incentivePayouts } from "../../core/guide/2024-07/payouts";
import { table1 } from "../../core/guide/2024-07/table1";
import { table2 } from "../../core/guide/2024-07/table2";
import { table3, table3Rows } from "../../core/guide/2024-07/table3";
import { table4, table4Rows } from "../../core/guide/2024-07/table4";
import { table5, table5Rows } from "../../core/guide/2024-07/table5";
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
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

export interface FamilyOfRules {
  readonly family: string;
  readonly rules: readonly Rule[];
}

/** In the order of the guide, and then what serves all of them. */
const FAMILIES: readonly Family[] = [
  "Performance incentive", "Direct services", "Population health management", "Risk adjustment", "The 30% uplift", "Payouts",
  "The published model",
];

/** The functions by family. */
export function families(): FamilyOfRules[] {
  const names = new Set([...FAMILIES, ...catalogue.map(({ family }) => family)].filter((family) => catalogue.some((rule) => rule.family === family)));
  return [...names].map((family) => ({ family, rules: catalogue.filter((rule) => rule.family === family) }));
}

/** The functions before and after one, as the index lists them. */
export function neighbours(rule: Rule): { readonly previous: Rule | undefined; readonly next: Rule | undefined } {
  const listed = families().flatMap(({ rules }) => rules);
  const at = listed.indexOf(rule);
  return { previous: listed[at - 1], next: listed[at + 1] };
}

/** The sections of the guide's page, by the places that citations name. */
const SECTIONS: ReadonlyMap<string, string> = new Map([
  [table1.place, "table-1"],
  [table2.place, "table-2"],
  [table3.place, "table-3"],
  [table4.place, "table-4"],
  [table5.place, "table-5"],
  [healthyPlacesIndex.place, "social-risk"],
  [upliftCeiling.cites.place, "ceilings"],
  [incentiveCeiling.cites.place, "ceilings"],
  [totalIncentive.cites.place, "ceilings"],
  [incentivePayouts.place, "payouts"],
  [commonMethodology.place, "attribution"],
]);

/** The rows that have an anchor of their own. */
const ROWS: ReadonlySet<string> = new Set([
  ...table3Rows.map(({ code }) => rowId("table-3", code)),
  ...table4Rows.map(({ code }) => rowId("table-4", code)),
  ...table5Rows.map(({ code }) => rowId("table-5", code)),
  ...adjustmentByDecile.map(({ decile }) => rowId("social-risk", `decile ${String(decile)}`)),
]);

export function rowId(section: string, row: string): string {
  return `${section}-${slug(row)}`;
}

/** Where on the guide's page a citation can be read; null where that part is not transcribed. */
export function guideLink({ place, row }: Citation): string | null {
  const section = SECTIONS.get(place);
  if (section === undefined) return null;
  const id = rowId(section, row?.split(",")[0] ?? "");
  return `${GUIDE}#${ROWS.has(id) ? id : section}`;
}

/** Words that lead to the place a citation names, where it can be read here. */
export function cited(citation: Citation, words: string): Content {
  const link = guideLink(citation);
  return link === null ? words : html`<a href="${link}">${words}</a>`;
}

/** The section of the terms page on tracks of single codes. */
export const TRACK_CODES = "track-codes";

/** Where a key of a plan's terms is explained. */
export function termLink(key: string): string {
  return `${TERMS}#${/^track\.[BC]\./.test(key) ? TRACK_CODES : termId(key)}`;
}

export function termId(key: string): string {
  return `key-${key}`;
}
