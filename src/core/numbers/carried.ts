import type { Fraction } from "./fraction";
import { forDoubles } from "./roundedOnce";
import { scaledFraction, type Scaled } from "./scaled";

/** A computed number in every way in which formulas carry it; the slower ways are taken when they are asked for. */
export interface Carried {
  /** NaN where doubles could lose digits. */
  readonly near: number;
  scaled(): Scaled;
  exactly(): Fraction;
}

/** @param nearest the double nearest to it. */
export function carried(nearest: number, exactly: () => Fraction): Carried {
  const exact = once(exactly);
  return { near: forDoubles(nearest), scaled: once(() => scaledFraction(exact())), exactly: exact };
}

/** Computed when it is first asked for. */
function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | null = null;
  return () => (computed ??= { value: compute() }).value;
}
