import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { HostErrorValue, type Host, type HostCell, type HostMatrix } from "../../src/harness/host";
import { readCases, type CaseRow } from "../cases/readCases";
import { openBundle } from "./openBundle";

/** Tables of cases whose columns are the arguments of a function, with lists and tables as JSON in their cells. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

/** Each table, and the function whose arguments its columns are called by. */
const TABLES = [
  ["scores.csv", "SCORES"],
  ["redistribution.csv", "INCENTIVE.TOTAL"],
  ["uplift-practices.csv", "UPLIFT.PRACTICES"],
  ["uplift-solve.csv", "UPLIFT.SOLVE"],
  ["reconcile-edges.csv", "RECONCILE"],
  ["reconcile-panel.csv", "RECONCILE.PANEL"],
  ["payout-accrual.csv", "PAYOUT.ACCRUAL"],
] as const;

describe.each(TABLES)("%s", (file, id) => {
  test.each(readCases(file).map((row, index) => [`${index + 2}: ${row.because ?? ""}`, row] as const))(
    "row %s",
    (_title, row) => {
      expectAnswer(call(id, argumentsOf(id, row)), parsed(row.expected ?? ""));
    },
  );
});

describe("tolerance.csv", () => {
  test.each(readCases("tolerance.csv").map((row) => [row.because ?? "", row] as const))("%s", (_title, row) => {
    const id = row.function ?? "";
    const places = namesOf(id).map((name, index) => (name === "terms" ? row.terms : row[`a${index + 1}`]) ?? "");
    expectAnswer(call(id, places.map(parsed)), parsed(row.expected ?? ""));
  });
});

describe("terms-changes.csv", () => {
  test.each(readCases("terms-changes.csv").map((row) => [row.because ?? "", row] as const))("%s", (_title, row) => {
    const [id, expected] = [row.function ?? "", parsed(row.expected ?? "")];
    const terms = call("TERMS", [parsed(row.terms ?? ""), parsed(row.changes ?? "")]);
    if (id === "TERMS") {
      expectAnswer(terms, expected);
      return;
    }
    const given = parsed(row.arguments ?? "") as readonly unknown[];
    const place = namesOf(id).indexOf("terms");
    const args = Array.from({ length: place }, (_, index) => given[index]);
    expectAnswer(call(id, [...args, terms]), expected);
  });
});

/** What was reported of others' tools and of this one: one of each kind. */
interface Reported {
  readonly kind: string;
  readonly call: readonly [id: string, ...args: unknown[]];
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
      const answer = call(id, args);
      const cells = due.row !== undefined || due.cell !== undefined ? [[pick(answer, due)]] : answer;
      if (due.is !== undefined) expectAnswer(cells, due.is);
      if (due.table === true) expect(answer.length).toBeGreaterThan(1);
      if (due.error === undefined && due.saysNot === undefined) return;
      const errors = cells.flat().filter((cell) => cell instanceof HostErrorValue);
      expect(errors.length).toBeGreaterThan(0);
      if (due.error !== undefined && due.error !== "any") expect(errors.map(({ code }) => code)).toContain(due.error);
      const sentences = errors.map(({ message }) => message ?? "").join("\n");
      if (due.says !== undefined) expect(sentences).toMatch(new RegExp(due.says));
      if (due.saysNot !== undefined) expect(sentences).not.toContain(due.saysNot);
    },
  );
});

function namesOf(id: string): string[] {
  const found = host.functions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No function ${id}`);
  return found.parameters.map(({ name }) => name);
}

function argumentsOf(id: string, row: CaseRow): unknown[] {
  return namesOf(id).map((name) => parsed(row[name] ?? ""));
}

/** A cell of the table: nothing, JSON, or the words as they stand. */
function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function call(id: string, args: readonly unknown[]): HostMatrix {
  return host.call(
    id,
    args.map((arg) => (arg === undefined || arg === null ? undefined : matrixOf(arg))),
  );
}

/** A list stands as a column; a matrix as it is. */
function matrixOf(value: unknown): HostMatrix {
  if (!Array.isArray(value)) return [[cellOf(value)]];
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(cellOf) : [cellOf(row)]));
}

function cellOf(value: unknown): HostCell {
  if (typeof value === "object" && value !== null && "error" in value) return new HostErrorValue(String(value.error));
  return value as HostCell;
}

/** A table under its header, or one cell; what the case leaves free is not compared. */
function expectAnswer(answer: HostMatrix, expected: unknown): void {
  const isTable = Array.isArray(expected);
  const shown = isTable && answer.length > expected.length ? answer.slice(1) : answer;
  expect(comparableTo(shown, expected)).toEqual(isTable ? expected : [[expected]]);
}

function comparableTo(answer: HostMatrix, expected: unknown): unknown[][] {
  return answer.map((row, index) =>
    row.map((cell, column) => {
      const rows = expected as readonly (readonly unknown[])[];
      const due = Array.isArray(expected) ? rows[index]?.[column] : expected;
      if (due === "(not compared)") return due;
      if (due === "(a sentence)") return typeof cell === "string" && cell.length > 5 ? due : cell;
      return cell instanceof HostErrorValue ? { error: cell.code } : cell;
    }),
  );
}

function pick(answer: HostMatrix, { cell, row, col }: Reported["expect"]): HostCell {
  if (cell !== undefined) return answer[cell[0]]?.[cell[1]] ?? null;
  const column = answer[0]?.indexOf(col ?? "") ?? -1;
  return answer.find(([title]) => title === row)?.[column] ?? null;
}
