import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { FluentProvider } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { EMPTY, SAMPLE, type Draft } from "../../../src/pane/allocation/draft";
import { HEADINGS } from "../../../src/pane/allocation/scenarioRow";
import { ScenariosSection } from "../../../src/pane/allocation/ScenariosSection";
import { SCENARIOS_SHEET, SCENARIOS_TABLE } from "../../../src/pane/allocation/scenarioSheet";
import { useAllocation } from "../../../src/pane/allocation/useAllocation";
import { useScenarios } from "../../../src/pane/allocation/useScenarios";
import { PortFault, type PortCell } from "../../../src/pane/port";
import { themes } from "../../../src/pane/theme";
import { useSelection } from "../../../src/pane/useSelection";
import { watchErrors } from "../opened";
import { BookWorkbook } from "./bookWorkbook";
import { put, row } from "./scenarioRows";

watchErrors();
jest.setTimeout(30_000);

const plan = (name: string, change: Partial<Draft> = {}): Draft => ({ ...SAMPLE, name, ...change });
const rowsOf = (workbook: BookWorkbook): readonly (readonly PortCell[])[] => workbook.tables.get(SCENARIOS_TABLE)?.rows ?? [];
const column = (workbook: BookWorkbook, heading: string): PortCell[] => rowsOf(workbook).map((cells) => cells[HEADINGS.indexOf(heading)] ?? null);
const names = (workbook: BookWorkbook): PortCell[] => column(workbook, "Scenario");

/** The view around the section, as far as the section needs it: a name to type, and two shares to look at. */
function View({ workbook }: { workbook: BookWorkbook }): ReactElement {
  const { changes } = useSelection(workbook);
  const scenarios = useScenarios(workbook, changes, true);
  const allocation = useAllocation(workbook, changes, true, scenarios.table?.list.map(({ draft }) => draft));
  if (allocation === null) return <p>Reading</p>;
  const { draft, change } = allocation;
  return (
    <>
      <input aria-label="Plan" value={draft.name} onChange={(event) => { change((before) => ({ ...before, name: event.target.value })); }} />
      <input aria-label="Incentive" value={draft.shares.incentive} onChange={(event) => { change((before) => ({ ...before, shares: { ...before.shares, incentive: event.target.value } })); }} />
      <button onClick={() => { change(() => SAMPLE); }}>Sample</button>
      <button onClick={() => { change(() => EMPTY); }}>Blank</button>
      <ScenariosSection scenarios={scenarios} allocation={allocation} />
    </>
  );
}

