import type { Host, HostCell, HostMatrix } from "../../src/harness/host";
import { readCases, comparable, termsMatrix, typedCell, type CaseRow } from "../cases/readCases";
import { openBothHosts } from "./openBothHosts";

/** Each row of test/cases through the built bundle in the harness and in Microsoft's own runtime, under every way Excel hands a blank cell over. */

let host: Host;
beforeAll(async () => {
  host = await openBothHosts();
});

const titleOf = (row: CaseRow, ...columns: string[]): string =>
  [...columns.map((column) => row[column] ?? ""), row.because ?? ""].join(" | ");

const answer = (
  id: string,
  args: (Parameters<typeof typedCell>[0] | undefined)[],
  row: CaseRow,
  blanks: null | 0 | "" = null,
): unknown => {
  const cells = args.map((text) => (text === undefined ? undefined : [[typedCell(text)]]));
  return comparable(host.call(id, [...cells, termsMatrix(row.terms ?? "")], { blanks })[0]?.[0]);
};

/** "1/20" and the double nearest to it. */
function quotient(exact: string): number {
  const [numerator = 0, denominator = 1] = exact.split("/").map(Number);
  return numerator / denominator;
}

describe("INCENTIVE and INCENTIVE.STATUS", () => {
  for (const row of readCases("incentive.csv")) {
    const args = [row.practiceType ?? "", row.measure ?? "", row.baseline ?? "", row.score ?? ""];
    test(titleOf(row, "practiceType", "measure", "baseline", "score"), () => {
      const expected = row.exact === "" ? row.expect : quotient(row.exact ?? "");
      for (const blanks of [null, ""] as const) {
        expect(answer("INCENTIVE", [...args], row, blanks)).toBe(expected);
        expect(answer("INCENTIVE.STATUS", [...args], row, blanks)).toBe(row.status);
      }
      // A score that arrives as 0 is doubted or earns nothing; a baseline that does is none.
      if (row.score !== "") expect(answer("INCENTIVE", [...args], row, 0)).toBe(expected);
    });
  }
});

describe("HPIADJ", () => {
  for (const row of readCases("hpiadj.csv")) {
    test(titleOf(row, "decile"), () => {
      expect(answer("HPIADJ", [row.decile ?? ""], row)).toBe(comparable(typedCell(row.expect ?? "")));
    });
  }
});

describe("HPI.DECILE", () => {
  for (const row of readCases("hpi-decile.csv")) {
    test(titleOf(row, "percentile"), () => {
      expect(answer("HPI.DECILE", [row.percentile ?? ""], row)).toBe(comparable(typedCell(row.expect ?? "")));
    });
  }
});

describe("TRACK", () => {
  for (const row of readCases("track.csv")) {
    test(titleOf(row, "code", "kind", "track"), () => {
      const code = row.code ?? "";
      const args = [row.kind === "text" && code !== "" ? `'${code}` : code, row.track ?? ""];
      expect(answer("TRACK", args, row)).toBe(row.expect);
    });
  }
});

describe("Terms", () => {
  for (const row of readCases("terms.csv")) {
    test(titleOf(row, "terms", "function", "a1", "a2", "a3", "a4", "a5"), () => {
      const id = row.function ?? "";
      const count = (host.functions.find((each) => each.id === id)?.parameters.length ?? 0) - 1;
      const args = ["a1", "a2", "a3", "a4", "a5"].slice(0, count).map((column) => row[column] ?? "");
      const expected = /^\d+\/\d+$/.test(row.expect ?? "")
        ? quotient(row.expect ?? "")
        : comparable(typedCell(row.expect ?? ""));
      expect(answer(id, args, row)).toBe(expected);
    });
  }
});

describe("Terms with changes on top", () => {
  const range = (text: string | undefined): HostMatrix | undefined =>
    text === undefined || text === "" ? undefined : (JSON.parse(text) as HostMatrix);
  const expectedOf = (text: string): unknown =>
    text.startsWith("{") ? (JSON.parse(text) as { error: string }).error : typedCell(text);
  for (const row of readCases("changes.csv")) {
    test(titleOf(row, "terms", "changes", "function", "arguments"), () => {
      for (const blanks of [null, "", 0] as const) {
        const together = host.call("TERMS", [range(row.terms), range(row.changes)], { blanks });
        const args = (JSON.parse(row.arguments ?? "[]") as HostCell[]).map((cell) => [[cell]]);
        const [[found] = []] = row.function === "TERMS" ? together : host.call(row.function ?? "", [...args, together]);
        expect(comparable(found)).toBe(expectedOf(row.expected ?? ""));
      }
    });
  }
});
