/** One line for each thing measured: what, how much, and what it aims at. */

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** How many times as long as the other one took, by medians of times in milliseconds. */
export function printRatio(title: string, times: readonly number[], base: readonly number[], aim?: string): void {
  const [a, b] = [median(times), median(base)];
  print(title, `${(a / b).toFixed(2).padStart(7)} ×  (${a.toFixed(1)} ms / ${b.toFixed(1)} ms)`, aim);
}

export function printBytes(title: string, count: number, aim?: string): void {
  print(title, `${(count / 1000).toFixed(1).padStart(7)} kB`, aim);
}

function print(title: string, figure: string, aim: string | undefined): void {
  process.stdout.write(`${title.padEnd(78)} ${figure}${aim === undefined ? "" : `  aim: ${aim}`}\n`);
}
