import { screen, waitFor, within } from "@testing-library/react";
import { answerNamed } from "../../../src/pane/resolve";
import { HEADINGS, tableOf } from "../../../src/pane/scenarios/scenarioTable";
import { watchErrors } from "../openPane";
import { change, choose, figures, openPlan, rows, typeShare } from "./planView";
import { act, items, keep, part, TABLE, turn } from "./scenarioSteps";

/** Scenarios as rows of the workbook, and what they change for each practice. */

watchErrors();

test("a split is kept as a row, with its terms as a formula, and taken up again", async () => {
  const { workbook, user } = await openPlan();
  await keep(user, "First offer");
  expect(workbook.tables.sheets.at(-1)?.cells[4]?.slice(0, 6)).toMatchObject([
    { value: "First offer" },
    {},
    { value: 0.05 },
    { value: 0.1 },
    { value: 0.15 },
    { formula: "=APC.TERMS(Terms)" },
  ]);
  await typeShare(user, "Direct services", "3");
  await keep(user, "Counteroffer");
  expect(workbook.tables.get(TABLE)?.rows.map((row) => row.slice(0, 5))).toEqual([
    ["First offer", null, 0.05, 0.1, 0.15],
    ["Counteroffer", null, 0.03, 0.1, 0.15],
  ]);
  await user.click(part().getByRole("button", { name: "First offer" }));
  expect(figures()[3]).toBe("174,000");
  await typeShare(user, "Direct services", "4");
  await keep(user, "First offer", "Replace “First offer”");
  expect(workbook.tables.get(TABLE)?.rows.map((row) => row[2])).toEqual([0.04, 0.03]);
});

test("what each practice gets under each stands side by side, and what it loses since the last offer in the list", async () => {
  const { user } = await openPlan();
  await keep(user, "First offer");
  await act(user, "First offer", "Pin as last offer");
  await screen.findByText("“First offer” is the last offer.");
  await typeShare(user, "Direct services", "3");
  await keep(user, "Counteroffer");
  // 2% of 534,000 less.
  await waitFor(() => {
    expect(items()).toEqual([
      "First offerLast offer5 + 10 + 15%174,000.00",
      "Counteroffer3 + 10 + 15%163,320.00, −10,680.00 from the last offer",
    ]);
  });
  await user.click(part().getByRole("radio", { name: "Table" }));
  const table = within(screen.getByRole("region", { name: "Practices under each scenario" }));
  expect(table.getAllByRole("row").map((row) => row.textContent)).toEqual([
    "PracticeFirst offerCounteroffer",
    "All practices174,000163,320",
    "Oak121,800114,600",
    "Elm43,20040,320",
    "Ash9,0008,400",
  ]);
  await turn(user, "Practices");
  expect(rows()[1]).toBe("Oak114,600Adult, track B, 12,000 months−7,200");
  await turn(user, "Scenarios");
  await user.click(screen.getByRole("checkbox", { name: "Compare “First offer”" }));
  const left = within(screen.getByRole("region", { name: "Practices under each scenario" }));
  expect(left.getAllByRole("row")[0]?.textContent).toBe("PracticeCounteroffer");
});

test("a row that cannot be paid says why, and no figure stands beside it", async () => {
  const { workbook, user } = await openPlan();
  await turn(user, "Scenarios");
  await change(workbook, () => {
    workbook.tables.put(TABLE, {
      address: "'APC Scenarios'!A4:G6",
      headings: HEADINGS,
      rows: [
        ["Wrong", null, "much", 0.1, 0.15, null, null],
        ["Refused", null, 0.05, 0.1, 0.15, { error: "#VALUE!" }, null],
        ["Too much", null, 0.2, 0.1, 0.15, null, null],
        [null, null, null, null, null, null, null],
      ],
      formulas: [],
    });
  });
  await screen.findByRole("button", { name: "Too much" });
  expect(items()).toEqual([
    "WrongDirect services: “much” is no share of base",
    "Refused5 + 10 + 15%Terms: #VALUE!",
    "Too much20 + 10 + 15%254,100.00, past a ceiling",
  ]);
});

