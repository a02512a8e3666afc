import { FIRST_EDITION } from "../../core/guide/carried";
import { EDITIONS } from "../../core/guide/editions";
import type { Edition } from "../../core/guide/edition";
import { attribution, ceilings, payouts, socialRisk } from "./guideSections";
import { namedServices, titleOfServices, tableOne, tableTwo, tableThree, tableFour, tableFive } from "./guideTables";
import { html, type Content } from "./html";
import { sectioned, writePage, type Section } from "./page";
import { GUIDE, LATER_EDITIONS, sectionId } from "./places";

/** The published guide as transcribed, edition by edition, to be read beside the original. */
export function guidePage(): string {
  const { id, document } = FIRST_EDITION;
  return writePage({
    file: GUIDE,
    title: "The guide as transcribed",
    says: `Tables, tiers, ceilings, payouts and attribution of the guide ${id}, as these functions use them.`,
    functionsBeside: true,
    main: html`<h1>The guide as transcribed</h1>
<p class="lead">Edition ${id} of the <cite>${document}</cite>: every number that these functions use, in the guide’s own order and spelling,
so that it can be read beside the original.</p>
${LATER_EDITIONS.map(later)}<p>TBD and NA stand where the guide prints them. An asterisk is the guide’s own.</p>
${sectioned(EDITIONS.flatMap(sectionsOf))}`,
  });
}

function later({ id, document }: Edition): Content {
  return html`<p>Edition ${id} of the <cite>${document}</cite> stands below it. It holds where a plan’s terms say <code>guide</code> ${id}.</p>
`;
}

function sectionsOf(edition: Edition): Section[] {
  const { places } = edition;
  const section = (id: string, title: string, body: Content): Section => ({
    id: sectionId(id, edition),
    title: edition === FIRST_EDITION ? title : `Edition ${edition.id}: ${title}`,
    body,
  });
  return [
    section("table-1", `${places.basicCapitation}: Basic level capitation, track B`, tableOne(edition)),
    section("table-2", `${places.intermediateCapitation}: Intermediate level capitation, track C`, tableTwo(edition)),
    section("named-services", titleOfServices(edition), namedServices(edition)),
    section("table-3", `${places.measureSet}: Measure set`, tableThree(edition)),
    section("table-4", `${places.improvement}: Improvement incentive`, tableFour(edition)),
    section("table-5", `${places.attainment}: Attainment incentive`, tableFive(edition)),
    section("social-risk", "Social risk: Healthy Places Index", socialRisk(edition)),
    section("ceilings", "Ceilings", ceilings(edition)),
    section("payouts", "Incentive payouts", payouts(edition)),
    section("attribution", "Attribution", attribution(edition)),
  ];
}