async function open(...drafts: readonly (readonly PortCell[])[]): Promise<{ workbook: BookWorkbook; user: UserEvent }> {
  const workbook = new BookWorkbook();
  if (drafts.length > 0) put(workbook, drafts);
  render(<FluentProvider theme={themes.light}><View workbook={workbook} /></FluentProvider>);
  await screen.findByRole("region", { name: "Scenarios" });
  if (drafts.length > 0) await screen.findAllByRole("button", { name: /^Actions for/ });
  else await screen.findByText(/^A scenario is a plan under a name/);
  return { workbook, user: userEvent.setup() };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const item = (name: string) => within(screen.getAllByRole("listitem").find((one) => within(one).queryByRole("button", { name }) !== null) ?? document.body);
const status = () => screen.getByRole("status").textContent;

async function choose(user: UserEvent, name: string, action: string): Promise<void> {
  await user.click(button(`Actions for “${name}”`));
  await user.click(await screen.findByRole("menuitem", { name: action }));
}

function editUnheard(workbook: BookWorkbook, change: (rows: PortCell[][]) => void): void {
  const rows = rowsOf(workbook).map((cells) => [...cells]);
  change(rows);
  put(workbook, rows);
}

async function edit(workbook: BookWorkbook, change: (rows: PortCell[][]) => void): Promise<void> {
  await act(async () => {
    editUnheard(workbook, change);
    workbook.tell();
    await Promise.resolve();
  });
}

const set = (cells: PortCell[] | undefined, heading: string, value: PortCell): void => {
  if (cells !== undefined) cells[HEADINGS.indexOf(heading)] = value;
};

describe("keeping", () => {
  test("makes the sheet with the first scenario, and adds a row for the next", async () => {
    const { workbook, user } = await open();
    expect(button("Keep as a scenario").getAttribute("aria-disabled")).toBe("true");
    await user.click(button("Sample"));
    const create = workbook.createSheets.bind(workbook);
    jest.spyOn(workbook, "createSheets").mockImplementation((sheets) => {
      // Said before the workbook is asked, which may take it long.
      expect(status()).toBe("Writing to the sheet …");
      return create(sheets);
    });
    await user.click(button("Keep as a scenario"));
    await waitFor(() => { expect(status()).toBe("Kept “Sample plan” in the sheet of scenarios."); });
    const sheet = workbook.tables.sheets[0];
    expect([sheet?.name, sheet?.frozenRows, sheet?.tables, sheet?.cells[3]?.[0]?.value, sheet?.cells[4]?.[0]?.value]).toEqual([SCENARIOS_SHEET, 4, [{ name: SCENARIOS_TABLE, address: "A4:AL5" }], "Scenario", "Sample plan"]);
    await user.clear(field("Plan"));
    await user.type(field("Plan"), "=1+1");
    await user.click(button("Keep as a scenario"));
    expect(await screen.findByRole("button", { name: "=1+1" })).toBeTruthy();
    expect(names(workbook)).toEqual(["Sample plan", "=1+1"]);
  });

  test("under a name that there is offers to replace that one, and its undo", async () => {
    const { workbook, user } = await open(row(plan("Offer")));
    await user.click(button("Sample"));
    await user.clear(field("Plan"));
    await user.type(field("Plan"), "offer");
    await user.clear(field("Incentive"));
    await user.type(field("Incentive"), "12");
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toContain("There is a scenario “Offer” already.");
    expect(rowsOf(workbook)).toHaveLength(1);
    await user.click(button("Replace"));
    await waitFor(() => { expect(status()).toBe("Replaced “Offer”."); });
    expect(column(workbook, "Performance incentive")).toEqual([0.12]);
    expect(document.activeElement).toBe(button("Keep as a scenario"));
    await user.click(button("Undo"));
    await waitFor(() => { expect(column(workbook, "Performance incentive")).toEqual([0.15]); });
  });

  test("under a name that there is takes another name where it is told", async () => {
    const { workbook, user } = await open(row(plan("Offer")));
    await user.click(button("Sample"));
    await user.clear(field("Plan"));
    await user.type(field("Plan"), "Offer");
    await user.type(field("Incentive"), "{Backspace}0");
    await user.click(button("Keep as a scenario"));
    await user.click(await screen.findByRole("button", { name: "Keep under this name" }));
    expect(screen.getByText("Give it a name.")).toBeTruthy();
    await user.type(field("Another name"), "offer{Enter}");
    expect(screen.getByText("Another scenario has this name.")).toBeTruthy();
    await user.clear(field("Another name"));
    await user.type(field("Another name"), "Counteroffer{Enter}");
    await waitFor(() => { expect(status()).toBe("Kept “Counteroffer” in the sheet of scenarios."); });
    expect([names(workbook), field("Plan").value]).toEqual([["Offer", "Counteroffer"], "Counteroffer"]);
    expect(item("Counteroffer").getByText("Open")).toBeTruthy();
    expect(document.activeElement).toBe(button("Keep as a scenario"));
  });

  test("says what a table has lost that the scenario needs", async () => {
    const workbook = new BookWorkbook();
    put(workbook, [row(plan("Offer"))], HEADINGS.filter((heading) => heading !== "Sites"));
    render(<FluentProvider theme={themes.light}><View workbook={workbook} /></FluentProvider>);
    expect(await screen.findByText("The table no longer has the columns Sites: they count as blank.")).toBeTruthy();
    const user = userEvent.setup();
    await user.click(button("Sample"));
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toContain("no longer has a column “Sites”");
    expect(rowsOf(workbook)).toHaveLength(1);
  });

  test.each([
    ["protected", "The sheet is protected."],
    ["editing", "A cell is being edited."],
  ] as const)("tells that the workbook is %s", async (kind, sentence) => {
    const { workbook, user } = await open();
    await user.click(button("Sample"));
    jest.spyOn(workbook, "createSheets").mockRejectedValueOnce(new PortFault(kind, sentence));
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toBe(sentence);
    await user.click(button("Keep as a scenario"));
    await waitFor(() => { expect(names(workbook)).toEqual(["Sample plan"]); });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("scenarios whose table has lost its name", () => {
  test.each([
    ["has another one", [["table", "Mine"], ["table", "Mine[Scenario]"], ["table", "Mine[Last offer]"]], "Nothing was kept, because the table of your scenarios is named Mine. Name it APC_Scenarios, then try again."],
    ["is none any more", [["sheet", "APC Scenarios"]], "Nothing was kept, because APC Scenarios is there without the table APC_Scenarios. If it holds your scenarios, make them a table of this name; otherwise give it another name. Then try again."],
  ] as const)("are not left behind: it %s", async (_case, there, sentence) => {
    const { workbook, user } = await open();
    jest.spyOn(workbook, "names").mockResolvedValue(there.map(([kind, name]) => ({ kind, name, reference: name })));
    jest.spyOn(workbook, "createSheets").mockRejectedValue(new PortFault("taken", "Nothing was made, because the workbook already has a sheet named APC Scenarios. Rename or delete it."));
    await user.click(button("Sample"));
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toBe(sentence);
  });
});

describe("the list", () => {
  test("shows figures, and of a broken row why it is one; blank rows count as none", async () => {
    const { workbook, user } = await open(row(plan("Fine")), [], row(plan("Broken", { basePmpm: "thirty", sites: [{ name: "A", decile: "11", memberMonths: "" }] })), row(plan("Half", { capitatedPmpm: "" })));
    expect(screen.getAllByRole("button", { name: /^Actions for/ })).toHaveLength(3);
    expect(item("Fine").getByText("15.00%")).toBeTruthy();
    expect(item("Broken").getByText(/^Base PMPM: “thirty” is no answer here/)).toBeTruthy();
    expect(item("Broken").getByText(/^Sites, no. 1: “11” is no answer here/)).toBeTruthy();
    expect(item("Half").getByText("Still to fill in: Capitated PMPM.")).toBeTruthy();
    await choose(user, "Broken", "Delete");
    await waitFor(() => { expect(names(workbook)).toEqual(["Fine", null, "Half"]); });
  });

  test("follows the sheet", async () => {
    const { workbook } = await open(row(plan("One")));
    await edit(workbook, (rows) => { set(rows[0], "Performance incentive", 0.11); rows.unshift(row(plan("Two"))); });
    expect(await item("One").findByText("11.00%")).toBeTruthy();
    expect(screen.getAllByRole("button", { name: /^Actions for/ }).map((one) => one.getAttribute("aria-label"))).toEqual(["Actions for “Two”", "Actions for “One”"]);
  });

  test("a name of 500 characters can be read in full", async () => {
    await open(row(plan("x".repeat(500))));
    expect(button("x".repeat(500))).toBeTruthy();
    expect(button(`Actions for “${"x".repeat(60)}…”`)).toBeTruthy();
  });
});

describe("a scenario", () => {
  test("is deleted and put back where it was, with the keyboard alone", async () => {
    const { workbook, user } = await open(row(plan("One")), row(plan("Two"), true), row(plan("Three")));
    const rows = rowsOf(workbook);
    act(() => { button("Actions for “Two”").focus(); });
    await user.keyboard("{Enter}");
    // Arrow keys look for what can be seen, and nothing is drawn here.
    act(() => { screen.getByRole("menuitem", { name: "Delete" }).focus(); });
    await user.keyboard("{Enter}");
    await waitFor(() => { expect(status()).toBe("Deleted “Two”."); });
    expect(names(workbook)).toEqual(["One", "Three"]);
    await waitFor(() => { expect(document.activeElement).toBe(button("Undo")); });
    await user.keyboard("{Enter}");
    await waitFor(() => { expect(status()).toBe("“Two” is back."); });
    expect(rowsOf(workbook)).toEqual(rows);
    expect(document.activeElement).toBe(button("Actions for “Two”"));
  });

  test("that was edited meanwhile is not touched, and is shown as it is now", async () => {
    const { workbook, user } = await open(row(plan("One")));
    editUnheard(workbook, ([cells]) => { set(cells, "Performance incentive", 0.11); });
    await choose(user, "One", "Delete");
    expect((await screen.findByRole("alert")).textContent).toContain("the sheet has been edited meanwhile");
    expect(await item("One").findByText("11.00%")).toBeTruthy();
    await choose(user, "One", "Delete");
    await waitFor(() => { expect(names(workbook)).toEqual([null]); });
  });

  test("is renamed in its place", async () => {
    const { workbook, user } = await open(row(plan("One")), row(plan("Two")));
    await choose(user, "One", "Rename");
    await waitFor(() => { expect(document.activeElement).toBe(field("New name")); });
    await user.keyboard("two{Enter}");
    expect(await screen.findByText("Another scenario has this name.")).toBeTruthy();
    await user.clear(field("New name"));
    await user.keyboard("=1+1{Enter}");
    await waitFor(() => { expect(names(workbook)).toEqual(["=1+1", "Two"]); });
    await waitFor(() => { expect(document.activeElement).toBe(button("Actions for “=1+1”")); });
    await choose(user, "Two", "Rename");
    await user.keyboard("{Escape}");
    await waitFor(() => { expect(document.activeElement).toBe(button("Actions for “Two”")); });
    expect(names(workbook)).toEqual(["=1+1", "Two"]);
  });

  test("is duplicated below itself, not as the last offer", async () => {
    const { workbook, user } = await open(row(plan("One"), true), row(plan("Two")));
    await choose(user, "One", "Duplicate");
    await waitFor(() => { expect(names(workbook)).toEqual(["One", "One (copy)", "Two"]); });
    await choose(user, "One", "Duplicate");
    await waitFor(() => { expect(names(workbook)).toEqual(["One", "One (copy 2)", "One (copy)", "Two"]); });
    expect(column(workbook, "Last offer")).toEqual(["yes", null, null, null]);
  });

  test("is pinned alone, and unpinned", async () => {
    const { workbook, user } = await open(row(plan("One"), true), row(plan("Two"), true), row(plan("Three")));
    expect(screen.getByText(/^More than one row is marked/)).toBeTruthy();
    const change = jest.spyOn(workbook, "changeTable");
    await choose(user, "Three", "Pin as last offer");
    await waitFor(() => { expect(column(workbook, "Last offer")).toEqual([null, null, "yes"]); });
    expect(change).toHaveBeenCalledTimes(1);
    await choose(user, "Three", "Unpin as last offer");
    await waitFor(() => { expect(column(workbook, "Last offer")).toEqual([null, null, null]); });
  });
});

describe("an opened scenario", () => {
  test("takes the plan's place, which can be had back", async () => {
    const { user } = await open(row(plan("One", { shares: { ...SAMPLE.shares, incentive: "10" } })));
    await user.click(button("Sample"));
    await choose(user, "One", "Open");
    expect([field("Plan").value, field("Incentive").value]).toEqual(["One", "10"]);
    expect(item("One").getByText("Open")).toBeTruthy();
    await user.type(field("Incentive"), "{Backspace}2");
    expect(item("One").getByText("Open, edited")).toBeTruthy();
    await user.type(field("Incentive"), "{Backspace}0");
    expect(item("One").getByText("Open")).toBeTruthy();
    await user.click(button("Undo"));
    expect(field("Plan").value).toBe("Sample plan");
  });

  test("is followed in the sheet until it is changed in the pane", async () => {
    const { workbook, user } = await open(row(plan("One")));
    await user.click(button("One"));
    await edit(workbook, ([cells]) => { set(cells, "Performance incentive", 0.1); });
    await waitFor(() => { expect(field("Incentive").value).toBe("10"); });
    await user.type(field("Incentive"), ".5");
    await edit(workbook, ([cells]) => { set(cells, "Performance incentive", 0.12); });
    expect((await screen.findByRole("alert")).textContent).toContain("The row of “One” was edited in the sheet");
    expect(field("Incentive").value).toBe("10.5");
    await user.click(button("Take the sheet’s"));
    await waitFor(() => { expect(field("Incentive").value).toBe("12"); });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("stays as it is in the pane if the person wants it so", async () => {
    const { workbook, user } = await open(row(plan("One")));
    await user.click(button("One"));
    await user.type(field("Incentive"), ".5");
    await edit(workbook, ([cells]) => { set(cells, "Performance incentive", 0.12); });
    await user.click(await screen.findByRole("button", { name: "Leave mine" }));
    expect(field("Incentive").value).toBe("15.5");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

test("whoever starts blank has no scenario open", async () => {
  const { user } = await open(row(plan("One")));
  await user.click(button("One"));
  await user.click(button("Blank"));
  await user.type(field("Plan"), "Another");
  expect(item("One").queryByText(/^Open/)).toBeNull();
});

describe("side by side", () => {
  const lines = () => within(screen.getByRole("region", { name: "Scenarios side by side" }));
  const figures = (title: string) => within(lines().getAllByRole("row", { name: (name) => name.startsWith(title) })[0] ?? document.body).getAllByRole("cell").map((cell) => cell.textContent);
  const tick = (user: UserEvent, name: string) => user.click(screen.getByRole("checkbox", { name: `Compare “${name}”` }));
  const share = (incentive: string) => ({ shares: { ...SAMPLE.shares, incentive } });

  test("differences are those from the first, or else from the last offer", async () => {
    const { user } = await open(row(plan("One")), row(plan("Two", share("12.5"))), row(plan("Three", share("10"))));
    await user.click(button("Sample"));
    await tick(user, "One");
    await tick(user, "Two");
    expect(figures("Performance incentive, at most")).toEqual(["15.00%", "12.50%−2.50 pp", "15.00%same"]);
    await user.click(screen.getByRole("checkbox", { name: "With the plan in the pane" }));
    await choose(user, "Three", "Pin as last offer");
    await waitFor(() => { expect(figures("Performance incentive, at most")).toEqual(["15.00%+5.00 pp", "12.50%+2.50 pp"]); });
    expect(screen.getByText(/its difference from “Three”, last offer/)).toBeTruthy();
  });

  test("four are the most", async () => {
    const { user } = await open(...["A", "B", "C", "D", "E"].map((name) => row(plan(name))));
    for (const name of ["A", "B", "C", "D"]) await tick(user, name);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Compare “E”" }).disabled).toBe(true);
    await tick(user, "A");
    await tick(user, "E");
    expect(lines().getAllByRole("columnheader").map((header) => header.textContent)).toEqual(["B", "C", "D", "E", "Unnamed planno plan yet"]);
  });
});