test("what is said of a row ends with the row", async () => {
  const { workbook, user } = await openPlan();
  await keep(user, "First offer");
  expect(screen.getByText("Kept “First offer”.")).toBeTruthy();
  await change(workbook, () => {
    const table = workbook.tables.get(TABLE);
    if (table !== null) workbook.tables.put(TABLE, { ...table, rows: [HEADINGS.map(() => null)] });
  });
  await waitFor(() => {
    expect(screen.queryByText("Kept “First offer”.")).toBeNull();
  });
});

test("a row is deleted once that is confirmed", async () => {
  const { workbook, user } = await openPlan();
  await keep(user, "First offer");
  await act(user, "First offer", "Delete");
  await user.click(screen.getByRole("button", { name: "Leave it" }));
  expect(workbook.tables.get(TABLE)?.rows[0]?.[0]).toBe("First offer");
  await act(user, "First offer", "Delete");
  await user.click(screen.getByRole("button", { name: "Delete the row" }));
  await screen.findByText("Deleted “First offer”.");
  expect(workbook.tables.get(TABLE)?.rows[0]?.[0]).toBeNull();
});

test("a column that was taken out bars keeping, and plans that were described in the pane are left alone", async () => {
  const { workbook, user } = await openPlan();
  const lost = HEADINGS.filter((heading) => heading !== "Terms");
  await change(workbook, () => {
    workbook.tables.put(TABLE, {
      address: "'APC Scenarios'!A4:F5",
      headings: lost,
      rows: [lost.map(() => null)],
      formulas: [],
    });
  });
  await turn(user, "Scenarios");
  await user.click(screen.getByRole("textbox", { name: "Name of the split" }));
  await user.paste("First offer");
  await user.click(screen.getByRole("button", { name: "Keep as a scenario" }));
  await screen.findByText(/the table of scenarios has no column “Terms”/);
  await change(workbook, () => {
    workbook.tables.put(TABLE, {
      address: "'APC Scenarios'!A4:D5",
      headings: ["Scenario", "Base PMPM", "Basis", "Sites"],
      rows: [["Old", 30, "allowed", "A"]],
      formulas: [],
    });
  });
  await screen.findByText(/holds plans that were described in the pane/);
  await user.click(screen.getByRole("button", { name: "Keep as a scenario" }));
  await screen.findByText(/^Nothing was kept, because APC Scenarios holds plans/);
  expect(workbook.tables.get(TABLE)?.rows).toEqual([["Old", 30, "allowed", "A"]]);
});

test("the terms of a scenario stand where its formula says for every cell, or in its own alone", () => {
  const read = (terms: string | null, formula: string): unknown[] => {
    const [row] = tableOf({
      address: "'APC Scenarios'!C4:I5",
      headings: HEADINGS,
      rows: [["A", null, 0.05, 0.1, 0.15, terms, null]],
      formulas: [["", "", "", "", "", formula, ""]],
    }).list;
    return [row?.place, row?.termsCell.content, row?.termsCell.reference];
  };
  const here = "'APC Scenarios'!H5";
  const formula = (text: string) => ({ formula: text });
  expect([
    read(null, ""),
    read("{}", "=APC.TERMS(Terms)"),
    read("{}", "=APC.TERMS(Assumptions!A1:C9)"),
    ...["=APC.TERMS(Terms, K5:M8)", "=APC.TERMS(K5:M8)", "=APC.TERMS(APC_Scenarios[@Note])"].map((text) =>
      read("{}", text),
    ),
    read("{}", ""),
  ]).toEqual([
    ["", null, here],
    ["Terms", formula("=APC.TERMS(Terms)"), here],
    ["Assumptions!A1:C9", formula("=APC.TERMS(Assumptions!A1:C9)"), here],
    [null, formula("=APC.TERMS(Terms, K5:M8)"), here],
    [null, formula("=APC.TERMS(K5:M8)"), here],
    [null, formula("=APC.TERMS(APC_Scenarios[@Note])"), here],
    [null, "{}", here],
  ]);
});

/** What stands behind the terms. */
const REST = [null, null, null, null, null];

