/// <reference types="custom-functions-runtime" />
import { Refusal, wrongInput } from "../core/cells/refusal";
import { catalogue } from "../core/catalogue";
import { callRule, type Outgoing } from "../core/define/call";
import type { Rule } from "../core/define/rule";
import { tooHeavy } from "./answers/tooHeavy";
import { sentenceWeight, survey } from "./answers/weight";

/** For the pages, which build without a core of their own. */
export * from "../core/shared";

/** Of one answer, as long as it stays light enough for Excel: sentences may be most of an error's weight. */
const MOST_SENTENCES = 200;

/** The names that Excel's runtime gives the errors we show. */
const RUNTIME_CODES = {
  "#VALUE!": "invalidValue",
  "#N/A": "notAvailable",
  "#DIV/0!": "divisionByZero",
  "#NUM!": "invalidNumber",
  "#NULL!": "nullReference",
} as const;

/** `CustomFunctions.Error` is there at call time only. */
function runtimeErrorOf({ code, sentence, passedOn }: Refusal, speaks: boolean): CustomFunctions.Error {
  const runtimeCode = CustomFunctions.ErrorCode[RUNTIME_CODES[code]];
  return speaks && !passedOn
    ? new CustomFunctions.Error(runtimeCode, sentence)
    : new CustomFunctions.Error(runtimeCode);
}

type RuntimeAnswer = (Exclude<Outgoing, Refusal> | CustomFunctions.Error)[][];

/** A single error is thrown, which every Excel shows; a spill holds its errors in its cells. */
function answer(rule: Rule, args: readonly unknown[]): RuntimeAnswer {
  const cells = compute(rule, args);
  const single = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (single instanceof Refusal) throw runtimeErrorOf(single, true);
  const { refused, room } = survey(cells);
  if (room < 0) throw runtimeErrorOf(tooHeavy(rule, cells), true);
  writeErrors(refused, room);
  return cells as RuntimeAnswer;
}

/**
 * Puts errors in the place of refusals. The first refused cell of each row speaks before any second one, so that
 * sentences reach as many rows as can be.
 */
function writeErrors(refused: readonly (Outgoing | CustomFunctions.Error)[][], roomForAll: number): void {
  let left = MOST_SENTENCES;
  let room = roomForAll;
  const write = (row: (typeof refused)[number], column: number): void => {
    const cell = row[column];
    if (!(cell instanceof Refusal)) return;
    const weight = room === Infinity || left === 0 ? 0 : sentenceWeight(cell);
    const speaks = !cell.passedOn && left > 0 && weight <= room;
    row[column] = runtimeErrorOf(cell, speaks);
    if (!speaks) return;
    left -= 1;
    room -= weight;
  };
  for (const row of refused) write(row, row.findIndex(isRefusal));
  for (const row of refused)
    row.forEach((_, column) => {
      write(row, column);
    });
}

function isRefusal(cell: unknown): boolean {
  return cell instanceof Refusal;
}

function compute(rule: Rule, args: readonly unknown[]): Outgoing[][] {
  try {
    return callRule(rule, args);
  } catch (thrown) {
    return [
      [thrown instanceof Refusal ? thrown : wrongInput(`${rule.name} met a fault of its own: ${String(thrown)}`)],
    ];
  }
}

// Where office.js could not load there is nothing to register with, and the page still has to show.
if (typeof CustomFunctions !== "undefined") {
  for (const rule of catalogue) {
    CustomFunctions.associate(rule.name, (...args: unknown[]) => answer(rule, args));
  }
}
