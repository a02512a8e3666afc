import { table1Rows } from "../../core/guide/2024-07/table1";
import { table2Rows } from "../../core/guide/2024-07/table2";
import { table3Rows } from "../../core/guide/2024-07/table3";
import { table4Rows } from "../../core/guide/2024-07/table4";
import { table5Rows } from "../../core/guide/2024-07/table5";
import { NAMED_SERVICES, ORAL_DRUGS } from "../../core/rules/tracks/namedServices";
import { html, joined, type Content, type Html } from "./html";
import { rowId, TERMS, TRACK_CODES } from "./places";
import { dataTable, tableUnder } from "./table";

/** Tables 1 to 5, row for row. */

interface ServicesRow {
  readonly capitated: readonly string[];
  readonly feeForService: readonly string[];
}

export function tableOne(): Content {
  return [title("Capitated Services and CPT Codes – Basic Level Capitation Hybrid Model (B)"), services("Table 1", table1Rows)];
}

export function tableTwo(): Content {
  return [title("Capitated Services and CPT Codes – Intermediate Level Capitation Hybrid Model (C)"), services("Table 2", table2Rows)];
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

export function namedServices(): Html {
  return html`<p class="aside">This part is not in the guide, which names these services without their codes. The codes are this product’s and follow the code
sets of 2020 to 2026, ended codes included. An exception reaches the codes of its own row; a plan can move any code with
<a href="${TERMS}#${TRACK_CODES}">track.B and track.C</a>.</p>
${dataTable({
    label: "Codes of the services that Tables 1 and 2 name in words",
    columns: [{ title: "Service as printed" }, { title: "Codes" }],
    rows: [...Object.entries(NAMED_SERVICES), ["Oral drugs, which “Drugs, non-oral” leaves out", ORAL_DRUGS] as const].map(([service, codes]) => ({
      cells: [service, joined(codes.replaceAll("-", "–").split(" ").map((range) => html`<span class="unbroken">${range}</span>`), " ")],
    })),
  })}`;
}

export function tableThree(): Content {
  return [
    title("Advanced Primary Care Measure Set"),
    dataTable({
      label: "Table 3",
      columns: ["Code", "Measure", "Type", "Benchmark source", "Population", "Note"].map((column) => ({ title: column })),
      rows: table3Rows.map(({ code, measure, starred, measureType, benchmarkSource, population, informationOnly }) => ({
        id: rowId("table-3", code),
        cells: [code, starred ? `${measure}*` : measure, measureType, benchmarkSource, population, informationOnly ?? ""],
      })),
    }),
    html`<p class="aside">* Reported stratified by race and ethnicity: an equity sensitive measure. GSD9 is this product’s name for the rate above 9.0%,
which the guide prints as a second GSD.</p>`,
  ];
}

const NUMBERS = [false, false, ...Array.from({ length: 6 }, () => true)];

export function tableFour(): Content {
  return [
    title("Performance-Based Improvement Incentive Model"),
    tableUnder(
      html`<tr><th scope="col" rowspan="2">Measure</th><th scope="col" rowspan="2">Population</th><th scope="col" rowspan="2" class="number">Improvement range</th>
<th scope="col" rowspan="2" class="number">Gold Standard</th><th scope="col" rowspan="2" class="number">Improvement needed</th><th scope="colgroup" colspan="3" class="group">% of total incentive</th></tr>
<tr><th scope="col" class="number">Mixed</th><th scope="col" class="number">Pediatric</th><th scope="col" class="number">Adult</th></tr>`,
      {
        label: "Table 4",
        numeric: NUMBERS,
        rows: table4Rows.map(({ code, population, improvementRange, gold, improvementNeeded, mixed, pediatric, adult }) => ({
          id: rowId("table-4", code),
          cells: [code, population, improvementRange.replace("-", "–"), gold, improvementNeeded, mixed, pediatric, adult],
        })),
      },
    ),
    html`<p class="aside">The improvement range runs from the Minimum Performance Threshold to the Attainment Threshold, and from high to low where lower is better.</p>`,
  ];
}

export function tableFive(): Content {
  const type = (name: string): Html => html`<th scope="colgroup" colspan="2" class="group">${name}</th>`;
  const pair = html`<th scope="col" class="number">Threshold</th><th scope="col" class="number">Gold</th>`;
  return [
    title("Performance-Based Improvement Incentive Model"),
    tableUnder(
      html`<tr><th scope="col" rowspan="2">Measure</th><th scope="col" rowspan="2">Population</th><th scope="colgroup" colspan="2" class="group">Score to reach</th>${type("Mixed")}${type("Pediatric")}${type("Adult")}</tr>
<tr>${[pair, pair, pair, pair]}</tr>`,
      {
        label: "Table 5",
        numeric: [...NUMBERS, true, true],
        rows: table5Rows.map(({ code, population, threshold, gold, mixed, pediatric, adult }) => ({
          id: rowId("table-5", code),
          cells: [code, population, threshold, gold, ...mixed, ...pediatric, ...adult],
        })),
      },
    ),
    html`<p class="aside">The guide prints this table under the title of Table 4; it is the attainment table. Threshold and gold are the Attainment Threshold and the
Attainment Gold Standard; below Mixed, Pediatric and Adult stand their % of total incentive.</p>`,
  ];
}
