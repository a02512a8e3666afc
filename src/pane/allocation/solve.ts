import { exact, Refusal } from "../../core/shared";
import { reachOf } from "./ceilings";
import { offerOf } from "./offer";
import type { ElementKey, Plan } from "./plan";
import type { Estimate } from "./estimates";

/** The smallest difference that an answer makes: a hundredth of a percent of base. */
const STEP = 0.0001;

export interface Budget {
  readonly element: ElementKey;
  readonly estimate: Estimate;
  /** Dollars added over base in one payout period. */
  readonly amount: number;
}

export type Solution =
  | {
      readonly kind: "solved";
      readonly share: number;
      readonly amount: number;
      /** Whether a ceiling and not the budget stopped it. */ readonly atCeiling: boolean;
    }
  /** Even a share of 0 costs more than the budget. */
  | { readonly kind: "too little"; readonly least: number }
  /** The element does not move this estimate at all. */
  | { readonly kind: "no effect" }
  /** There are no figures for this plan, whatever the share. */
  | { readonly kind: "no figures"; readonly why: string };

/**
 * The largest share of one element, in hundredths of a percent, whose cost stays within the budget and the
 * ceilings. It asks the same formulas as the figures, so that what it answers is what the sheets will say.
 */
export function solveShare(plan: Plan, { element, estimate, amount }: Budget): Solution {
  const known = new Map<number, number | Refusal>();
  const costOrWhy = (steps: number): number | Refusal => {
    const share = exact(STEP).times(steps).toNumber();
    const value =
      known.get(steps) ??
      offerOf({ ...plan, shares: { ...plan.shares, [element]: share } }).results.added[estimate]?.period.value;
    if (typeof value !== "number" && !(value instanceof Refusal))
      throw new Error("An outcome that the offer does not tell");
    known.set(steps, value);
    return value;
  };
  const cost = (steps: number): number | null => {
    const value = costOrWhy(steps);
    return value instanceof Refusal ? null : value;
  };
  const least = costOrWhy(0);
  if (least instanceof Refusal) return { kind: "no figures", why: least.sentence };
  if (least > amount) return { kind: "too little", least };
  const fits = (steps: number): boolean => (cost(steps) ?? Infinity) <= amount;
  // The cost grows with the share, and beyond a ceiling there is none.
  const reach = exact(reachOf(element, plan.shares, plan.terms).most)
    .div(STEP)
    .floor()
    .toNumber();
  const most = lastOf(0, 1 / STEP, reach, (steps) => cost(steps) !== null);
  const highest = cost(most) ?? least;
  if (most > 0 && highest === least) return { kind: "no effect" };
  const steps = lastOf(
    0,
    most,
    highest === least ? 0 : Math.floor((most * (amount - least)) / (highest - least)),
    fits,
  );
  return {
    kind: "solved",
    share: exact(STEP).times(steps).toNumber(),
    amount: cost(steps) ?? least,
    atCeiling: steps === most,
  };
}

/**
 * The last of whole numbers for which something holds that holds for the first, and then no more.
 * @param guess where it may lie: every question takes two sheets, and a good guess leaves two of them.
 */
function lastOf(first: number, last: number, guess: number, holds: (at: number) => boolean): number {
  let [low, high] = [first, last + 1];
  let at = guess;
  // From the guess on in growing strides until it lies between two answers, then by halves.
  for (let stride = 1; high - low > 1; stride *= 2) {
    at = Math.min(Math.max(at, low + 1), high - 1);
    if (holds(at)) {
      low = at;
      at = high > last ? low + stride : Math.floor((low + high) / 2);
    } else {
      high = at;
      at = low === first ? high - stride : Math.floor((low + high) / 2);
    }
  }
  return low;
}
