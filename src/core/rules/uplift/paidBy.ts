import { Refusal } from "../../cells/refusal";
import type { Carried } from "../../numbers/carried";
import { fraction, NONE, type Fraction } from "../../numbers/fraction";
import { forDoubles } from "../../numbers/roundedOnce";
import { scaled, scaledFraction, type Scaled } from "../../numbers/scaled";
import type { Total } from "../incentive/totals";
import type { RatesOverMonths } from "./elements";

/**
 * What payments to a practice are computed from, whatever the shares are. A class, because thousands of them live as
 * long as a call, and what each could carry in closures would cost more than its payments.
 */
export class PaidBy {
  /** The share that its scores earn, else its Expected share, as a cell shows it; null where there is neither. */
  readonly earned: number | null | Refusal;
  /** Rates as doubles carry them, NaN where they cannot. */
  readonly near: RatesOverMonths<number>;
  private earnedExactly: Fraction | null = null;

  constructor(
    private readonly base: number,
    private readonly capitated: number,
    readonly memberMonths: number,
    /** The risk factor less 1. */
    private readonly risk: Carried,
    private readonly byScores: Total | null | Refusal,
    expectedShare: number | null,
    /** What every settled measure at gold would earn. */
    readonly earnable: Carried | Refusal,
    /** All that anyone can earn. */
    private readonly most: Carried,
  ) {
    this.earned = byScores === null ? expectedShare : byScores instanceof Refusal ? byScores : byScores.share;
    this.near = {
      base: forDoubles(base),
      capitated: forDoubles(capitated),
      risk: risk.near,
      memberMonths: forDoubles(memberMonths),
      earned: {
        expected: typeof this.earned === "number" ? forDoubles(this.earned) : 0,
        earnable: earnable instanceof Refusal ? 0 : earnable.near,
        most: most.near,
      },
    };
  }

  /** As whole numbers carry them, NaN where they cannot. */
  scaled(): RatesOverMonths<Scaled> {
    const { earnable } = this;
    const expected = (): Scaled => scaledFraction(this.expectedExactly());
    return {
      base: scaled(this.base),
      capitated: scaled(this.capitated),
      risk: this.risk.scaled(),
      memberMonths: scaled(this.memberMonths),
      earned: {
        // Which takes longer than all the rest, and is not always asked for.
        get expected() {
          return expected();
        },
        earnable: earnable instanceof Refusal ? scaled(0) : earnable.scaled(),
        most: this.most.scaled(),
      },
    };
  }

  exactly(): RatesOverMonths<Fraction> {
    const { earnable } = this;
    return {
      base: fraction(this.base),
      capitated: fraction(this.capitated),
      risk: this.risk.exactly(),
      memberMonths: fraction(this.memberMonths),
      earned: {
        expected: this.expectedExactly(),
        earnable: earnable instanceof Refusal ? NONE : earnable.exactly(),
        most: this.most.exactly(),
      },
    };
  }

  /** What scores earn without the rounding of a cell; nothing is expected where nothing is known. */
  private expectedExactly(): Fraction {
    const { byScores, earned } = this;
    this.earnedExactly ??=
      byScores === null || byScores instanceof Refusal
        ? fraction(typeof earned === "number" ? earned : 0)
        : byScores.steps().total;
    return this.earnedExactly;
  }
}
