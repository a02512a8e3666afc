import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { HostErrorValue, type Host, type HostCell, type HostMatrix } from "../../src/harness/host";
import { argumentIn, compared, matrixOf, type Json } from "../cases/jsonCases";
import { readCases, type CaseRow } from "../cases/readCases";
import { openBothHosts } from "./openBothHosts";

/** Tables of cases whose columns are the arguments of a function, with lists and tables as JSON in their cells. */

let host: Host;
beforeAll(async () => {
  host = await openBothHosts();
});

function namesOf(id: string): string[] {
  const found = host.functions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No function ${id}`);
  return found.parameters.map(({ name }) => name);
}

function expectAnswer(row: CaseRow, answer: HostMatrix): void {
  const { expected, answered } = compared(row, answer);
  expect(answered).toEqual(expected);
}

describe.each([
  ["SCORES", "scores.csv"],
  ["INCENTIVE.TOTAL", "redistribution.csv"],
  ["UPLIFT.PRACTICES", "uplift-practices.csv"],
  ["UPLIFT.SOLVE", "uplift-solve.csv"],
  ["RECONCILE", "reconcile-tables.csv"],
  ["RECONCILE.PANEL", "reconcile-panel.csv"],
  ["PAYOUT.ACCRUAL", "payout-accrual.csv"],
])("%s", (id, file) => {
  test.each(readCases(file).map((row, index) => [index + 2, row.because ?? "", row] as const))(
    "row %d: %s",
    (_line, _because, row) => {
      const names = namesOf(id);
      expect(Object.keys(row).filter((name) => name !== "expected" && name !== "because")).toEqual(names);
      for (const blanks of [null, ""] as const) {
        const args = names.map((name) => argumentIn(row, name));
        expectAnswer(row, host.call(id, args, { blanks }));
      }
    },
  );
});

describe("Noise in the last digits", () => {
  test.each(readCases("tolerance.csv").map((row) => [row.because ?? "", row] as const))("%s", (_because, row) => {
    const id = row.function ?? "";
    const args = namesOf(id).map((name, index) => argumentIn(row, name === "terms" ? name : `a${index + 1}`));
    expectAnswer(row, host.call(id, args));
  });
});

/** What was reported of others' tools and of this one: one of each kind. */
interface Reported {
  readonly kind: string;
  readonly call: readonly [id: string, ...args: Json[]];
  readonly expect: {
    readonly is?: unknown;
    readonly error?: string;
    readonly says?: string;
    readonly saysNot?: string;
    readonly cell?: readonly [row: number, column: number];
    readonly row?: string;
    readonly col?: string;
    readonly table?: true;
  };
  readonly why: string;
}

describe("reported.json", () => {
  const reported = JSON.parse(readFileSync(resolve("test/cases/reported.json"), "utf8")) as Reported[];
  test.each(reported.map((one) => [one.kind, one.why, one] as const))(
    "%s: %s",
    (_kind, _why, { call: asked, expect: due }) => {
      const [id, ...args] = asked;
      const answer = host.call(id, args.map(matrixOf));
      const cells = due.row !== undefined || due.cell !== undefined ? [[pick(answer, due)]] : answer;
      if (due.is !== undefined) expect(cells).toEqual(Array.isArray(due.is) ? due.is : [[due.is]]);
      if (due.table === true) expect(answer.length).toBeGreaterThan(1);
      if (due.error === undefined && due.saysNot === undefined) return;
      const errors = cells.flat().filter((cell) => cell instanceof HostErrorValue);
      expect(errors.length).toBeGreaterThan(0);
      if (due.error !== undefined && due.error !== "any") expect(errors.map(({ code }) => code)).toContain(due.error);
      const sentences = errors.map(({ message }) => message).join("\n");
      if (due.says !== undefined) expect(sentences).toMatch(new RegExp(due.says));
      if (due.saysNot !== undefined) expect(sentences).not.toContain(due.saysNot);
    },
  );
});

function pick(answer: HostMatrix, { cell, row, col }: Reported["expect"]): HostCell {
  if (cell !== undefined) return answer[cell[0]]?.[cell[1]] ?? null;
  const column = answer[0]?.indexOf(col ?? "") ?? -1;
  return answer.find(([title]) => title === row)?.[column] ?? null;
}
