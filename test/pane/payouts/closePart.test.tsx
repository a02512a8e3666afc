import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { sheetOf } from "../../../src/pane/ownTable";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { FIRST_SETTING } from "../../../src/pane/plan/setting";
import { PortFault, type PortCell } from "../../../src/pane/port";
import { HEADINGS, OF_PLAN, rowOf, scenarioSheet, SCENARIOS_TABLE } from "../../../src/pane/scenarios/scenarioTable";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane, watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { PRACTICES, SCORES, SPLIT, withCell } from "./closeSteps";

/** The part Close over a workbook with three practices, of which one has no scores. */

watchErrors();

const ROWS: PortCell[][] = [
  ["Practice 01", "Adult", 12_000, 30, null, 8],
  ["Practice 02", "Adult", 10_000, 20, 0.5, 8],
  ["Practice 03", "Pediatric", 5_000, 24, null, 8],
];
const SCORED: PortCell[][] = [
  ["Practice 01", "CBP", 56, 67],
  ["Practice 03", "CIS", null, 70],
];

function put(workbook: FakeWorkbook, name: string, headings: readonly string[], rows: PortCell[][]): void {
  workbook.tables.put(name, { address: `${name}!A1:F${rows.length + 1}`, headings, rows, formulas: [] });
}

async function openClose(keeps = true): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openPane({ view: "payouts" });
  await change(opened.workbook, () => {
    put(opened.workbook, "Practices", PRACTICES, ROWS);
    put(opened.workbook, "Scores", SCORES, SCORED);
    const split = { name: "First offer", shares: SPLIT, setting: FIRST_SETTING, tables: OF_PLAN, terms: null };
    const sheets = [sheetOf(LEDGER, []), ...(keeps ? [scenarioSheet([rowOf(split, true, HEADINGS)])] : [])];
    opened.workbook.tables.make(sheets, []);
  });
  await opened.user.click(await screen.findByRole("tab", { name: "Project and close" }));
  return opened;
}

const section = (name: string) => within(screen.getByRole("region", { name }));
const press = async (user: UserEvent, name: string) => user.click(await screen.findByRole("button", { name }));
const rows = (name: string): (string | null)[] =>
  within(screen.getByRole("list", { name }))
    .getAllByRole("listitem")
    .map((row) => row.textContent);
const ledger = (workbook: FakeWorkbook): PortCell[][] =>
  (workbook.tables.get(LEDGER.table)?.rows ?? []).map((row) => row.slice(0, 5));

