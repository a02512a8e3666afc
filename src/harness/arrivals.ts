/**
 * Which answers reach Excel. Its runtime collects the answers of 50 ms into one request. When Excel refuses that
 * as too large, the runtime takes out as many as fit into a smaller one, sends it, and then all the rest together
 * again. What is refused over and over is forgotten after 60 s.
 */

/** The most that a request may hold, in bytes. */
const MOST_OF_A_REQUEST = 5 * 1024 * 1024;

/** What the runtime fills a request with after a refusal, in characters. */
const MOST_AFTER_A_REFUSAL = 2_000_000;

/** @param weights in characters, answer by answer. */
export function arrivalsOf(weights: readonly number[]): boolean[] {
  const arrives = weights.map(() => false);
  let waiting = [...weights.keys()];
  while (weightOf(waiting) > MOST_OF_A_REQUEST) {
    let filled = 0;
    const smaller = waiting.filter((index) => {
      const weight = (weights[index] ?? 0) + 1;
      if (filled + weight >= MOST_AFTER_A_REFUSAL) return false;
      filled += weight;
      return true;
    });
    if (smaller.length === 0) return arrives;
    for (const index of smaller) arrives[index] = true;
    waiting = waiting.filter((index) => arrives[index] !== true);
  }
  for (const index of waiting) arrives[index] = true;
  return arrives;

  function weightOf(indexes: readonly number[]): number {
    return indexes.reduce((sum, index) => sum + (weights[index] ?? 0) + 1, 0);
  }
}
