import { wrongInput, type Refusal } from "../../core/cells/refusal";
import type { Outgoing } from "../../core/define/call";
import { isTable, type Rule } from "../../core/define/rule";
import { MOST_OF_AN_ANSWER, rowWeights } from "./weight";

/** Says of an answer that is too heavy for Excel how to split it: any part of the size named arrives. */
export function tooHeavy(rule: Rule, answer: readonly (readonly Outgoing[])[]): Refusal {
  const weights = rowWeights(answer);
  const [header = 0] = weights;
  const rows = isTable(rule)
    ? // Every part has the header.
      longestRun(weights.slice(1), MOST_OF_AN_ANSWER - header) + 1
    : longestRun(weights, MOST_OF_AN_ANSWER);
  const width = answer[0]?.length ?? 0;
  const megabytes = weights.reduce((sum, weight) => sum + weight, 0) / 1e6;
  return wrongInput(
    `The answer of ${answer.length} × ${width} cells weighs ${megabytes.toFixed(2)} MB, and at most ${MOST_OF_AN_ANSWER / 1e6} MB are sure to reach Excel; ${advice(rule, answer, rows)}`,
  );
}

function advice(rule: Rule, answer: readonly (readonly Outgoing[])[], rows: number): string {
  // Tables as long as this are lists of practices, and half a practice would be a wrong one.
  if (isTable(rule))
    return `split what it reads over several calls, no practice over two, so that each answers at most ${rounded(rows)} rows with its header`;
  if (rows >= 1) return `split the ranges over several calls of at most ${rounded(rows)} rows`;
  const columns = longestRun(rowWeights(transposed(answer)), MOST_OF_AN_ANSWER);
  return `split the ranges over several calls of one row and at most ${rounded(columns)} columns`;
}

/** The most weights that stay within a limit together wherever they follow each other. */
function longestRun(weights: readonly number[], limit: number): number {
  let longest = weights.length;
  let start = 0;
  let sum = 0;
  weights.forEach((weight, end) => {
    sum += weight;
    for (; sum > limit; start += 1) {
      longest = Math.min(longest, end - start);
      sum -= weights[start] ?? 0;
    }
  });
  return longest;
}

/** Down to a number that is easily typed. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.floor(count / step) * step;
}

function transposed(answer: readonly (readonly Outgoing[])[]): Outgoing[][] {
  return (answer[0] ?? []).map((_, column) => answer.map((row) => row[column] ?? ""));
}
