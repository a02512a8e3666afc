import { DOCUMENT, EDITION } from "../../core/guide/2024-07/document";
import { attribution, ceilings, payouts, socialRisk } from "./guideSections";
import { namedServices, tableOne, tableTwo, tableThree, tableFour, tableFive } from "./guideTables";
import { html } from "./html";
import { sectioned, writePage } from "./page";
import { GUIDE } from "./places";

/** The published guide as transcribed, to be read beside the original. */
export function guidePage(): string {
  return writePage({
    file: GUIDE,
    title: "The guide as transcribed",
    says: `Tables, tiers, ceilings, payouts and attribution of the guide ${EDITION}, as these functions use them.`,
    functionsBeside: true,
    main: html`<h1>The guide as transcribed</h1>
<p class="lead">Edition ${EDITION} of the <cite>${DOCUMENT}</cite>: every number that these functions use, in the guide’s own order and spelling,
so that it can be read beside the original.</p>
<p>TBD and NA stand where the guide prints them. An asterisk is the guide’s own.</p>
${sectioned([
      { id: "table-1", title: "Table 1: Basic level capitation, track B", body: tableOne() },
      { id: "table-2", title: "Table 2: Intermediate level capitation, track C", body: tableTwo() },
      { id: "named-services", title: "Codes of the services that Tables 1 and 2 name in words", body: namedServices() },
      { id: "table-3", title: "Table 3: Measure set", body: tableThree() },
      { id: "table-4", title: "Table 4: Improvement incentive", body: tableFour() },
      { id: "table-5", title: "Table 5: Attainment incentive", body: tableFive() },
      { id: "social-risk", title: "Social risk: Healthy Places Index", body: socialRisk() },
      { id: "ceilings", title: "Ceilings", body: ceilings() },
      { id: "payouts", title: "Incentive payouts", body: payouts() },
      { id: "attribution", title: "Attribution", body: attribution() },
    ])}`,
  });
}
