import type { Range } from "../../core/define/rule";
import type { TermsRow } from "../../core/terms/rows";
import { cents, exact, fold, grouped, noAnswer, PRACTICE_COLUMNS, Refusal, SCORE_COLUMNS } from "../../core/shared";
import { formatted } from "../figureText";
import { appended, type OwnRow } from "../ownTable";
import { figureIn, paymentsOf, type Payments, type PlanRanges } from "../plan/payments";
import { placedFault, withSheetRows } from "../plan/place";
import { columnsOf, placeOf, type PlanTable } from "../plan/planTables";
import { termsRange } from "../plan/termRows";
import type { ReadTable } from "../plan/usePlanTables";
import type { RowChange } from "../port";
import { answersNamed } from "../resolve";
import { shown } from "../valueText";
import { CENTS } from "../view/money";
import { lineNamed } from "../view/paidScenarios";
import { latestRecords, type ClosingRecord, type ToRecord } from "./closingRecord";
import { type Closing, type Closings } from "./closings";
import { departuresIn } from "./departureNotes";
import {
  addedUp,
  isClosed,
  lastBegun,
  LEDGER,
  linesOfPayout,
  linesOfPractice,
  sumOf,
  type Ledger,
  type LedgerColumn,
  nameOf,
} from "./ledger";

/** What a closed payout would earn by what is known now, beside what it was closed with, and why. */

export interface Correction {
  readonly practice: string;
  readonly payout: number;
  /** As it was closed, and corrected since. */
  readonly closed: number;
  /** By what is known now; or why that cannot be told. */
  readonly now: number | Refusal;
  /** now − closed; null where it cannot be told. */
  readonly amount: number | null;
  /** What differs: CBP 66.1 → 67; 214 member months less. */
  readonly reasons: readonly string[];
}

/** Where the tables of a plan stand, as far as that is known. */
type Places = Readonly<Record<PlanTable, Pick<ReadTable, "name" | "address"> | null>>;

/** What each practice earns of payments; or why nobody does. @param places null where faults are told of no sheet. */
export function earnedIn(
  payments: Payments | Refusal,
  { amount }: Pick<Closing, "amount">,
  places: Places | null,
): ((practice: string) => number | Refusal | undefined) | Refusal {
  if (payments instanceof Refusal) return payments;
  if (payments.isLifted) return noAnswer("The shares are past a ceiling of the terms");
  return (practice) => {
    const line = lineNamed(payments, practice);
    if (line === undefined) return undefined;
    const figure = figureIn(line, amount);
    return figure instanceof Refusal && places !== null
      ? noAnswer(placedFault(figure, line.index, places).sentence)
      : figure;
  };
}

/** What the tables and terms that a closing names hold now. */
export interface Now {
  readonly ranges: PlanRanges;
  readonly terms: readonly TermsRow[];
  readonly places: Places;
}

/** Practices of a record that would earn otherwise now; those that cannot be told are among them. */
function correctionsOf(
  { closing, ranges: then, lines }: ClosingRecord,
  { ranges: now, terms, places }: Now,
  payments: Payments | Refusal,
): Correction[] | Refusal {
  const earned = earnedIn(payments, closing, places);
  if (earned instanceof Refusal) return noAnswer(withSheetRows(earned.sentence, places));
  const ofTerms = closing.terms instanceof Refusal ? [] : termReasons(closing.terms, terms);
  const ofPractice = practiceReasons(then.practices, now.practices);
  const ofScores = scoreReasons(then.scores, now.scores);
  return [...lines.values()].flatMap(({ practice, earned: closed }): Correction[] => {
    const found = earned(practice) ?? noAnswer("It is no longer in the table of practices");
    const amount = found instanceof Refusal ? null : cents(exact(found).minus(closed)).toNumber();
    if (amount === 0) return [];
    const reasons = [...ofPractice(practice), ...ofScores(practice), ...ofTerms];
    const told = reasons.length > 0 || amount === null ? reasons : [UNTOLD];
    return [{ practice, payout: closing.payout, closed, now: found, amount, reasons: told }];
  });
}

/** A figure that moves while all that is recorded stays. */
const UNTOLD = "nothing that is recorded differs: the functions are of another version";

