import { act, keepAs, openAllocation, openSection, startSample, told } from "./allocationSteps";
import { field, openFunction } from "./paneSteps";
import { eachWorkbench } from "./served";
import { breakCommand, protect, stateOf } from "./workbookState";
import type { WorkbenchPage } from "./workbenchPage";

/** What the workbook does not let the pane do: it is told, and the workbook stays as it was. */

let workbench: WorkbenchPage;

eachWorkbench((opened) => {
  workbench = opened;
}, "small");

const SCENARIOS = "APC Scenarios";

async function openPlan(): Promise<void> {
  const { page } = workbench;
  await openAllocation(page);
  await startSample(page);
  await openSection(page, "Scenarios");
  await openSection(page, "Take it to the workbook");
}

/** A scenario in its sheet, and another one on the way there. */
async function keepOne(): Promise<void> {
  const { page } = workbench;
  await openPlan();
  await keepAs(page, "One");
  await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill("Two");
}

async function press(button: string): Promise<void> {
  await workbench.page.getByRole("button", { name: button, exact: true }).click();
}

/** Does it, and finds this sentence and nothing changed. */
async function refuses(work: () => Promise<void>, sentence: string): Promise<void> {
  const { page } = workbench;
  const before = await stateOf(workbench);
  // The same sentence may stand there from an earlier time.
  const refused = await page.evaluateHandle(() => {
    const told = { times: 0 };
    const port = window.workbench?.port;
    if (port === undefined) return told;
    const own = { ...port };
    const count = async (asked: Promise<void>): Promise<void> => {
      Object.assign(port, own);
      await asked.catch((fault: unknown) => {
        told.times += 1;
        throw fault;
      });
    };
    port.createSheets = (...asked) => count(own.createSheets(...asked));
    port.changeTable = (...asked) => count(own.changeTable(...asked));
    port.insert = (...asked) => count(own.insert(...asked));
    return told;
  });
  await work();
  await page.waitForFunction(({ times }) => times > 0, refused);
  await page.getByRole("alert").getByText(sentence, { exact: true }).last().waitFor();
  expect(await stateOf(workbench)).toEqual(before);
  // The spreadsheet's own word on it would come on top of the pane's.
  expect(await page.getByRole("dialog").count()).toBe(0);
}

test("a protected workbook gets no new sheet", async () => {
  await openPlan();
  await protect(workbench, "workbook");
  for (const button of ["Write to workbook", "Write for a counterparty", "Keep as a scenario"]) {
    await refuses(() => press(button), "The workbook is protected against new sheets. Unprotect it, then try again.");
  }
});

test("on a protected sheet no scenario is kept or changed", async () => {
  const { page } = workbench;
  await keepOne();
  await workbench.goTo(SCENARIOS);
  await protect(workbench, "sheet");
  await workbench.goTo("Sheet1");
  const sentence = "The sheet “APC Scenarios” is protected. Unprotect it, then try again.";
  await refuses(() => press("Keep as a scenario"), sentence);
  for (const action of ["Pin as last offer", "Duplicate", "Delete"])
    await refuses(() => act(page, "One", action), sentence);
});

test.each([
  ["in the table", "C5"],
  ["below the table, which would move,", "C40"],
])("no scenario is kept where a cell %s is protected", async (_where, cell) => {
  await keepOne();
  await workbench.goTo(SCENARIOS);
  await protect(workbench, "cells", cell);
  await refuses(
    () => press("Keep as a scenario"),
    "A part of the sheet “APC Scenarios” that this would change is protected. Unprotect it, then try again.",
  );
});

test("a formula is not inserted into protected cells", async () => {
  const { page } = workbench;
  await workbench.newSheet();
  await workbench.select("C3");
  await openFunction(page, "HPIADJ");
  await field(page, "decile").fill("1");
  const insert = () => page.getByRole("button", { name: "Insert into Try!C3", exact: true }).click();
  await protect(workbench, "cells", "C3");
  await refuses(insert, "A part of the sheet “Try” that this would change is protected. Unprotect it, then try again.");
  await protect(workbench, "sheet");
  await refuses(insert, "The sheet “Try” is protected. Unprotect it, then try again.");
});

/** How the spreadsheet stops half way, and what is said of it. */
const STOPS = [
  ["refuses", "The workbench could not do that."],
  ["throws", "The workbench could not do that: It is broken."],
] as const;

