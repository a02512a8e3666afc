import { inPieces } from "../../src/pane/inPieces";

let now: number;

beforeEach(() => {
  jest.useFakeTimers();
  now = 0;
  jest.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Steps that take so many milliseconds each. */
function* steps(count: number, each: number): Generator<number, string> {
  for (let step = 1; step <= count; step += 1) {
    now += each;
    yield step;
  }
  return "all";
}

function watch(work: Generator<number, string>, wait = 0) {
  const seen: (number | string)[] = [];
  const stop = inPieces(
    work,
    wait,
    (step) => seen.push(step),
    (result) => seen.push(result),
  );
  return { seen, stop };
}

test("the page gets its turn after a few milliseconds of work", () => {
  const { seen } = watch(steps(3, 50));
  expect(seen).toEqual([]);
  jest.advanceTimersToNextTimer();
  expect(seen).toEqual([1]);
  jest.advanceTimersToNextTimer();
  expect(seen).toEqual([1, 2]);
  jest.runAllTimers();
  expect(seen).toEqual([1, 2, 3, "all"]);
});

test("small steps go together", () => {
  const { seen } = watch(steps(3, 1));
  jest.advanceTimersToNextTimer();
  expect(seen).toEqual(["all"]);
});

test("begins after the pause, and not at all once it is stopped", () => {
  const [left, going] = [watch(steps(3, 50), 120), watch(steps(3, 50), 120)];
  jest.advanceTimersByTime(119);
  left.stop();
  expect(going.seen).toEqual([]);
  jest.advanceTimersToNextTimer();
  expect(going.seen).toEqual([1]);
  going.stop();
  jest.runAllTimers();
  expect([left.seen, going.seen]).toEqual([[], [1]]);
});
