import { catalogue } from "../../core/catalogue";
import { tell } from "../../core/define/tell";
import { FIRST_EDITION } from "../../core/guide/carried";
import { MOST_OF_AN_ANSWER } from "../../excel/answers/weight";
import { dotted, html, type Content } from "./html";
import { sectioned, writePage } from "./page";
import { families, fileOf, GUIDE, INDEX, TERMS } from "./places";

/** Every function by family, and what holds of all of them. */
export function indexPage(): string {
  return writePage({
    file: INDEX,
    title: "Functions",
    says: "Every function of the Advanced Primary Care add-in for Excel, by family.",
    functionsBeside: false,
    main: html`<h1>Functions</h1>
<p class="lead">They compute from your cells what California’s Advanced Primary Care payment model says a practice is paid, and say where
each number comes from.</p>
${sectioned([
  ...families().map(({ family, rules }) => ({
    title: family,
    body: html`<dl class="index">${rules.map(
      (rule) => html`
<div><dt><a href="${fileOf(rule)}">${dotted(`APC.${rule.name}`)}</a></dt><dd>${tell(rule, FIRST_EDITION).says}</dd></div>`,
    )}
</dl>`,
  })),
  { title: "What holds for all of them", id: "all", body: common() },
])}`,
  });
}

const LIMITS = html`Excel for the web takes at most 5 MB of arguments in one call: about 150,000 rows for INCENTIVE, 100,000 for INCENTIVE.PANEL,
250,000 claim lines for CLAIMS.SPLIT; a formula beyond that stays at <code>#BUSY!</code>. An answer holds at most ${MOST_OF_AN_ANSWER / 1e6} MB, about 80,000
long numbers or 14,000 errors, each of which weighs as much as six numbers; a larger one is refused with the number of rows that would
fit. Split a list between practices, never inside one. Of CLAIMS.SPLIT in parts add Lines and Amount, and reckon Share and PMPM from the
sums. Keep what is calculated together below 5 MB, about three full answers: beyond that some cells may stay at <code>#BUSY!</code>; calculate
those again, a few at a time. The first 200 errors of an answer keep their sentence, or fewer where it is nearly full; for any other one
WORKING with the arguments of that row tells it. Refer to the rows that are filled, not to whole columns.`;

function common(): Content {
  const [first] = catalogue;
  return html`<dl class="common">
<div><dt>How to type one</dt><dd>Type <code>=APC.</code> in a cell and choose from the list. Square brackets, as in <code>[terms]</code>, mark what may be left out.</dd></div>
<div><dt>Ranges</dt><dd>Nearly every argument takes one cell or a range. With a range the answer fills as many cells, so one formula serves a whole column.</dd></div>
<div><dt>Blank cells</dt><dd>A blank score is no data and a blank baseline is no baseline: neither is ever taken for 0. A row whose cells are all blank stays blank.</dd></div>
<div><dt>Errors</dt><dd>What cannot be read shows <code>#VALUE!</code>, what has no answer <code>#N/A</code>, and an error that comes in is passed on.
${first === undefined ? null : html`Each page says when: <a href="${fileOf(first)}#refusals">for APC.${first.name}</a>, for example.`}</dd></div>
<div><dt>Numbers</dt><dd>Sums and comparisons are exact and never off by the last binary digit: a score of 67 reaches a threshold of 67. Shares are fractions, 0.06 for 6%.</dd></div>
<div><dt>Long ranges</dt><dd>${LIMITS}</dd></div>
<div><dt>A plan’s own terms</dt><dd>Without them the published guide holds. A small range changes what a contract changes: <a href="${TERMS}">a plan’s terms</a>.</dd></div>
<div><dt>The guide</dt><dd>Its tables stand here as they were transcribed: <a href="${GUIDE}">the guide</a>.</dd></div>
</dl>`;
}
