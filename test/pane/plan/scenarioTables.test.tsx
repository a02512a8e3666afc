import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { HEADINGS } from "../../../src/pane/scenarios/scenarioTable";
import type { PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane, watchErrors } from "../openPane";
import {
  ADULT,
  change,
  choose,
  figures,
  head,
  HEADINGS as PRACTICE_HEADINGS,
  openPlan,
  rows,
  typeShare,
} from "./planView";
import { act, items, keep, part, TABLE, turn } from "./scenarioSteps";

/** Scenarios that differ in more than their split: in their tables, since when, and in the terms. */

watchErrors();

/** Rows by their headings, each with the same split. */
function putScenarios(workbook: FakeWorkbook, scenarios: readonly Readonly<Record<string, PortCell>>[]): void {
  const split = { "Direct services": 0.05, "Population health": 0.1, "Performance incentive": 0.15 };
  const list = scenarios.map((scenario): Readonly<Record<string, PortCell>> => ({ ...split, ...scenario }));
  workbook.tables.put(TABLE, {
    address: "'APC Scenarios'!A4:K9",
    headings: HEADINGS,
    rows: list.map((cells) => HEADINGS.map((heading) => cells[heading] ?? null)),
    formulas: [],
  });
}

/** Another base for Oak, a practice that the plan does not have, and neither Elm nor Ash. */
const OTHERS: PortCell[][] = [
  ["Yew", null, "Adult", "A", 1_000, 30, null, 6, null],
  [...ADULT.slice(0, 5), 40, ...ADULT.slice(6)],
];

async function openWithOwn(): Promise<Awaited<ReturnType<typeof openPlan>>> {
  const opened = await openPlan();
  await turn(opened.user, "Scenarios");
  await change(opened.workbook, () => {
    opened.workbook.fill("A40", [PRACTICE_HEADINGS, ...OTHERS]);
    opened.workbook.tables.put("Practices_2", {
      address: "'What if'!A1:I3",
      headings: PRACTICE_HEADINGS,
      rows: OTHERS,
      formulas: [],
    });
    putScenarios(opened.workbook, [
      { Scenario: "First offer", "Last offer": "yes" },
      { Scenario: "Other base", Practices: "Practices_2" },
      { Scenario: "As a range", Practices: "Panel!A40:I42" },
      { Scenario: "Nowhere", Practices: "Practices_9" },
      { Scenario: "Not said", Practices: "A40:I42" },
      { Scenario: "Lacking", Scores: "Practices_2" },
    ]);
  });
  await part().findByRole("button", { name: "Lacking" });
  return opened;
}

test("a scenario is paid of its own tables, and says where they cannot be read", async () => {
  const { user } = await openWithOwn();
  await waitFor(() => {
    expect(items()).toEqual([
      "First offerLast offer5 + 10 + 15%174,000.00",
      "Other base5 + 10 + 15%, Practices_2167,400.00, −6,600.00 from the last offer",
      "As a range5 + 10 + 15%, Panel!A40:I42167,400.00, −6,600.00 from the last offer",
      "Nowhere5 + 10 + 15%, Practices_9Practices: Practices_9 is not in this workbook.",
      "Not said5 + 10 + 15%, A40:I42Practices: A40:I42: say on which sheet, as in Sheet1!A1:J20",
      expect.stringMatching(/^Lacking5 \+ 10 \+ 15%, Practices_2scores: the header row has no column Measure/),
    ]);
  });
  // By their names: Oak is the first of one table, and the second of the other.
  await user.click(part().getByRole("radio", { name: "Table" }));
  const table = within(screen.getByRole("region", { name: "Practices under each scenario" }));
  const told = table.getAllByRole("row").map((row) => row.textContent);
  expect(told.filter((row) => /^(?:Oak|Elm|Yew)/.test(row))).toEqual([
    "Oak121,800158,400158,400–––",
    "Elm43,200–––––",
    "Yew–9,0009,000–––",
  ]);
});