test("a payout is projected, closed with a record, and corrected in the next one", async () => {
  const { workbook, user } = await openClose();
  await user.selectOptions(screen.getByRole("combobox", { name: "Amount projected" }), "Incentive at most");
  expect(rows("What is projected")).toEqual([
    "Practice 0154,000.00new",
    "Practice 0230,000.00new",
    "Practice 0318,000.00new",
  ]);
  await press(user, "Project 3 practices, 102,000.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  expect(ledger(workbook)[0]).toEqual(["Practice 01", 1, 54_000, null, null]);
  expect(section("Project").getByText("3 practices have this amount already.")).toBeTruthy();

  expect(rows("What is closed")).toEqual([
    "Practice 014,860.00by 1 score54,000.00 projected",
    "Practice 0215,000.00no score counts, so that the Expected share holds30,000.00 projected",
    "Practice 034,860.00by 1 score18,000.00 projected",
  ]);
  expect(section("Close").getByText(/2 practices and 2 scores as they are now, the published guide/)).toBeTruthy();
  const day = section("Close").getByLabelText("Closed on");
  await user.clear(day);
  expect(screen.getByRole("button", { name: "Close 2 practices: earned 9,720.00" }).ariaDisabled).toBe("true");
  await user.type(day, "2025-03-15");
  await press(user, "Close 2 practices: earned 9,720.00");
  await screen.findByText("Closed 2 practices of payout 1 on 2025-03-15; record APC closing 1.");
  expect(ledger(workbook)).toEqual([
    ["Practice 01", 1, 54_000, 4_860, null],
    ["Practice 02", 1, 30_000, null, null],
    ["Practice 03", 1, 18_000, 4_860, null],
  ]);
  await user.click(screen.getByRole("checkbox", { name: "Close Practice 02" }));
  await press(user, "Close 1 practice: earned 15,000.00");
  await screen.findByText("All 3 practices of payout 1 are closed.");
  // The button went with what it did.
  expect(document.activeElement?.textContent).toMatch(/^Closed 1 practice of payout 1/);

  await change(workbook, () => {
    put(
      workbook,
      "Scores",
      SCORES,
      SCORED.map((row) => (row[1] === "CBP" ? withCell(row, 3, 74) : row)),
    );
  });
  await screen.findByText("Payout 1 is closed: 1 practice would earn otherwise now, +2,700.00.");
  expect(rows("Corrections of payout 1")).toEqual(["Practice 01+2,700.00score of CBP 67 → 744,860.00 → 7,560.00"]);
  await press(user, "Book 1 correction in payout 2: +2,700.00");
  const booked = /^Booked 1 correction of payout 1 in payout 2: \+2,700\.00; record APC closing 3\.$/;
  await screen.findByText(booked);
  expect(document.activeElement?.textContent).toMatch(booked);
  expect(workbook.tables.get(LEDGER.table)?.rows.at(-1)).toEqual([
    "Practice 01",
    2,
    null,
    null,
    2_700,
    null,
    null,
    "score of CBP 67 → 74",
    expect.any(Number),
    null,
    1,
  ]);
  expect(section("Correct").getByText("Nothing to book.")).toBeTruthy();
  const before = workbook.tables.get(LEDGER.table);
  await change(workbook, () => {
    if (before !== null) workbook.tables.put(LEDGER.table, { ...before, rows: before.rows.slice(0, -1) });
  });
  expect(screen.queryByText(booked)).toBeNull();
  expect(
    section("Correct").getByText(
      "Practice 01: The ledger has 4,860.00 for payout 1, and Closing3 7,560.00: put the ledger right first.",
    ),
  ).toBeTruthy();
});

test("tables of a closed payout are asked for before they are another's, and it gets its own to be corrected", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await press(user, "Close 2 practices: earned 9,720.00");
  await screen.findByText(/^Closed 2 practices of payout 1/);
  await change(workbook, () => {
    put(
      workbook,
      "Practices",
      PRACTICES,
      ROWS.map((row) => withCell(row, 2, 9_000)),
    );
  });
  await screen.findByText("Payout 1 is closed, and nearly all its practices have other member months now.");
  expect(screen.queryByRole("button", { name: /^Book/ })).toBeNull();
  await press(user, "They are payout 1’s still");
  // 4,860.00 × 9,000 ÷ 12,000 and × 9,000 ÷ 5,000.
  await screen.findByRole("button", { name: "Book 2 corrections in payout 2: +2,673.00" });
  await change(workbook, () => {
    put(workbook, "Practices", PRACTICES, ROWS);
  });
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  await press(user, "Project 3 practices, 24,720.00");
  expect(ledger(workbook)).toHaveLength(3);
  await press(user, "They are payout 2’s now");
  await screen.findByText("Projected 3 practices for payout 2.");
  expect(workbook.tables.get(CLOSINGS.table)?.rows[0]?.slice(-3)).toEqual([null, null, null]);
  await press(user, "Make tables to correct payout 1");
  await screen.findByText(
    "Payout 1 is compared with the tables Payout1Practices and Payout1Scores now: correct it there.",
  );
  expect(await section("Correct").findByText("Nothing to book.")).toBeTruthy();
});

test("each part says what it waits for, and what the workbook refuses", async () => {
  const { workbook, user } = await openClose(false);
  expect(section("Project").getByText(/Keep one under Allocation, Scenarios\./)).toBeTruthy();
  expect(section("Close").getByText(/Keep one under Allocation, Scenarios\./)).toBeTruthy();
  expect(section("Correct").getByText("Nothing is closed yet, so that nothing is to be corrected.")).toBeTruthy();
  await change(workbook, () => {
    const split = { name: "First offer", shares: SPLIT, setting: FIRST_SETTING, tables: OF_PLAN, terms: null };
    workbook.tables.make([scenarioSheet([rowOf(split, true, HEADINGS)])], []);
    const content = workbook.tables.get(LEDGER.table);
    if (content !== null)
      workbook.tables.put(LEDGER.table, {
        ...content,
        headings: content.headings.map((heading) => (heading === "Closed on" ? "Shut" : heading)),
      });
  });
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText(/^Nothing was written\. The table Payouts has no column “Closed on”/);
});

test("while one is written the others wait, and nothing is closed by scores that nobody has seen", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  await user.selectOptions(screen.getByRole("combobox", { name: "Amount projected" }), "Incentive at most");
  const write = workbook.changeTable.bind(workbook);
  let refuse = (_fault: PortFault): void => undefined;
  workbook.changeTable = () =>
    new Promise((_resolve, reject) => {
      refuse = reject;
    });
  await press(user, "Project 3 practices, 102,000.00");
  const close = screen.getByRole("button", { name: "Close 2 practices: earned 9,720.00" });
  expect(close.ariaDisabled).toBe("true");
  workbook.changeTable = write;
  await change(workbook, () => {
    refuse(new PortFault("protected", "The sheet is protected."));
  });
  await section("Project").findByText("The sheet is protected.");
  expect(close.ariaDisabled).not.toBe("true");
  // The workbook has not told of it yet.
  put(workbook, "Scores", SCORES, [withCell(SCORED[0] ?? [], 3, 74), ...SCORED.slice(1)]);
  await user.click(close);
  await section("Close").findByText(/^Nothing was written, because the workbook’s tables or terms have just been/);
  expect(workbook.tables.get(CLOSINGS.table)).toBeNull();
});

