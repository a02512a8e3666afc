import { SAMPLE_DRAFT, type Draft } from "../../../src/pane/allocation/draft";
import { differenceText, figureText } from "../../../src/pane/allocation/figureText";
import { offerOf } from "../../../src/pane/allocation/offer";
import { HEADINGS, rowOf } from "../../../src/pane/allocation/scenarioRow";
import { restoring } from "../../../src/pane/allocation/scenarioChanges";
import { NO_TABLE, tableOf, type ScenarioTable } from "../../../src/pane/allocation/scenarios";
import { followOf } from "../../../src/pane/allocation/useOpened";
import { BookSheet } from "../../../src/pane/book/book";
import type { PortCell, TableContent } from "../../../src/pane/port";
import { handWorked } from "./plans";

const plan = (name: string, incentive = "15"): Draft => ({
  ...SAMPLE_DRAFT,
  name,
  shares: { ...SAMPLE_DRAFT.shares, incentive },
});

describe("a row that is read again", () => {
  const read = (drafts: readonly Draft[], before = NO_TABLE, headings = HEADINGS): ScenarioTable =>
    tableOf(
      {
        address: "A4",
        headings,
        rows: drafts.map((draft): PortCell[] => rowOf(draft, false, headings).map((cell) => cell ?? null)),
        formulas: [],
      },
      before,
    );
  const [a, b, other] = [plan("A"), plan("B"), plan("B", "14")];
  const before = read([a, b, other]);
  const ids = (...drafts: Draft[]): number[] => read(drafts, before).list.map(({ id }) => id);

  test.each<[string, Draft[], number[]]>([
    ["is the same where nothing changed", [a, b, other], [1, 2, 3]],
    ["is the same where another was put before it", [plan("New"), a, b, other], [4, 1, 2, 3]],
    ["is the same where one was deleted", [b, other], [2, 3]],
    ["is the same where rows were sorted", [other, a, b], [3, 1, 2]],
    [
      "is the same where a share was edited and a row put before it",
      [plan("New"), plan("A", "12"), b, other],
      [4, 1, 2, 3],
    ],
    ["is the same where it got another name", [plan("C"), b, other], [1, 2, 3]],
    ["is the same of two with one name where one was edited", [a, plan("B", "12"), other], [1, 2, 3]],
    ["is another one where all was deleted and one was made", [plan("C")], [4]],
  ])("%s", (_case, drafts, expected) => {
    expect(ids(...drafts)).toEqual(expected);
  });

  test("is the very same object where nothing changed, and only there", () => {
    const after = read([a, plan("B", "12"), other], before).list;
    expect([after[0] === before.list[0], after[1] === before.list[1], after[2] === before.list[2]]).toEqual([
      true,
      false,
      true,
    ]);
    expect(read([a], before, [...HEADINGS].reverse()).list[0]?.draft).toEqual(before.list[0]?.draft);
  });

  test("never gets the number of one that is gone", () => {
    const without = read([a, b], before);
    expect(read([a, b, plan("D", "1")], without).list.map(({ id }) => id)).toEqual([1, 2, 4]);
  });
});

test("a deleted row comes back with what a person wrote beside it, and not as a second last offer", () => {
  const headings = ["Remarks", ...HEADINGS, "Checked"];
  const cells = (draft: Draft, isOffer: boolean): PortCell[] =>
    rowOf(draft, isOffer, headings).map((cell, index) =>
      index === 0 ? "mine" : index === headings.length - 1 ? true : (cell ?? null),
    );
  const content = {
    address: "A4",
    headings,
    rows: [cells(plan("A"), false), cells(plan("B"), true)],
    formulas: [[], headings.map((heading) => (heading === "Checked" ? "=B3>1" : ""))],
  };
  const [, scenario] = tableOf(content, NO_TABLE).list;
  if (scenario === undefined) throw new Error("Two rows were read");
  const now = [...HEADINGS, "Remarks", "Checked"];
  const restored = (offers: boolean) =>
    restoring(
      tableOf(
        { ...content, headings: now, rows: [rowOf(plan("A"), offers, now).map((cell) => cell ?? null)] },
        NO_TABLE,
      ),
      { scenario, table: content },
    );
  const mark = (isOffer: boolean) => [...rowOf(plan("B"), isOffer, HEADINGS), "mine", "TRUE"];
  expect(restored(false)).toEqual([{ kind: "insert", index: 1, cells: mark(true) }]);
  expect(restored(true)).toEqual([{ kind: "insert", index: 1, cells: mark(false) }]);
  // Where it stood it has its formula again, and elsewhere what that came to.
  const last = (table: TableContent) =>
    restoring(tableOf(table, NO_TABLE), { scenario, table: content }).map((change) =>
      "cells" in change ? change.cells[change.cells.length - 1] : null,
    );
  const others = { ...content, rows: content.rows.slice(0, 1) };
  expect(last(others)).toEqual([{ formula: "=B3>1" }]);
  expect(last({ ...others, address: "A5" })).toEqual(["TRUE"]);
  expect(last({ ...others, rows: [] })).toEqual(["TRUE"]);
});

test.each<[string, Draft, Draft, Draft, ReturnType<typeof followOf>]>([
  ["the row did not change", plan("A"), plan("A"), plan("A", "12"), "stay"],
  ["the row says the same in another way", plan("A", "15"), plan("A", "15.0"), plan("A", "12"), "stay"],
  ["only the row changed", plan("A"), plan("A", "10"), plan("A"), "take"],
  ["both changed to the same", plan("A"), plan("A", "10"), plan("A", "10%"), "take"],
  ["both changed", plan("A"), plan("A", "10"), plan("A", "12"), "ask"],
])("where %s", (_case, agreed, row, atHand, follow) => {
  expect(followOf(agreed, row, atHand)).toBe(follow);
});

test("figures and their differences have a real minus, and nothing is not below nothing", () => {
  const sheet = new BookSheet("Sheet", [], 0);
  const money = (value: number) => sheet.put(1, "A", "Money", value, { format: "#,##0.00" });
  const share = (value: number) => sheet.put(1, "A", "Share", value, { format: "0.00%" });
  expect([money(1234567.891), money(-1234.5), money(-0.001), share(0.125), share(-0.05)].map(figureText)).toEqual([
    "1,234,567.89",
    "−1,234.50",
    "0.00",
    "12.50%",
    "−5.00%",
  ]);
  expect([
    differenceText(money(1500), money(0.5)),
    differenceText(money(1), money(1500)),
    differenceText(money(2), money(2.001)),
    differenceText(share(0.1), share(0.125)),
  ]).toEqual(["+1,499.50", "−1,499.00", "same", "−2.50 pp"]);
  expect(
    figureText(
      offerOf({ ...handWorked, shares: { ...handWorked.shares, direct: 0.9 } }).results.lines.Total.maximum?.period ??
        money(0),
    ),
  ).toBe("#N/A");
});
