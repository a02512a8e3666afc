import { screen } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { PortFault, type PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane, watchErrors } from "../openPane";
import { change, choose, openPlan } from "./planView";
import { items, TABLE, turn } from "./scenarioSteps";

/** Plans of the first form of the table of scenarios, which become practices and scenarios over them. */

watchErrors();

const HEADINGS =
  "Scenario,Last offer,Track,Base PMPM,Capitated PMPM,Basis,Live from,Sites,Clinical factor,Mixed,Pediatric,Adult,Direct services,Population health,Performance incentive,Terms,CBP,COL,CIS,CBP baseline,COL baseline".split(
    ",",
  );
type Plan = Readonly<Record<string, PortCell>>;
const ADULTS: Plan = {
  Track: "B",
  "Base PMPM": 30,
  "Capitated PMPM": 20,
  Basis: "paid",
  Sites: "Oak | 1 | 6000; Elm | 4 | 9500",
  "Clinical factor": 1.02,
  Adult: 1,
  "Direct services": 0.05,
  "Population health": 0.1,
  "Performance incentive": 0.15,
  Terms: "Terms",
  CBP: "Gold",
  "CBP baseline": 60,
  COL: 63,
};
const PLANS: readonly Plan[] = [
  { ...ADULTS, Scenario: "First", "Direct services": 0.03 },
  { ...ADULTS, Scenario: "Second", "Last offer": "yes" },
  {
    ...ADULTS,
    Scenario: "Families",
    Track: "A",
    "Capitated PMPM": null,
    "Live from": "January 2025",
    Sites: "Ash | 6 | 1000",
    Adult: 0.5,
    Pediatric: 0.5,
    Terms: null,
    CBP: null,
    "CBP baseline": null,
    COL: null,
    CIS: "Improvement",
  },
  { ...ADULTS, Scenario: "Broken", "Direct services": "much" },
];

const OLD = { address: "'APC Scenarios'!A4:U8", headings: HEADINGS, formulas: [] };
const ROWS = PLANS.map((plan) => HEADINGS.map((heading) => plan[heading] ?? null));

async function put(workbook: FakeWorkbook): Promise<void> {
  await change(workbook, () => {
    workbook.tables.put(TABLE, { ...OLD, rows: ROWS });
  });
}

async function make(user: UserEvent): Promise<void> {
  const button = await screen.findByRole("button", { name: "Make practices of them" });
  expect(screen.getByText(/Undoing that takes more than one step\.$/)).toBeTruthy();
  await user.click(button);
  // What a mix is made of, nobody knows but the person.
  expect(screen.getByText("Their plan has a mix of types: say what 1 practice is.")).toBeTruthy();
  await choose(user, "Practice type of Ash", "Pediatric");
  await user.click(button);
}

/** The rows of a table, by heading. */
function cellsOf(workbook: FakeWorkbook, name: string): Plan[] {
  const { headings = [], rows = [] } = workbook.tables.get(name) ?? {};
  return rows.map((row) =>
    Object.fromEntries(headings.map((heading, at) => [heading, row[at]] as const).filter(([, cell]) => cell !== null)),
  ) as Plan[];
}

test("each different plan becomes tables of its own, the last offer's those of the workbook", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await put(workbook);
  await make(user);
  await screen.findByText(/^Made 3 scenarios over 2 practices\. Left out, .*: Broken\. The plans are as they were/);
  const shared = { Track: "B", "Base PMPM": 30, "Capitated PMPM": 20, "Clinical factor": 1.02 };
  expect(cellsOf(workbook, "Practices")).toEqual([
    { ...shared, Practice: "Oak", "Practice type": "Adult", "Member months": 6000, Decile: 1 },
    { ...shared, Practice: "Elm", "Practice type": "Adult", "Member months": 9500, Decile: 4 },
  ]);
  // The terms say which score is Gold; a score stays what it was, and a measure without data has no row.
  expect(cellsOf(workbook, "Scores")).toEqual(
    ["Oak", "Elm"].flatMap((Practice) => [
      { Practice, Measure: "COL", Score: 63 },
      { Practice, Measure: "CBP", Baseline: 60, Score: 72 },
    ]),
  );
  expect(cellsOf(workbook, "Practices2")).toMatchObject([{ Practice: "Ash", "Practice type": "Pediatric" }]);
  expect(cellsOf(workbook, "Scores2")).toMatchObject([{ Practice: "Ash", Measure: "CIS" }]);
  const split = { "Direct services": 0.05, "Population health": 0.1, "Performance incentive": 0.15, Basis: "paid" };
  expect(cellsOf(workbook, TABLE)).toEqual([
    { ...split, Scenario: "First", "Direct services": 0.03, "Live from": "July 2024" },
    { ...split, Scenario: "Second", "Last offer": "yes", "Live from": "July 2024" },
    { ...split, Scenario: "Families", "Live from": "January 2025", Practices: "Practices2", Scores: "Scores2" },
  ]);
  expect(workbook.tables.get(TABLE)?.formulas.map((row) => row[5])).toEqual([
    "=APC.TERMS(Terms)",
    "=APC.TERMS(Terms)",
    "",
  ]);
  // Not a cell of it is another.
  expect(workbook.tables.get("APC_Scenarios_plans")).toEqual({
    ...OLD,
    address: "'APC Scenarios, plans'!A4:U8",
    rows: ROWS,
  });
  await turn(user, "Scenarios");
  expect(items()).toHaveLength(3);
});

test("where the workbook has practices of its own, they stay the plan's", async () => {
  const { workbook, user } = await openPlan();
  await turn(user, "Scenarios");
  await put(workbook);
  await make(user);
  await screen.findByText(/^Made 3 scenarios/);
  expect(cellsOf(workbook, "Practices")[1]).toMatchObject({ Practice: "Elm", "Member months": 6000 });
  expect(cellsOf(workbook, TABLE).map(({ Practices, Scores }) => [Practices, Scores])).toEqual([
    ["Practices2", "Scores2"],
    ["Practices2", "Scores2"],
    ["Practices3", "Scores3"],
  ]);
});

test("nothing is made where the old table keeps its name, and it gets it back where nothing can be made", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await put(workbook);
  const rename = jest.spyOn(workbook, "renameTable").mockRejectedValueOnce(new PortFault("protected", "No renaming."));
  await make(user);
  await screen.findByText("No renaming.");
  expect(workbook.tables.sheets).toEqual([]);
  rename.mockRestore();
  jest.spyOn(workbook, "createSheets").mockRejectedValueOnce(new PortFault("other", "Nothing was made."));
  await user.click(screen.getByRole("button", { name: "Make practices of them" }));
  await screen.findByText("Nothing was made.");
  expect(workbook.tables.get(TABLE)).toEqual({ ...OLD, rows: ROWS });
  expect(workbook.tables.get("APC_Scenarios_plans")).toBeNull();
});