const byPractice = new WeakMap<Range, ReadonlyMap<string, readonly (readonly unknown[])[]>>();

/** The rows of a practice in one of the tables, which are asked for each practice of a record. */
function rowsOf(practice: string, range: Range | null): readonly (readonly unknown[])[] {
  if (range === null) return [];
  const known = byPractice.get(range) ?? groupedByPractice(range);
  byPractice.set(range, known);
  return known.get(practice) ?? [];
}

function groupedByPractice([headings = [], ...rows]: Range): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  // Both tables call this column the same.
  const at = placeOf(PRACTICE_COLUMNS.practice.title, headings);
  return grouped(rows, (cells) => nameOf(cells[at]));
}

const MONTHS = PRACTICE_COLUMNS.memberMonths.title;

/** What differs of a practice; the columns are looked up once for all of them. */
function practiceReasons(then: Range, now: Range): (practice: string) => string[] {
  const columns = columnsOf("practices").map(({ title }) => ({
    title,
    before: cellsUnder(title, then),
    after: cellsUnder(title, now),
  }));
  return (practice) => {
    if (rowsOf(practice, now).length === 0) return [];
    return columns.flatMap(({ title, before, after }): string[] => {
      const [was, is] = [before(practice), after(practice)];
      if (isAlike(was, is)) return [];
      if (title === MONTHS && typeof was === "number" && typeof is === "number") {
        const change = exact(is).minus(was);
        return [`${shown(change.abs().toNumber())} member months ${change.isNegative() ? "less" : "more"}`];
      }
      return [`${title} ${shown(was)} → ${shown(is)}`];
    });
  };
}

/** Whether two cells say the same; most hold the same, and need not be written out. */
function isAlike(one: unknown, other: unknown): boolean {
  return one === other || shown(one) === shown(other);
}

/** The cell of each practice in a column. */
function cellsUnder(title: string, range: Range): (practice: string) => unknown {
  const at = placeOf(title, range[0] ?? []);
  return (practice) => rowsOf(practice, range)[0]?.[at] ?? null;
}

/** Of a measure: its score, and before that its baseline. */
interface Scored {
  readonly baseline: unknown;
  readonly score: unknown;
}

function scoredIn(scores: Range | null): (practice: string) => Map<string, Scored> {
  const [headings = []] = scores ?? [];
  const [measure, baseline, score] = [SCORE_COLUMNS.measure, SCORE_COLUMNS.baseline, SCORE_COLUMNS.score].map(
    ({ title }) => placeOf(title, headings),
  );
  const cell = (cells: readonly unknown[], at = -1): unknown => cells[at] ?? null;
  return (practice) =>
    new Map(
      rowsOf(practice, scores).map((cells) => [
        fold(nameOf(cell(cells, measure))),
        { baseline: cell(cells, baseline), score: cell(cells, score) },
      ]),
    );
}

