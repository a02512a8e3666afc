import type { Edition, PrintedShare } from "../../core/guide/edition";
import { html, type Content, type Html } from "./html";
import { noteOn } from "./guideTables";
import { rowId } from "./places";
import { dataTable, type Row } from "./table";

/** What the guide says outside its tables. */

function place(name: string): Html {
  return html`<p class="printed-title">Guide: ${name}.</p>
`;
}

export function socialRisk(edition: Edition): Content {
  return [
    place(edition.places.socialRisk),
    dataTable({
      label: "Adjustment by decile of the Healthy Places Index",
      snug: true,
      columns: [{ title: "Decile" }, { title: "Upward adjustment", numeric: true }],
      rows: edition.adjustmentByDecile.map(({ decile, adjustment }) => ({
        id: rowId("social-risk", `decile ${String(decile)}`, edition),
        cells: [decile, adjustment],
      })),
    }),
    html`<p class="aside">Decile 1 has the lowest Healthy Places Index.${noteOn("socialRisk", edition)}</p>`,
  ];
}

export function ceilings({ upliftCeiling, incentiveCeiling, totalIncentive, places }: Edition): Content {
  const row = (ceiling: string, { percent, words, part }: PrintedShare): Row => ({
    cells: [ceiling, percent, `“${words}”`, places[part]],
  });
  return dataTable({
    label: "Ceilings",
    columns: [
      { title: "Ceiling" },
      { title: "Value", numeric: true },
      { title: "The guide’s words" },
      { title: "Where" },
    ],
    rows: [
      row("Uplift over base payments", upliftCeiling),
      row("Performance incentive", incentiveCeiling),
      row("Total of the shares", totalIncentive),
    ],
  });
}

export function payouts({
  places,
  payouts: { start, end, monthsPerPeriod, monthsToPayment, schedule },
}: Edition): Content {
  return [
    place(places.payouts),
    dataTable({
      label: "Schedule of incentive payouts",
      snug: true,
      columns: [{ title: "Payout" }, { title: "Paid" }, { title: "Performance through" }],
      rows: schedule.map(({ payout, paid, performanceThrough }) => ({ cells: [payout, paid, performanceThrough] })),
    }),
    html`<dl class="facts">
<div><dt>Demonstration project</dt><dd>${start} to ${end}</dd></div>
<div><dt>Months in a performance period</dt><dd>${monthsPerPeriod}</dd></div>
<div><dt>Months from its end to payment</dt><dd>${monthsToPayment}</dd></div>
</dl>`,
  ];
}

export function attribution(edition: Edition): Content {
  const { lookbackMonths, lookbackWords, extensionMonths, extensionWords, preference, specialties } =
    edition.attribution;
  return [
    place(edition.places.attribution),
    html`<p>A member belongs to one practice, and then to one provider in that practice, in this order:</p>
<ol>${preference.map(
      (step) => html`
<li>${step}</li>`,
    )}
</ol>
<dl class="facts">
<div><dt>Months looked back</dt><dd>${lookbackMonths}, “${lookbackWords}”</dd></div>
<div><dt>Months looked back further</dt><dd>${extensionMonths}, “${extensionWords}”</dd></div>
</dl>
`,
    dataTable({
      label: "Whose services are primary care",
      snug: true,
      columns: [{ title: "Primary care specialty" }, { title: "Service restrictions" }],
      rows: specialties.map(({ specialty, restricted }) => ({
        cells: [restricted ? `${specialty}*` : specialty, restricted ? "apply" : ""],
      })),
    }),
    html`<p class="aside">* Service restrictions apply.${noteOn("attribution", edition)}</p>`,
  ];
}
