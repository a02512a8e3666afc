import { act, screen, waitFor, within } from "@testing-library/react";
import { PortFault } from "../../../src/pane/port";
import { watchErrors } from "../openPane";
import {
  ADULT,
  change,
  choose,
  figures,
  head,
  HEADINGS,
  list,
  MIXED,
  openPlan,
  PEDIATRIC,
  put,
  rows,
  SCORES,
  typeShare,
} from "./planView";

/** The allocation over a workbook's own tables. */

watchErrors();

describe("the list", () => {
  test("says what each practice gets, by organisation, under its own type", async () => {
    await openPlan();
    // Oak and Elm as worked by hand elsewhere, under the workbook’s terms, by which Oak earns 9% on CBP; Ash: 30 × 1,000 × 30%.
    expect(figures()).toEqual(["93,900", "112,260", "155,748", "174,000"]);
    expect(rows()).toEqual([
      "Coast165,0002 practices",
      "Oak121,800Adult, track B, 12,000 months",
      "Elm43,200Pediatric, track A, 6,000 months",
      "By themselves1 practice",
      "Ash9,000Mixed, track A, 1,000 months",
    ]);
  });

  test("shows one outcome at a time, and what an expected amount rests on", async () => {
    const { user } = await openPlan();
    await choose(user, "Outcome", "Expected");
    expect(rows().slice(1, 3)).toEqual([
      "Oak77,520Adult, track B, 12,000 monthsby 2 scores",
      "Elm30,240Pediatric, track A, 6,000 monthsby a typed share",
    ]);
    expect(rows()[4]).toContain("nothing expected");
  });

  test("is sorted, searched and folded", async () => {
    const { user } = await openPlan();
    await user.click(screen.getByRole("button", { name: /^Coast/ }));
    expect(rows()).toHaveLength(3);
    await choose(user, "Order", "dear");
    expect(rows().map((row) => row?.slice(0, 3))).toEqual(["Oak", "Elm", "Ash"]);
    await choose(user, "Order", "name");
    expect(rows().map((row) => row?.slice(0, 3))).toEqual(["Ash", "Elm", "Oak"]);
    await user.type(screen.getByRole("searchbox", { name: "Search practices" }), "coast");
    expect(rows().map((row) => row?.slice(0, 3))).toEqual(["Elm", "Oak"]);
    expect(screen.getByText("2 of 3 practices")).toBeTruthy();
    // An organisation's amount never stands over a part of its practices.
    await choose(user, "Order", "listed");
    expect(rows().map((row) => row?.slice(0, 3))).toEqual(["Oak", "Elm"]);
    await user.type(screen.getByRole("searchbox", { name: "Search practices" }), "!");
    expect(screen.getByText("No practice is called so.")).toBeTruthy();
  });

  test("is walked by the arrows", async () => {
    const { user } = await openPlan();
    const buttons = within(list()).getAllByRole("button");
    act(() => {
      buttons[0]?.focus();
    });
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(buttons[1]);
    await user.keyboard("{End}{ArrowDown}");
    expect(document.activeElement).toBe(buttons.at(-1));
    await user.keyboard("{Home}");
    expect(document.activeElement).toBe(buttons[0]);
    // One stop for Tab, wherever the arrows led.
    await user.keyboard("{ArrowDown}");
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1, -1, -1]);
  });

  test("is as it was once there are figures again, and in between shows none", async () => {
    const { workbook, user } = await openPlan();
    await user.click(screen.getByRole("button", { name: /^Coast/ }));
    await choose(user, "Order", "name");
    await user.type(screen.getByRole("searchbox", { name: "Search practices" }), "coast");
    const before = rows();
    await typeShare(user, "Direct services", "much");
    expect(screen.queryByRole("searchbox")).toBeNull();
    await typeShare(user, "Direct services", "5");
    await user.click(screen.getByRole("tab", { name: "Practices" }));
    expect(rows()).toEqual(before);
    await change(workbook, () => {
      workbook.fault = new PortFault("editing", "A cell is being edited.");
    });
    await screen.findByText("A cell is being edited.");
    workbook.fault = null;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("2 of 3 practices");
    expect(rows()).toEqual(before);
    await user.clear(screen.getByRole("searchbox", { name: "Search practices" }));
    await choose(user, "Order", "listed");
    expect(screen.getByRole("button", { name: /^Coast/ }).getAttribute("aria-expanded")).toBe("false");
  });

  test("follows the table, and asks for the workbook's names once with each change", async () => {
    const { workbook } = await openPlan();
    const asked = jest.spyOn(workbook, "names");
    await change(workbook, () => {
      put(workbook, [[...ADULT.slice(0, 4), 6_000, ...ADULT.slice(5)]]);
    });
    await waitFor(() => {
      expect(rows()).toEqual(["Oak60,900Adult, track B, 6,000 months"]);
    });
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe("what is wrong", () => {
  test("terms below the terms, and practices below their table, are told, and that they do not count", async () => {
    const { workbook, user } = await openPlan();
    await change(workbook, () => {
      // The terms are H1:J3.
      workbook.fill("H5", [
        ["COL.gold", 70, "Amendment 3"],
        ["payout.months", 3, null],
        ["Parameter", "Value", "Source"],
        ["CBP.gold", 71, "of another plan"],
      ]);
      workbook.fill("L33", [["Fir", null, "Adult", "B", 100]]);
      workbook.tables.put("Practices", { address: "Panel!L30:T31", headings: HEADINGS, rows: [ADULT], formulas: [] });
    });
    const notices = within(await screen.findByRole("group", { name: "Rows that do not count" }));
    expect(notices.getByText(/^Rows 5–6, below Terms, look like terms, but do not count\./)).toBeTruthy();
    expect(notices.getByText(/^Row 33, below Practices, looks like practices, but does not count\./)).toBeTruthy();
    await user.click(notices.getByRole("button", { name: "Go to row 5" }));
    expect(workbook.shown).toEqual(["Panel!H5:J6"]);
    await change(workbook, () => {
      workbook.fill("H5", [[null, null, null], [null]]);
    });
    await waitFor(() => {
      expect(notices.queryByRole("button", { name: "Go to row 5" })).toBeNull();
    });
  });

  test("a score that its counts do not make is told beside the figures, with the way to it", async () => {
    const { workbook, user } = await openPlan();
    expect(screen.queryByRole("group", { name: "Scores that their counts do not make" })).toBeNull();
    await change(workbook, () => {
      workbook.tables.put("Scores", {
        address: "Scores!A1:E3",
        headings: ["Practice", "Measure", "Score", "Numerator", "Denominator"],
        rows: [
          ["Oak", "CBP", 66.5, 61, 100],
          ["Oak", "COL", 63, 63, 100],
        ],
        formulas: [],
      });
    });
    const notices = within(await screen.findByRole("group", { name: "Scores that their counts do not make" }));
    expect(notices.getByText(/^Oak, CBP: 66.5 stands beside 61 of 100, which is 61\./)).toBeTruthy();
    await user.click(notices.getByRole("button", { name: "Go to row 2" }));
    expect(workbook.shown).toEqual(["Scores!A2:E2"]);
    expect(rows()).toHaveLength(5);
  });

  test("rows without a figure stand on top, each with the way to it, and the others keep theirs", async () => {
    const { workbook, user } = await openPlan([ADULT, [...PEDIATRIC.slice(0, 2), "Peds", ...PEDIATRIC.slice(3)]]);
    const faults = within(screen.getByRole("group", { name: "Rows without a figure" }));
    expect(faults.getByText(/^Elm: Practice type: "Peds" is not/)).toBeTruthy();
    await user.click(faults.getByRole("button", { name: "Go to row 6" }));
    expect(workbook.shown).toEqual(["'The list'!E6:M6"]);
    expect(rows()[1]).toContain("121,800");
    expect(figures()).toEqual(["#N/A", "#N/A", "#N/A", "#N/A"]);
  });

  test("what the other rows come to is said, and a total that no practice spoils says why it is none", async () => {
    const { workbook, user } = await openPlan([
      ADULT,
      [...PEDIATRIC.slice(0, 2), "Peds", ...PEDIATRIC.slice(3)],
      MIXED,
    ]);
    // 121,800 and 9,000.
    expect(screen.getByText("The other 2 come to 130,800.")).toBeTruthy();
    await change(workbook, () => {
      put(workbook, [ADULT, PEDIATRIC], [...SCORES, [null, "COL", 52, 63]]);
    });
    await choose(user, "Outcome", "Expected");
    await waitFor(() => {
      expect(
        screen.getByText(
          "No total: Incentive expected: Scores, row 4: Practice: a blank cell; give the practice that the row is of",
        ),
      ).toBeTruthy();
    });
  });

  test("a fault of a score leads to its row among the scores", async () => {
    const { workbook, user } = await openPlan([ADULT], [SCORES[0] ?? [], ["Oak", "COL", 52, "many"]]);
    await choose(user, "Outcome", "Expected");
    const faults = within(screen.getByRole("group", { name: "Rows without a figure" }));
    await user.click(faults.getByRole("button", { name: "Go to row 3" }));
    expect(workbook.shown).toEqual(["Scores!A3:D3"]);
  });

  test("of several tables of scores a person says which before any figure is shown", async () => {
    const { workbook, user } = await openPlan([ADULT], null);
    await change(workbook, () => {
      for (const name of ["Scores2024", "Scores2025"])
        workbook.tables.put(name, {
          address: "Panel!A20:D21",
          headings: ["Practice", "Measure", "Baseline", "Score"],
          rows: SCORES,
          formulas: [],
        });
    });
    await screen.findByText("Several tables have the columns of scores. Which one are the plan’s?");
    expect(screen.queryByText("121,800")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Scores2025" }));
    await screen.findByRole("tab", { name: "Split" });
    expect(rows()).toEqual(["Oak121,800Adult, track B, 12,000 months"]);
  });

  test("names without a partner are told, both ways", async () => {
    await openPlan([ADULT, PEDIATRIC], [...SCORES, ["Fir", "COL", 52, 63]]);
    expect(screen.getByText("Scores of nobody in the table of practices:").parentElement?.textContent).toContain("Fir");
    expect(screen.getByText(/^Without a score/).parentElement?.textContent).toContain("Elm");
  });

  test("a workbook that cannot be read leaves no figure on the screen", async () => {
    const { workbook, user } = await openPlan();
    await change(workbook, () => {
      workbook.fault = new PortFault("editing", "A cell is being edited.");
    });
    expect(await screen.findByText("A cell is being edited.")).toBeTruthy();
    expect(screen.queryByText("174,000")).toBeNull();
    workbook.fault = null;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("174,000");
  });

  test("past the ceiling the figures say what it would come to, and that it is past", async () => {
    const { user } = await openPlan();
    await typeShare(user, "Direct services", "12");
    expect(screen.getByRole("alert").textContent).toContain("37% is 7 percentage points above the ceiling of 30%");
    // 7% of 534,000 more.
    expect(figures()[3]).toBe("211,380");
    await typeShare(user, "Direct services", "much");
    expect(screen.getAllByRole("alert").map((one) => one.textContent)).toContain(
      "Give a share from 0 to 100%, such as 5.",
    );
    expect(within(head()).queryAllByRole("definition")).toEqual([]);
  });
});

describe("the split", () => {
  test("one percent more of each element is priced for the span that is looked at", async () => {
    const { user } = await openPlan();
    // 5,340 a period; population health 3% dearer where it is risk adjusted: 360,000 × 1% × 5% more.
    expect(
      within(head())
        .getAllByText(/^\+1%/)
        .map((one) => one.textContent),
    ).toEqual(["+1%: 5,340", "+1%: 5,520", "+1%: 5,340"]);
    await choose(user, "Amounts of", "project");
    expect(
      within(head())
        .getAllByText(/^\+1%/)
        .map((one) => one.textContent),
    ).toEqual(["+1%: 16,020", "+1%: 16,560", "+1%: 16,020"]);
    expect(figures()[3]).toBe("522,000");
  });

  test("a budget gives the share that keeps within it", async () => {
    const { user } = await openPlan();
    await user.click(screen.getByRole("tab", { name: "Split" }));
    await user.click(screen.getByRole("textbox", { name: "Dollars over base, one payout period" }));
    await user.paste("160,000");
    await user.click(await screen.findByRole("button", { name: "Take 12.37%" }));
    // Of 160,000 the 93,900 that are committed are taken; 66,100 of 534,000 is 12.37% and a little.
    expect(
      screen.getByRole<HTMLInputElement>("textbox", { name: "Performance incentive, at most, percent of base" }).value,
    ).toBe("12.37");
  });
});

describe("the picture", () => {
  test("has all practices on one scale, the plan first, and each line in words", async () => {
    const { user } = await openPlan();
    await user.click(screen.getByRole("button", { name: "Picture" }));
    const drawn = within(screen.getByRole("table")).getAllByRole("row");
    // Of base: Oak 67,800 to 121,800 of 360,000.
    expect(drawn.map((row) => row.textContent)).toEqual([
      "Practice0%33.8%",
      "All practicesCommitted 17.6%, Expected 21.0%, Earnable 29.2%, At most 32.6%",
      "OakCommitted 18.8%, Expected 21.5%, Earnable 31.1%, At most 33.8%",
      "ElmCommitted 15.0%, Expected 21.0%, Earnable 24.5%, At most 30.0%",
      "AshCommitted 15.0%, Expected 15.0%, Earnable 28.2%, At most 30.0%",
    ]);
  });
});

describe("writing", () => {
  test("puts the list into the selected cell as one formula over the tables", async () => {
    const { workbook, user } = await openPlan();
    await user.click(screen.getByRole("tab", { name: "Write" }));
    expect(screen.getByText("It fills 6 rows and 17 columns.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Insert into Panel!G2" }));
    await screen.findByText(/would fill some of Panel!H1:J3, which the formula reads\. Nothing is written over\.$/);
    await user.click(screen.getByRole("button", { name: "Into Panel!V2 instead" }));
    await user.click(screen.getByRole("button", { name: "Insert into Panel!V2" }));
    await screen.findByText("Inserted into Panel!V2.");
    const formula = "=APC.UPLIFT.PRACTICES(Practices[#All], 0.05, 0.1, 0.15, Scores[#All], Terms)";
    expect(workbook.inserted).toEqual([formula]);
    await typeShare(user, "Direct services", "4");
    await user.click(screen.getByRole("tab", { name: "Write" }));
    expect(screen.queryByText("Inserted into Panel!V2.")).toBeNull();
  });

  test("is barred past a ceiling", async () => {
    const { workbook, user } = await openPlan();
    await typeShare(user, "Direct services", "12");
    await user.click(screen.getByRole("tab", { name: "Write" }));
    await user.click(screen.getByRole("button", { name: "Insert into Panel!G2" }));
    expect(screen.getByText("Past a ceiling it cannot be written: the function refuses it.")).toBeTruthy();
    expect(workbook.inserted).toEqual([]);
  });
});

describe("a practice", () => {
  test("has its figures, its measures, and the steps to each figure", async () => {
    const { user } = await openPlan();
    await user.click(within(list()).getByRole("button", { name: /^Oak/ }));
    expect(screen.getByRole("heading", { name: "Oak" })).toBe(document.activeElement);
    expect(screen.getByRole("button", { name: "The split at hand, at most: 121,800" })).toBeTruthy();
    expect(screen.getByRole("row", { name: "CBP 60 66.5 9%" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Risk adjustment: 13,800.00" }));
    expect(screen.getByText("PMPM that risk adjustment applies to")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Practices" }));
    expect(rows()).toHaveLength(5);
    expect(document.activeElement?.textContent).toMatch(/^Oak/);
  });

  test("leaves the screen with its row", async () => {
    const { workbook, user } = await openPlan();
    await user.click(within(list()).getByRole("button", { name: /^Ash/ }));
    await change(workbook, () => {
      put(workbook, [ADULT]);
    });
    await waitFor(() => {
      expect(screen.queryByRole("heading", { name: "Ash" })).toBeNull();
    });
  });
});

test("a column whose heading was renamed is told until it is back, or meant to be gone", async () => {
  const { workbook, user } = await openPlan();
  const rename = (heading: string) =>
    change(workbook, () => {
      workbook.tables.put("Practices", {
        address: "'The list'!E4:M7",
        headings: HEADINGS.map((one) => (one === "Expected share" ? heading : one)),
        rows: [ADULT, PEDIATRIC, MIXED],
        formulas: [],
      });
    });
  const told = "Practices has no column Expected share any more: nothing of it counts.";
  await rename("Guess");
  await screen.findByText(told);
  await rename("Expected share");
  await waitFor(() => {
    expect(screen.queryByText(told)).toBeNull();
  });
  await rename("Guess");
  await user.click(await screen.findByRole("button", { name: "It is meant so" }));
  expect(screen.queryByText(told)).toBeNull();
});