function scoreReasons(then: Range | null, now: Range | null): (practice: string) => string[] {
  const [thenOf, nowOf] = [scoredIn(then), scoredIn(now)];
  return (practice) => {
    const [before, after] = [thenOf(practice), nowOf(practice)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((measure): string[] => {
      const [was, is] = [before.get(measure), after.get(measure)];
      if (was === undefined) return [`${measure} ${shown(is?.score)} is new`];
      if (is === undefined) return [`${measure} ${shown(was.score)} is gone`];
      return [
        ...(isAlike(was.baseline, is.baseline)
          ? []
          : [`baseline of ${measure} ${shown(was.baseline)} → ${shown(is.baseline)}`]),
        ...(isAlike(was.score, is.score) ? [] : [`score of ${measure} ${shown(was.score)} → ${shown(is.score)}`]),
      ];
    });
  };
}

function termReasons(then: readonly TermsRow[], now: readonly TermsRow[]): string[] {
  const [headings = [], ...rows] = answersNamed("TERMS.DIFFER", termsRange(now), termsRange(then));
  if (headings[0] instanceof Refusal) return [];
  return rows.flatMap(([key, was, is]) =>
    typeof key === "string" && key !== "" ? [`${key} ${shown(was)} → ${shown(is)}`] : [],
  );
}

/** Practices of a record that have other member months now: with another payout's tables, nearly all do. */
function otherMonths({ ranges: then, lines }: ClosingRecord, now: PlanRanges): number {
  const [before, after] = [cellsUnder(MONTHS, then.practices), cellsUnder(MONTHS, now.practices)];
  return [...lines.keys()].filter(
    (practice) => rowsOf(practice, now.practices).length > 0 && !isAlike(before(practice), after(practice)),
  ).length;
}

/** From so large a part of a payout's practices on, its tables may have become another's. */
const NEARLY_ALL = 0.75;

/** A closed payout, by the last record of each of its practices. */
export interface ClosedPayout {
  readonly payout: number;
  /** All its rows of the closings. */
  readonly rows: readonly Closing[];
  /** Each with the practices for which no later one counts. */
  readonly records: readonly ClosingRecord[];
  /** What of it is not compared, with why. */
  readonly untold: readonly Untold[];
}

interface Untold {
  /** "" for all of a record. */
  readonly practice: string;
  readonly why: string;
}

/** Those of which the ledger has closed lines. */
export function closedPayouts(
  records: readonly (ClosingRecord | Refusal)[],
  closings: Closings,
  ledger: Ledger,
): ClosedPayout[] {
  const payouts = [...new Set(closings.list.map(({ payout }) => payout))].sort((a, b) => a - b);
  return payouts.map((payout) => {
    const rows = closings.list.filter((row) => row.payout === payout);
    const all = records.filter((_record, at) => closings.list[at]?.payout === payout);
    const read = all.flatMap((record) => (record instanceof Refusal ? [] : [record]));
    const last = latestRecords(read, payout);
    const byPractice = linesOfPayout(ledger, payout);
    const untold: Untold[] = all.flatMap((record) =>
      record instanceof Refusal ? [{ practice: "", why: record.sentence }] : [],
    );
    const counting = read.map((record): ClosingRecord => ({
      ...record,
      lines: new Map(
        [...record.lines].filter(([practice, line]) => {
          const lines = byPractice.get(practice) ?? [];
          if (last.get(practice) !== record || !lines.some(isClosed)) return false;
          const booked = sumOf([
            addedUp(lines, "earned"),
            addedUp(
              linesOfPractice(ledger, practice).filter(({ corrects }) => corrects === payout),
              "adjustments",
            ),
          ]);
          if (booked === line.earned) return true;
          untold.push({
            practice,
            why: `The ledger has ${formatted(booked, CENTS)} for payout ${payout}, and ${record.closing.record} ${formatted(line.earned, CENTS)}: put the ledger right first`,
          });
          return false;
        }),
      ),
    }));
    return { payout, rows, records: counting.filter(({ lines }) => lines.size > 0), untold };
  });
}

/** Undefined while it is being read. */
export type NowOf = (closing: Closing) => Now | Refusal | undefined;

/** A correction, and the record that it starts from. */
export interface Offered extends Correction {
  readonly now: number;
  readonly amount: number;
  readonly record: ClosingRecord;
}

export interface PayoutCorrections {
  readonly payout: number;
  readonly rows: readonly Closing[];
  readonly offered: readonly Offered[];
  readonly untold: readonly Untold[];
  /** Whether its tables are named at all. */
  readonly isCompared: boolean;
  /** Whether nearly all practices have other member months. */
  readonly mayBeAnother: boolean;
}

/** Of each closed payout; null while something of it is being read. */
export function correctionsOfAll(closed: readonly ClosedPayout[], nowOf: NowOf): (PayoutCorrections | null)[] {
  // Records of one payout mostly rest on the same tables, split and terms, and are paid by the same call.
  const paid = new Map<string, Payments | Refusal>();
  const payments = ({ now: sources, shares }: Closing, { ranges, terms }: Now): Payments | Refusal => {
    const key = JSON.stringify([sources, shares, terms]);
    const found = paid.get(key) ?? paymentsOf(ranges, shares, terms);
    paid.set(key, found);
    return found;
  };
  return closed.map((one) => payoutCorrections(one, nowOf, payments));
}

function payoutCorrections(
  { payout, rows, records, untold }: ClosedPayout,
  nowOf: NowOf,
  payments: (closing: Closing, now: Now) => Payments | Refusal,
): PayoutCorrections | null {
  const offered: Offered[] = [];
  const without = [...untold];
  let [compared, others] = [0, 0];
  for (const record of records) {
    const { closing } = record;
    if (closing.now.practices === "") continue;
    const now = nowOf(closing);
    if (now === undefined) return null;
    const found = now instanceof Refusal ? now : correctionsOf(record, now, payments(closing, now));
    compared += record.lines.size;
    if (!(now instanceof Refusal)) others += otherMonths(record, now.ranges);
    if (found instanceof Refusal) without.push({ practice: "", why: found.sentence });
    else
      for (const one of found)
        if (one.now instanceof Refusal) without.push({ practice: one.practice, why: one.now.sentence });
        else if (one.amount !== null) offered.push({ ...one, now: one.now, amount: one.amount, record });
  }
  return {
    payout,
    rows,
    offered,
    untold: without,
    isCompared: rows.some(({ now }) => now.practices !== ""),
    mayBeAnother: offered.length > 0 && others > 0 && others >= compared * NEARLY_ALL,
  };
}

/** The payout in which a correction of a practice is booked. */
export type BookedIn = (practice: string, payout: number) => number;

/**
 * The first payout after the one that is corrected in which nothing of the practice is closed. No such payout comes for who
 * has left: its account ends with the last in which something is projected or earned.
 */
export function bookedIn(ledger: Ledger): BookedIn {
  const left = departuresIn(ledger.lines);
  return (practice, payout) => {
    const own = linesOfPractice(ledger, practice);
    const last = left.has(practice) ? lastBegun(own) : null;
    if (last !== null) return last;
    const closed = new Set(own.filter(isClosed).map((line) => line.payout));
    let open = payout + 1;
    while (closed.has(open)) open += 1;
    return open;
  };
}

/** Lines of a ledger and the records that go with them: one for all practices of one split, amount and sources. */
export function bookingOf(
  corrections: readonly Offered[],
  on: number,
  ledger: Ledger,
  nowOf: NowOf,
): { readonly toRecord: readonly ToRecord[]; readonly changes: readonly RowChange[] } {
  const groups = grouped(corrections, ({ record: { closing } }) => {
    const { payout, amount, shares, now } = closing;
    return JSON.stringify([payout, amount, shares, now]);
  });
  const toRecord: ToRecord[] = [];
  const recorded = new Set<Offered>();
  for (const group of groups.values()) {
    const [first] = group;
    const now = first === undefined ? undefined : nowOf(first.record.closing);
    if (first === undefined || now === undefined || now instanceof Refusal) continue;
    const { payout, amount, shares, now: sources } = first.record.closing;
    toRecord.push({
      basis: { payout, kind: "Correction", on, amount, shares, terms: now.terms, ranges: now.ranges, now: sources },
      lines: group.map((one) => ({
        practice: one.practice,
        projected: one.record.lines.get(one.practice)?.projected ?? 0,
        earned: one.now,
        adjustments: one.amount,
        because: one.reasons.join("; "),
      })),
    });
    for (const one of group) recorded.add(one);
  }
  const into = bookedIn(ledger);
  // What has no record is not booked.
  const booked = corrections.filter((one) => recorded.has(one));
  const rows = booked.map(({ practice, payout, amount, reasons }): OwnRow<LedgerColumn> => ({
    practice,
    payout: into(practice, payout),
    adjustments: amount,
    paidOn: on,
    corrects: payout,
    note: shortened(reasons),
  }));
  return { toRecord, changes: appended(LEDGER, rows, ledger, ledger.lines.length === 0) };
}

/** A note as long as one line of a ledger bears; the record has all. */
const LONGEST_NOTE = 200;

function shortened(reasons: readonly string[]): string {
  let told = 1;
  while (told < reasons.length && reasons.slice(0, told + 1).join("; ").length <= LONGEST_NOTE) told += 1;
  const more = reasons.length - told;
  return `${reasons.slice(0, told).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
