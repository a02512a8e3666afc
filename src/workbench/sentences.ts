import { CellError, type Matrix } from "../harness/host";
import type { Origin } from "./univerValues";

interface Fault {
  readonly row: number;
  readonly column: number;
  readonly code: string;
  readonly sentence: string;
}

/**
 * Why cells hold errors. The spreadsheet keeps an error's code alone, so that the sentences of each
 * formula's last calculation are kept here, by the cell in which the formula stands.
 */
export class Sentences {
  private round = 0;
  private readonly byFormula = new Map<string, { round: number; faults: Fault[] }>();

  /** Before each calculation: what a formula said before no longer counts once it is calculated again. */
  nextRound(): void {
    this.round += 1;
  }

  record(origin: Origin, result: Matrix): void {
    const key = keyOf(origin);
    const faults = result.flatMap((line, row) =>
      line.flatMap((cell, column): Fault[] =>
        cell instanceof CellError && cell.message ? [{ row, column, code: cell.code, sentence: cell.message }] : [],
      ),
    );
    const before = this.byFormula.get(key);
    // A formula may call several functions; each has its say.
    if (before?.round === this.round) before.faults.push(...faults);
    else if (faults.length > 0) this.byFormula.set(key, { round: this.round, faults });
    else this.byFormula.delete(key);
  }

  /** The sentence for an error so many rows and columns from the formula's cell. */
  of(origin: Origin, row: number, column: number, code: string): string | undefined {
    const faults = this.byFormula.get(keyOf(origin))?.faults.filter((fault) => fault.code === code) ?? [];
    const here = faults.find((fault) => fault.row === row && fault.column === column);
    // What a function inside a formula refused, the whole formula shows in its first cell.
    return (here ?? (row === 0 && column === 0 ? faults[0] : undefined))?.sentence;
  }
}

function keyOf({ unitId, sheetId, row, column }: Origin): string {
  return [unitId, sheetId, row, column].join("\n");
}