/** The first payout is closed, and the next one is looked at. */
async function openSecond(): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openClose();
  await press(opened.user, "Project 3 practices, 24,720.00");
  await press(opened.user, "Close 2 practices: earned 9,720.00");
  await screen.findByText(/^Closed 2 practices of payout 1/);
  await opened.user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  return opened;
}

const sources = (workbook: FakeWorkbook) => workbook.tables.get(CLOSINGS.table)?.rows[0]?.slice(-3);

test("whose the tables are is asked of one payout, and they are taken from it only where the ledger has its columns", async () => {
  const { workbook, user } = await openSecond();
  await press(user, "Project 3 practices, 24,720.00");
  expect(screen.getByText(/^Practices, Scores still count .* It is 2 steps to undo then: /)).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "3");
  expect(screen.queryByText(/still count as the tables/)).toBeNull();
  await press(user, "Project 3 practices, 24,720.00");
  const content = workbook.tables.get(LEDGER.table);
  await change(workbook, () => {
    if (content === null) return;
    const headings = content.headings.map((heading) => (heading === "Closed on" ? "Shut" : heading));
    workbook.tables.put(LEDGER.table, { ...content, headings });
  });
  await press(user, "They are payout 3’s now");
  await screen.findByText(/^Nothing was written\. The table Payouts has no column “Closed on”/);
  expect(sources(workbook)).toEqual(["Practices", "Scores", null]);
});

test("where the ledger refuses, the fault says that the closed payout is no longer compared", async () => {
  const { workbook, user } = await openSecond();
  await user.click(screen.getByRole("checkbox", { name: "Close Practice 01" }));
  expect(section("Close").getByText(/It is 4 steps to undo: what payout 1 is compared with, the sheets/)).toBeTruthy();
  const write = workbook.changeTable.bind(workbook);
  workbook.changeTable = (name, changes) =>
    name === LEDGER.table
      ? Promise.reject(new PortFault("protected", "The sheet is protected."))
      : write(name, changes);
  const told = /^The sheet is protected\. .*Payout 1 is no longer compared with these tables\.$/;
  await press(user, "Close 1 practice: earned 4,860.00");
  await press(user, "They are payout 2’s now");
  expect(await section("Close").findByText(told)).toBeTruthy();
  expect(sources(workbook)).toEqual([null, null, null]);
});

test("a payout whose scenario gives no figures any more waits until somebody chooses another", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  await change(workbook, () => {
    const kept = workbook.tables.get(SCENARIOS_TABLE);
    if (kept === null) throw new Error("No scenarios");
    const rows = kept.rows.map((row) => row.map((cell) => (cell === "First offer" ? "Second offer" : cell)));
    workbook.tables.put(SCENARIOS_TABLE, { ...kept, rows });
  });
  for (const name of ["Project", "Close"]) {
    const told = "Projected from “First offer”, which gives no figures now: choose a scenario.";
    expect(await section(name).findByText(told)).toBeTruthy();
    expect(section(name).queryByRole("button")).toBeNull();
  }
  await user.selectOptions(section("Close").getByRole("combobox", { name: "Scenario" }), "Second offer");
  expect(section("Close").getByText("Projected from “First offer”.")).toBeTruthy();
  expect(section("Close").getByRole("button", { name: "Close 2 practices: earned 9,720.00" })).toBeTruthy();
  // It is chosen for this payout, and none was projected before.
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  expect(section("Project").getByRole("button", { name: "Project 3 practices, 24,720.00" })).toBeTruthy();
});

test("lines that were projected in several ways are the payout's in none: somebody chooses, however they are sorted", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  const other = "Projected on 2025-01-02 from “Second offer”: Added at most 4,860.00";
  const told = "The payout’s lines differ: they were projected from “First offer”, “Second offer”. Choose a scenario.";
  for (const isLast of [false, true]) {
    await change(workbook, () => {
      const table = workbook.tables.get(LEDGER.table);
      if (table === null) throw new Error("No ledger");
      const noted = table.rows.map((row) => (row[0] === "Practice 01" ? withCell(row, 7, other) : row));
      const sorted = isLast ? [...noted.slice(1), ...noted.slice(0, 1)] : noted;
      workbook.tables.put(LEDGER.table, { ...table, rows: sorted });
    });
    for (const name of ["Project", "Close"]) {
      expect(await section(name).findByText(told)).toBeTruthy();
      expect(section(name).queryByRole("button")).toBeNull();
    }
  }
  await user.selectOptions(section("Close").getByRole("combobox", { name: "Scenario" }), "First offer");
  const amounts = "The payout’s lines differ: they were projected as Added at most, Incentive expected. Choose one.";
  expect(section("Close").getByText(amounts)).toBeTruthy();
  expect(section("Close").queryByRole("button")).toBeNull();
  await user.selectOptions(screen.getByRole("combobox", { name: "Amount earned" }), "The performance incentive");
  expect(section("Close").getByRole("button", { name: "Close 2 practices: earned 9,720.00" })).toBeTruthy();
});

