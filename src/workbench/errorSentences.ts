import { HostErrorValue, type HostMatrix } from "../harness/host";
import type { Origin } from "./univerValues";

/** What a function says of an error value that it answers, so many rows and columns from its formula's cell. */
interface ErrorSentence {
  readonly row: number;
  readonly column: number;
  readonly code: string;
  readonly sentence: string;
}

interface Entry {
  readonly round: number;
  readonly formula: string;
  readonly errors: ErrorSentence[];
}

/**
 * Why cells hold errors. The spreadsheet keeps an error's code alone, so that the sentences of each
 * formula's last calculation are kept here, by the cell in which the formula stands.
 */
export class ErrorSentences {
  private round = 0;
  private pauses = 0;
  private readonly byFormula = new Map<string, Entry>();

  /** Before each calculation: what a formula said before no longer counts once it is calculated again. */
  nextRound(): void {
    this.round += 1;
  }

  /** Hears nothing until the answer is called: what is reckoned outside the cells explains none of them. */
  pause(): () => void {
    this.pauses += 1;
    return () => {
      this.pauses -= 1;
    };
  }

  /** @param formulaOf reads the formula's text, which only an error needs. */
  record(origin: Origin, result: HostMatrix, formulaOf: (origin: Origin) => string): void {
    if (this.pauses > 0) return;
    const key = keyOf(origin);
    const errors = result.flatMap((line, row) =>
      line.flatMap((cell, column): ErrorSentence[] =>
        cell instanceof HostErrorValue && cell.message
          ? [{ row, column, code: cell.code, sentence: cell.message }]
          : [],
      ),
    );
    const before = this.byFormula.get(key);
    // A formula may call several functions; each has its say.
    if (before?.round === this.round) before.errors.push(...errors);
    else if (errors.length > 0) this.byFormula.set(key, { round: this.round, formula: formulaOf(origin), errors });
    else this.byFormula.delete(key);
  }

  /** For a calculation that came to no result. */
  drop(origin: Origin): void {
    if (this.pauses > 0) return;
    this.byFormula.delete(keyOf(origin));
  }

  /** The sentence for an error so many rows and columns from the formula's cell, in which this formula stands now. */
  of(origin: Origin, formula: string, row: number, column: number, code: string): string | undefined {
    const entry = this.byFormula.get(keyOf(origin));
    // A formula without our functions calculates unheard: what the former one said does not explain it.
    if (entry?.formula !== formula) return undefined;
    const errors = entry.errors.filter((error) => error.code === code);
    const here = errors.find((error) => error.row === row && error.column === column);
    // What a function inside a formula refused, the whole formula shows in its first cell.
    return (here ?? (row === 0 && column === 0 ? errors[0] : undefined))?.sentence;
  }
}

function keyOf({ unitId, sheetId, row, column }: Origin): string {
  return [unitId, sheetId, row, column].join("\n");
}
