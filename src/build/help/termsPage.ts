import { catalogue } from "../../core/catalogue";
import type { Reading } from "../../core/define/rule";
import { FIRST_EDITION } from "../../core/guide/carried";
import { cite, inEdition, type Edition } from "../../core/guide/edition";
import { isoDate } from "../../core/numbers/dates";
import {
  parameterByKey,
  parameterGroups,
  parametersIn,
  publishedIn,
  type Parameter,
} from "../../core/terms/parameters";
import { date } from "../../core/terms/takes";
import { OUR_CHOICE } from "../../core/terms/terms";
import { dotted, html, joined, type Content, type Html } from "./html";
import { sectioned, writePage } from "./page";
import { cited, fileOf, LATER_EDITIONS, sectionId, SPECIALTIES, TERMS, termId, TRACK_CODES } from "./places";
import { dataTable, type Column, type Row } from "./table";
import { howToWrite, REFUSED, specialties, trackCodes } from "./termsGuide";

/** Every key of a plan's terms, and how to write them. */
export function termsPage(): string {
  return writePage({
    file: TERMS,
    title: "A plan’s terms",
    says: "Every number and choice of the model that a plan may change, with its published value and source.",
    functionsBeside: true,
    main: html`<h1>A plan’s terms</h1>
<p class="lead">Without terms the published guide holds. A plan’s terms are a small range that names what its contract changes, and nothing else:
${parametersIn(FIRST_EDITION).length} keys, one for every code or range of codes, and one for every specialty.</p>
${sectioned([
  { title: "How to write them", id: "write", body: howToWrite() },
  { title: "What is refused", id: "refused", body: REFUSED },
  ...parameterGroups(FIRST_EDITION).map(({ title, parameters }) => ({
    title,
    body: [INTRODUCTIONS[title] ?? null, keys(`Keys: ${title}`, parameters, FIRST_EDITION)],
  })),
  ...LATER_EDITIONS.map((edition) => ({
    title: `What edition ${edition.id} prints otherwise`,
    body: keys(`Keys: edition ${edition.id}`, otherwise(edition), edition),
  })),
  { title: "Tracks of single codes", id: TRACK_CODES, body: trackCodes(readingsOfCodes()) },
  { title: "Single specialties", id: SPECIALTIES, body: specialties() },
])}`,
  });
}

const INTRODUCTIONS: Readonly<Record<string, Html>> = {
  Targets: html`<p>The three targets of a measure must run strictly one way, up or down. Where gold is the lowest, lower is better.</p>
`,
  Shares: html`<p>There is no key where a measure does not apply to a practice type. A share given here is final, whatever <a href="#key-weights"><code>weights</code></a> says.</p>
`,
};

const COLUMNS: readonly Column[] = ["Key", "What it decides", "Takes", "Published", "Source"].map((title) => ({
  title,
}));

function keys(label: string, parameters: readonly Parameter<unknown>[], edition: Edition): Html {
  return dataTable({ label, columns: COLUMNS, rows: parameters.map((parameter) => keyRow(parameter, edition)) });
}

/** What an edition adds to the keys of the first, or prints another value or place for. */
function otherwise(edition: Edition): Parameter<unknown>[] {
  const told = (parameter: Parameter<unknown> | undefined, from: Edition): string =>
    parameter === undefined
      ? ""
      : `${published(parameter, from)} ${parameter.cites === null ? "" : cite(parameter.cites, { ...from, id: "" })}`;
  return parametersIn(edition).filter(
    (parameter) => told(parameter, edition) !== told(parameterByKey(FIRST_EDITION).get(parameter.key), FIRST_EDITION),
  );
}

function keyRow(parameter: Parameter<unknown>, edition: Edition): Row {
  const { key, takes, cites, decides } = parameter;
  return {
    id: sectionId(termId(key), edition),
    cells: [
      html`<code>${dotted(key)}</code>`,
      [inEdition(decides, edition), readingsOf(key)],
      takes.says,
      html`<span class="unbroken">${published(parameter, edition)}</span>`,
      cites === null ? OUR_CHOICE.replace("'", "’") : cited(cites, cite(cites, edition), edition),
    ],
  };
}

/** As the guide prints it: shares as percentages, days as dates, TBD where there is nothing yet. */
function published({ key, takes }: Parameter<unknown>, edition: Edition): string {
  const value = publishedIn(edition).get(key);
  if (value === null) return "TBD";
  const shown = takes.show(value);
  if (typeof shown === "string") return shown;
  if (takes === date) return isoDate(shown);
  return takes.says.startsWith("a share") ? `${String(Number((shown * 100).toPrecision(12)))}%` : String(shown);
}

/** The readings that a key settles, where they are told in full. */
function readingsOf(key: string): Content {
  const found = allReadings().filter(({ reading }) => reading.termKey === key);
  return found.length === 0 ? null : [" ", joined(found.map(readingLink), ", ")];
}

function readingsOfCodes(): Content {
  const found = allReadings().filter(
    ({ reading: { termKey } }) => termKey !== undefined && /^track\.[BC]\./.test(termKey),
  );
  return html`<ul>${found.map(
    (each) => html`
<li><code>${each.reading.termKey ?? ""}</code>: ${readingLink(each)}</li>`,
  )}
</ul>`;
}

interface Told {
  readonly reading: Reading;
  readonly link: string;
}

/** Every reading once, on the page of the first function that names it. */
function allReadings(): Told[] {
  const told = new Map<string, Told>();
  for (const rule of catalogue) {
    for (const reading of rule.readings) {
      if (!told.has(reading.id)) told.set(reading.id, { reading, link: `${fileOf(rule)}#${reading.id}` });
    }
  }
  return [...told.values()];
}

function readingLink({ reading: { id, title }, link }: Told): Html {
  return html`<a href="${link}">Reading ${id}: ${title}</a>`;
}
