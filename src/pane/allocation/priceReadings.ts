import { catalogue, editionOfRows, exact, fold, parameterByKey, Refusal, tell } from "../../core/shared";
import type { Family, Reading } from "../../core/define/rule";
import type { Edition } from "../../core/guide/edition";

import { shown } from "../valueText";
import type { BookCell } from "../book/book";
import { offerOf } from "./offer";
import type { Plan } from "./plan";
import { givesKey } from "./termRows";
import { ADDED, type Added } from "./estimates";
import { causeOf } from "./explanation";

/** What the guide leaves open, priced: the same plan with another value of the key that decides it. */

/** One figure as it is, and as it would be. */
export interface Change {
  readonly before: number | Refusal;
  readonly after: number | Refusal;
}

/** Of the figures of one payout period. */
export type Changes = Readonly<Record<Added, Change>>;

export interface Alternative {
  readonly key: string;
  readonly value: string | number;
  readonly changes: Changes;
}

export interface PricedReading {
  readonly reading: Reading;
  /** The value in force of its key. */
  readonly inForce: string;
  readonly alternatives: readonly Alternative[];
}

export interface PricedReadings {
  readonly changing: readonly PricedReading[];
  /** Whatever is read otherwise, this plan comes to the same. */
  readonly unchanging: readonly PricedReading[];
}

/** An allocation neither codes services nor attributes members. */
const FAMILIES: readonly Family[] = ["Performance incentive", "Risk adjustment", "The 30% uplift"];
/** They decide how a score or a place is typed; this plan's are typed in points and deciles. */
const OF_INPUTS = ["score.scale", "hpi.boundary"];

/** How many of the other choices are priced. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Every other choice takes two sheets, which is long for a plan of many sites: so it may pause after each. */
export function* priceReadings(plan: Plan): Generator<Progress, PricedReadings> {
  const edition = editionOfRows(plan.terms);
  const open = readings(edition).flatMap((reading) => {
    const values = valuesOf(reading, edition).filter(
      ([key, value]) => fold(String(value)) !== fold(inForce(plan, key)),
    );
    return values.length === 0 ? [] : [{ reading, values }];
  });
  const of = open.reduce((sum, { values }) => sum + values.length, 0);
  const priced: PricedReading[] = [];
  let done = 0;
  const before = addedFiguresOf(plan);
  for (const { reading, values } of open) {
    const alternatives: Alternative[] = [];
    for (const [key, value] of values) {
      yield { done, of };
      alternatives.push({ key, value, changes: changesOf(before, addedFiguresOf(withTerm(plan, key, value))) });
      done += 1;
    }
    priced.push({ reading, inForce: inForce(plan, reading.termKey ?? ""), alternatives });
  }
  const isChanging = ({ alternatives }: PricedReading): boolean =>
    alternatives.some(({ changes }) => changesAnything(changes));
  return { changing: priced.filter(isChanging), unchanging: priced.filter((one) => !isChanging(one)) };
}

export function changesAnything(changes: Changes): boolean {
  return Object.values(changes).some(({ before, after }) => !isSame(before, after));
}

function isSame(before: number | Refusal, after: number | Refusal): boolean {
  return before instanceof Refusal && after instanceof Refusal ? before.sentence === after.sentence : before === after;
}

/** By how much a figure changes; null where there is none before or after. */
export function differenceOf({ before, after }: Change): number | null {
  return before instanceof Refusal || after instanceof Refusal ? null : exact(after).minus(before).toNumber();
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

/** What the plan's terms say, or else the guide as it is read. */
function inForce({ terms }: Plan, key: string): string {
  const edition = editionOfRows(terms);
  const parameter = parameterByKey(edition).get(key);
  if (parameter === undefined) throw new Error(`There is no parameter ${key}`);
  const row = terms.find((one) => givesKey(one, key));
  return shown(
    row === undefined ? parameter.takes.show(parameter.takes.printed(parameter.printed(edition))) : row.value,
  );
}

function withTerm(plan: Plan, key: string, value: string | number): Plan {
  const others = plan.terms.filter((row) => !givesKey(row, key));
  return {
    ...plan,
    terms: [...others, { row: others.length + 2, parameter: key, value, source: "To see what it would change" }],
  };
}

type AddedFigures = Readonly<Record<Added, number | Refusal>>;

function addedFiguresOf(plan: Plan): AddedFigures {
  const { added } = offerOf(plan).results;
  return each((figure) => {
    const cell = added[figure]?.period;
    const value = cell?.value;
    if (typeof value === "number") return value;
    if (cell === undefined || !(value instanceof Refusal)) throw new Error(`An offer without ${figure}`);
    return refusalAt(causeOf(cell), value);
  });
}

/** A refusal says which argument is at fault, and here the cell says so. */
function refusalAt({ label, value }: BookCell, { code, sentence }: Refusal): Refusal {
  return new Refusal(
    code,
    `${label}: ${(value instanceof Refusal ? value.sentence : sentence).replace(/^[a-z]+: /i, "")}`,
  );
}

function changesOf(before: AddedFigures, after: AddedFigures): Changes {
  return each((figure) => ({ before: before[figure], after: after[figure] }));
}

function each<T>(of: (figure: Added) => T): Readonly<Record<Added, T>> {
  return Object.fromEntries(ADDED.map((figure) => [figure, of(figure)])) as Record<Added, T>;
}
