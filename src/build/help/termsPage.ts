import { catalogue } from "../../core/catalogue";
import type { Reading } from "../../core/define/rule";
import { cite } from "../../core/guide/2024-07/document";
import { isoDate } from "../../core/numbers/dates";
import { PARAMETERS, type Parameter } from "../../core/terms/parameters";
import { date } from "../../core/terms/values";
import { dotted, html, joined, type Content, type Html } from "./html";
import { groupOf, meaningOf, TERMS_GROUPS } from "./meanings";
import { sectioned, writePage } from "./page";
import { cited, fileOf, TERMS, termId, TRACK_CODES } from "./places";
import { dataTable, type Column, type Row } from "./table";
import { howToWrite, REFUSED, trackCodes } from "./termsGuide";

/** Every key of a plan's terms, and how to write them. */
export function termsPage(): string {
  const groups = TERMS_GROUPS.map((group) => ({ group, parameters: PARAMETERS.filter((parameter) => groupOf(parameter) === group) }));
  return writePage({
    file: TERMS,
    title: "A plan’s terms",
    says: "Every number and choice of the model that a plan may change, with its published value and source.",
    functionsBeside: true,
    main: html`<h1>A plan’s terms</h1>
<p class="lead">Without terms the published guide holds. A plan’s terms are a small range that names what its contract changes, and nothing else:
${PARAMETERS.length} keys, and one for every code or range of codes.</p>
${sectioned([
      { title: "How to write them", id: "write", body: howToWrite() },
      { title: "What is refused", id: "refused", body: REFUSED },
      ...groups
        .filter(({ parameters }) => parameters.length > 0)
        .map(({ group, parameters }) => ({ title: group, body: [INTRODUCTIONS[group] ?? null, keys(group, parameters)] })),
      { title: "Tracks of single codes", id: TRACK_CODES, body: trackCodes(readingsOfCodes()) },
    ])}`,
  });
}

const INTRODUCTIONS: Readonly<Record<string, Html>> = {
  Targets: html`<p>The three targets of a measure must run strictly one way, up or down. Where gold is the lowest, lower is better.</p>
`,
  Shares: html`<p>There is no key where a measure does not apply to a practice type. A share given here is final, whatever <a href="#key-weights"><code>weights</code></a> says.</p>
`,
};

const COLUMNS: readonly Column[] = ["Key", "What it decides", "Takes", "Published", "Source"].map((title) => ({ title }));

function keys(group: string, parameters: readonly Parameter<unknown>[]): Html {
  return dataTable({ label: `Keys: ${group}`, columns: COLUMNS, rows: parameters.map(keyRow) });
}

function keyRow(parameter: Parameter<unknown>): Row {
  const { key, takes, cites } = parameter;
  return {
    id: termId(key),
    cells: [
      html`<code>${dotted(key)}</code>`,
      [meaningOf(parameter) ?? "", readingsOf(key)],
      takes.says,
      html`<span class="unbroken">${published(parameter)}</span>`,
      cites === undefined ? "Not in the guide: a choice of this product’s" : cited(cites, cite(cites)),
    ],
  };
}

/** As the guide prints it: shares as percentages, days as dates, TBD where there is nothing yet. */
function published({ takes, published }: Parameter<unknown>): string {
  if (published === null) return "TBD";
  const shown = takes.show(published);
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
  const found = allReadings().filter(({ reading: { termKey } }) => termKey !== undefined && /^track\.[BC]\./.test(termKey));
  return html`<ul>${found.map((each) => html`
<li><code>${each.reading.termKey ?? ""}</code>: ${readingLink(each)}</li>`)}
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
