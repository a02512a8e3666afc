import { HostErrorValue, type Host, type HostCell, type HostMatrix } from "../../src/harness/host";
import { openBundle } from "./openBundle";
import { openRuntime, type Runtime } from "./openRuntime";

/** Answers near the weight at which Excel's runtime may never deliver them. */

let harness: Host;
let runtime: Runtime;
beforeAll(async () => {
  harness = await openBundle();
  runtime = openRuntime();
});

/** Of one answer, in characters: below it Excel's runtime delivers whatever is calculated beside. */
const ALWAYS_ARRIVES = 2_000_000;

const column = (rows: number, cell: (row: number) => HostCell): HostMatrix =>
  Array.from({ length: rows }, (_, row) => [cell(row)]);

/** What a call in Microsoft's runtime comes to, and the characters of its answer. */
function delivered(id: string, args: readonly (HostMatrix | undefined)[]): { answer: HostMatrix; weight: number } {
  const before = runtime.characters.received;
  const answer = runtime.call(id, args);
  return { answer, weight: runtime.characters.received - before };
}

function sentenceOf(answer: HostMatrix): string {
  const [[cell] = []] = answer;
  expect(answer.flat().length).toBe(1);
  expect(cell).toBeInstanceOf(HostErrorValue);
  return cell instanceof HostErrorValue ? cell.message : "";
}

/** The number in a sentence that says how to split. */
const most = (sentence: string): number => Number(/at most (\d+) /.exec(sentence)?.[1]);

const slices = (matrix: HostMatrix, rows: number): HostMatrix[] =>
  Array.from({ length: Math.ceil(matrix.length / rows) }, (_, part) => matrix.slice(part * rows, (part + 1) * rows));

describe("a column whose answer is too heavy", () => {
  // First the lightest answers, then the heaviest ones, so that the mean says nothing of a part.
  const ROWS = 120_000;
  const scores = column(ROWS, (row) => (row < ROWS / 2 ? 72 : 62 + (row % 4_000) / 700));
  const asked = (part: HostMatrix): HostMatrix[] => [
    [["Adult"]],
    [["CBP"]],
    [[60]],
    part,
    [["score.rounding", "none"]],
  ];

  test("is refused in a sentence; each part of the size that it names arrives, and hardly a larger one would", () => {
    const heavier = scores.map(([score]): HostCell[] => [typeof score === "number" ? score + 1e-9 : null]);
    const sentence = sentenceOf(harness.call("INCENTIVE", asked(heavier)));
    expect(sentence).toMatch(
      /^The answer of 120000 × 1 cells weighs \d\.\d\d MB, and Excel takes 1\.9 MB of one call; split the ranges over several calls of at most \d+ rows$/,
    );
    const parts = slices(heavier, most(sentence)).map((part) => delivered("INCENTIVE", asked(part)));
    expect(parts.reduce((sum, { answer }) => sum + answer.length, 0)).toBe(ROWS);
    const heaviest = Math.max(...parts.map(({ weight }) => weight));
    expect(heaviest).toBeLessThan(ALWAYS_ARRIVES);
    expect(heaviest).toBeGreaterThan(0.8 * ALWAYS_ARRIVES);
  });
});
