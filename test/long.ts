/**
 * Whether everything is tried, as `npm run test:long` does: an ordinary run tries a part, chosen so that what is wrong
 * shows in it as well.
 */
export const LONG = (globalThis as { LONG?: boolean }).LONG === true;

/** All of them in a long run; else every so many, from one that differs with the turn. */
export function some<T>(all: readonly T[], every: number, turn = 0): readonly T[] {
  return LONG ? all : all.filter((_, index) => index % every === turn % every);
}

/** How often a property is tried. */
export function runs(ordinarily: number): { numRuns: number } {
  return { numRuns: LONG ? 20 * ordinarily : ordinarily };
}
