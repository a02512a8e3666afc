import { noAnswer, Refusal } from "../../cells/refusal";
import { isNothing } from "../../define/records";
import type { Decimal } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import type { Terms } from "../../terms/terms";
import { lineAmount } from "./arguments";
import { classify, serviceOrder, type Decision, type Track } from "./classify";
import { code } from "./code";

/** Lines that are counted and added up together. */
export interface Group {
  readonly lines: number;
  readonly amount: Decimal;
}

export interface ServiceGroup extends Group {
  readonly decision: Decision;
  /** What put each of its codes here, the first one's before the others'. */
  readonly decisions: readonly Decision[];
}

interface ClaimGroups {
  /** In the order of the track's table. */
  readonly services: readonly ServiceGroup[];
  /** Lines whose code is none, or whose amount is an error or a text; the latter add nothing. */
  readonly unclassified: Group & Faults;
  /** Lines from which no rate can be had: what is not classified, and codes with a blank amount. */
  readonly faults: Faults;
  /** Lines that are not blank. */
  readonly lines: number;
}

interface Faults {
  readonly lines: number;
  /** The place of the first and what is wrong there; null without any. */
  readonly first: string | null;
}

/** An item of a list: its value, null where it is blank, or why it cannot be read. */
type Item<T> = T | null | Refusal;

interface Sums {
  lines: number;
  readonly sum: ExactSum;
}

/** Claim lines by service; refused where all of them are blank. */
export function splitClaims(
  codes: readonly Item<string>[],
  amounts: readonly Item<number>[],
  track: Track,
  terms: Terms,
): ClaimGroups {
  const groups = new Map<string, Sums & { decision: Decision; decisions: Decision[] }>();
  const byCode = new Map<string, Sums>();
  const unclassified = { lines: 0, sum: new ExactSum(), first: null as string | null };
  const faults = { lines: 0, first: null as string | null };
  let lines = 0;

  const groupOf = (code: string): Sums => {
    const before = byCode.get(code);
    if (before !== undefined) return before;
    const decision = classify(code, track, terms);
    const key = `${decision.treatment} ${decision.service}`;
    const group = groups.get(key) ?? { decision, decisions: [], lines: 0, sum: new ExactSum() };
    group.decisions.push(decision);
    groups.set(key, group);
    byCode.set(code, group);
    return group;
  };

  for (let line = 0; line < codes.length; line += 1) {
    const read = codes[line] ?? null;
    const amount = amounts[line] ?? null;
    if (read === null && isNothing(amount)) continue;
    lines += 1;
    const group = typeof read === "string" && !(amount instanceof Refusal) ? groupOf(read) : unclassified;
    group.lines += 1;
    if (typeof amount === "number") {
      group.sum.add(amount);
      if (typeof read === "string") continue;
    }
    faults.lines += 1;
    faults.first ??= faultOf(read, amount, line + 1);
    if (group === unclassified) unclassified.first ??= faultOf(read, amount, line + 1);
  }
  if (lines === 0) throw noAnswer("codes and amounts: all lines are blank");

  const order = serviceOrder(track, terms.edition);
  const place = ({ service }: Decision): number => {
    const found = order.indexOf(service);
    return found < 0 ? order.length : found;
  };
  return {
    services: [...groups.values()]
      .sort((a, b) => place(a.decision) - place(b.decision))
      .map(({ decision, decisions, lines, sum }) => ({ decision, decisions, lines, amount: sum.total })),
    unclassified: { lines: unclassified.lines, amount: unclassified.sum.total, first: unclassified.first },
    faults,
    lines,
  };
}

function faultOf(read: Item<string>, amount: Item<number>, item: number): string {
  return typeof read === "string"
    ? faultIn(amount, `amounts, item ${item}`, lineAmount.says)
    : faultIn(read, `codes, item ${item}`, code.says);
}

function faultIn(read: Item<unknown>, place: string, says: string): string {
  if (!(read instanceof Refusal)) return `${place}: a blank cell; give ${says}`;
  return read.passedOn ? `${place}: ${read.code} came in` : read.sentence;
}