const MONTHLY = [
  ["Parameter", "Value"],
  ["payout.months", 3],
];

/** Two rows: the first with terms of its own alone, in the form in which one cell carries them. */
async function withOwnTerms(): Promise<Awaited<ReturnType<typeof openPlan>>> {
  const opened = await openPlan();
  await turn(opened.user, "Scenarios");
  const carried = answerNamed("TERMS", MONTHLY);
  await change(opened.workbook, () => {
    opened.workbook.tables.put(TABLE, {
      address: "'APC Scenarios'!A4:H6",
      headings: [...HEADINGS, "Own"],
      rows: [
        ["Quarterly", "yes", 0.05, 0.1, 0.15, typeof carried === "string" ? carried : null, ...REST, 7],
        ["Plain", null, 0.05, 0.1, 0.15, null, ...REST, 8],
      ],
      formulas: [["", "", "", "", "", "=APC.TERMS(Terms,K5:L6)"]],
    });
  });
  await opened.user.click(await screen.findByRole("button", { name: "Quarterly" }));
  return opened;
}

test("terms that a row alone has stay in its cell, are copied into another row, and end with the row", async () => {
  const { workbook, user } = await withOwnTerms();
  await typeShare(user, "Direct services", "4");
  await keep(user, "Quarterly", "Replace “Quarterly”");
  // The cell was left as it is, and so was the column of the person's own.
  expect(workbook.tables.get(TABLE)?.rows[0]).toEqual([
    "Quarterly",
    "yes",
    0.04,
    0.1,
    0.15,
    expect.any(String),
    "July 2024",
    "allowed",
    null,
    null,
    null,
    7,
  ]);
  await keep(user, "Copy");
  expect(workbook.tables.get(TABLE)?.rows).toHaveLength(3);
  await change(workbook, () => {
    const table = workbook.tables.get(TABLE);
    if (table !== null) workbook.tables.put(TABLE, { ...table, rows: table.rows.slice(1), formulas: [] });
  });
  expect(
    await screen.findByText(/^The scenario “Quarterly”, whose terms these are, is no longer in the sheet/),
  ).toBeTruthy();
});

test("each scenario is spread over the periods of its own terms", async () => {
  const { user } = await withOwnTerms();
  await user.click(screen.getByRole("button", { name: "Plain" }));
  await choose(user, "Amounts of", "year");
  // Four quarters, and two halves, of 174,000; Terms of the workbook aside, at most is the same.
  await waitFor(() => {
    expect(items()).toEqual([
      "QuarterlyLast offer5 + 10 + 15%, terms of its own696,000.00",
      "Plain5 + 10 + 15%348,000.00, −348,000.00 from the last offer",
    ]);
  });
});

test("a row that has come in or was edited meanwhile is not overwritten", async () => {
  const { workbook, user } = await openPlan();
  await keep(user, "First offer");
  const edit = (name: string, direct: number): void => {
    const table = workbook.tables.get(TABLE);
    if (table !== null)
      workbook.tables.put(TABLE, { ...table, rows: [[name, null, direct, 0.1, 0.15, null, "theirs"]] });
  };
  // Before the pane has heard of it.
  edit("First offer", 0.01);
  await user.click(screen.getByRole("button", { name: "Replace “First offer”" }));
  await screen.findByText(/^Nothing was changed, because the table/);
  expect(workbook.tables.get(TABLE)?.rows[0]?.[2]).toBe(0.01);
  const field = screen.getByRole("textbox", { name: "Name of the split" });
  await user.clear(field);
  await user.paste("Second");
  edit("Second", 0.02);
  await user.click(screen.getByRole("button", { name: "Keep as a scenario" }));
  await screen.findByText(/^Nothing was kept, because a scenario of this name has just come/);
  expect(workbook.tables.get(TABLE)?.rows).toHaveLength(1);
});

test("before anything is kept it says what a scenario is", async () => {
  const { user } = await openPlan();
  await turn(user, "Scenarios");
  expect(part().getByText(/^A scenario is a split under a name/)).toBeTruthy();
});
