import { screen, waitFor } from "@testing-library/react";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { FIRST_SETTING } from "../../../src/pane/plan/setting";
import { PortFault } from "../../../src/pane/port";
import { HEADINGS, OF_PLAN, rowOf, scenarioSheet } from "../../../src/pane/scenarios/scenarioTable";
import { watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { correctionsText } from "../../../src/pane/payouts/view/CorrectSection";
import { PRACTICES, SCORES, SPLIT, withCell } from "./closeSteps";
import { SCORED, put, openClose, openSecond, section, press, rows, ledger } from "./closeView";

/** A payout is projected, closed and corrected in the part Close. */

watchErrors();

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
  // The button is still there, and so is the focus.
  expect(document.activeElement?.textContent).toBe("Project no practice");
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
  await screen.findByText("Payout 1: 1 closed practice would earn a different amount now, +2,700.00.");
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

test("each part says what it waits for, and what the workbook refuses", async () => {
  const { workbook, user } = await openClose(false);
  expect(section("Project").getByText(/Keep one under Allocation, Scenarios\./)).toBeTruthy();
  expect(section("Close").getByText(/Keep one under Allocation, Scenarios\./)).toBeTruthy();
  expect(section("Correct").getByText("No closing is recorded yet, so that nothing is compared.")).toBeTruthy();
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

test("what somebody ticks or chooses for one payout is nothing of another", async () => {
  const { user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  const tick = () => screen.getByRole<HTMLInputElement>("checkbox", { name: "Close Practice 01" });
  const projected = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Amount projected" });
  await user.click(tick());
  await user.selectOptions(projected(), "Incentive at most");
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  expect(projected().value).toBe("Incentive expected");
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 2.");
  expect(tick().checked).toBe(true);
});

test("a record that is still being read is not gone, and what was known before holds until then", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  const table = workbook.table.bind(workbook);
  let go = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    go = resolve;
  });
  const asked: string[] = [];
  workbook.table = async (name) => {
    if (name === "Closing1") {
      asked.push(name);
      await told;
    }
    return table(name);
  };
  await press(user, "Close 2 practices: earned 9,720.00");
  await waitFor(() => {
    expect(asked).not.toEqual([]);
  });
  expect(section("Correct").getByText("No closing is recorded yet, so that nothing is compared.")).toBeTruthy();
  expect(screen.queryByText(/is gone/)).toBeNull();
  await change(workbook, () => {
    go();
  });
  await screen.findByText(/^Closed 2 practices of payout 1/);
  expect(screen.queryByText(/is gone/)).toBeNull();
});

test("nothing is projected or closed over what nobody has seen, in the ledger or in the terms", async () => {
  const { workbook, user } = await openClose();
  const empty = workbook.tables.get(LEDGER.table);
  if (empty === null) throw new Error("No ledger");
  // The workbook has told of neither yet.
  workbook.tables.put(LEDGER.table, { ...empty, rows: [...empty.rows, [...PRACTICES.map(() => 1)]] });
  await press(user, "Project 3 practices, 24,720.00");
  await section("Project").findByText(/^Nothing was written, because the ledger has just been changed/);
  workbook.tables.put(LEDGER.table, empty);
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  workbook.fill("I2", [[73]]);
  await press(user, "Close 2 practices: earned 9,720.00");
  await section("Close").findByText(/^Nothing was written, because the workbook’s tables or terms have just been/);
  expect(workbook.tables.get(CLOSINGS.table)).toBeNull();
});

test("corrections are booked that are ticked, one after what else is written, and named where they cannot be told", async () => {
  const { workbook, user } = await openSecond();
  await change(workbook, () => {
    put(workbook, "Scores", SCORES, [withCell(SCORED[0] ?? [], 3, 74), ...SCORED.slice(1)]);
  });
  const book = () => screen.getByRole("button", { name: /^Book/ });
  expect(book().textContent).toBe("Book 1 correction in payout 2: +2,700.00");
  const tick = screen.getByRole("checkbox", { name: "Correct Practice 01" });
  await user.click(tick);
  expect(book().textContent).toBe("Book no correction");
  expect(book().ariaDisabled).toBe("true");
  await user.click(tick);
  workbook.changeTable = () => new Promise(() => undefined);
  await press(user, "Project 3 practices, 27,420.00");
  await press(user, "They are payout 1’s still");
  expect(book().ariaDisabled).toBe("true");
  await change(workbook, () => {
    workbook.tables.remove("Scores");
  });
  expect(await section("Correct").findByText(/Scores/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Book/ })).toBeNull();
});

test("a payout is closed for who has left only where nobody else is closed in it", () => {
  const rows = [{ kind: "Closing" }, { kind: "Departure" }];
  const of = (some: readonly unknown[]) =>
    correctionsText({ payout: 1, rows: some, offered: [{ amount: 5 }] } as never, true);
  expect(of(rows)).toMatch(/^Payout 1: nearly all practices that are closed have/);
  expect(of(rows.slice(1))).toMatch(/^Payout 1: nearly all practices that left have/);
});