test("a practice that cannot be closed is reached by the keyboard, with its reason", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  await change(workbook, () => {
    const table = workbook.tables.get(LEDGER.table);
    if (table === null) throw new Error("No ledger");
    workbook.tables.put(LEDGER.table, { ...table, rows: table.rows.map((row) => withCell(row, 3, 5)) });
  });
  const tick = await screen.findByRole<HTMLInputElement>("checkbox", {
    name: "Close Practice 01",
    description: /^The ledger has 5\.00 earned already/,
  });
  tick.focus();
  expect(document.activeElement).toBe(tick);
  expect(tick.ariaDisabled ?? tick.getAttribute("aria-disabled")).toBe("true");
  await user.keyboard(" ");
  expect(tick.checked).toBe(false);
});

test("who leaves while the tables still are another payout's is not written before somebody says so", async () => {
  const { workbook, user } = await openSecond();
  await press(user, "Project 3 practices, 24,720.00");
  await press(user, "They are payout 1’s still");
  await screen.findByText("Projected 3 practices for payout 2.");
  const before = workbook.tables.get(LEDGER.table);
  await user.click(screen.getByRole("tab", { name: "Ledger" }));
  await user.click(
    within(screen.getByRole("tabpanel", { name: "Ledger" })).getByRole("button", { name: /^Practice 01/ }),
  );
  await press(user, "It leaves");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "It has earned" }),
    "As it stands by 1 score: 4,860.00",
  );
  const write = screen.getByRole("button", { name: /^Write \d/ });
  await user.click(write);
  await press(user, "Do not write yet");
  expect(workbook.tables.get(LEDGER.table)).toEqual(before);
});

test("who leaves by its scores is recorded, and what comes to otherwise later is offered with the day on which it left", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  const scored = (score: number) =>
    change(workbook, () => {
      put(
        workbook,
        "Scores",
        SCORES,
        SCORED.map((row) => (row[1] === "CBP" ? withCell(row, 3, score) : row)),
      );
    });
  await user.click(screen.getByRole("tab", { name: "Ledger" }));
  await press(user, "Practice 01 Not begun Not begun, projected 4,860.00");
  await press(user, "It leaves");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "It has earned" }),
    "As it stands by 1 score: 4,860.00",
  );
  await user.click(screen.getByRole("checkbox", { name: /^The projected 4,860\.00 was paid/ }));
  const day = screen.getByLabelText("On");
  await user.clear(day);
  await user.type(day, "2025-03-31");
  expect(
    screen.getByText(
      /^Recorded with it: the practice and .* It is 2 steps to undo: .* and APC Closings, and the lines in/,
    ),
  ).toBeTruthy();
  await press(user, "Write 1 line");
  const told = "Wrote 1 line of Practice 01; record APC closing 1.";
  await screen.findByText(told);
  expect(screen.getByText("Left on 2025-03-31. Nothing is due to it, and it owes nothing.")).toBeTruthy();
  expect(workbook.tables.get(CLOSINGS.table)?.rows[0]?.slice(0, 2)).toEqual([1, "Departure"]);
  // What nobody sees is not computed, and is as it stands as soon as somebody does.
  await scored(74);
  expect(screen.queryByText(/would earn otherwise now/)).toBeNull();
  await user.click(screen.getByRole("tab", { name: "Project and close" }));
  await screen.findByText("Payout 1 is closed for who has left: 1 practice would earn otherwise now, +2,700.00.");
  expect(rows("Corrections of payout 1")).toEqual([
    "Practice 01+2,700.00left on 2025-03-31; score of CBP 67 → 744,860.00 → 7,560.00",
  ]);
  await user.click(screen.getByRole("tab", { name: "Ledger" }));
  await change(workbook, () => {
    const content = workbook.tables.get(LEDGER.table);
    if (content === null) throw new Error("No ledger");
    const undone = content.rows.map((row) => row.map((cell, at) => (at === 3 || at === 6 || at === 7 ? null : cell)));
    workbook.tables.put(LEDGER.table, { ...content, rows: undone });
  });
  expect(screen.queryByText(told)).toBeNull();
  expect(screen.getByRole("button", { name: "It leaves" })).toBeTruthy();
});
