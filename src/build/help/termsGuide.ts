import { catalogue } from "../../core/catalogue";
import type { Example, Range } from "../../core/define/rule";
import { FIRST_EDITION } from "../../core/guide/carried";
import { tablesIn } from "../../core/rules/model/tables";
import { exampleBox } from "./examples";
import { html, type Content, type Html } from "./html";
import { fileOf } from "./places";

/** How a plan's terms are written, with examples that are computed as the page is made. */

/** Made up, and short enough to be read at a glance. */
const PLAN: Range = [
  ["Parameter", "Value", "Source", "Note"],
  ["CBP.gold", 72, "Contract 4.2", null],
  ["improvement.required", 0.08, "Contract 4.3", "5% from 2026 on"],
  ["track.B.99495-99498", "FFS", "Amendment 1", null],
];

export function howToWrite(): Content {
  return html`<p>Write one row for each change, under a header row with the columns Parameter and Value. Source and Note are yours to use: the
Source of a row is what <code>APC.SOURCE</code> and every working then show. Blank rows are left out, upper and lower case are the same, and the
order of rows and columns does not matter. Without a header row the columns are Parameter, Value and Source.</p>
<p>Pass the range as the last argument of a function, or check it once with ${linkTo("TERMS")} and pass that one cell. A share is typed as 5% or as 0.05,
which Excel keeps as the same number; a target is typed in points.</p>
${example("TERMS", { args: [PLAN], because: "Three changes, checked. Every terms argument takes the range, or this one cell." })}
${example("TERM", { args: ["CBP.gold", PLAN], because: "The plan’s Gold Standard instead of the published 74." }, false)}
${example("TERM", { args: ["CBP.threshold", PLAN], because: "Not in the plan’s terms, so the published one holds." }, false)}
<p>${linkTo("TERMS")} also lays changes on top of terms, for a step of a sensitivity table or a counter-offer: where both give a key, the change and its Source hold,
and no change takes a key out. Every row of both is judged by itself; what rows ask of each other, such as the order of targets, is judged on the result.
${linkTo("TERMS.DIFFER")} lists what a plan’s terms change of the guide, or of other terms.</p>
${example("TERMS.DIFFER", { args: [PLAN], because: "The plan’s changes, side by side with the published values." })}`;
}

function linkTo(name: string): Content {
  const rule = catalogue.find((each) => each.name === name);
  return rule === undefined ? `APC.${name}` : html`<a href="${fileOf(rule)}">APC.${name}</a>`;
}

function example(name: string, given: Pick<Example, "args" | "because">, showsCells = true): Content {
  const rule = catalogue.find((each) => each.name === name);
  return rule === undefined ? null : exampleBox(rule, { ...given, gives: null }, showsCells);
}

export const REFUSED: Html = html`<p>Terms that cannot be read as a whole refuse every formula that is given them, so that nothing is computed from half of them. The sentence names the row.</p>
<ul>
<li>A key that does not exist; the nearest one is named.</li>
<li>A key that stands in two rows, a value without a key, or a key without a value.</li>
<li>A value that its key does not take, as listed below: also a 0 where 0 is out of range, because it may be a blank cell.</li>
<li>Targets that do not run one way, or that the measure’s scores cannot have; 0.74 where 74 points are meant.</li>
<li>Two ranges of codes, equally wide, that disagree on codes they share.</li>
<li>A project that the payout periods do not fill, or that starts after day 28 of a month; the nearest start and end that fit are named.</li>
<li>An error value in Parameter or Value is passed on.</li>
</ul>`;

export function trackCodes(readings: Content): Html {
  return html`<p>A key of the form <code>track.B.</code> or <code>track.C.</code> and a code, or a range of codes of one kind, takes
<code>Capitated</code> or <code>FFS</code>: <code>track.B.99396</code>, <code>track.B.99495-99498</code>, <code>track.C.J9000-J9999</code>.
Of several ranges that hold a code, the narrowest decides. Without such a key, ${tablesIn(FIRST_EDITION, "basicCapitation", "intermediateCapitation")} decide.</p>
${example("TRACK", {
  args: [
    "99396",
    "B",
    [
      ["Parameter", "Value"],
      ["track.B.99381-99397", "Capitated"],
      ["track.B.99396", "FFS"],
    ],
  ],
  because: "The key of the single code is narrower than that of the range.",
})}
<h3>Readings that such a key changes</h3>
${readings}`;
}

export function specialties(): Content {
  return html`<p>A key of the form <code>attribution.specialty.</code> and a specialty in words or by its taxonomy code takes
<code>primary care</code>, <code>restricted</code> or <code>other</code>: <code>attribution.specialty.Nurse Practitioner</code>, <code>attribution.specialty.363L00000X</code>.
Upper and lower case are the same, and &amp; is read as and. Without such a key a specialty is primary care or restricted as the guide lists it, a taxonomy code as the specialty that it stands for, and all else is other.</p>
${example(
  "TERM",
  {
    args: ["attribution.specialty.Nurse Practitioner", [["attribution.specialty.Nurse Practitioner", "other"]]],
    because: "Where nurse practitioners’ visits are to a specialist.",
  },
  false,
)}`;
}
