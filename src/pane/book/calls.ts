import type { Rule } from "../../core/define/rule";
import { isTable } from "../../core/shared";
import { writeArgument } from "../formula/write";
import { answerOf, ruleNamed } from "../resolve";
import type { BookExpression, BookMatrix } from "./book";

/** Calls of our functions, and what is taken of their answers. */

/** A call of one of our functions; null leaves an argument out. */
export function apc(name: string, ...args: readonly (BookExpression | null)[]): BookExpression {
  const rule = ruleNamed(name);
  if (rule === undefined) throw new Error(`There is no function ${name}`);
  // The cells of a book never change, and several columns of one answer stand in it.
  let answer: BookMatrix | undefined;
  return {
    text: (sheet) => `APC.${name}(${args.map((arg) => arg?.text(sheet) ?? "").join(",")})`,
    compute: () =>
      (answer ??= answered(
        rule,
        args.map((arg) => arg?.compute()),
      )),
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

/** One cell of a column that one formula fills: named as a whole, so that whoever computes knows which formula that is. */
export function placeIn(column: BookExpression, place: number): BookExpression {
  return {
    text: (sheet) => `INDEX(${column.text(sheet)},${place + 1})`,
    compute: () => column.compute().slice(place, place + 1),
    reads: column.reads.slice(place, place + 1),
  };
}
