import { act, screen, within } from "@testing-library/react";
import { openPane, select, steps, watchErrors } from "./openPane";

/** "This cell" on a formula that is more than one function of given cells. */

watchErrors();

const argument = (name: string) => screen.getByText(name, { selector: "dt" }).parentElement?.textContent;

test("arithmetic in an argument is reckoned, and the steps start from it", async () => {
  await openPane({ view: "cell" }, "F4");
  expect(await screen.findByRole("article")).toBeTruthy();
  expect(argument("baseline")).toBe("baseline60C2*1");
  expect(steps().at(-1)).toMatch(/^Result0.06 /);
});

test("a function within a larger formula shows its own steps beside what the cell shows", async () => {
  await openPane({ view: "cell" }, "F3");
  const article = await screen.findByRole("article");
  expect(article.textContent).toMatch(/^Panel!F30.05=IF\(D2>60,APC\.HPIADJ\(1\),0\)HPIADJ/);
  expect(screen.queryByLabelText("Working of")).toBeNull();
  expect(steps().at(-1)).toMatch(/^Result0.05 /);
});

test("each of several functions can be chosen, the outer first", async () => {
  const { user, workbook } = await openPane({ view: "cell" }, "F5");
  expect(await screen.findByRole("heading", { name: "HPIADJ" })).toBeTruthy();
  const choice = screen.getByRole("combobox", { name: "Working of" });
  expect(
    within(choice)
      .getAllByRole("option")
      .map(({ textContent }) => textContent),
  ).toEqual(["APC.HPIADJ(APC.HPI.DECILE(5))", "APC.HPI.DECILE(5)"]);
  await user.selectOptions(choice, "APC.HPI.DECILE(5)");
  expect(await screen.findByRole("heading", { name: "HPI.DECILE" })).toBeTruthy();
  expect(steps().at(-1)).toMatch(/^Result1 /);
  // Another cell begins anew.
  await select(workbook, "F3");
  expect(await screen.findByRole("heading", { name: "HPIADJ" })).toBeTruthy();
});

