import { commonMethodology, extensionMonths, lookbackMonths, preference, primaryCareSpecialties } from "../../core/guide/2024-07/attribution";
import { incentiveCeiling, totalIncentive, upliftCeiling } from "../../core/guide/2024-07/ceilings";
import { adjustmentByDecile, healthyPlacesIndex } from "../../core/guide/2024-07/healthyPlacesIndex";
import { incentivePayouts, monthsPerPeriod, monthsToPayment, project, scheduleRows } from "../../core/guide/2024-07/payouts";
import { html, type Content, type Html } from "./html";
import { rowId } from "./places";
import { dataTable } from "./table";

/** What the guide says outside its tables. */

function place(name: string): Html {
  return html`<p class="printed-title">Guide: ${name}.</p>
`;
}

export function socialRisk(): Content {
  return [
    place(healthyPlacesIndex.place),
    dataTable({
      label: "Adjustment by decile of the Healthy Places Index",
      snug: true,
      columns: [{ title: "Decile" }, { title: "Upward adjustment", numeric: true }],
      rows: adjustmentByDecile.map(({ decile, adjustment }) => ({
        id: rowId("social-risk", `decile ${String(decile)}`),
        cells: [decile, adjustment],
      })),
    }),
    html`<p class="aside">Decile 1 has the lowest Healthy Places Index. The guide’s Figure 2 repeats these tiers as a picture.</p>`,
  ];
}

export function ceilings(): Content {
  return dataTable({
    label: "Ceilings",
    columns: [{ title: "Ceiling" }, { title: "Value", numeric: true }, { title: "The guide’s words" }, { title: "Where" }],
    rows: [
      {
        cells: [
          "Uplift over base payments",
          upliftCeiling.percent,
          "“a potential to earn up to an additional 30% above base payments across the three elements”",
          upliftCeiling.cites.place,
        ],
      },
      {
        cells: [
          "Performance incentive",
          incentiveCeiling.percent,
          "“The recommended total maximum PMPM across all measures … is as much as 15% increase to base payment.”",
          incentiveCeiling.cites.place,
        ],
      },
      {
        cells: ["Total of the shares", totalIncentive.percent, "“the maximum total incentive amount”", totalIncentive.cites.place],
      },
    ],
  });
}

export function payouts(): Content {
  return [
    place(incentivePayouts.place),
    dataTable({
      label: "Schedule of incentive payouts",
      snug: true,
      columns: [{ title: "Payout" }, { title: "Paid" }, { title: "Performance through" }],
      rows: scheduleRows.map(({ payout, paid, performanceThrough }) => ({ cells: [payout, paid, performanceThrough] })),
    }),
    html`<dl class="facts">
<div><dt>Demonstration project</dt><dd>${project.start} to ${project.end}</dd></div>
<div><dt>Months in a performance period</dt><dd>${monthsPerPeriod}</dd></div>
<div><dt>Months from its end to payment</dt><dd>${monthsToPayment}</dd></div>
</dl>`,
  ];
}

export function attribution(): Content {
  return [
    place(commonMethodology.place),
    html`<p>A member belongs to one practice, and then to one provider in that practice, in this order:</p>
<ol>${preference.map((step) => html`
<li>${step}</li>`)}
</ol>
<dl class="facts">
<div><dt>Months looked back</dt><dd>${lookbackMonths}, “seen most frequently and recently over the past 12-month period”</dd></div>
<div><dt>Months looked back further</dt><dd>${extensionMonths}, “with a further six-month lookback period considered, if necessary”</dd></div>
</dl>
`,
    dataTable({
      label: "Whose services are primary care",
      snug: true,
      columns: [{ title: "Primary care specialty" }, { title: "Service restrictions" }],
      rows: primaryCareSpecialties.map(({ specialty, restricted }) => ({
        cells: [restricted ? `${specialty}*` : specialty, restricted ? "apply" : ""],
      })),
    }),
    html`<p class="aside">* Service restrictions apply. The guide does not print them.</p>`,
  ];
}
