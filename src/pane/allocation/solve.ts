import { exact, Refusal } from "../../core/shared";
import { offerOf } from "./offer";
import type { ElementKey, Plan } from "./plan";
import type { Outcome } from "./outcomes";

/** The smallest difference that an answer makes: a hundredth of a percent of base. */
const STEP = 0.0001;

export interface Budget {
  readonly element: ElementKey;
  readonly outcome: Outcome;
  /** Dollars added over base in one payout period. */
  readonly amount: number;
}

export type Solution =
  | { readonly kind: "solved"; readonly share: number; readonly amount: number; /** Whether a ceiling and not the budget stopped it. */ readonly atCeiling: boolean }
  /** Even a share of 0 costs more than the budget. */
  | { readonly kind: "too little"; readonly least: number }
  /** The element does not move this outcome at all. */
  | { readonly kind: "no effect" }
  /** There are no figures for this plan, whatever the share. */
  | { readonly kind: "no figures"; readonly why: string };

/**
 * The largest share of one element, in hundredths of a percent, whose cost stays within the budget and the
 * ceilings. It asks the same formulas as the figures, so that what it answers is what the sheets will say.
 */
export function solveShare(plan: Plan, { element, outcome, amount }: Budget): Solution {
  const costOrWhy = (steps: number): number | Refusal => {
    const share = exact(STEP).times(steps).toNumber();
    const value = offerOf({ ...plan, shares: { ...plan.shares, [element]: share } }).results.added[outcome]?.period.value;
    if (typeof value === "number" || value instanceof Refusal) return value;
    throw new Error("An outcome that the offer does not tell");
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
  const most = lastOf(0, 1 / STEP, (steps) => cost(steps) !== null);
  if (most > 0 && cost(most) === least) return { kind: "no effect" };
  const steps = lastOf(0, most, fits);
  return { kind: "solved", share: exact(STEP).times(steps).toNumber(), amount: cost(steps) ?? least, atCeiling: steps === most };
}

/** The last of whole numbers for which something holds that holds for the first, and then no more. */
function lastOf(first: number, last: number, holds: (at: number) => boolean): number {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
