import { noAnswer, Refusal } from "../../core/shared";
import { writeArgument } from "../formula/write";
import { decimal, native } from "./arithmetic";
import type { BookCell, BookExpression, BookValue } from "./book";

/** What holds only where a cell is so and not otherwise, each as text and as value. */

/** What holds only where the parts make up a whole. */
export function ifWhole(all: BookCell, of: BookExpression): BookExpression {
  return native(
    [of, all],
    (text, parts) => `IF(ROUND(${parts},9)=1,${text},NA())`,
    (cells) => decimal(cells[0]?.[0] ?? null).toNumber(),
  );
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

/** The error of a cell where it has one: what a refused formula no longer fills is blank, and would count as nothing. */
export function unlessRefused(cell: BookCell, of: BookExpression): BookExpression {
  return {
    text: (sheet) => `IF(ISERROR(${cell.text(sheet)}),${cell.text(sheet)},${of.text(sheet)})`,
    compute: () => (cell.value instanceof Refusal ? [[cell.value]] : of.compute()),
    reads: of.reads,
  };
}

/** What a cell holds, and no answer while it holds nothing. */
export function filled(cell: BookCell): BookExpression {
  return {
    text: (sheet) => `IF(${cell.text(sheet)}="",NA(),${cell.text(sheet)})`,
    compute: () => [[cell.value === null || cell.value === "" ? noAnswer(`${cell.label}: a blank cell`) : cell.value]],
    reads: [cell],
  };
}

/** What an expression answers, blank where there is no answer. */
export function blankIfNone(of: BookExpression): BookExpression {
  return {
    text: (sheet) => `IFNA(${of.text(sheet)},"")`,
    compute: () =>
      of.compute().map((row) => row.map((value) => (value instanceof Refusal && value.code === "#N/A" ? "" : value))),
    reads: of.reads,
    ...(of.call && { call: of.call }),
  };
}

/** The number in a cell as it is, nothing for a blank cell, and for words what the expression makes of them. */
export function numberOr(cell: BookCell, forWords: BookExpression): BookExpression {
  return {
    text: (sheet) =>
      `IF(${cell.text(sheet)}="","",IF(ISNUMBER(${cell.text(sheet)}),${cell.text(sheet)},${forWords.text(sheet)}))`,
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

/** Words before what a cell says. */
export function prefixed(words: string, cell: BookCell): BookExpression {
  return {
    text: (sheet) => `${writeArgument(words)}&${cell.text(sheet)}`,
    compute: () => [[cell.value instanceof Refusal ? cell.value : `${words}${cell.value ?? ""}`]],
    reads: [cell],
  };
}
