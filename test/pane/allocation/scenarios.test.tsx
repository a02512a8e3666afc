import { act, screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { SAMPLE_DRAFT } from "../../../src/pane/allocation/draft";
import { watchErrors } from "../openPane";
import { row } from "./scenarioRows";
import {
  button,
  choose,
  column,
  edit,
  editUnheard,
  field,
  item,
  names,
  openScenarios,
  plan,
  rowsOf,
  set,
  status,
} from "./scenariosView";

/** What the list of scenarios shows and does. */

watchErrors();

describe("the list", () => {
  test("shows figures, and of a broken row why it is one; blank rows count as none", async () => {
    const { workbook, user } = await openScenarios(
      row(plan("Fine")),
      [],
      row(plan("Broken", { basePmpm: "thirty", sites: [{ name: "A", decile: "11", memberMonths: "" }] })),
      row(plan("Half", { capitatedPmpm: "" })),
    );
    expect(screen.getAllByRole("button", { name: /^Actions for/ })).toHaveLength(3);
    expect(item("Fine").getByText("15.00%")).toBeTruthy();
    expect(item("Broken").getByText(/^Base PMPM: “thirty” is no answer here/)).toBeTruthy();
    expect(item("Broken").getByText(/^Sites, no. 1: “11” is no answer here/)).toBeTruthy();
    expect(item("Half").getByText("Still to fill in: Capitated PMPM.")).toBeTruthy();
    await choose(user, "Broken", "Delete");
    await waitFor(() => {
      expect(names(workbook)).toEqual(["Fine", null, "Half"]);
    });
  });

  test("follows the sheet", async () => {
    const { workbook } = await openScenarios(row(plan("One")));
    await edit(workbook, (rows) => {
      set(rows[0], "Performance incentive", 0.11);
      rows.unshift(row(plan("Two")));
    });
    expect(await item("One").findByText("11.00%")).toBeTruthy();
    expect(
      screen.getAllByRole("button", { name: /^Actions for/ }).map((one) => one.getAttribute("aria-label")),
    ).toEqual(["Actions for “Two”", "Actions for “One”"]);
  });

  test("a name of 500 characters can be read in full", async () => {
    await openScenarios(row(plan("x".repeat(500))));
    expect(button("x".repeat(500))).toBeTruthy();
    expect(button(`Actions for “${"x".repeat(60)}…”`)).toBeTruthy();
  });
});

describe("a scenario", () => {
  test("is deleted and put back where it was, with the keyboard alone", async () => {
    const { workbook, user } = await openScenarios(row(plan("One")), row(plan("Two"), true), row(plan("Three")));
    const rows = rowsOf(workbook);
    act(() => {
      button("Actions for “Two”").focus();
    });
    await user.keyboard("{Enter}");
    // Arrow keys look for what can be seen, and nothing is drawn here.
    act(() => {
      screen.getByRole("menuitem", { name: "Delete" }).focus();
    });
    await user.keyboard("{Enter}");
    await waitFor(() => {
      expect(status()).toBe("Deleted “Two”.");
    });
    expect(names(workbook)).toEqual(["One", "Three"]);
    await waitFor(() => {
      expect(document.activeElement).toBe(button("Undo"));
    });
    await user.keyboard("{Enter}");
    await waitFor(() => {
      expect(status()).toBe("“Two” is back.");
    });
    expect(rowsOf(workbook)).toEqual(rows);
    expect(document.activeElement).toBe(button("Actions for “Two”"));
  });

  test("that was edited meanwhile is not touched, and is shown as it is now", async () => {
    const { workbook, user } = await openScenarios(row(plan("One")));
    editUnheard(workbook, ([cells]) => {
      set(cells, "Performance incentive", 0.11);
    });
    await choose(user, "One", "Delete");
    expect((await screen.findByRole("alert")).textContent).toContain("the sheet has been edited meanwhile");
    expect(await item("One").findByText("11.00%")).toBeTruthy();
    await choose(user, "One", "Delete");
    await waitFor(() => {
      expect(names(workbook)).toEqual([null]);
    });
  });

  test("is renamed in its place", async () => {
    const { workbook, user } = await openScenarios(row(plan("One")), row(plan("Two")));
    await choose(user, "One", "Rename");
    await waitFor(() => {
      expect(document.activeElement).toBe(field("New name"));
    });
    await user.keyboard("two{Enter}");
    expect(await screen.findByText("Another scenario has this name.")).toBeTruthy();
    await user.clear(field("New name"));
    await user.keyboard("=1+1{Enter}");
    await waitFor(() => {
      expect(names(workbook)).toEqual(["=1+1", "Two"]);
    });
    await waitFor(() => {
      expect(document.activeElement).toBe(button("Actions for “=1+1”"));
    });
    await choose(user, "Two", "Rename");
    await user.keyboard("{Escape}");
    await waitFor(() => {
      expect(document.activeElement).toBe(button("Actions for “Two”"));
    });
    expect(names(workbook)).toEqual(["=1+1", "Two"]);
  });

  test("is duplicated below itself, not as the last offer", async () => {
    const { workbook, user } = await openScenarios(row(plan("One"), true), row(plan("Two")));
    await choose(user, "One", "Duplicate");
    await waitFor(() => {
      expect(names(workbook)).toEqual(["One", "One (copy)", "Two"]);
    });
    await choose(user, "One", "Duplicate");
    await waitFor(() => {
      expect(names(workbook)).toEqual(["One", "One (copy 2)", "One (copy)", "Two"]);
    });
    expect(column(workbook, "Last offer")).toEqual(["yes", null, null, null]);
  });

  test("is pinned alone, and unpinned", async () => {
    const { workbook, user } = await openScenarios(row(plan("One"), true), row(plan("Two"), true), row(plan("Three")));
    expect(screen.getByText(/^More than one row is marked/)).toBeTruthy();
    const change = jest.spyOn(workbook, "changeTable");
    await choose(user, "Three", "Pin as last offer");
    await waitFor(() => {
      expect(column(workbook, "Last offer")).toEqual([null, null, "yes"]);
    });
    expect(change).toHaveBeenCalledTimes(1);
    await choose(user, "Three", "Unpin as last offer");
    await waitFor(() => {
      expect(column(workbook, "Last offer")).toEqual([null, null, null]);
    });
  });
});

describe("side by side", () => {
  const lines = () => within(screen.getByRole("region", { name: "Scenarios side by side" }));
  const figures = (title: string) =>
    within(lines().getAllByRole("row", { name: (name) => name.startsWith(title) })[0] ?? document.body)
      .getAllByRole("cell")
      .map((cell) => cell.textContent);
  const tick = (user: UserEvent, name: string) =>
    user.click(screen.getByRole("checkbox", { name: `Compare “${name}”` }));
  const share = (incentive: string) => ({ shares: { ...SAMPLE_DRAFT.shares, incentive } });

  test("differences are those from the first, or else from the last offer", async () => {
    const { user } = await openScenarios(
      row(plan("One")),
      row(plan("Two", share("12.5"))),
      row(plan("Three", share("10"))),
    );
    await user.click(button("Sample"));
    await tick(user, "One");
    await tick(user, "Two");
    expect(figures("Performance incentive, at most")).toEqual(["15.00%", "12.50%−2.50 pp", "15.00%same"]);
    await user.click(screen.getByRole("checkbox", { name: "With the plan in the pane" }));
    await choose(user, "Three", "Pin as last offer");
    await waitFor(() => {
      expect(figures("Performance incentive, at most")).toEqual(["15.00%+5.00 pp", "12.50%+2.50 pp"]);
    });
    expect(screen.getByText(/its difference from “Three”, last offer/)).toBeTruthy();
  });

  test("four are the most", async () => {
    const { user } = await openScenarios(...["A", "B", "C", "D", "E"].map((name) => row(plan(name))));
    for (const name of ["A", "B", "C", "D"]) await tick(user, name);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Compare “E”" }).disabled).toBe(true);
    await tick(user, "A");
    await tick(user, "E");
    expect(
      lines()
        .getAllByRole("columnheader")
        .map((header) => header.textContent),
    ).toEqual(["B", "C", "D", "E", "Unnamed planno plan yet"]);
  });
});
