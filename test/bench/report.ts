import type { Took } from "./actions";

/** One line for each thing measured: what, how much, and what it aims at. */

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** How many times as long as the other one took, by medians of times in milliseconds. */
export function printRatio(title: string, times: readonly number[], base: readonly number[], aim?: string): void {
  const [a, b] = [median(times), median(base)];
  print(title, `${(a / b).toFixed(2).padStart(7)} ×  (${a.toFixed(1)} ms / ${b.toFixed(1)} ms)`, aim);
}

/** What an action took until the page answered, and until all was done, against one bare frame; the first time apart, when nothing is warm. */
export function printAnswer(title: string, first: Took, took: readonly Took[]): void {
  const frame = median(took.map((one) => one.frame));
  const ms = (part: keyof Took): string => {
    const usual = median(took.map((one) => one[part]));
    return `${(usual / frame).toFixed(1).padStart(5)} × (${usual.toFixed(0)} ms, first ${first[part].toFixed(0)})`.padEnd(
      28,
    );
  };
  print(title, `answer ${ms("answered")} all ${ms("done")} longest task ${ms("blocked")}`, "100 ms");
}

export function printBytes(title: string, count: number, aim?: string): void {
  print(title, `${(count / 1000).toFixed(1).padStart(7)} kB`, aim);
}

function print(title: string, figure: string, aim: string | undefined): void {
  process.stdout.write(`${title.padEnd(78)} ${figure}${aim === undefined ? "" : `  aim: ${aim}`}\n`);
}
