import type { HostCell, Host, HostMatrix } from "../../src/harness/host";
import { readCases, comparable, termsMatrix, typedCell, type CaseRow } from "../cases/readCases";
import { openBothHosts } from "./openBothHosts";

/**
 * Each row of the tables for pricing, risk and payouts through the built bundle. A table's columns are the
 * arguments by name; `line` and `column` say where in an answered table to look. "|" stands between the
 * cells of a list, " / " between the rows of a table, and a day is written 2024-07-01.
 */

const TABLES = ["totals", "panels", "payments", "claims", "risk", "uplift", "payouts", "reconcile"];

let host: Host;
beforeAll(async () => {
  host = await openBothHosts();
});

/** The number under which Excel keeps a day. */
function serial(day: string): number {
  return (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function withSerials(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => String(serial(day)));
}

/** A list as a column, a table by its rows; undefined where nothing is given. */
function argument(name: string, text: string): HostMatrix | undefined {
  if (text === "") return undefined;
  if (name === "terms") return termsMatrix(text);
  if (name === "factors") return text.split(" / ").map((row) => row.split("|").map(typedCell));
  return text.split("|").map((cell) => [typedCell(cell)]);
}

/** What a cell is compared with: "1/20" as the double nearest to it, "" as a blank. */
function expected(text: string): HostCell | undefined {
  const [, numerator, denominator] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (numerator !== undefined && denominator !== undefined) return Number(numerator) / Number(denominator);
  return text === "" ? "" : comparable(typedCell(text));
}

function answer(row: CaseRow, blanks: null | ""): HostMatrix {
  const id = row.function ?? "";
  const names = host.functions.find((each) => each.id === id)?.parameters.map(({ name }) => name) ?? [];
  const given = Object.keys(row).filter(
    (name) => row[name] !== "" && !["function", "line", "column", "expect", "because"].includes(name),
  );
  expect(names).toEqual(expect.arrayContaining(given));
  return host.call(
    id,
    names.map((name) => argument(name, withSerials(row[name] ?? ""))),
    { blanks },
  );
}

/** The cells of the columns named, in the line named; without names, the first cell. */
function picked(answered: HostMatrix, { line = "", column = "" }: CaseRow): (HostCell | undefined)[] {
  if (column === "") return [answered[0]?.[0]];
  const [header = []] = answered;
  const found = answered.slice(1).find(([first]) => first === line || first === Number(line));
  return column.split("|").map((name) => comparable(found?.[header.indexOf(name)]));
}

describe.each(TABLES)("%s.csv", (table) => {
  for (const row of readCases(`${table}.csv`)) {
    const given = Object.entries(row).filter(
      ([name, value]) => value !== "" && name !== "because" && name !== "expect",
    );
    test([...given.map(([, value]) => value), row.because ?? ""].join("; "), () => {
      const texts = withSerials(row.expect ?? "").split("|");
      for (const blanks of [null, ""] as const) {
        expect(picked(answer(row, blanks), row).map(comparable)).toEqual(texts.map(expected));
      }
    });
  }
});
