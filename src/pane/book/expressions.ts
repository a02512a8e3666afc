import { cents, exact, isTable, noAnswer, ratio, Refusal } from "../../core/shared";
import type { Rule } from "../../core/define/rule";
import type { Decimal } from "../../core/numbers/exact";
import { writeArgument } from "../formula/write";
import { answerOf, ruleNamed } from "../resolve";
import type { BookCell, BookExpression, BookMatrix, BookValue } from "./book";

/** The functions of ours and the few of the spreadsheet's own that the sheets need, each as text and as value. */

/** A call of one of our functions; null leaves an argument out. */
export function apc(name: string, ...args: readonly (BookExpression | null)[]): BookExpression {
  const rule = ruleNamed(name);
  if (rule === undefined) throw new Error(`There is no function ${name}`);
  // The cells of a book never change, and several columns of one answer stand in it.
  let answer: BookMatrix | undefined;
  return {
    text: (sheet) => `APC.${name}(${args.map((arg) => arg?.text(sheet) ?? "").join(",")})`,
    compute: () => (answer ??= answered(rule, args.map((arg) => arg?.compute()))),
    reads: args.flatMap((arg) => arg?.reads ?? []),
    call: { name, args },
  };
}

/** A slider moves a few cells at a time: most calls of the next book are those of the one before. */
let answers = new Map<string, BookMatrix>();
let previousAnswers = answers;
const MOST_ANSWERS = 600;

function answered(rule: Rule, args: readonly (BookMatrix | undefined)[]): BookMatrix {
  const key = `${rule.name} ${JSON.stringify(args)}`;
  const answer = answers.get(key) ?? previousAnswers.get(key) ?? answerOf(rule, args);
  if (answers.size >= MOST_ANSWERS) {
    previousAnswers = answers;
    answers = new Map();
  }
  answers.set(key, answer);
  return answer;
}

export function constant(value: number | string): BookExpression {
  return { text: () => writeArgument(value), compute: () => [[value]], reads: [] };
}

/** The headings over the table that one of our functions answers. */
export function headingsOf(name: string): readonly string[] {
  const rule = ruleNamed(name);
  if (rule === undefined || !isTable(rule)) throw new Error(`${name} answers no table`);
  return rule.gives.columns;
}

/** One column of the table that a call answers, by its heading. */
export function columnNamed(table: BookExpression, heading: string): BookExpression {
  const { call } = table;
  const column = call === undefined ? -1 : headingsOf(call.name).indexOf(heading);
  if (call === undefined || column < 0) throw new Error(`No table with a column ${heading}`);
  return {
    ...table,
    call: { ...call, column },
    text: (sheet) => `INDEX(${table.text(sheet)},0,${column + 1})`,
    compute() {
      const answer = table.compute();
      // A refusal stands alone, and takes the place of every column.
      return answer.length === 1 ? answer : answer.map((row) => [row[column] ?? null]);
    },
  };
}

export function sum(of: BookExpression): BookExpression {
  return native([of], (text) => `SUM(${text})`, (cells) => total(cells).toNumber());
}

/** A sum only where each of them is a number: words count nothing in a spreadsheet's own sums, and would go unseen. */
export function sumOfNumbers(of: BookExpression): BookExpression {
  return native([of], (text) => `IF(COUNT(${text})=ROWS(${text}),SUM(${text}),NA())`, (cells) =>
    cells.every(([value]) => typeof value === "number") ? total(cells).toNumber() : noAnswer("Not all of them are numbers"),
  );
}

/**
 * The payments under one label, each already in cents. A block that is refused shows its error where its heading
 * stood: then there are fewer headings than places, and no sum. The headings are counted, for they stand in the
 * formulas' own cells: what a refused block had below, the workbench forgets too late for this sum.
 */
