import { exact, fold, grouped, Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import type { Notice } from "../plan/notices";
import { paymentsOf } from "../plan/payments";
import type { Place } from "../plan/place";
import { counted, listed } from "../words";
import { CENTS } from "../view/money";
import { type ClosedLine, type ClosingRecord } from "./closingRecord";
import type { Closings } from "./closings";
import { CLOSED_COLUMNS } from "./close";
import { AMOUNTS, presumedLines, type AmountColumn } from "./controlTotals";
import { earnedIn } from "./corrections";
import { isDeparture } from "./departureNotes";
import {
  addedUp,
  amountIn,
  isBlank,
  isClosed,
  keyOf,
  LEDGER,
  linesByPayout,
  sumOf,
  type Ledger,
  type LedgerLine,
} from "./ledger";
import { extractName, type KeptExtracts } from "./keptExtracts";
import { amountKey, referenceKey } from "./payments";
import { missingIn } from "./writtenPayments";
import { typedOver } from "./project";
import type { Figure, PanelRow, Reconciled } from "./reconciled";
import { inRows, placeOfLine, rowsText } from "./rows";

/** What an auditor would find in the ledger and in the records of its closings. */

export type FindingKind =
  "unreadable" | "cents" | "closed" | "projected" | "record" | "extract" | "duplicate" | "names" | "presumed";

/** A sentence, and the row of the ledger that it is about. */
export interface Finding extends Notice {
  readonly kind: FindingKind;
}

interface Audited {
  readonly ledger: Ledger;
  readonly closings: Closings | null;
  readonly records: readonly (ClosingRecord | Refusal)[];
  readonly reconciled: Reconciled | Refusal;
  readonly extracts: Pick<KeptExtracts, "list">;
}

export function findingsOf(at: Audited): Finding[] {
  return [
    ...unreadable(at),
    ...partsOfACent(at.ledger),
    ...closedOtherwise(at),
    ...closedFormulas(at.ledger),
    ...projectedOtherwise(at.ledger),
    ...recordsInDoubt(at),
    ...paidTwice(at.ledger),
    ...extractsOtherwise(at),
    ...projectedTwice(at.ledger),
    ...namesAlike(at.ledger),
    ...presumed(at),
  ];
}

function atFirst(ledger: Ledger, [line]: readonly LedgerLine[]): Place | null {
  return line === undefined ? null : placeOfLine(ledger, line);
}

function money(amount: number): string {
  return formatted(amount, CENTS);
}

/** What the functions refuse, and days that are none. */
function unreadable({ ledger, reconciled }: Audited): Finding[] {
  const sentences = new Set<string>();
  if (reconciled instanceof Refusal) {
    // A ledger without lines is at no fault.
    if (ledger.lines.length > 0) sentences.add(reconciled.sentence);
  } else
    for (const row of reconciled.rows)
      for (const title of Object.values(AMOUNTS)) {
        const figure = row.figure(title);
        // An error value that came in has no sentence; its practice and its payout tell where it is.
        if (figure instanceof Refusal)
          sentences.add(figure.passedOn ? inWhichRow(row, title, figure) : figure.sentence);
      }
  const days = ledger.lines.flatMap((line) =>
    [line.closedOn, line.paidOn].flatMap((day): Finding[] =>
      day instanceof Refusal
        ? [{ kind: "unreadable", sentence: `${day.sentence}.`, place: placeOfLine(ledger, line) }]
        : [],
    ),
  );
  return [
    ...[...sentences].map((sentence): Finding => {
      const line = ledger.lines[Number(/\bitem (\d+)/.exec(sentence)?.[1]) - 1];
      return {
        kind: "unreadable",
        sentence: `${inRows(sentence, ledger, ledger.lines)}.`,
        place: line === undefined ? null : placeOfLine(ledger, line),
      };
    }),
    ...days,
  ];
}

/** Each practice and payout is rounded once, and lines that are added up some other way come to another cent. */
function partsOfACent(ledger: Ledger): Finding[] {
  return ledger.lines.flatMap((line) =>
    (Object.keys(AMOUNTS) as AmountColumn[]).flatMap((column): Finding[] => {
      const amount = amountIn(line.cell(column));
      return amount === null || exact(amount).decimalPlaces() <= 2
        ? []
        : [
            {
              kind: "cents",
              sentence: `${line.practice}: ${AMOUNTS[column]} ${formatted(amount)} has parts of a cent.`,
              place: placeOfLine(ledger, line),
            },
          ];
    }),
  );
}

function inWhichRow({ practice, payout }: PanelRow, title: Figure, { code }: Refusal): string {
  return `${practice}, payout ${payout ?? "unknown"}: ${title} has the error ${code}`;
}

/** What a practice was closed with in a payout, and what it earns since its last correction. */
interface ClosedAs {
  readonly practice: string;
  readonly payout: number;
  readonly line: ClosedLine;
  readonly earnedNow: number;
}

function closedAs(records: Audited["records"]): Map<string, ClosedAs> {
  const closed = new Map<string, ClosedAs>();
  for (const record of records) {
    if (record instanceof Refusal) continue;
    const { payout, kind } = record.closing;
    for (const line of record.lines.values()) {
      const key = keyOf(line.practice, payout);
      const before = closed.get(key);
      const closing = kind === "Correction" && before !== undefined ? before.line : line;
      closed.set(key, { practice: line.practice, payout, line: closing, earnedNow: line.earned });
    }
  }
  return closed;
}

/** Closed lines that were edited, taken out or added by hand since. */
function closedOtherwise({ ledger, records, closings }: Audited): Finding[] {
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
  return (["projected", "earned", "adjustments"] as const).flatMap((column): Finding[] => {
    const sum = addedUp(lines, column);
    if (sum === line[column]) return [];
    const places = lines.filter((one) => !isBlank(one.cell(column)));
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
function closedFormulas(ledger: Ledger): Finding[] {
  return ledger.lines.flatMap((line): Finding[] => {
    const moving = CLOSED_COLUMNS.filter((column) => line.formulas.includes(column));
    if (!isClosed(line) || moving.length === 0) return [];
    const cells = listed(moving.map((column) => LEDGER.columns[column].heading));
    const sentence = `${line.practice}, payout ${line.payout ?? ""}: ${cells} ${moving.length === 1 ? "is a formula" : "are formulas"}, so that it is not closed: it can still move, ${rowsText(ledger, [line])}.`;
    return [{ kind: "closed", sentence, place: placeOfLine(ledger, line) }];
  });
}

/** Another amount than the note of an open line says that it was projected with. */
function projectedOtherwise(ledger: Ledger): Finding[] {
  return ledger.lines.flatMap((line): Finding[] => {
    const noted = isClosed(line) ? null : typedOver(line);
    if (noted === null) return [];
    const sentence = `${line.practice}, payout ${line.payout ?? ""}: ${money(amountIn(line.cell("projected")) ?? 0)} stands over ${noted.amount}, which was projected from “${noted.scenario}”, ${rowsText(ledger, [line])}.`;
    return [{ kind: "projected", sentence, place: placeOfLine(ledger, line) }];
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
function recordsInDoubt({ closings, records }: Audited): Finding[] {
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

/** One payment in two lines. */
function paidTwice(ledger: Ledger): Finding[] {
  const paid = ledger.lines.flatMap((line) => {
    const amount = amountIn(line.cell("paid"));
    return amount === null ? [] : [{ line, amount }];
  });
  const byReference = grouped(
    paid.filter(({ line }) => line.payment !== ""),
    ({ line, amount }) => referenceKey(line.practice, line.payment, amount),
  );
  const byDay = grouped(
    paid.flatMap(({ line, amount }) =>
      typeof line.paidOn === "number" ? [{ line, amount, paidOn: line.paidOn }] : [],
    ),
    ({ line, amount, paidOn }) => amountKey(line.practice, line.payout, amount, paidOn),
  );
  const told = [
    ...[...byReference.values()].map((twice) => ({ twice, isOneReference: true })),
    ...[...byDay.values()].map((twice) => ({ twice, isOneReference: false })),
  ];
  return told.flatMap(({ twice, isOneReference }): Finding[] => {
    const [first, second] = twice;
    if (first === undefined || second === undefined) return [];
    const lines = twice.map(({ line }) => line);
    if (!isOneReference && first.line.payment !== "" && new Set(lines.map(({ payment }) => fold(payment))).size === 1)
      return [];
    const what = isOneReference ? `payment ${first.line.payment}` : `${money(first.amount)} of one day`;
    return [
      {
        kind: "duplicate",
        sentence: `${first.line.practice}: ${what} stands in ${rowsText(ledger, lines)}.`,
        place: placeOfLine(ledger, second.line),
      },
    ];
  });
}

/** Extracts that no longer tie to the ledger, line by line and to the cent. */
function extractsOtherwise({ ledger, extracts: { list } }: Audited): Finding[] {
  const all = list.flatMap(({ lines }) => lines.written);
  const missing = new Set(missingIn(ledger, all));
  return list.flatMap((extract): Finding[] => {
    const { control, written, left, lines, place } = extract;
    const finding = (said: string): Finding => ({
      kind: "extract",
      sentence: `${extractName(extract)}: ${said}.`,
      place,
    });
    const gone = lines.written.filter((line) => missing.has(line)).map(({ line }) => String(line));
    return [
      ...(control === sumOf([written, left])
        ? []
        : [finding(`its control total ${money(control)} is not ${money(written)} written + ${money(left)} left out`)]),
      ...(written === lines.writtenTotal && left === lines.leftTotal
        ? []
        : [
            finding(
              `its lines come to ${money(lines.writtenTotal)} written and ${money(lines.leftTotal)} left out, and its row says ${money(written)} and ${money(left)}`,
            ),
          ]),
      ...(gone.length === 0
        ? []
        : [
            finding(`the ledger no longer has what was written of line${gone.length === 1 ? "" : "s"} ${listed(gone)}`),
          ]),
    ];
  });
}

function projectedTwice(ledger: Ledger): Finding[] {
  return [...linesByPayout(ledger.lines).values()].flatMap((all): Finding[] => {
    const lines = all.filter((line) => amountIn(line.cell("projected")) !== null);
    const [first, second] = lines;
    if (first === undefined || second === undefined) return [];
    return [
      {
        kind: "duplicate",
        sentence: `${first.practice}: payout ${first.payout ?? ""} is projected in ${rowsText(ledger, lines)}, which add up.`,
        place: placeOfLine(ledger, second),
      },
    ];
  });
}

/** Names that a person takes for one, and the functions for two. */
function namesAlike(ledger: Ledger): Finding[] {
  const firsts = new Map<string, LedgerLine>();
  for (const line of ledger.lines)
    if (line.practice !== "" && !firsts.has(line.practice)) firsts.set(line.practice, line);
  const alike = grouped([...firsts.values()], ({ practice }) => practice.toLowerCase().replace(/\s+/g, ""));
  return [...alike.values()].flatMap((lines): Finding[] => {
    const [, second] = lines;
    if (second === undefined) return [];
    return [
      {
        kind: "names",
        sentence: `${listed(lines.map(({ practice }) => `“${practice}”`))} count as ${lines.length} practices: they differ in capitals or spaces.`,
        place: placeOfLine(ledger, second),
      },
    ];
  });
}

/** One finding for each payout: before payments are taken it is so of all its practices. */
function presumed(at: Audited): Finding[] {
  return [...grouped(presumedLines(at), ({ payout }) => payout)].map(([payout, lines]) => {
    const names = listed([...new Set(lines.map(({ practice }) => practice))]);
    return {
      kind: "presumed",
      sentence: `Payout ${payout ?? ""}: no payment is given for ${names}, so ${money(addedUp(lines, "projected"))} counts as paid, as projected.`,
      place: atFirst(at.ledger, lines),
    };
  });
}
