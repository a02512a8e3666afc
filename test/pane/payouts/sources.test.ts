import { Refusal } from "../../../src/core/cells/refusal";
import { termsRows } from "../../../src/core/terms/rows";
import { heldBy, sourcesOf, takingFrom, termsAsThen } from "../../../src/pane/payouts/sources";
import { readTermsAt } from "../../../src/pane/plan/useTerms";
import { answersNamed } from "../../../src/pane/resolve";
import type { Scenario } from "../../../src/pane/scenarios/scenarioTable";
import { tablesFor } from "../../../src/pane/plan/planTables";
import { liveTerms } from "../../../src/pane/plan/setting";
import { Office } from "./closeSteps";
import { byHand, closedQuarter, rescore } from "./quarter";

/** The tables and terms that a payout is computed of, and where they stand. */

test("tables are not taken from a closed payout for a ledger that has changed meanwhile", async () => {
  const office = await closedQuarter();
  const { ledger, closings, workbook } = office;
  byHand(office, 5, 100);
  const write = jest.fn<Promise<void>, []>();
  await expect(takingFrom([1], ledger, closings, workbook, true, write)).rejects.toThrow(/^Nothing was written, /);
  expect(write).not.toHaveBeenCalled();
  expect(office.closings?.list).toEqual(closings?.list);
});

test("a record is not taken for the plan's own table", () => {
  const names = ["Sites", "Closing1", "Payout1Practices"].flatMap((table) =>
    ["Practice", "Practice type", "Member months", "Base PMPM"].map((title) => {
      const name = `${table}[${title}]`;
      return { name, reference: name, kind: "table" as const };
    }),
  );
  expect(tablesFor("practices", names)).toEqual(["Sites"]);
});

test("terms of a scenario are found again where they stand, as the formula that makes them, or as they were", async () => {
  const { workbook } = new Office();
  workbook.fill("H1", [
    ["Parameter", "Value", "Source"],
    ["total.ceiling", 0.5, "Contract 4.2"],
  ]);
  workbook.fill("K1", [["incentive.ceiling", 0.1]]);
  const [[text = ""] = []] = answersNamed("TERMS", [["total.ceiling", 0.5]]);
  const terms = termsRows([[text]]);
  const found = async (own: Pick<Scenario, "place" | "termsCell">): Promise<unknown> => {
    const scenario = { ...own, terms } as unknown as Scenario;
    const sources = sourcesOf({ practices: "Practices[#All]", scores: "'Our sheet'!A1:D9" }, scenario);
    expect([sources.practices, sources.scores]).toEqual(["Practices", "'Our sheet'!A1:D9"]);
    const now = await readTermsAt(sources.terms, workbook);
    return now instanceof Refusal ? now.sentence : now.map(({ parameter, value }) => [parameter, value]);
  };
  const at = (content: Scenario["termsCell"]["content"]) => ({ content, reference: "Panel!A1" });
  const one = [["total.ceiling", 0.5]];
  expect(await found({ place: "Panel!H1:J2", termsCell: at(null) })).toEqual(one);
  const both = { formula: "=APC.TERMS(Panel!H1:J2,Panel!K1:L1)" };
  expect(await found({ place: null, termsCell: at(both) })).toEqual([...one, ["incentive.ceiling", 0.1]]);
  // Of cells beside it, it is another one from elsewhere.
  expect(await found({ place: null, termsCell: at({ formula: "=APC.TERMS(B1:D2)" }) })).toEqual(one);
  expect(await found({ place: null, termsCell: at(typeof text === "string" ? text : "") })).toEqual(one);
});

test("tables are another payout's that is closed by either of the two, however their names are written", async () => {
  const { closings } = await closedQuarter();
  const held = (payout: number, practices: string, scores: string): number[] =>
    heldBy(closings, payout, { practices, scores, terms: "" });
  expect(held(2, "PRACTICES", "Scores2")).toEqual([1]);
  expect(held(2, "Practices2", "scores")).toEqual([1]);
  expect(held(2, "Practices2", "")).toEqual([]);
  expect(held(1, "Practices", "Scores")).toEqual([]);
});

test("tables to correct a payout by have each of its practices once, as it was recorded last", async () => {
  const office = await closedQuarter();
  rescore(office, "Practice 01", 74);
  await office.book(1);
  await office.leave(1);
  const practices = office.rows("Payout1Practices").map(([practice]) => practice);
  expect(practices.sort()).toEqual(["Practice 01", "Practice 02", "Practice 03"]);
  expect(office.corrections(1)).toMatchObject({ offered: [], untold: [] });
});

test("a plan that was live since January when it was closed is compared as one, and another is not", () => {
  const live = liveTerms([], { liveFrom: "January 2025", basis: "allowed" });
  const ceiling = termsRows([["total.ceiling", 0.5]]);
  expect(termsAsThen({ terms: live }, ceiling).map(({ parameter }) => parameter)).toEqual([
    "total.ceiling",
    "payout.start",
  ]);
  const otherwise = live.map((row) => ({ ...row, value: Number(row.value) + 31 }));
  for (const terms of [[], ceiling, otherwise, new Refusal("#N/A", "Unread")])
    expect(termsAsThen({ terms }, ceiling)).toBe(ceiling);
});
