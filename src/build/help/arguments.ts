import type { Rule } from "../../core/define/rule";
import { tell, type ToldArgument } from "../../core/define/tell";
import { FIRST_EDITION } from "../../core/guide/carried";
import { html, joined, type Content, type Html } from "./html";
import { TERMS } from "./places";

/** One argument, or several that differ in a number only: argument1 to argument11. */
interface Run {
  readonly names: readonly string[];
  readonly argument: ToldArgument;
  readonly says: string;
}

function runsOf(rule: Rule): Run[] {
  const runs: Run[] = [];
  for (const [name, argument] of Object.entries(tell(rule, FIRST_EDITION).takes)) {
    const before = runs[runs.length - 1];
    if (before !== undefined && isNext(before, name, argument)) {
      const names = [...before.names, name];
      runs[runs.length - 1] = { names, argument: before.argument, says: spanning(before.argument.says, names.length) };
    } else {
      runs.push({ names: [name], argument, says: argument.says });
    }
  }
  return runs;
}

function isNext({ names, argument }: Run, name: string, next: ToldArgument): boolean {
  const [first = ""] = names;
  const number = String(names.length + 1);
  return (
    first.endsWith("1") &&
    name === first.replace(/1$/, number) &&
    argument.shape === next.shape &&
    argument.optional === next.optional &&
    next.says === argument.says.replace("1", number)
  );
}

/** "Argument 1 of that function" for eleven of them: "Argument 1 to 11 of that function". */
function spanning(says: string, count: number): string {
  return says.replace("1", `1 to ${String(count)}`);
}

/** The arguments of a shape by name, those that differ in a number only as one. */
export function namesOf(rule: Rule, shape: ToldArgument["shape"]): Content[] {
  return runsOf(rule)
    .filter(({ argument }) => argument.shape === shape)
    .map(({ names }) => [
      html`<code>${names[0] ?? ""}</code>`,
      names.length > 1 ? html` to <code>${names[names.length - 1] ?? ""}</code>` : null,
    ]);
}

/** As a person types it, with what may be left out in brackets. */
export function signature(rule: Rule): Html {
  const words = runsOf(rule).map(({ names, argument: { optional } }): Content => {
    const shown = names.length > 2 ? [names[0] ?? "", "…", names[names.length - 1] ?? ""] : names;
    return joined(
      shown.map((name) => (name === "…" ? name : html`<span class="argument">${optional ? `[${name}]` : name}</span>`)),
      ", ",
    );
  });
  return html`<pre class="signature"><code>=APC.${rule.name}(<wbr />${joined(words, ", ")})</code></pre>`;
}

export function argumentList(rule: Rule): Content {
  const runs = runsOf(rule);
  return html`<dl class="arguments">${runs.map(
    (run) => html`
<div>
<dt>${joined(
      run.names.map((name) => html`<code>${name}</code>`),
      html` `,
    )} <span class="tags">${joined(
      tagsOf(rule, run.argument).map((tag) => html`<span class="tag">${tag}</span>`),
      html` `,
    )}</span></dt>
<dd>${run.says}</dd>${choicesOf(run.argument)}
</div>`,
  )}
</dl>
${runs.some(({ argument }) => argument.shape === "cell") && rule.gives.shape === "value" ? LIFTED : null}`;
}

const LIFTED = html`<p class="aside">Where an argument takes a cell or a range, give a range and the answer fills as many cells: ranges of one
size go cell by cell, a single cell goes with every cell of a range, and a row with a column makes a table. A case whose cells are all blank stays blank.</p>`;

function tagsOf(rule: Rule, { shape, optional, blank }: ToldArgument): string[] {
  return [
    SHAPES[shape](rule),
    ...(optional ? ["may be left out"] : blank && shape !== "whole" ? ["may be blank"] : []),
  ];
}

const SHAPES: Readonly<Record<ToldArgument["shape"], (rule: Rule) => string>> = {
  cell: ({ gives }) => (gives.shape === "table" ? "one cell" : "a cell or a range"),
  list: () => "one row or column, taken whole",
  whole: () => "taken whole",
  terms: () => "a plan’s terms, taken whole",
};

/** What would be right, where the phrase above does not say it in so many words. */
function choicesOf({ shape, kind: { says, choices }, says: help }: ToldArgument): Content {
  if (shape === "terms")
    return html`
<dd>How to write them: <a href="${TERMS}">a plan’s terms</a>.</dd>`;
  if (shape === "whole" || takesAnything(says) || holdsWords(help, choices?.join(" ") ?? says)) return null;
  if (choices === undefined)
    return html`
<dd>Takes ${says}.</dd>`;
  return html`
<dd>One of ${joined(
    choices.map((choice) => html`<code>${choice}</code>`),
    ", ",
  )}.</dd>`;
}

/** Whether a kind asks nothing of a cell: what is right is judged later, with other arguments. */
export function takesAnything(says: string): boolean {
  return says === "a cell";
}

function holdsWords(text: string, words: string): boolean {
  const held = new Set(wordsOf(text));
  return wordsOf(words).every((word) => held.has(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9-]+/g) ?? [];
}
