import type { ErrorCode, Refusal } from "../../core/cells/refusal";
import type { Outgoing } from "../../core/define/call";

/**
 * What an answer weighs in the message that takes it to Excel, in bytes. Excel's runtime sends the answers of calls
 * that are calculated together in one request, and where Excel refuses that one as too large, as many of them as stay
 * below 2,000,000 characters; an answer heavier than that may never arrive, and its cell then shows #BUSY! for good.
 */

/** Of one answer. What is left of the runtime's own limit is room for what a newer one may write besides. */
export const MOST_OF_AN_ANSWER = 1_900_000;

/** The words with which the runtime writes our errors. */
const TYPES: Readonly<Record<ErrorCode, string>> = {
  "#VALUE!": "Value",
  "#N/A": "NotAvailable",
  "#DIV/0!": "Div0",
  "#NUM!": "Num",
  "#NULL!": "Null",
};

/** Of an error without its sentence. */
const ERRORS = new Map(
  Object.entries(TYPES).map(([code, errorType]) => {
    const [valueType, type] = ["CustomFunctionError", "Error"];
    return [code, JSON.stringify({ valueType, code, type, basicValue: code, basicType: type, errorType }).length];
  }),
);
const HEAVIEST_ERROR = Math.max(...ERRORS.values());
const AROUND_A_SENTENCE = ',"message":'.length;

/** -1.2345678901234567e-100 */
const LONGEST_NUMBER = 24;
/** -214748.3647 */
const LONGEST_SHORT_NUMBER = 12;
/** A control character: \u0000 */
const LONGEST_CHARACTER = 6;

/** Of texts that an estimate weighs exactly. */
const MOST_TEXTS = 100;
const LONGEST_WEIGHED_TEXT = 100;

/** "[" and "]," around a row, and "," after each cell. */
const AROUND_A_ROW = 3;
const AFTER_A_CELL = 1;

/** What there is to know of an answer before its errors are written. */
export interface Survey<Row> {
  /** The rows that hold a refusal. */
  readonly refused: readonly Row[];
  /** The weight that sentences may add; less than nothing where the answer is too heavy without any. */
  readonly room: number;
}

/**
 * In one pass, because answers are long: most are far below the limit, so that their weight is only estimated, from
 * above, and is exact where the estimate does not do.
 */
export function survey<Row extends readonly Outgoing[]>(answer: readonly Row[]): Survey<Row> {
  const refused: Row[] = [];
  const texts = new Map<string, number>();
  let most = 0;
  for (const row of answer) {
    let isRefused = false;
    most += AROUND_A_ROW + AFTER_A_CELL * row.length;
    for (const cell of row) {
      if (typeof cell === "number") most += isShort(cell) ? LONGEST_SHORT_NUMBER : LONGEST_NUMBER;
      else if (typeof cell === "string") most += texts.get(cell) ?? mostOfNewText(cell, texts);
      else {
        isRefused = true;
        most += HEAVIEST_ERROR + AROUND_A_SENTENCE + mostOfText(cell.sentence);
      }
    }
    if (isRefused) refused.push(row);
  }
  if (most <= MOST_OF_AN_ANSWER) return { refused, room: Infinity };
  return { refused, room: MOST_OF_AN_ANSWER - rowWeights(answer).reduce((sum, weight) => sum + weight, 0) };
}

/** Of each row, without sentences. */
export function rowWeights(answer: readonly (readonly Outgoing[])[]): number[] {
  const texts = new Map<string, number>();
  const weigh = (cell: Outgoing): number => {
    if (typeof cell === "number") return String(cell).length;
    if (typeof cell !== "string") return ERRORS.get(cell.code) ?? HEAVIEST_ERROR;
    // A column repeats few texts.
    const known = texts.get(cell);
    if (known !== undefined) return known;
    const weight = textWeight(cell);
    texts.set(cell, weight);
    return weight;
  };
  return answer.map((row) => row.reduce<number>((sum, cell) => sum + weigh(cell) + AFTER_A_CELL, AROUND_A_ROW));
}

/** What a sentence adds to its error. */
export function sentenceWeight({ sentence }: Refusal): number {
  return textWeight(sentence) + AROUND_A_SENTENCE;
}

/** Whether four decimals write it, short of two hundred thousand: the shortest text for a double is then no longer. */
function isShort(value: number): boolean {
  return ((value * 1e4 + 0.5) | 0) / 1e4 === value;
}

/** A column repeats few texts, which are worth weighing; of names and sentences there is no end. */
function mostOfNewText(text: string, texts: Map<string, number>): number {
  if (texts.size >= MOST_TEXTS || text.length > LONGEST_WEIGHED_TEXT) return mostOfText(text);
  const weight = textWeight(text);
  texts.set(text, weight);
  return weight;
}

function mostOfText(text: string): number {
  return LONGEST_CHARACTER * text.length + 2;
}

/** As UTF-8, in which no text is shorter than in the characters that the runtime counts. */
function textWeight(text: string): number {
  const written = JSON.stringify(text);
  let bytes = 0;
  for (let index = 0; index < written.length; index += 1) {
    const unit = written.charCodeAt(index);
    // Each half of a pair makes two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
