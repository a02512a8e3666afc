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

/** A column whose numbers are long from the middle on, so that the mean says nothing of a part. */
test("a column is refused in a sentence: parts of the size that it names arrive, and hardly larger ones would", () => {
  const ROWS = 100_000;
  const scores = column(ROWS, (row) => (row < ROWS / 10 ? 60 : 67 + (row % 3_500) / 700));
  const asked = (part: HostMatrix): HostMatrix[] => [[["Adult"]], [["CBP"]], [[60]], part];
  const sentence = sentenceOf(harness.call("INCENTIVE", asked(scores)));
  expect(sentence).toMatch(
    /^The answer of 100000 × 1 cells weighs \d\.\d\d MB, and at most 1\.9 MB are sure to reach Excel; split the ranges over several calls of at most \d+ rows$/,
  );
  const parts = [scores.slice(0, most(sentence)), scores.slice(-most(sentence))];
  const weights = parts.map((part) => delivered("INCENTIVE", asked(part)).weight);
  expect(Math.max(...weights)).toBeLessThan(ALWAYS_ARRIVES);
  expect(Math.max(...weights)).toBeGreaterThan(0.9 * ALWAYS_ARRIVES);
});

describe("a column of errors, each as heavy as a dozen numbers", () => {
  const asked = (rows: number): HostMatrix[] => [column(rows, () => "nothing that fits")];
  const spoken = (answer: HostMatrix): number =>
    answer.filter(([cell]) => cell instanceof HostErrorValue && cell.message !== "").length;

  test("is refused where the errors alone are too heavy", () => {
    const sentence = sentenceOf(harness.call("HPIADJ", asked(16_000)));
    const { answer, weight } = delivered("HPIADJ", asked(most(sentence)));
    expect(answer.length).toBe(most(sentence));
    expect(weight).toBeLessThan(ALWAYS_ARRIVES);
    expect(sentenceOf(harness.call("HPIADJ", asked(most(sentence) + 1_000)))).toContain("at most");
  });

  test("does without as many of its 200 sentences as would make it so", () => {
    const rows = most(sentenceOf(harness.call("HPIADJ", asked(16_000))));
    // An error weighs far more than a sentence here and there: with a hundred fewer, some have room.
    const counts = [rows - 1_000, rows - 100, rows].map((each) => spoken(harness.call("HPIADJ", asked(each))));
    expect(counts[0]).toBe(200);
    expect(counts[1]).toBeGreaterThan(0);
    expect(counts[1]).toBeLessThanOrEqual(200);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });
});

test("a row of long texts is refused with a number of columns", () => {
  const terms: HostMatrix = [["CBP.gold", 72, "é".repeat(20_000)]];
  const keys = (columns: number): HostMatrix => [Array.from({ length: columns }, () => "CBP.gold")];
  const sentence = sentenceOf(harness.call("SOURCE", [keys(60), terms]));
  expect(sentence).toMatch(/split the ranges over several calls of one row and at most \d+ columns$/);
  expect(delivered("SOURCE", [keys(most(sentence)), terms]).answer[0]?.length).toBe(most(sentence));
});

test("a table is refused with a number of rows, its header among them", () => {
  const ROWS = 15_000;
  const asked = (rows: number): HostMatrix[] => [
    column(rows, (row) => `${"A practice of a long name ".repeat(5)}${row}`),
    column(rows, () => "Adult"),
    column(rows, () => "CBP"),
    column(rows, () => 60),
    column(rows, (row) => 67 + (row % 3_500) / 700),
  ];
  const sentence = sentenceOf(harness.call("INCENTIVE.PANEL", asked(ROWS)));
  expect(sentence).toMatch(
    /split what it reads over several calls, no practice over two, so that each answers at most \d+ rows with its header$/,
  );
  const { answer, weight } = delivered("INCENTIVE.PANEL", asked(most(sentence) - 1));
  expect(answer.length).toBe(most(sentence));
  expect(weight).toBeLessThan(ALWAYS_ARRIVES);
});
