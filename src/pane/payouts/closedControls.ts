import { grouped, isoDate, Refusal } from "../../core/shared";
import { paymentsOf } from "../plan/payments";
import type { PortCell } from "../port";
import { counted, listed } from "../words";
import { type ClosedLine, type ClosingRecord } from "./closingRecord";
import { CLOSED_COLUMNS } from "./close";
import { AMOUNTS } from "./controlTotals";
import { earnedIn } from "./corrections";
import { cameFrom, isDeparture, isWriteOff } from "./departureNotes";
import { atFirst, money, type Audited, type Finding } from "./finding";
import {
  addedUp,
  isAdjustment,
  isBlank,
  isClosed,
  keyOf,
  LEDGER,
  linesByPayout,
  sumOf,
  type Ledger,
  type LedgerLine,
} from "./ledger";
import { placeOfLine, rowsText } from "./rows";

/** Whether what is closed is as it was closed, in the ledger and in its records. */

/** What a practice was closed with in a payout, and what it earns since its last correction. */
interface ClosedAs {
  readonly practice: string;
  readonly payout: number;
  readonly line: ClosedLine;
  /** The day on which it was closed; as the record has it. */
  readonly on: PortCell;
  readonly earnedNow: number;
}

function closedAs(records: Audited["records"]): Map<string, ClosedAs> {
  const closed = new Map<string, ClosedAs>();
  for (const record of records) {
    if (record instanceof Refusal) continue;
    const { payout, kind, on } = record.closing;
    for (const line of record.lines.values()) {
      const key = keyOf(line.practice, payout);
      const before = closed.get(key);
      const first = kind === "Correction" && before !== undefined ? before : { line, on };
      closed.set(key, {
        practice: line.practice,
        payout,
        line: first.line,
        on: first.on,
        earnedNow: line.earned,
      });
    }
  }
  return closed;
}

/** Closed lines that were edited, taken out or added by hand since. */
export function closedOtherwise({ ledger, records, closings }: Audited): Finding[] {
  // A payout of which one record cannot be read was closed with more than is known.
  const unknown = new Set(
    records.flatMap((record, at) => (record instanceof Refusal ? [closings?.list[at]?.payout] : [])),
  );
  const closed = new Map([...closedAs(records)].filter(([, { payout }]) => !unknown.has(payout)));
  const lines = linesByPayout(ledger.lines);
  const corrections = grouped(ledger.lines, ({ practice, corrects }) => keyOf(practice, corrects));
  // What a record that is gone closed, its fault tells.
  const isLost = records.some((record) => record instanceof Refusal);
  return [
    ...[...closed.values()].flatMap((one) => [
      ...sumsOtherwise(ledger, one, lines.get(keyOf(one.practice, one.payout)) ?? []),
      ...dayOtherwise(ledger, one, lines.get(keyOf(one.practice, one.payout)) ?? []),
      ...correctionsOtherwise(ledger, one, corrections.get(keyOf(one.practice, one.payout)) ?? []),
    ]),
    ...(isLost ? [] : closedWithoutRecord(ledger, closed)),
    ...correctsNothing(ledger, closed, isLost),
  ];
}

function sumsOtherwise(
  ledger: Ledger,
  { practice, payout, line }: ClosedAs,
  lines: readonly LedgerLine[],
): readonly Finding[] {
  const who = `${practice}, payout ${payout}`;
  const closed = lines.filter(isClosed);
  if (closed.length === 0) {
    const sentence =
      lines.length === 0
        ? `${who}: its closed line is gone; it was closed with ${money(line.earned)} earned.`
        : `${who}: it was closed, and no line of it says so any more.`;
    return [{ kind: "closed", sentence, place: atFirst(ledger, lines) }];
  }
  const its = lines.filter((one) => !isBookedSince(one));
  return CLOSED_COLUMNS.flatMap((column): Finding[] => {
    const sum = addedUp(its, column);
    if (sum === line[column]) return [];
    const places = its.filter((one) => !isBlank(one.cell(column)));
    const shown = places.length === 0 ? closed : places;
    return [
      {
        kind: "closed",
        sentence: `${who}: ${AMOUNTS[column]} was closed with ${money(line[column])} and is ${money(sum)} now, ${rowsText(ledger, shown)}.`,
        place: atFirst(ledger, shown),
      },
    ];
  });
}

/** Month ends count what was earned from its day on. */
function dayOtherwise(ledger: Ledger, { practice, payout, on }: ClosedAs, lines: readonly LedgerLine[]): Finding[] {
  return lines.flatMap((line): Finding[] => {
    const { closedOn } = line;
    if (typeof closedOn !== "number" || typeof on !== "number" || closedOn === on || isDeparture(line)) return [];
    const sentence = `${practice}, payout ${payout}: it was closed on ${isoDate(on)}, and says ${isoDate(closedOn)} now, ${rowsText(ledger, [line])}.`;
    return [{ kind: "closed", sentence, place: placeOfLine(ledger, line) }];
  });
}