export function sumWhere(amounts: BookExpression, labels: BookExpression, label: BookCell, heading: string, places: BookExpression): BookExpression {
  const rowsOf = (words: BookValue): ReadonlySet<number> => new Set(labels.reads.filter(({ value }) => value === words).map(({ row }) => row));
  const counted = (): BookCell[] => {
    const chosen = rowsOf(label.value);
    return amounts.reads.filter(({ row }) => chosen.has(row));
  };
  return {
    text(sheet) {
      const [values, keys, key, head, all] = [amounts, labels, label, constant(heading), places].map((one) => one.text(sheet));
      return `IF(COUNTIF(${keys},${head})=ROWS(${all}),ROUND(SUMIFS(${values},${keys},${key}),2),NA())`;
    },
    compute() {
      const refused = labels.reads.find(({ value }) => value instanceof Refusal)?.value;
      // Counting passes no error on, so that the sheet has its own, whatever the cause.
      if (refused instanceof Refusal) return [[noAnswer(refused.sentence)]];
      if (rowsOf(heading).size !== places.compute().length) return [[noAnswer("There are not as many blocks as sites")]];
      return [[cents(total(counted().map(({ value }) => [value]))).toNumber()]];
    },
    reads: [...amounts.reads, ...labels.reads, label, ...places.reads],
    counted,
  };
}

export function sumOfProducts(left: BookExpression, right: BookExpression): BookExpression {
  return native([left, right], (a, b) => `SUMPRODUCT(${a},${b})`, (a, b) =>
    a.flat().reduce<Decimal>((sum, value, place) => sum.plus(decimal(value).times(decimal(b.flat()[place] ?? null))), exact(0)).toNumber(),
  );
}

/** What holds only where the parts make up a whole. */
export function ifWhole(all: BookCell, of: BookExpression): BookExpression {
  return native([of, all], (text, parts) => `IF(ROUND(${parts},9)=1,${text},NA())`, (cells) => decimal(cells[0]?.[0] ?? null).toNumber());
}

export function plus(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "+", right, (a, b) => a.plus(b).toNumber());
}

export function minus(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "-", right, (a, b) => a.minus(b).toNumber());
}

export function times(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "*", right, (a, b) => a.times(b).toNumber());
}

/** The same on every engine: sums of products differ in their last digits from one to another. */
export function rounded(of: BookExpression, decimals: number): BookExpression {
  return native([of], (text) => `ROUND(${text},${decimals})`, (cells) => decimal(cells[0]?.[0] ?? null).toDecimalPlaces(decimals).toNumber());
}

export function over(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "/", right, (a, b) => (b.isZero() ? new Refusal("#DIV/0!", "There is nothing to divide by") : ratio(a, b)));
}

/** One cell of a column that one formula fills: named as a whole, so that whoever computes knows which formula that is. */
export function placeIn(column: BookExpression, place: number): BookExpression {
  return {
    text: (sheet) => `INDEX(${column.text(sheet)},${place + 1})`,
    compute: () => column.compute().slice(place, place + 1),
    reads: column.reads.slice(place, place + 1),
  };
}

/** The error of a cell where it has one: what a refused formula no longer fills is blank, and would count as nothing. */
export function unlessRefused(cell: BookCell, of: BookExpression): BookExpression {
  return {
    text: (sheet) => `IF(ISERROR(${cell.text(sheet)}),${cell.text(sheet)},${of.text(sheet)})`,
    compute: () => (cell.value instanceof Refusal ? [[cell.value]] : of.compute()),
    reads: of.reads,
  };
}

/** Rows of a table's answer under its headings. */
export function rowsUnderHeadings(of: BookExpression): BookExpression {
  return native([of], (text) => `ROWS(${text})-1`, (cells) => cells.length - 1);
}

/** Words before what a cell says. */
export function prefixed(words: string, cell: BookCell): BookExpression {
  return {
    text: (sheet) => `${writeArgument(words)}&${cell.text(sheet)}`,
    compute: () => [[cell.value instanceof Refusal ? cell.value : `${words}${cell.value ?? ""}`]],
    reads: [cell],
  };
}

