/** Excel's error values that a cell of ours can show. */
export type ErrorCode = "#VALUE!" | "#N/A" | "#DIV/0!" | "#NUM!" | "#NULL!";

/**
 * Why a cell has no value. Thrown, but not an Error: a column of bad cells makes thousands, and nobody
 * reads their stacks.
 */
export class Refusal {
  constructor(
    readonly code: ErrorCode,
    /** What a person reads: which argument, what was read, what would be right. */
    readonly sentence: string,
    /** An error value that came in is shown as it is, without a sentence of ours. */
    readonly passedOn = false,
  ) {}
}

/** The input is wrong. */
export function wrongInput(sentence: string): Refusal {
  return new Refusal("#VALUE!", sentence);
}

/** The input is fine, but there is no answer. */
export function noAnswer(sentence: string): Refusal {
  return new Refusal("#N/A", sentence);
}

/** What is computed, or why there is nothing. */
export function orRefusal<T>(compute: () => T): T | Refusal {
  try {
    return compute();
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
}

/** What was computed; thrown on where there is nothing. */
export function settled<T>(computed: T | Refusal): T {
  if (computed instanceof Refusal) throw computed;
  return computed;
}

/** The refusal that stands for several cells: an error value that came in goes before every refusal of ours. */
export function firstRefusal(cells: Iterable<unknown>): Refusal | null {
  let first: Refusal | null = null;
  for (const cell of cells) {
    if (!(cell instanceof Refusal)) continue;
    if (cell.passedOn) return cell;
    first ??= cell;
  }
  return first;
}
