import { exact, type Decimal } from "./exact";
import { FOUR_DECIMALS } from "./carriers";

const { round } = Math;

/** Below half of 2⁵³, one more addend cannot leave the whole numbers that a double holds exactly. */
const LARGEST = 2 ** 52;

/** An exact running sum: whole ten-thousandths while they fit, decimals for the rest. */
export class ExactSum {
  private whole = 0;
  private rest: Decimal | null = null;

  add(value: number): void {
    const units = round(value * FOUR_DECIMALS);
    const next = this.whole + units;
    if (units / FOUR_DECIMALS === value && next <= LARGEST && next >= -LARGEST && units <= LARGEST && units >= -LARGEST)
      this.whole = next;
    else this.rest = (this.rest ?? exact(0)).plus(value);
  }

  /** The double nearest to it. */
  get nearest(): number {
    return this.rest === null ? this.whole / FOUR_DECIMALS : this.total.toNumber();
  }

  get total(): Decimal {
    const whole = exact(this.whole).div(FOUR_DECIMALS);
    return this.rest === null ? whole : whole.plus(this.rest);
  }
}
