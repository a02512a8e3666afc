import { catalogue } from "../../core/catalogue";
import type { Example, Rule } from "../../core/define/rule";
import { answerOf, columnName, refusalOf, shownCell, typed, type PlacedRange } from "./formula";
import { html, type Content, type Html } from "./html";
import { dataTable, MOST_ON_A_PAGE, scrolling } from "./table";

/**
 * A formula, the cells it refers to, what it shows, and what a person should notice. The cells can be left
 * out where an example before has shown them.
 */
export function exampleBox(rule: Rule, example: Example, showsCells = true): Html {
  const { formula, ranges } = typed(rule.name, example.args);
  return html`<article class="example">
${formulaLine(formula)}
${showsCells && ranges.length > 0 ? sheet(ranges, formula) : null}
${result(rule, example, formula)}
<p class="because">${example.because}</p>
</article>
`;
}

/** A narrow screen breaks it after the bracket before it breaks a word. */
function formulaLine(formula: string): Html {
  const start = formula.indexOf("(") + 1;
  return html`<pre class="formula"><code>${formula.slice(0, start)}<wbr />${formula.slice(start)}</code></pre>`;
}

/** The executed answer, which tests hold against the declared one. */
function result(rule: Rule, example: Example, formula: string): Content {
  const refusal = refusalOf(rule, example);
  if (refusal !== undefined) {
    return html`<p class="result"><span class="label">Shows</span> <samp class="error">${refusal.code}</samp></p>
<p class="sentence">${refusal.sentence}</p>`;
  }
  const answer = answerOf(rule, example.args);
  if (rule.gives.shape === "table" || answer.length > 1 || (answer[0]?.length ?? 0) > 1) {
    return [
      html`<p class="result"><span class="label">Fills ${answer.length} × ${answer[0]?.length ?? 0} cells</span></p>
`,
      spilled(rule, answer, formula),
    ];
  }
  return html`<p class="result"><span class="label">Shows</span> <samp>${shownCell(answer[0]?.[0])}</samp></p>`;
}

function spilled(rule: Rule, answer: readonly (readonly unknown[])[], formula: string): Html {
  const [header = [], ...body] = answer;
  const label = `What ${formula} fills`;
  if (rule.gives.shape !== "table") return grid(label, answer);
  const numeric = header.map(
    (_, column) =>
      body.some((row) => typeof row[column] === "number") &&
      body.every((row) => typeof row[column] === "number" || isNote(row[column])),
  );
  return dataTable({
    label,
    columns: header.map((title, column) => ({ title: shownCell(title), numeric: numeric[column] === true })),
    rows: body.map((row) => ({ cells: row.map(shownCell) })),
  });
}

/** What stands in a column of numbers where there is none. */
function isNote(cell: unknown): boolean {
  return cell === "" || cell === "NA" || cell === "TBD";
}

/** The cells that a formula refers to, where it finds them: in one sheet, or table by table where paper has no room for it. */
function sheet(ranges: readonly PlacedRange[], formula: string): Html {
  const width = Math.max(...ranges.map(({ firstColumn, rows }) => firstColumn + widthOf(rows)));
  const title = html`<p class="result"><span class="label">with these cells</span></p>`;
  const label = `The cells of ${formula}`;
  if (width > MOST_ON_A_PAGE && ranges.every(({ rows }) => widthOf(rows) > 1)) {
    return html`${title}${ranges.map(
      ({ firstColumn, rows }) => html`
${grid(`${label}, from column ${columnName(firstColumn)} on`, rows, firstColumn)}`,
    )}`;
  }
  const cells: unknown[][] = Array.from({ length: Math.max(...ranges.map(({ rows }) => rows.length)) }, () => []);
  for (const { firstColumn, rows } of ranges) {
    rows.forEach((row, index) => {
      row.forEach((value, column) => {
        const line = cells[index];
        if (line !== undefined) line[firstColumn + column] = value;
      });
    });
  }
  return html`${title}
${grid(label, cells)}`;
}

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return Math.max(...rows.map((row) => row.length), 1);
}

/** Cells under the letters and beside the numbers that a formula names them by. */
function grid(label: string, rows: readonly (readonly unknown[])[], firstColumn = 0): Html {
  const columns = Array.from({ length: widthOf(rows) }, (_, index) => index);
  return scrolling(
    label,
    html`<table class="sheet">
<thead>
<tr><td></td>${columns.map((index) => html`<th scope="col">${columnName(firstColumn + index)}</th>`)}</tr>
</thead>
<tbody>${rows.map(
      (row, index) => html`
<tr><th scope="row">${index + 1}</th>${columns.map((column) => html`<td${typeof row[column] === "number" ? html` class="number"` : null}>${shownCell(row[column])}</td>`)}</tr>`,
    )}
</tbody>
</table>`,
    "snug",
  );
}

/** The steps of a function's first example that has an answer; null where there are none worth showing. */
export function workingOf(rule: Rule): Content {
  const working = catalogue.find(({ name }) => name === "WORKING");
  const example = rule.examples.find((each) => refusalOf(rule, each) === undefined);
  if (working === undefined || working === rule || example === undefined || rule.gives.shape === "table") return null;
  const args = [rule.name, ...example.args];
  const [header = [], ...steps] = answerOf(working, args);
  const computed = steps.length - example.args.length - 1;
  if (computed < 1 || steps[steps.length - 1]?.[0] !== "Result") return null;
  const { formula } = typed(working.name, args);
  return html`<p>The first example, step by step, as this formula lists it:</p>
${formulaLine(formula)}
${dataTable({
  label: `What ${formula} fills`,
  columns: header.map((title) => ({ title: shownCell(title) })),
  rows: steps.map((step) => ({ cells: step.map(shownCell) })),
})}`;
}
