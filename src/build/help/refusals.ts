import type { Rule } from "../../core/define/rule";
import { tell } from "../../core/define/tell";
import { FIRST_EDITION } from "../../core/guide/carried";
import { namesOf, takesAnything } from "./arguments";
import { exampleBox } from "./examples";
import { refusalOf } from "./formula";
import { html, joined, type Content } from "./html";
import { INDEX, TERMS } from "./places";

/** When a function has no answer: what holds of its arguments, and its examples that refuse. */
export function refusals(rule: Rule): Content {
  const refusing = rule.examples.filter((example) => refusalOf(rule, example) !== undefined);
  const names = Object.keys(rule.takes);
  if (names.length === 0) return html`<p>It takes no argument, so there is nothing to refuse.</p>`;
  return html`<p>A case that cannot be answered shows one of Excel’s errors, never a number that only looks right. Excel keeps the
sentence that says why behind the warning sign beside the cell, and the workbench shows it when the cell is selected.${inWords(rule)}</p>
<dl class="refusals">
<div>
<dt><code>#VALUE!</code> An argument cannot be read</dt>
<dd>The sentence names the argument, what was read and what would be right.
<ul>${unreadable(rule).map(
    (line) => html`
<li>${line}</li>`,
  )}
</ul>
</dd>
</div>
<div>
<dt><code>#VALUE!</code> The answer is too large for Excel</dt>
<dd>The sentence says how many rows would fit: <a href="${INDEX}#all">long ranges</a>.</dd>
</div>
<div>
<dt><code>#N/A</code> There is no answer</dt>
<dd>The arguments can be read, but the model has no answer for them: what the guide leaves to be determined, or what does not exist.</dd>
</div>
<div>
<dt>Errors that come in</dt>
<dd>An error in an argument goes before everything else. <code>#VALUE!</code>, <code>#N/A</code>, <code>#DIV/0!</code>,
<code>#NUM!</code> and <code>#NULL!</code> are passed on as they are; Excel lets a function pass on no other, so those show <code>#VALUE!</code>.</dd>
</div>
</dl>
${
  refusing.length === 0
    ? null
    : html`<h3>Examples that refuse</h3>
${refusing.map((example) => exampleBox(rule, example))}`
}`;
}

function inWords({ name, gives }: Rule): Content {
  if (gives.shape === "table") return null;
  return html` <code>=APC.WORKING("${name}", …)</code> with the same arguments says it in a cell.`;
}

function unreadable(rule: Rule): Content[] {
  const { gives } = rule;
  const { takes } = tell(rule, FIRST_EDITION);
  const [cells, lists, wholes] = [namesOf(rule, "cell"), namesOf(rule, "list"), namesOf(rule, "whole")];
  const several = (names: readonly Content[]): Content => joined(names, ", ");
  const lines: Content[] = Object.entries(takes)
    .filter(([, { shape, kind }]) => (shape === "cell" || shape === "list") && !takesAnything(kind.says))
    .map(
      ([name, { kind, blank }]) =>
        html`<code>${name}</code> is anything but ${kind.says}${blank ? null : ", or blank"}.`,
    );
  if (cells.length > 1 && gives.shape === "value")
    lines.push(
      html`Ranges of different sizes in ${several(cells)}. This refuses the whole formula; anything else, the one case alone.`,
    );
  if (cells.length > 0 && gives.shape === "table")
    lines.push(html`More than one cell in ${several(cells)}: the answer is a table already.`);
  if (lists.length > 0)
    lines.push(
      html`More than one row and column in ${several(lists)}${lists.length > 1 ? ", or lists of different lengths" : null}.`,
    );
  if (wholes.length > 0) lines.push(html`What ${several(wholes)} must hold, as told above, is not there.`);
  for (const name of namesOf(rule, "terms")) {
    lines.push(
      html`${name} holds an unknown key, a key twice, or a value that its key does not take: <a href="${TERMS}#refused">what is refused in a plan’s terms</a>.`,
    );
  }
  return lines;
}