/** What an expression answers, blank where there is no answer. */
export function blankIfNone(of: BookExpression): BookExpression {
  return {
    text: (sheet) => `IFNA(${of.text(sheet)},"")`,
    compute: () => of.compute().map((row) => row.map((value) => (value instanceof Refusal && value.code === "#N/A" ? "" : value))),
    reads: of.reads,
    ...(of.call && { call: of.call }),
  };
}

/** The number in a cell as it is, nothing for a blank cell, and for words what the expression makes of them. */
export function numberOr(cell: BookCell, forWords: BookExpression): BookExpression {
  return {
    text: (sheet) => `IF(${cell.text(sheet)}="","",IF(ISNUMBER(${cell.text(sheet)}),${cell.text(sheet)},${forWords.text(sheet)}))`,
    compute() {
      const { value } = cell;
      if (value === null || value === "") return [[""]];
      return isWords(value) ? forWords.compute() : [[value]];
    },
    reads: [cell, ...forWords.reads],
    ...(isWords(cell.value) && forWords.call && { call: forWords.call }),
  };
}

function isWords(value: BookValue): boolean {
  return typeof value === "string" && value !== "";
}

/** Blank where a part is nothing: then it is not asked for. */
export function ifAny(part: BookCell, of: BookExpression): BookExpression {
  return {
    text: (sheet) => `IF(${part.text(sheet)}=0,"",${of.text(sheet)})`,
    compute: () => (part.value === 0 ? [[""]] : of.compute()),
    reads: [part, ...of.reads],
    ...(part.value === 0 ? { counted: () => [part] } : of.call && { call: of.call }),
  };
}

/** One answer for all of something or less, another for more than all of it. */
export function ifMoreThanAll(share: BookCell, more: BookExpression, of: BookExpression): BookExpression {
  const taken = (): BookExpression => (typeof share.value === "number" && share.value > 1 ? more : of);
  return {
    text: (sheet) => `IF(${share.text(sheet)}>1,${more.text(sheet)},${of.text(sheet)})`,
    compute: () => taken().compute(),
    reads: of.reads,
    get call() { return taken().call; },
  };
}

/** No more than a ceiling, which can be a word for none: a spreadsheet's MIN passes over words in cells. */
export function atMost(of: BookCell, ceiling: BookCell): BookExpression {
  return native([of, ceiling], (text, limit) => `MIN(${text},${limit})`, (cells, limits) =>
    Math.min(...[...cells.flat(), ...limits.flat()].filter((value) => typeof value === "number")));
}

/** What a cell holds, and no answer while it holds nothing. */
export function filled(cell: BookCell): BookExpression {
  return {
    text: (sheet) => `IF(${cell.text(sheet)}="",NA(),${cell.text(sheet)})`,
    compute: () => [[cell.value === null || cell.value === "" ? noAnswer(`${cell.label}: a blank cell`) : cell.value]],
    reads: [cell],
  };
}

function arithmetic(left: BookExpression, sign: string, right: BookExpression, of: (left: Decimal, right: Decimal) => number | Refusal): BookExpression {
  return native([left, right], (a, b) => `${a}${sign}${b}`, (a, b) => of(decimal(a[0]?.[0] ?? null), decimal(b[0]?.[0] ?? null)));
}

/** A function of the spreadsheet's; like there, an error that goes in comes out. */
function native(operands: readonly BookExpression[], write: (...texts: string[]) => string, compute: (...cells: BookMatrix[]) => number | Refusal): BookExpression {
  return {
    text: (sheet) => write(...operands.map((operand) => operand.text(sheet))),
    compute() {
      const cells = operands.map((operand) => operand.compute());
      const refused = cells.flat(2).find((value) => value instanceof Refusal);
      return [[refused ?? compute(...cells)]];
    },
    reads: operands.flatMap(({ reads }) => reads),
  };
}

function total(cells: BookMatrix): Decimal {
  return cells.flat().reduce<Decimal>((sum, value) => sum.plus(decimal(value)), exact(0));
}

/** Text and blanks count nothing, as in a spreadsheet's own sums. */
function decimal(value: BookValue): Decimal {
  return exact(typeof value === "number" ? value : 0);
}
