import type { FUniver } from "@univerjs/core/facade";
import { FormulaExecutedStateType } from "@univerjs/engine-formula";

/** How long to wait for a calculation; one that threw never ends. */
const PATIENCE = 3000;

/** Knows when the spreadsheet calculates, from the events that begin and end it: what its engine says of itself is not so. */
export class CalculationWatch {
  private isCalculating = false;
  private readonly waiting = new Set<() => void>();

  constructor(univerAPI: FUniver) {
    const formula = univerAPI.getFormula();
    formula.calculationStart(() => {
      this.isCalculating = true;
    });
    formula.calculationEnd((state) => {
      // An edit stops a calculation, which begins anew; that is told twice, and in any order.
      if (state === FormulaExecutedStateType.STOP_EXECUTION) return;
      this.isCalculating = false;
      for (const resume of this.waiting) resume();
      this.waiting.clear();
    });
  }

  /** Resolves as soon as nothing is calculated: true, or false where that does not come. */
  async idle(): Promise<boolean> {
    const end = performance.now() + PATIENCE;
    while (this.isCalculating) {
      const left = end - performance.now();
      if (left <= 0) return false;
      await this.nextEnd(left);
    }
    return true;
  }

  private nextEnd(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
