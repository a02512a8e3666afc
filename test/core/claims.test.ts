import fc from "fast-check";
import { catalogue } from "../../src/core/catalogue";
import { Refusal } from "../../src/core/cells/refusal";
import type { Outgoing } from "../../src/core/define/call";
import { isTable } from "../../src/core/define/rule";
import { recordRow } from "../../src/core/rules/model/working";
import { answer, column } from "./answers";
import { runs } from "../long";

/** Claim lines with everything that a column of them holds: blanks, reversals, texts, errors and codes that are none. */

const error = (code: string): { code: string } => ({ code });
function split(codes: readonly unknown[], amounts: readonly unknown[], track: string, months: number | null = null) {
  const table = answer("CLAIMS.SPLIT", column(codes), column(amounts), [[track]], [[months]]);
  if (table instanceof Refusal) throw table;
  const cents = (cell: Outgoing | undefined): number => Math.round(Number(cell) * 100);
  const row = (first: string): Outgoing[] => table.find(([each]) => each === first) ?? [];
  return {
    services: table.slice(1, -4),
    figures: (first: string) => row(first).slice(2),
    lines: (first: string) => Number(row(first)[2]),
    cents: (first: string) => cents(row(first)[3]),
    centsOf: cents,
  };
}

function rate(codes: readonly unknown[], amounts: readonly unknown[], track = "C"): unknown {
  const found = answer("CAPITATION.RATE", column(codes), column(amounts), [[10]], [[track]]);
  return found instanceof Refusal ? found : found[0]?.[0];
}

function sentence(codes: readonly unknown[], amounts: readonly unknown[]): string | null {
  const found = rate(codes, amounts);
  return found instanceof Refusal ? found.sentence : null;
}

describe("CLAIMS.SPLIT", () => {
  test("what is wrong with a line decides whether it is classified and whether its money counts", () => {
    const { figures } = split(
      ["99213", "99213", "99213", "99213", "bad", "bad", null, error("#N/A"), null, 0, null],
      [100, null, "12.50", error("#N/A"), 7, "7", 5, 3, null, 0, error("#DIV/0!")],
      "C",
    );
    // The good code with an amount, and with none.
    expect(figures("E&M 992xx")).toEqual([2, 100, 100 / 115, ""]);
    // Text and error amounts; bad, missing and error codes with 7, 5 and 3.
    expect(figures("Not classified")).toEqual([7, 15, 15 / 115, ""]);
    expect(figures("Total")).toEqual([9, 115, 1, ""]);
  });

  test("a service rounds once, a total adds up what is rounded, share and PMPM are exact", () => {
    // 0.005 + 0.005 + 0.005 in three services are three cents; in one they are 0.015, two cents.
    const three = split(["99213", "99396", "93306"], [0.005, 0.005, 0.005], "C", 2);
    expect(three.figures("Capitated")).toEqual([2, 0.02, 2 / 3, 0.005]);
    expect(three.figures("FFS")).toEqual([1, 0.01, 1 / 3, 0.0025]);
    expect(three.figures("Total")).toEqual([3, 0.03, 1, 0.0075]);
    expect(split(["99213", "99214", "99215"], [0.005, 0.005, 0.005], "C").cents("Total")).toBe(2);
    expect(split(["99213", "99213"], [-0.005, 0], "C").cents("Total")).toBe(-1);
  });

  test("only blank lines have no answer", () => {
    for (const blank of [null, "", 0, "  "]) {
      expect(answer("CLAIMS.SPLIT", column([blank, null]), column([null, 0]), [["C"]])).toMatchObject({ code: "#N/A" });
    }
  });

  test("its working names the first line that is not classified, and the amounts before rounding", () => {
    const rule = catalogue.find(({ name }) => name === "CLAIMS.SPLIT");
    if (rule === undefined || !isTable(rule)) throw new Error("CLAIMS.SPLIT is a table");
    const args = [column(["99213", "99213", "bad"]), column([0.005, error("#N/A"), 1.001]), [["C"]]];
    const steps = (row: number) => recordRow(rule, args, row).steps.map(([step, value]) => [step, value]);
    expect(steps(2)).toEqual([
      ["Not classified", "no code or no amount that can be read"],
      ["The first of them", "amounts, item 2: #N/A came in"],
      ["Lines", 2],
      ["Amount before rounding", 1.001],
      ["Amount", 1],
      ["Amount of all lines before rounding", 1.006],
      ["Share", 1001 / 1006],
    ]);
    expect(steps(5).slice(0, 5)).toEqual([
      ["Not classified", 1],
      ["Capitated", 0.01],
      ["FFS", 0],
      ["Lines", 3],
      ["Amount", 1.01],
    ]);
  });

  const anyCode = fc.constantFrom<unknown>(
    ...["99213", 99396, "99490-25", "93306", "J0696", "G0008", "36415", "no code", null, 0, "", error("#N/A")],
  );
  const anyAmount = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -500_000, max: 5_000_000 }).map((units) => units / 1_000) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 0, "", "12.50", true, error("#DIV/0!")) },
  );
  const anyLines = fc.array(fc.tuple(anyCode, anyAmount), { minLength: 1, maxLength: 40 });
  const isBlank = (cell: unknown): boolean => cell === null || cell === 0 || cell === "";

  test("every line that is not blank stands in one row; rows foot in cents; blank lines change nothing", () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom("A", "B", "C"), (lines, track) => {
        const given = lines.filter(([code, amount]) => !isBlank(code) || !isBlank(amount));
        fc.pre(given.length > 0);
        const of = (each: readonly (readonly [unknown, unknown])[]) =>
          split(
            each.map(([code]) => code),
            each.map(([, amount]) => amount),
            track,
          );
        const found = of(lines);
        expect(found).toMatchObject({ services: of(given).services });
        expect(found.lines("Total")).toBe(given.length);
        for (const basis of ["Capitated", "FFS"]) {
          const rows = found.services.filter((row) => row[1] === basis);
          expect(found.lines(basis)).toBe(rows.reduce((sum, row) => sum + Number(row[2]), 0));
          expect(found.cents(basis)).toBe(rows.reduce((sum, row) => sum + found.centsOf(row[3]), 0));
        }
        const parts = ["Not classified", "Capitated", "FFS"];
        expect(found.lines("Total")).toBe(parts.reduce((sum, part) => sum + found.lines(part), 0));
        expect(found.cents("Total")).toBe(parts.reduce((sum, part) => sum + found.cents(part), 0));
      }),
      runs(300),
    );
  });

  test("CAPITATION.RATE is its PMPM of Capitated wherever every line can be read", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const [codes, amounts] = [lines.map(([code]) => code), lines.map(([, amount]) => amount)];
        const found = rate(codes, amounts);
        fc.pre(!(found instanceof Refusal));
        expect(found).toBe(split(codes, amounts, "C", 10).figures("Capitated")[3]);
      }),
      runs(500),
    );
  });
});

