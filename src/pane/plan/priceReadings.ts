import type { Shares } from "./elements";
import type { Family, Reading } from "../../core/define/rule";
import type { Edition } from "../../core/guide/edition";
import type { Outcome } from "../../core/rules/uplift/payments";
import type { TermsRow } from "../../core/terms/rows";
import { catalogue, editionOfRows, fold, parameterByKey, Refusal, tell } from "../../core/shared";
import { givesKey, termsRange } from "./termRows";
import { answerNamed } from "../resolve";
import { shown } from "../valueText";
import { addedIn, OUTCOMES, paymentsOf, type Payments, type PlanRanges } from "./payments";

/** What the guide leaves open, priced: the same split of the same tables with another value of the term that decides it. */

/** An amount of one payout period as it is, and as it would be. */
export interface Change {
  readonly before: number | Refusal;
  readonly after: number | Refusal;
}

/** A practice that gets another amount, or a figure only before or after. */
interface MovedPractice extends Change {
  readonly name: string;
  readonly row: number;
}

/** What an outcome adds in all. */
interface OutcomeChange extends Change {
  /** In their order. */
  readonly moved: readonly MovedPractice[];
}

export type Changes = Readonly<Record<Outcome, OutcomeChange>>;

export interface Alternative {
  readonly key: string;
  readonly value: string | number;
  /** Why there are none where the function refuses the whole plan. */
  readonly changes: Changes | Refusal;
}

export interface PricedReading {
  readonly reading: Reading;
  /** The value in force of its key. */
  readonly inForce: string;
  readonly alternatives: readonly Alternative[];
}

export interface PricedReadings {
  readonly changing: readonly PricedReading[];
  /** Whatever is read otherwise, each practice gets the same. */
  readonly unchanging: readonly PricedReading[];
}

/** What is priced: tables, split, terms, and what they pay. */
export interface Priceable {
  readonly ranges: PlanRanges;
  readonly shares: Shares;
  readonly terms: readonly TermsRow[];
  readonly payments: Payments;
}

/** UPLIFT.PRACTICES rests on them; it neither codes services nor attributes members. */
const FAMILIES: readonly Family[] = ["Performance incentive", "Risk adjustment", "The 30% uplift"];
/** They decide how scores and deciles are typed: another value reads the same cells as something else. */
const OF_INPUTS = ["score.scale", "hpi.boundary"];

/** How many of the other choices are priced. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Every other choice is a call over all practices: so it may pause before each. */
export function* priceReadings({ ranges, shares, terms, payments }: Priceable): Generator<Progress, PricedReadings> {
  const edition = editionOfRows(terms);
  const open = readings(edition).flatMap((reading) => {
    const values = valuesOf(reading, edition).filter(
      ([key, value]) => fold(String(value)) !== fold(inForce(terms, key)),
    );
    return values.length === 0 ? [] : [{ reading, values }];
  });
  const of = open.reduce((sum, { values }) => sum + values.length, 0);
  const priced: PricedReading[] = [];
  let done = 0;
  for (const { reading, values } of open) {
    const alternatives: Alternative[] = [];
    for (const [key, value] of values) {
      yield { done, of };
      const after = paymentsOf(ranges, shares, withTerm(terms, key, value));
      alternatives.push({ key, value, changes: after instanceof Refusal ? after : changesOf(payments, after) });
      done += 1;
    }
    priced.push({ reading, inForce: inForce(terms, reading.termKey ?? ""), alternatives });
  }
  const isChanging = ({ alternatives }: PricedReading): boolean =>
    alternatives.some(({ changes }) => changesAnything(changes));
  return { changing: priced.filter(isChanging), unchanging: priced.filter((one) => !isChanging(one)) };
}

export function changesAnything(changes: Changes | Refusal): boolean {
  return changes instanceof Refusal || OUTCOMES.some((one) => isMoved(changes[one]) || changes[one].moved.length > 0);
}

/** Where there was no figure and is none, nothing has changed. */
function isMoved({ before, after }: Change): boolean {
  return before instanceof Refusal ? !(after instanceof Refusal) : before !== after;
}

/** Each once, in the order of the functions. */
function readings(edition: Edition): Reading[] {
  const bearing = catalogue
    .filter(({ family }) => FAMILIES.includes(family))
    .flatMap((rule) => tell(rule, edition).readings);
  return [...new Map(bearing.map((reading) => [reading.id, reading])).values()].filter(
    ({ termKey }) => termKey !== undefined && !OF_INPUTS.includes(termKey),
  );
}

function valuesOf(
  { termKey = "", furtherKeys = [] }: Reading,
  edition: Edition,
): (readonly [key: string, value: string | number])[] {
  return [termKey, ...furtherKeys].flatMap((key) =>
    (parameterByKey(edition).get(key)?.alternatives ?? []).map((value) => [key, value] as const),
  );
}

function inForce(terms: readonly TermsRow[], key: string): string {
  return shown(answerNamed("TERM", key, termsRange(terms)));
}

function withTerm(terms: readonly TermsRow[], key: string, value: string | number): TermsRow[] {
  const others = terms.filter((row) => !givesKey(row, key));
  return [...others, { row: others.length + 2, parameter: key, value, source: "To see what it would change" }];
}

function changesOf(before: Payments, after: Payments): Changes {
  const of = (outcome: Outcome): OutcomeChange => ({
    before: addedIn(before.total, outcome),
    after: addedIn(after.total, outcome),
    moved: before.practices.flatMap((line, at): MovedPractice[] => {
      const then = after.practices[at];
      if (then === undefined) throw new Error("Other terms answer as many practices");
      const change = { before: addedIn(line, outcome), after: addedIn(then, outcome) };
      return isMoved(change) ? [{ name: line.name, row: line.row, ...change }] : [];
    }),
  });
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, of(outcome)])) as Record<Outcome, OutcomeChange>;
}
