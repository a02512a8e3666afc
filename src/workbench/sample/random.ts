/** The same made-up numbers on every machine: Park and Miller's generator in whole numbers. */
export function madeUp(seed: number): (from: number, to: number) => number {
  let state = seed;
  return (from, to) => {
    state = (state * 48_271) % 2_147_483_647;
    return from + (state % (to - from + 1));
  };
}
