import type { Outgoing } from "../../core/define/call";
import { grouped, noAnswer, PRACTICE_COLUMNS, Refusal, SCORE_COLUMNS, scoresHeldIn } from "../../core/shared";
import { changesToShow, type ChangedTerm } from "../offer/counterpartyTerms";
import { paymentsOf, type Payments } from "../plan/payments";
import { columnsOf, placeOf } from "../plan/planTables";
import { termsRange } from "../plan/termRows";
import { lineNamed } from "../view/paidScenarios";
import type { ClosingRecord } from "./closingRecord";
import { nameOf } from "./ledger";

/** A record as it is stated practice by practice: computed once for all of them, and looked up for each. */

export interface RecordedPractice {
  /** What stands in its row of the record, by the headings that the function reads; blank cells are none. */
  readonly given: ReadonlyMap<string, number | string>;
  /** Its scores: measure, baseline, score. */
  readonly scores: readonly (readonly unknown[])[];
  /** What it is paid, by the headings of the answer. */
  readonly paid: (title: string) => Outgoing;
  /** Of the guide, by the terms of the record. */
  readonly changed: readonly ChangedTerm[];
}

export const SCORED = [SCORE_COLUMNS.measure.title, SCORE_COLUMNS.baseline.title, SCORE_COLUMNS.score.title] as const;

const READ = new WeakMap<ClosingRecord, (practice: string) => RecordedPractice | Refusal>();

export function practiceIn(record: ClosingRecord, practice: string): RecordedPractice | Refusal {
  const read = READ.get(record) ?? readRecord(record);
  READ.set(record, read);
  return read(practice);
}

function readRecord({ closing, ranges }: ClosingRecord): (practice: string) => RecordedPractice | Refusal {
  const { terms, shares, record } = closing;
  if (terms instanceof Refusal) return () => terms;
  const payments = paymentsOf(ranges, shares, terms);
  if (payments instanceof Refusal) return () => payments;
  if (payments.isLifted) return () => noAnswer(`The record ${record} has shares past a ceiling of its terms`);
  const [titles = [], ...rows] = ranges.practices;
  const nameAt = placeOf(PRACTICE_COLUMNS.practice.title, titles);
  const own = new Map([...rows].reverse().map((cells) => [nameOf(cells[nameAt]), cells]));
  const places = columnsOf("practices").map(({ title }) => [title, placeOf(title, titles)] as const);
  const changed = changesToShow(terms, shares);
  const scores = scoresByPractice(ranges.scores);
  const held = ranges.scores === null ? new Map<string, number>() : scoresHeldIn(ranges.scores, termsRange(terms));
  return (practice) => {
    const line = lineOf(payments, practice);
    if (line instanceof Refusal) return line;
    const isScored = (held.get(practice) ?? 0) > 0;
    return {
      given: new Map(
        places.flatMap(([title, at]) => {
          const cell = own.get(practice)?.[at];
          // What the plan itself expected of a practice is nothing that is earned by scores.
          const isKept = isScored && title === PRACTICE_COLUMNS.expectedShare.title;
          return isKept || (typeof cell !== "number" && (typeof cell !== "string" || cell === ""))
            ? []
            : [[title, cell] as const];
        }),
      ),
      scores: scores.get(practice) ?? [],
      paid: line,
      changed,
    };
  };
}

function lineOf(payments: Payments, practice: string): RecordedPractice["paid"] | Refusal {
  const line = lineNamed(payments, practice);
  return line === undefined ? noAnswer(`"${practice}" is not in the record`) : line.cell;
}

function scoresByPractice(scores: ClosingRecord["ranges"]["scores"]): ReadonlyMap<string, readonly unknown[][]> {
  const [titles = [], ...rows] = scores ?? [];
  const nameAt = placeOf(SCORE_COLUMNS.practice.title, titles);
  const places = SCORED.map((title) => placeOf(title, titles));
  const byName = grouped(rows, (cells) => nameOf(cells[nameAt]));
  return new Map(
    [...byName].map(([name, its]) => [name, its.map((cells) => places.map((place) => cells[place] ?? null))]),
  );
}
