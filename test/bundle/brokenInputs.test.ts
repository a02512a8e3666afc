import type { Content, LiveFormula, LiveSample } from "./liveSample";
import type { CalculatedValues } from "./headless";
import { LONG } from "../long";

/**
 * Every input cell of the sample is broken, by a text, by −1 or by an error: no figure stays beside a source that
 * refuses, and all come back when the input does. The first cell of a column is broken in each way, the last alone,
 * those between in groups. Sheets that have nothing to do with each other are broken in the same round.
 */

const BREAKS: readonly Content[] = ["x", -1, "#N/A"];
/** Into how many groups those between are put: each of them is broken once in any case. */
const ROUNDS_BETWEEN = LONG ? 5 : 2;

type Round = ReadonlyMap<string, Content>;

let live: LiveSample;
let formulas: readonly LiveFormula[];
let inputs: ReadonlyMap<string, Content>;
let before: CalculatedValues;
/** The formula that fills a cell. */
let owners: ReadonlyMap<string, LiveFormula>;
let needs: ReadonlyMap<LiveFormula, readonly string[]>;
let readers: ReadonlyMap<string, readonly LiveFormula[]>;

beforeAll(async () => {
  const { LiveSample } = loadHeadless();
  live = await LiveSample.open();
  before = live.values();
  inputs = live.inputs();
  formulas = live.formulas();
  owners = new Map(formulas.flatMap((formula) => formula.cells.map((cell) => [cell, formula] as const)));
  const byCell = new Map<string, LiveFormula[]>();
  for (const formula of formulas)
    for (const cell of new Set(formula.reads.flat()))
      if (owners.get(cell) !== formula) byCell.set(cell, [...(byCell.get(cell) ?? []), formula]);
  readers = byCell;
  needs = new Map(formulas.map((formula) => [formula, needsOf(formula)] as const));
});

afterAll(() => {
  live.close();
});

const dependentsOf = new Map<string, ReadonlySet<LiveFormula>>();

/** All formulas that depend on a cell, near or far. */
function dependents(cell: string): ReadonlySet<LiveFormula> {
  const before = dependentsOf.get(cell);
  if (before !== undefined) return before;
  const found = new Set<LiveFormula>();
  const visit = (at: string): void => {
    for (const formula of readers.get(at) ?? []) {
      if (found.has(formula)) continue;
      found.add(formula);
      formula.cells.forEach(visit);
    }
  };
  visit(cell);
  dependentsOf.set(cell, found);
  return found;
}

function isError(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("#");
}

/** What shows a figure although something that it stands on refuses. */
function figuresLeft(values: CalculatedValues): string[] {
  const refuses = (cell: string): boolean => isError(values[cell]) && !isError(before[cell]);
  return formulas.flatMap((formula) => {
    const without = needs.get(formula)?.find(refuses);
    // Where a table's headings are gone, so are its rows.
    if (without === undefined && !(typeof before[formula.at] === "string" && refuses(formula.at))) return [];
    return formula.cells
      .filter((cell) => typeof values[cell] === "number")
      .map((cell) => `${cell} shows ${String(values[cell])} beside ${without ?? formula.at}`);
  });
}

/** What a formula reads as one cell it needs; so does a small answer, whatever it picks from a table that refuses. */
function needsOf({ cells, reads }: LiveFormula): string[] {
  return reads.flatMap((read) => {
    if (read.length === 1) return read;
    return cells.length === 1 ? read.filter((cell) => owners.get(cell)?.at === cell) : [];
  });
}

/** Inputs of one column that stand below each other. */
function columnsOf(cells: readonly string[]): string[][] {
  const runs = new Map<string, string[]>();
  for (const cell of cells) {
    const [, sheet = "", row, column = ""] = /^(.+)!(\d+),(\d+)$/.exec(cell) ?? [];
    const key = (from: number): string => `${sheet}!${from},${column}`;
    const above = runs.get(key(Number(row) - 1));
    const run = above ?? [];
    run.push(cell);
    runs.set(key(Number(row)), run);
    if (above !== undefined) runs.delete(key(Number(row) - 1));
  }
  return [...runs.values()];
}

function roundsFor(column: readonly string[], number: number): Round[] {
  const [first = "", ...others] = column;
  const last = others.pop();
  const size = Math.ceil(others.length / ROUNDS_BETWEEN);
  const groups = Array.from({ length: size === 0 ? 0 : Math.ceil(others.length / size) }, (_, index) =>
    others.slice(index * size, (index + 1) * size),
  );
  return [
    ...BREAKS.map((broken) => new Map([[first, broken]])),
    ...[...groups, ...(last === undefined ? [] : [[last]])].map((cells, index) => {
      const broken = BREAKS[(index + number) % BREAKS.length] ?? null;
      return new Map(cells.map((cell) => [cell, broken] as const));
    }),
  ];
}

/** One round after the other where columns have a dependent in common; side by side where they have none. */
function schedule(): Round[] {
  const lanes: { reached: Set<LiveFormula>; rounds: Round[] }[] = [];
  const ofAllSheets: Round[] = [];
  columnsOf([...inputs.keys()]).forEach((column, number) => {
    const reached = new Set(column.flatMap((cell) => [...dependents(cell)]));
    if (reached.size === 0) return;
    const rounds = roundsFor(column, number);
    // Terms would join all sheets into one.
    if (new Set([...reached].map(({ at }) => at.split("!")[0])).size > 5) {
      ofAllSheets.push(...rounds);
      return;
    }
    const joined = lanes.filter((lane) => [...reached].some((formula) => lane.reached.has(formula)));
    for (const lane of joined) {
      lane.reached.forEach((formula) => reached.add(formula));
      lanes.splice(lanes.indexOf(lane), 1);
    }
    lanes.push({ reached, rounds: [...joined.flatMap((lane) => lane.rounds), ...rounds] });
  });
  const length = Math.max(...lanes.map((lane) => lane.rounds.length));
  const together = Array.from(
    { length },
    (_, index) => new Map(lanes.flatMap(({ rounds }) => [...(rounds[index] ?? [])])),
  );
  return [...together, ...ofAllSheets];
}

test("no figure stays beside an error, and all come back", async () => {
  const refused = new Set<LiveFormula>();
  let broken: Round = new Map();
  for (const round of [...schedule(), new Map<string, Content>()]) {
    // What was broken before is put back in the same breath.
    const restored = [...broken.keys()].map((cell) => [cell, inputs.get(cell) ?? null] as const);
    await live.change(new Map([...restored, ...round]));
    broken = round;
    const values = live.values();
    const what = [...round].map(([cell, content]) => `${cell} = ${String(content)}`).join(", ");
    expect({ what, left: figuresLeft(values) }).toEqual({ what, left: [] });
    const reached = new Set([...round.keys()].flatMap((cell) => [...dependents(cell)]));
    const changed: string[] = [];
    for (const formula of formulas) {
      if (!reached.has(formula)) changed.push(...formula.cells.filter((cell) => values[cell] !== before[cell]));
      else if (formula.cells.some((cell) => isError(values[cell]) && !isError(before[cell]))) refused.add(formula);
    }
    expect({ what, changed }).toEqual({ what, changed: [] });
  }
  expect(live.values()).toEqual(before);
  const untried = formulas.filter(
    (formula) => !refused.has(formula) && formula.cells.some((cell) => typeof before[cell] === "number"),
  );
  expect(untried.map(({ at }) => at)).toEqual([]);
});