test("tables of a scenario that is taken up are those of the whole view, until one goes back", async () => {
  const { workbook, user } = await openWithOwn();
  await user.click(part().getByRole("button", { name: "Other base" }));
  await turn(user, "Practices");
  expect(rows().map((row) => row?.slice(0, 3))).toEqual(["Yew", "Oak"]);
  await turn(user, "Write");
  const formula = (): string | null =>
    within(screen.getByRole("tabpanel", { name: "Write" })).getByText(/^=APC\.UPLIFT/).textContent;
  expect(formula()).toMatch(/^=APC\.UPLIFT\.PRACTICES\(Practices_2\[#All\], /);
  // A split of these tables is kept with them.
  await typeShare(user, "Direct services", "4");
  await keep(user, "Their counteroffer");
  const at = HEADINGS.indexOf("Practices");
  expect(
    workbook.tables
      .get(TABLE)
      ?.rows.map((row) => row[at] ?? null)
      .at(-1),
  ).toBe("Practices_2");
  await turn(user, "Split");
  const split = within(screen.getByRole("tabpanel", { name: "Split" }));
  expect(split.getByText("These are tables of the scenario “Other base”.")).toBeTruthy();
  await user.click(split.getByRole("button", { name: "Back to the plan’s own tables" }));
  expect(split.queryByText(/^These are tables/)).toBeNull();
  await turn(user, "Practices");
  expect(rows().map((row) => row?.slice(0, 3))).toContain("Elm");
  // Cells of a range stand in the formula as they are.
  await turn(user, "Scenarios");
  await user.click(part().getByRole("button", { name: "As a range" }));
  await turn(user, "Write");
  expect(formula()).toMatch(/^=APC\.UPLIFT\.PRACTICES\(Panel!A40:I42, /);
});

test("what is told of rows is told of the tables at hand", async () => {
  const { workbook, user } = await openWithOwn();
  await change(workbook, () => {
    workbook.fill("A43", [["Fir", null, "Adult", "A", 100]]);
    workbook.tables.put("Counted", {
      address: "Counted!A1:E2",
      headings: ["Practice", "Measure", "Score", "Numerator", "Denominator"],
      rows: [["Oak", "CBP", 66.5, 61, 100]],
      formulas: [],
    });
    putScenarios(workbook, [{ Scenario: "Both", Practices: "Panel!A40:I42", Scores: "Counted" }]);
  });
  await user.click(await part().findByRole("button", { name: "Both" }));
  await turn(user, "Practices");
  const strays = within(await screen.findByRole("group", { name: "Rows that do not count" }));
  expect(strays.getByText(/^Row 43, below Panel!A40:I42, looks like practices/)).toBeTruthy();
  expect(screen.getByRole("group", { name: "Scores that their counts do not make" })).toBeTruthy();
});

test("where the scenario whose tables hold is gone, there are no figures", async () => {
  const { workbook, user } = await openWithOwn();
  await user.click(part().getByRole("button", { name: "Other base" }));
  await change(workbook, () => {
    putScenarios(workbook, [{ Scenario: "First offer" }]);
  });
  expect(await screen.findByText(/^The scenario “Other base”, whose tables these are, is no longer/)).toBeTruthy();
  expect(screen.queryByRole("definition")).toBeNull();
  await turn(user, "Split");
  await user.click(screen.getByRole("button", { name: "Back to the plan’s own tables" }));
  expect(figures()[3]).toBe("174,000");
});

test("a table that a scenario has for itself is not taken for the plan’s", async () => {
  const { workbook, user } = await openPlan([ADULT], null);
  await turn(user, "Scenarios");
  await change(workbook, () => {
    putScenarios(workbook, [{ Scenario: "Scored", Scores: "Scores_2" }]);
    workbook.tables.put("Scores_2", {
      address: "Scores!A1:D2",
      headings: ["Practice", "Measure", "Baseline", "Score"],
      rows: [["Oak", "CBP", 60, 74]],
      formulas: [],
    });
  });
  await part().findByRole("button", { name: "Scored" });
  await turn(user, "Split");
  await waitFor(() => {
    expect(screen.getByRole("combobox", { name: "Table of scores" })).toHaveProperty("value", "");
  });
});

/** The same workbook in a pane that is opened anew. */
async function reopen(workbook: FakeWorkbook): Promise<void> {
  cleanup();
  await openPane({ view: "allocation" }, undefined, workbook);
}

/** What the rows have in a column. */
const column = (workbook: FakeWorkbook, heading: string): (PortCell | undefined)[] =>
  workbook.tables.get(TABLE)?.rows.map((row) => row[HEADINGS.indexOf(heading)]) ?? [];
const tableOf = (what: string) => screen.findByRole<HTMLSelectElement>("combobox", { name: `Table of ${what}` });

test("a table that was chosen is named by what is kept of it, and what was kept before stays with its own", async () => {
  const { workbook, user } = await openPlan();
  await change(workbook, () => {
    workbook.tables.put("Others", { address: "Others!A1:I3", headings: PRACTICE_HEADINGS, rows: OTHERS, formulas: [] });
    putScenarios(workbook, [{ Scenario: "First offer", "Last offer": "yes" }]);
  });
  await turn(user, "Split");
  await choose(user, "Terms: what the plan changes of the guide", "");
  await choose(user, "Table of practices", "Others");
  await turn(user, "Scenarios");
  await waitFor(() => {
    expect(items()).toEqual(["First offerLast offer5 + 10 + 15%, Practices174,000.00"]);
  });
  await keep(user, "Theirs");
  expect(column(workbook, "Practices")).toEqual([null, "Others[#All]"]);
  expect(head().textContent).toMatch(/^Theirs, 2 practices/);
  const told = "Theirs5 + 10 + 15%, Others[#All]167,400.00, −6,600.00 from the last offer";
  await waitFor(() => {
    expect(items()).toEqual(["First offerLast offer5 + 10 + 15%, Practices174,000.00", told]);
  });
  await user.click(part().getByRole("button", { name: "First offer" }));
  expect(await screen.findByText("“First offer” is at hand.")).toBeTruthy();
  expect(figures()[3]).toBe("174,000");

  await reopen(workbook);
  await user.click(await screen.findByRole("tab", { name: "Split" }));
  expect((await tableOf("practices")).value).toBe("Practices");
  await turn(user, "Scenarios");
  await waitFor(() => {
    expect(items()).toEqual(["First offerLast offer5 + 10 + 15%174,000.00", told]);
  });
});

test("naming the plan’s table in a scenario does not make another one the plan’s", async () => {
  const { workbook, user } = await openPlan();
  await change(workbook, () => {
    workbook.tables.rename("Practices", { table: "Adults", sheet: "The list" }, []);
    putScenarios(workbook, [{ Scenario: "Before" }]);
  });
  await change(workbook, () => {
    workbook.tables.put("Others", { address: "Others!A1:I3", headings: PRACTICE_HEADINGS, rows: OTHERS, formulas: [] });
  });
  await turn(user, "Scenarios");
  // Which of both it means is nowhere written.
  await waitFor(() => {
    expect(items()).toEqual(["Before5 + 10 + 15%, Adults, which its row does not name174,000.00"]);
  });
  await keep(user, "Ours");
  expect(column(workbook, "Practices")).toEqual([null, "Adults[#All]"]);
  expect(figures()[3]).toBe("174,000");
  await reopen(workbook);
  expect(
    await screen.findByText("Several tables have the columns of practices. Which one are the plan’s?"),
  ).toBeTruthy();
});

test("live from and basis are kept and taken up, and the project follows; terms that give the day go before", async () => {
  const { workbook, user } = await openPlan();
  await choose(user, "Amounts of", "project");
  const fromJuly = figures()[3];
  await turn(user, "Split");
  await choose(user, "Live from", "January 2025");
  await choose(user, "Base amounts are", "paid");
  // One payout less.
  const [before, after] = [fromJuly, figures()[3]].map((text) => Number(text?.replaceAll(",", "")));
  expect([before, after]).toEqual([174_000 * 3, 174_000 * 2]);
  await keep(user, "Later");
  expect(workbook.tables.get(TABLE)?.rows[0]?.slice(6, 8)).toEqual(["January 2025", "paid"]);
  await turn(user, "Split");
  await choose(user, "Live from", "July 2024");
  await turn(user, "Scenarios");
  expect(items()[0]).toMatch(/348,000\.00/);
  await user.click(part().getByRole("button", { name: "Later" }));
  await turn(user, "Split");
  expect(screen.getByRole("combobox", { name: "Live from" })).toHaveProperty("value", "January 2025");
  await choose(user, "Terms: what the plan changes of the guide", "Terms");
  await change(workbook, () => {
    workbook.fill("H4", [["payout.start", 45_474]]);
    workbook.define("Terms", "H1:J4");
    putScenarios(workbook, [
      // As a spreadsheet reads what is typed.
      { Scenario: "Day", "Live from": 45_658 },
      { Scenario: "Wrong", "Live from": "May" },
      { Scenario: "Neither", Basis: "billed" },
    ]);
  });
  const field = await screen.findByRole("combobox", { name: "Live from" });
  await waitFor(() => {
    expect(field).toHaveProperty("value", "2024-07-01");
  });
  expect(screen.getByText("The terms decide, with payout.start.")).toBeTruthy();
  expect(figures()[3]).toBe(fromJuly);
  await turn(user, "Scenarios");
  expect(items()).toEqual([
    "Day5 + 10 + 15%, from January 2025348,000.00",
    "Wrong5 + 10 + 15%Live from: “May” is none of July 2024, January 2025",
    "Neither5 + 10 + 15%Basis: “billed” is none of allowed, paid",
  ]);
});

test("what a table of scenarios has no column for is not lost without a word", async () => {
  const { workbook, user } = await openPlan();
  const old = HEADINGS.filter((heading) => heading !== "Live from");
  await change(workbook, () => {
    workbook.tables.put(TABLE, {
      address: "'APC Scenarios'!A4:J5",
      headings: old,
      rows: [old.map(() => null)],
      formulas: [],
    });
  });
  await keep(user, "As published");
  await turn(user, "Split");
  await choose(user, "Live from", "January 2025");
  await turn(user, "Scenarios");
  await user.click(screen.getByRole("button", { name: "Replace “As published”" }));
  await screen.findByText(/the table of scenarios has no column “Live from”/);
});

test("what a scenario changes of the terms stands in a table of its own, which its formula names", async () => {
  const { workbook, user } = await openPlan();
  await keep(user, "First offer");
  const formula = (row: number): string | undefined => workbook.tables.get(TABLE)?.formulas[row]?.[5];
  const begin = async (name: string): Promise<void> => {
    await act(user, name, "Change terms for this scenario");
    await screen.findByText(new RegExp(`^What “${name}” changes of the terms stands in a table of its own\\.`));
  };
  /** What is only shown needs no undoing. */
  const undoing = () => screen.queryByText(/Undoing that takes more than one step\.$/);
  await begin("First offer");
  expect(undoing()).toBeTruthy();
  expect(formula(0)).toBe("=APC.TERMS(Terms, ChangesFirstOffer)");
  expect(workbook.shown).toEqual(["'APC Changes First offer'!A5"]);
  expect(workbook.tables.get("ChangesFirstOffer")).toMatchObject({
    headings: ["Parameter", "Value", "Source"],
    rows: [[null, null, null]],
  });
  // Another of nearly that name gets a table and a sheet of its own; what is there is shown again, and not made anew.
  await turn(user, "Split");
  await choose(user, "Terms: what the plan changes of the guide", "");
  await keep(user, "First: offer");
  await begin("First: offer");
  expect(formula(1)).toBe("=APC.TERMS(ChangesFirstOffer2)");
  await begin("First: offer");
  expect(undoing()).toBeNull();
  await begin("First offer");
  expect(workbook.shown.slice(1)).toEqual([
    "'APC Changes First offer 2'!A5",
    "ChangesFirstOffer2",
    "ChangesFirstOffer",
  ]);
});

test("a cell of terms that is no formula of ours stays as it is, and an edited row is not written", async () => {
  const { workbook, user } = await openPlan();
  await turn(user, "Scenarios");
  await change(workbook, () => {
    putScenarios(workbook, [{ Scenario: "Carried", Terms: "APC terms: []" }, { Scenario: "Edited" }]);
  });
  await part().findByRole("button", { name: "Carried" });
  await act(user, "Carried", "Change terms for this scenario");
  await screen.findByText(/^Nothing was made, because the scenario’s cell Terms holds something else/);
  // Before the pane has heard of it.
  putScenarios(workbook, [{ Scenario: "Carried" }, { Scenario: "Edited", Note: "theirs" }]);
  await act(user, "Edited", "Change terms for this scenario");
  await screen.findByText(/^Nothing was changed, because the table .* The sheet APC Changes Edited was made/);
  expect(workbook.tables.get(TABLE)?.rows[1]?.[5]).toBeNull();
});