/**
 * What stands beside what was closed without having been closed with it, where a practice has left: corrections of other
 * payouts, whose amounts the records tell, and what a balance ended with.
 */
function isBookedSince(line: LedgerLine): boolean {
  const isOfDeparture = cameFrom(line) !== null || isWriteOff(line);
  return !isClosed(line) && isAdjustment(line) && (line.corrects !== null || isOfDeparture);
}

function correctionsOtherwise(
  ledger: Ledger,
  { practice, payout, line, earnedNow }: ClosedAs,
  lines: readonly LedgerLine[],
): Finding[] {
  const booked = addedUp(lines, "adjustments");
  const known = sumOf([earnedNow, -line.earned]);
  if (booked === known) return [];
  const sentence = `${practice}: the lines that correct payout ${payout} come to ${money(booked)}, its records to ${money(known)}${lines.length === 0 ? "" : `, ${rowsText(ledger, lines)}`}.`;
  return [{ kind: "closed", sentence, place: atFirst(ledger, lines) }];
}

function closedWithoutRecord(ledger: Ledger, closed: ReadonlyMap<string, ClosedAs>): Finding[] {
  const byPayout = grouped(
    ledger.lines.filter(
      (line) =>
        isClosed(line) && line.payout !== null && !isDeparture(line) && !closed.has(keyOf(line.practice, line.payout)),
    ),
    ({ payout }) => payout,
  );
  return [...byPayout].map(([payout, lines]) => ({
    kind: "closed",
    sentence: `Payout ${payout ?? ""}: ${lines.length === 1 ? "a line says" : `${counted(lines.length, "line")} say`} Closed on, and no record tells with what, ${rowsText(ledger, lines)}.`,
    place: atFirst(ledger, lines),
  }));
}

/** What a formula comes to moves, whatever day stands beside it. */
export function closedFormulas(ledger: Ledger): Finding[] {
  return ledger.lines.flatMap((line): Finding[] => {
    const moving = CLOSED_COLUMNS.filter((column) => line.formulas.includes(column));
    if (!isClosed(line) || moving.length === 0) return [];
    const cells = listed(moving.map((column) => LEDGER.columns[column].heading));
    const sentence = `${line.practice}, payout ${line.payout ?? ""}: ${cells} ${moving.length === 1 ? "is a formula" : "are formulas"}, so that it is not closed: it can still move, ${rowsText(ledger, [line])}.`;
    return [{ kind: "closed", sentence, place: placeOfLine(ledger, line) }];
  });
}

function correctsNothing(ledger: Ledger, closed: ReadonlyMap<string, ClosedAs>, isLost: boolean): Finding[] {
  if (isLost) return [];
  return ledger.lines.flatMap((line): Finding[] =>
    line.corrects === null || closed.has(keyOf(line.practice, line.corrects))
      ? []
      : [
          {
            kind: "closed",
            sentence: `${line.practice}: it corrects payout ${line.corrects}, of which there is no record.`,
            place: placeOfLine(ledger, line),
          },
        ],
  );
}

/** Records that are gone, that cannot be read, or of which another amount follows than was closed. */
export function recordsInDoubt({ closings, records }: Audited): Finding[] {
  const finding = (sentence: string): Finding => ({ kind: "record", sentence, place: null });
  return [
    ...(closings?.unread ?? []).map((row) => finding(`${closings?.own.table ?? ""}, row ${row}: it cannot be read.`)),
    ...records.flatMap((record) =>
      record instanceof Refusal ? [finding(`${record.sentence}.`)] : recomputed(record).map(finding),
    ),
  ];
}

/** Computed once for each record, which does not change while the ledger does. */
const RECOMPUTED = new WeakMap<ClosingRecord, readonly string[]>();

function recomputed(record: ClosingRecord): readonly string[] {
  const known = RECOMPUTED.get(record);
  if (known !== undefined) return known;
  const sentences = recompute(record);
  RECOMPUTED.set(record, sentences);
  return sentences;
}

function recompute({ closing, ranges, lines }: ClosingRecord): string[] {
  const { record, terms } = closing;
  const earned = terms instanceof Refusal ? terms : earnedIn(paymentsOf(ranges, closing.shares, terms), closing, null);
  if (earned instanceof Refusal) return [`The record ${record} can no longer be computed again: ${earned.sentence}.`];
  return [...lines.values()].flatMap((line) => {
    const again = earned(line.practice);
    if (again === line.earned) return [];
    const is = typeof again === "number" ? money(again) : (again?.sentence ?? "the practice is no longer in it");
    return [`${line.practice}: the record ${record} says ${money(line.earned)} earned; computed again it is ${is}.`];
  });
}
