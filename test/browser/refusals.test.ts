import { field, openFunction } from "./paneSteps";
import { act, forEverybody, keepAs, nameSplit, openPlan, pin, told, turnTo } from "./planSteps";
import { eachWorkbench } from "./served";
import { breakCommand, protect, stateOf } from "./workbookState";
import type { WorkbenchPage } from "./workbenchPage";

/** What the workbook does not let the pane do: it is told, and the workbook stays as it was. */

let workbench: WorkbenchPage;

eachWorkbench((opened) => {
  workbench = opened;
}, "small");

const SCENARIOS = "APC Scenarios";
const OFFER = "Make 1 sheet";
const COPY = "Make 2 sheets for all practices";
const KEEP = "Keep as a scenario";

/** A scenario in its sheet, and another one on the way there. */
async function keepOne(): Promise<void> {
  const { page } = workbench;
  await openPlan(workbench);
  await keepAs(page, "One");
  await nameSplit(page, "Two");
}

async function press(button: string): Promise<void> {
  if (button === COPY) await forEverybody(workbench.page);
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
    const count = async <Told>(asked: Promise<Told>): Promise<Told> => {
      Object.assign(port, own);
      return asked.catch((fault: unknown) => {
        told.times += 1;
        throw fault;
      });
    };
    port.createSheets = (...asked) => count(own.createSheets(...asked));
    port.changeTable = (...asked) => count(own.changeTable(...asked));
    port.makeTable = (...asked) => count(own.makeTable(...asked));
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
  const { page } = workbench;
  await openPlan(workbench);
  await protect(workbench, "workbook");
  const sentence = "The workbook is protected against new sheets. Unprotect it, then try again.";
  await nameSplit(page, "One");
  await refuses(() => press(KEEP), sentence);
  await turnTo(page, "Write");
  for (const button of [OFFER, COPY]) await refuses(() => press(button), sentence);
});

test("while a cell is being edited nothing is written", async () => {
  const { page } = workbench;
  await openPlan(workbench);
  await turnTo(page, "Write");
  await workbench.select("H2");
  await workbench.type("=apc");
  // Without a click, which would end the editing.
  await refuses(
    () => page.getByRole("button", { name: OFFER }).dispatchEvent("click"),
    "A cell is being edited. Finish it with Enter or leave it with Escape, then try again.",
  );
  await workbench.select("H2");
  await page.keyboard.press("Escape");
});

test("where a sheet or its cells are protected, no scenario is kept or changed", async () => {
  const { page } = workbench;
  await keepOne();
  const part = "A part of the sheet “APC Scenarios” that this would change is protected. Unprotect it, then try again.";
  await workbench.goTo(SCENARIOS);
  // Below the table, which would move.
  await protect(workbench, "cells", "C40");
  await refuses(() => press(KEEP), part);
  await protect(workbench, "cells", "A5");
  await refuses(() => act(page, "One", "Pin as last offer"), part);
  await protect(workbench, "sheet");
  await workbench.goTo("Sheet1");
  const whole = "The sheet “APC Scenarios” is protected. Unprotect it, then try again.";
  await refuses(() => press(KEEP), whole);
  await refuses(() => act(page, "One", "Pin as last offer"), whole);
  await refuses(async () => {
    await act(page, "One", "Delete");
    await press("Delete the row");
  }, whole);
});

test("protected cells become no table, and get no formula", async () => {
  const { page } = workbench;
  await workbench.newSheet();
  await workbench.goTo("Try");
  await workbench.put("A3:E4", [
    ["Practice", "Practice type", "Member months", "Base PMPM", "Decile"],
    ["Oak", "Adult", 12_000, 30, 6],
  ]);
  await workbench.select("C8");
  await openFunction(page, "HPIADJ");
  await field(page, "decile").fill("1");
  const insert = () => press("Insert into Try!C8");
  const part = "A part of the sheet “Try” that this would change is protected. Unprotect it, then try again.";
  const whole = "The sheet “Try” is protected. Unprotect it, then try again.";
  await protect(workbench, "cells", "A3:E8");
  await refuses(insert, part);
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await workbench.choose("A3:E4");
  const use = () => press("Use Try!A3:E4 (1 row)");
  await refuses(use, part);
  await protect(workbench, "sheet");
  await refuses(use, whole);
  await workbench.choose("C8");
  await turnTo(page, "Functions");
  await refuses(insert, whole);
});