test.each([
  ["the second sheet", "sheet.command.insert-sheet", 1],
  ["the fourth name", "sheet.command.insert-defined-name", 3],
])("what stops at %s of an offer makes nothing, and all of it once it can", async (_what, command, after) => {
  await openPlan();
  for (const [how, said] of STOPS) {
    const mend = await breakCommand(workbench, command, how, after);
    await refuses(() => press("Write to workbook"), `${said} Nothing was made.`);
    await mend();
  }
  await press("Try again");
  await told(workbench.page, /Wrote “APC assumptions” and “APC results”\. All \d+ figures read back equal\./).waitFor();
});

test("what stops at the table of scenarios makes no sheet for it", async () => {
  await openPlan();
  for (const [how, said] of STOPS) {
    const mend = await breakCommand(workbench, "sheet.command.add-table", how);
    await refuses(() => press("Keep as a scenario"), `${said} Nothing was made.`);
    await mend();
  }
  await keepAs(workbench.page, "One");
});

test.each([
  ["a new row’s place", "sheet.command.insert-range-move-down"],
  ["its content", "sheet.command.set-range-values"],
])("what stops at %s keeps no scenario", async (_what, command) => {
  await keepOne();
  for (const [how, said] of STOPS) {
    const mend = await breakCommand(workbench, command, how);
    await refuses(() => press("Keep as a scenario"), `${said} Nothing was changed.`);
    await mend();
  }
  await keepAs(workbench.page, "Two");
});

test("of two changes the first is taken back with the second", async () => {
  const { page } = workbench;
  await keepOne();
  await keepAs(page, "Two");
  await act(page, "One", "Pin as last offer");
  await told(page, "“One” is the last offer.").waitFor();
  await breakCommand(workbench, "sheet.command.set-range-values", "refuses", 1);
  await refuses(() => act(page, "Two", "Pin as last offer"), "The workbench could not do that. Nothing was changed.");
});

test("what cannot be undone of new sheets is told one by one", async () => {
  const { page } = workbench;
  await openPlan();
  const before = await workbench.sheets();
  await breakCommand(workbench, "sheet.command.insert-sheet", "refuses", 1);
  await breakCommand(workbench, "sheet.mutation.remove-sheet", "throws");
  await breakCommand(workbench, "formula.mutation.remove-defined-name", "refuses", 13);
  await press("Write to workbook");
  await page
    .getByRole("alert")
    .getByText(
      / Of what was begun, this remains: the sheet APC assumptions and the name \w+\. Delete them, then try again\.$/,
    )
    .waitFor();
  expect(await workbench.sheets()).toEqual([...before, "APC assumptions"]);
});

test("what cannot be undone of a table is told", async () => {
  await keepOne();
  await breakCommand(workbench, "sheet.command.set-range-values", "refuses");
  await breakCommand(workbench, "sheet.mutation.set-sheet-table", "refuses", 1);
  await press("Keep as a scenario");
  await workbench.page
    .getByRole("alert")
    .getByText(
      "The workbench could not do that. Not all could be taken back: it has 2 rows and had 1. Put the table APC_Scenarios right by hand.",
    )
    .waitFor();
});

test("one action is one step to undo, and to do again", async () => {
  const { page } = workbench;
  const undo = () => page.evaluate(() => window.workbench?.univerAPI.undo());
  const redo = () => page.evaluate(() => window.workbench?.univerAPI.redo());
  await openPlan();
  const steps: (() => Promise<void>)[] = [
    () => keepAs(page, "One"),
    () => keepAs(page, "Two"),
    () => act(page, "One", "Pin as last offer").then(() => told(page, "“One” is the last offer.").waitFor()),
    () => act(page, "Two", "Pin as last offer").then(() => told(page, "“Two” is the last offer.").waitFor()),
    () => act(page, "One", "Delete").then(() => told(page, "Deleted “One”.").waitFor()),
    () => press("Write to workbook").then(() => told(page, /All \d+ figures read back equal\./).waitFor()),
  ];
  const rows = async () => [
    (await workbench.sheets()).slice(1),
    await page.evaluate(async () => (await window.workbench?.port.table("APC_Scenarios"))?.rows ?? null),
  ];
  const states: unknown[] = [await rows()];
  for (const step of steps) {
    await step();
    states.push(await rows());
  }
  for (const state of states.slice(0, -1).reverse()) {
    await undo();
    expect(await rows()).toEqual(state);
  }
  for (const state of states.slice(1)) {
    await redo();
    expect(await rows()).toEqual(state);
  }
});
