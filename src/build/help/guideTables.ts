import type { Edition, Part, ServicesRow } from "../../core/guide/edition";
import { tablesIn } from "../../core/rules/model/tables";
import { NAMED_SERVICES, ORAL_DRUGS } from "../../core/rules/tracks/namedServices";
import { html, joined, type Content, type Html } from "./html";
import { rowId, TERMS, TRACK_CODES } from "./places";
import { dataTable, tableUnder } from "./table";

/** The guide's tables, row for row. */

export function tableOne({ titles, places, basicCapitation }: Edition): Content {
  return [title(titles.basicCapitation), services(places.basicCapitation, basicCapitation)];
}

export function tableTwo({ titles, places, intermediateCapitation }: Edition): Content {
  return [title(titles.intermediateCapitation), services(places.intermediateCapitation, intermediateCapitation)];
}

/** What an edition notes beside a part, as a paragraph goes on with it. */
export function noteOn(part: Part, { notes }: Edition): string {
  const note = notes[part];
  return note === undefined ? "" : ` ${note}`;
}

/** The guide's own heading: ours in the contents is shorter. */
function title(printed: string): Html {
  return html`<p class="printed-title">Printed as “${printed}”.</p>
`;
}

function services(label: string, rows: readonly ServicesRow[]): Html {
  const lines = (entries: readonly string[]): Content => (entries.length === 0 ? "–" : joined(entries, html`<br />`));
  return dataTable({
    label,
    columns: [{ title: "Capitated services" }, { title: "Services to be paid fee for service" }],
    rows: rows.map(({ capitated, feeForService }) => ({ cells: [lines(capitated), lines(feeForService)] })),
  });
}

export function titleOfServices(edition: Edition): string {
  return `Codes of the services that ${tablesIn(edition, "basicCapitation", "intermediateCapitation")} name in words`;
}

export function namedServices(edition: Edition): Html {
  return html`<p class="aside">This part is not in the guide, which names these services without their codes. The codes are this product’s and follow the code
sets of 2020 to 2026, ended codes included. An exception reaches the codes of its own row; a plan can move any code with
<a href="${TERMS}#${TRACK_CODES}">track.B and track.C</a>.</p>
${dataTable({
  label: titleOfServices(edition),
  columns: [{ title: "Service as printed" }, { title: "Codes" }],
  rows: [
    ...Object.entries(edition.services).map(([printed, service]) => [printed, NAMED_SERVICES[service]] as const),
    ["Oral drugs, which “Drugs, non-oral” leaves out", ORAL_DRUGS] as const,
  ].map(([service, codes]) => ({
    cells: [
      service,
      joined(
        codes
          .replaceAll("-", "–")
          .split(" ")
          .map((range) => html`<span class="unbroken">${range}</span>`),
        " ",
      ),
    ],
  })),
})}`;
}

export function tableThree(edition: Edition): Content {
  return [
    title(edition.titles.measureSet),
    dataTable({
      label: edition.places.measureSet,
      columns: ["Code", "Measure", "Type", "Benchmark source", "Population", "Note"].map((column) => ({
        title: column,
      })),
      rows: edition.measureSet.map(
        ({ code, measure, starred, measureType, benchmarkSource, population, informationOnly }) => ({
          id: rowId("table-3", code, edition),
          cells: [
            code,
            starred ? `${measure}*` : measure,
            measureType,
            benchmarkSource,
            population,
            informationOnly ?? "",
          ],
        }),
      ),
    }),
    html`<p class="aside">* Reported stratified by race and ethnicity: an equity sensitive measure.${noteOn("measureSet", edition)}</p>`,
  ];
}

const NUMBERS = [false, false, ...Array.from({ length: 6 }, () => true)];

export function tableFour(edition: Edition): Content {
  return [
    title(edition.titles.improvement),
    tableUnder(
      html`<tr><th scope="col" rowspan="2">Measure</th><th scope="col" rowspan="2">Population</th><th scope="col" rowspan="2" class="number">Improvement range</th>
<th scope="col" rowspan="2" class="number">Gold Standard</th><th scope="col" rowspan="2" class="number">Improvement needed</th><th scope="colgroup" colspan="3" class="group">% of total incentive</th></tr>
<tr><th scope="col" class="number">Mixed</th><th scope="col" class="number">Pediatric</th><th scope="col" class="number">Adult</th></tr>`,
      {
        label: edition.places.improvement,
        numeric: NUMBERS,
        rows: edition.improvement.map(
          ({ code, population, improvementRange, gold, improvementNeeded, mixed, pediatric, adult }) => ({
            id: rowId("table-4", code, edition),
            cells: [
              code,
              population,
              improvementRange.replace("-", "–"),
              gold,
              improvementNeeded,
              mixed,
              pediatric,
              adult,
            ],
          }),
        ),
      },
    ),
    html`<p class="aside">The improvement range runs from the Minimum Performance Threshold to the Attainment Threshold, and from high to low where lower is better.</p>`,
  ];
}

export function tableFive(edition: Edition): Content {
  const note = edition.notes.attainment;
  const type = (name: string): Html => html`<th scope="colgroup" colspan="2" class="group">${name}</th>`;
  const pair = html`<th scope="col" class="number">Threshold</th><th scope="col" class="number">Gold</th>`;
  return [
    title(edition.titles.attainment),
    tableUnder(
      html`<tr><th scope="col" rowspan="2">Measure</th><th scope="col" rowspan="2">Population</th><th scope="colgroup" colspan="2" class="group">Score to reach</th>${type("Mixed")}${type("Pediatric")}${type("Adult")}</tr>
<tr>${[pair, pair, pair, pair]}</tr>`,
      {
        label: edition.places.attainment,
        numeric: [...NUMBERS, true, true],
        rows: edition.attainment.map(({ code, population, threshold, gold, mixed, pediatric, adult }) => ({
          id: rowId("table-5", code, edition),
          cells: [code, population, threshold, gold, ...mixed, ...pediatric, ...adult],
        })),
      },
    ),
    html`<p class="aside">${note === undefined ? null : `${note} `}Threshold and gold are the Attainment Threshold and the
Attainment Gold Standard; below Mixed, Pediatric and Adult stand their % of total incentive.</p>`,
  ];
}