/** How the spreadsheet stops half way, and what is said of it. */
const STOPS = [
  ["refuses", "The workbench could not do that."],
  ["throws", "The workbench could not do that: It is broken."],
] as const;

/** Each way in which a command can stop, with nothing done; after it once goes on, the work is done after all. */
async function stopsAt(
  commands: readonly (readonly [command: string, after: number])[],
  work: () => Promise<void>,
  nothing: string,
): Promise<void> {
  for (const [command, after] of commands) {
    for (const [how, said] of STOPS) {
      const mend = await breakCommand(workbench, command, how, after);
      await refuses(work, `${said} ${nothing}`);
      await mend();
    }
  }
}

test("what stops at the second sheet makes nothing, and both once it can", async () => {
  const { page } = workbench;
  await openPlan(workbench);
  await turnTo(page, "Write");
  await stopsAt([["sheet.command.insert-sheet", 1]], () => press(COPY), "Nothing was made.");
  await press(COPY);
  await told(page, /^Wrote “Offer” and “Offer terms”\. All \d+ figures read back equal, to the cent\.$/).waitFor();
});

test("what stops on the way to a scenario keeps nothing of it, and all once it can", async () => {
  const { page } = workbench;
  await openPlan(workbench);
  await nameSplit(page, "One");
  await stopsAt([["sheet.command.add-table", 0]], () => press(KEEP), "Nothing was made.");
  await keepAs(page, "One");
  await nameSplit(page, "Two");
  await stopsAt(
    [
      ["sheet.command.insert-range-move-down", 0],
      ["sheet.command.set-range-values", 0],
    ],
    () => press(KEEP),
    "Nothing was changed.",
  );
  await keepAs(page, "Two");
  // Of two changes the first is taken back with the second.
  await pin(page, "One");
  await breakCommand(workbench, "sheet.command.set-range-values", "refuses", 1);
  await refuses(() => act(page, "Two", "Pin as last offer"), "The workbench could not do that. Nothing was changed.");
});

test("what cannot be undone of new sheets is told", async () => {
  const { page } = workbench;
  await openPlan(workbench);
  const before = await workbench.sheets();
  await breakCommand(workbench, "sheet.command.insert-sheet", "refuses", 1);
  await breakCommand(workbench, "sheet.mutation.remove-sheet", "throws");
  await turnTo(page, "Write");
  await press(COPY);
  await page
    .getByRole("alert")
    .getByText(/ Of what was begun, this remains: the sheet Offer\. Delete it, then try again\.$/)
    .waitFor();
  expect(await workbench.sheets()).toEqual([...before, "Offer"]);
});

test("what cannot be undone of a table is told", async () => {
  await keepOne();
  await breakCommand(workbench, "sheet.command.set-range-values", "refuses");
  await breakCommand(workbench, "sheet.mutation.set-sheet-table", "refuses", 1);
  await press(KEEP);
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
  await openPlan(workbench);
  const steps: (() => Promise<void>)[] = [
    () => keepAs(page, "One"),
    () => keepAs(page, "Two"),
    () => pin(page, "One"),
    () => pin(page, "Two"),
    async () => {
      await act(page, "One", "Delete");
      await press("Delete the row");
      await told(page, "Deleted “One”.").waitFor();
    },
    async () => {
      await turnTo(page, "Write");
      await page.getByRole("checkbox", { name: "The offer by practice, with totals and checks" }).uncheck();
      await press("Make 2 sheets");
      await told(page, /All \d+ figures read back equal/).waitFor();
    },
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