describe("CAPITATION.RATE", () => {
  test("a refusal says how many lines are bad of those that are lines, and where the first is", () => {
    expect(rate(["99213", null, "99396", "99213", "bad"], [100, null, 50, 20, 10])).toMatchObject({
      code: "#VALUE!",
      sentence:
        'codes and amounts: 1 of 4 lines have no code or no amount that can be read; the first is codes, item 5: "bad" is not a CPT or HCPCS code; give five characters, such as 99213, 0446T or J0696',
    });
    expect(sentence(["99213", "99396", null], [100, null, 4])).toMatch(
      /2 of 3 lines .*; the first is amounts, item 2: a blank cell; give an amount/,
    );
    expect(sentence([null, "99396"], [4, 5])).toMatch(/1 of 2 lines .*; the first is codes, item 1: a blank cell/);
    expect(sentence(["99213"], ["12.50"])).toMatch(
      /the first is amounts, item 1: "12.50" is text; type it as the number 12.50/,
    );
  });

  test("an error value comes out as it went in, before what is refused and before track A has no rate", () => {
    expect(rate(["bad", "99213"], [1, error("#DIV/0!")])).toMatchObject({ code: "#DIV/0!", passedOn: true });
    expect(rate([error("#N/A")], [1], "A")).toMatchObject({ code: "#N/A", passedOn: true });
    expect(rate([error("#REF!")], [1])).toMatchObject({ code: "#VALUE!" });
  });

  test("no data is no rate of 0", () => {
    expect(rate([null, 0], [null, 0])).toMatchObject({ code: "#N/A" });
    expect(rate(["99213", 0], [50, 0])).toBe(5);
    expect(rate(["99213", 0], [0, 0])).toBe(0);
  });
});