test("of many answers within a formula each row can be asked for", async () => {
  const { user, workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", "=SUM(APC.INCENTIVE(A2:A5,B2:B5,C2:C5,D2:D5))", 0.1);
  await select(workbook, "A40");
  const row = await screen.findByRole("spinbutton", { name: "Row, of 4" });
  expect(argument("baseline")).toBe("baseline60C2:C5, cell C2");
  await user.click(row);
  await user.keyboard("{ArrowUp}");
  expect(await screen.findByText("C2:C5", { selector: "dd span" })).toBeTruthy();
  expect(argument("baseline")).toBe("baseline45C2:C5, cell C3");
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
  expect(argument("baseline")).toBe("baseline60C2:C5, cell C2");
});

test("of a table within a formula a row and a column can be asked for", async () => {
  const { user, workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", '=INDEX(APC.MEASURES("Pediatric"),2,3)', "x");
  await select(workbook, "A40");
  expect(await screen.findByText(/^Of the row/)).toBeTruthy();
  const column = screen.getByRole("combobox", { name: "Column" });
  await user.selectOptions(column, "Gold Standard");
  expect(steps().at(-1)).toMatch(/^Result, Gold Standard/);
  const before = screen.getByText(/^Of the row/).textContent;
  await user.click(screen.getByRole("spinbutton", { name: /^Row, of/ }));
  await user.keyboard("{ArrowUp}");
  expect(screen.getByText(/^Of the row/).textContent).not.toBe(before);
  expect(steps().at(-1)).toMatch(/^Result, Gold Standard/);
});

test("the column that is picked of a table is the one that is shown", async () => {
  const { workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", '=INDEX(APC.UPLIFT.OUTLOOK("B",30,20,0.05,0.1,0.15,0.5,6000,2),0,2)', "PMPM committed");
  await select(workbook, "A40");
  expect(await screen.findByText(/^Of the row/)).toBeTruthy();
  expect(steps().at(-1)).toMatch(/^Result, PMPM committed/);
  expect(argument("decile")).toBe("decile2");
});

test("what LET bound goes into the arguments", async () => {
  const { workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", "=LET(b,C2+0,APC.INCENTIVE(A2,B2,b,D2)*100)", 6);
  await select(workbook, "A40");
  expect(await screen.findByRole("heading", { name: "INCENTIVE" })).toBeTruthy();
  expect(argument("baseline")).toBe("baseline60b");
  expect(steps().at(-1)).toMatch(/^Result0.06 /);
});

test("the turns of a LAMBDA have no single working, and a name that is no function is said to be none", async () => {
  const { workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", "=MAP(C2:C5,LAMBDA(d,APC.HPIADJ(d)))", 6);
  await workbook.enter("A41", "=APC.NONE(1)+1", 6);
  await select(workbook, "A40");
  expect(await screen.findByText(/it changes with each turn of the LAMBDA/)).toBeTruthy();
  await select(workbook, "A41");
  expect(await screen.findByRole("heading", { name: "There is no function APC.NONE" })).toBeTruthy();
});

describe("while the workbook takes its time", () => {
  test("what is asked for shows at once, so that each press counts", async () => {
    const { user, workbook } = await openPane({ view: "cell" });
    await workbook.enter("A40", "=SUM(APC.INCENTIVE(A2:A5,B2:B5,C2:C5,D2:D5))", 0.1);
    await select(workbook, "A40");
    const row = await screen.findByRole("spinbutton", { name: "Row, of 4" });
    const answer = hold(workbook);
    await user.click(row);
    await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
    expect(row.getAttribute("aria-valuenow")).toBe("4");
    await answer();
    expect(await screen.findByText("C2:C5", { selector: "dd span" })).toBeTruthy();
    expect(argument("score")).toBe("score0.61D2:D5, cell D5");
  });

  test("what is asked of the former cell is not asked of the next", async () => {
    const { user, workbook } = await openPane({ view: "cell" }, "F5");
    const choice = await screen.findByRole("combobox", { name: "Working of" });
    await workbook.enter("A40", "=APC.HPIADJ(1)+APC.HPI.DECILE(5)", 1.05);
    const answer = hold(workbook);
    await select(workbook, "A40");
    await user.selectOptions(choice, "APC.HPI.DECILE(5)");
    await answer();
    expect((await screen.findByRole("article", { name: "The formula in Panel!A40" })).textContent).toContain("HPIADJ");
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("HPIADJ");
  });
});

test("a choice that leads to no function keeps the focus", async () => {
  const { user, workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", "=APC.HPIADJ(1)+APC.NONE(1)", 1);
  await select(workbook, "A40");
  const choice = await screen.findByRole("combobox", { name: "Working of" });
  choice.focus();
  await user.selectOptions(choice, "APC.NONE(1)");
  expect(await screen.findByRole("heading", { name: "There is no function APC.NONE" })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Working of" }));
});

test("an answer that became smaller shows its last row", async () => {
  const { user, workbook } = await openPane({ view: "cell" });
  workbook.define("Scores", "D2:D5");
  await workbook.enter("A40", "=SUM(APC.INCENTIVE(A2,B2,C2,Scores))", 0.1);
  await select(workbook, "A40");
  await user.click(await screen.findByRole("spinbutton", { name: "Row, of 4" }));
  await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(await screen.findByText("Scores", { selector: "dd span" })).toBeTruthy();
  workbook.define("Scores", "D2:D3");
  await select(workbook, "A40");
  const row = await screen.findByRole("spinbutton", { name: "Row, of 2" });
  expect(row.getAttribute("aria-valuenow")).toBe("2");
  expect(argument("score")).toBe("score65.5Scores, cell D3");
});

test("an error of the whole is not explained by what a part refused", async () => {
  const { workbook } = await openPane({ view: "cell" });
  await workbook.enter("A40", '=IFERROR(APC.HPIADJ(11),0)+"x"', { error: "#VALUE!" });
  await select(workbook, "A40");
  const article = await screen.findByRole("article");
  expect(article.textContent).toMatch(/^Panel!A40#VALUE! A part of this formula/);
  expect(steps().at(-1)).toMatch(/^Refused#VALUE!/);
});

/** Holds back what the workbook reads, until the answer is called. */
function hold(workbook: Awaited<ReturnType<typeof openPane>>["workbook"]): () => Promise<void> {
  let free: () => void = () => undefined;
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  const read = workbook.read.bind(workbook);
  jest.spyOn(workbook, "read").mockImplementation(async (reference) => {
    await freed;
    return read(reference);
  });
  return () =>
    act(async () => {
      free();
      await freed;
    });
}
