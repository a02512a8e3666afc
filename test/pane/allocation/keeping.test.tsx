import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HEADINGS } from "../../../src/pane/allocation/scenarioRow";
import { SCENARIOS_SHEET, SCENARIOS_TABLE } from "../../../src/pane/allocation/scenarioSheet";
import { PortFault } from "../../../src/pane/port";
import { watchErrors } from "../openPane";
import { BookWorkbook } from "./bookWorkbook";
import { put, row } from "./scenarioRows";
import {
  button,
  column,
  field,
  item,
  names,
  openScenarios,
  plan,
  rowsOf,
  showScenarios,
  status,
} from "./scenariosView";

/** Plans become rows of the table of scenarios. */

watchErrors();

describe("keeping", () => {
  test("makes the sheet with the first scenario, and adds a row for the next", async () => {
    const { workbook, user } = await openScenarios();
    expect(button("Keep as a scenario").getAttribute("aria-disabled")).toBe("true");
    await user.click(button("Sample"));
    const create = workbook.createSheets.bind(workbook);
    jest.spyOn(workbook, "createSheets").mockImplementation((sheets) => {
      // Said before the workbook is asked, which may take it long.
      expect(status()).toBe("Writing to the sheet …");
      return create(sheets);
    });
    await user.click(button("Keep as a scenario"));
    await waitFor(() => {
      expect(status()).toBe("Kept “Sample plan” in the sheet of scenarios.");
    });
    const sheet = workbook.tables.sheets[0];
    expect([
      sheet?.name,
      sheet?.frozenRows,
      sheet?.tables,
      sheet?.cells[3]?.[0]?.value,
      sheet?.cells[4]?.[0]?.value,
    ]).toEqual([SCENARIOS_SHEET, 4, [{ name: SCENARIOS_TABLE, address: "A4:AL5" }], "Scenario", "Sample plan"]);
    await user.clear(field("Plan"));
    await user.type(field("Plan"), "=1+1");
    await user.click(button("Keep as a scenario"));
    expect(await screen.findByRole("button", { name: "=1+1" })).toBeTruthy();
    expect(names(workbook)).toEqual(["Sample plan", "=1+1"]);
  });

  test("under a name that there is offers to replace that one, and its undo", async () => {
    const { workbook, user } = await openScenarios(row(plan("Offer")));
    await user.click(button("Sample"));
    await user.clear(field("Plan"));
    await user.type(field("Plan"), "offer");
    await user.clear(field("Incentive"));
    await user.type(field("Incentive"), "12");
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toContain("There is a scenario “Offer” already.");
    expect(rowsOf(workbook)).toHaveLength(1);
    await user.click(button("Replace"));
    await waitFor(() => {
      expect(status()).toBe("Replaced “Offer”.");
    });
    expect(column(workbook, "Performance incentive")).toEqual([0.12]);
    expect(document.activeElement).toBe(button("Keep as a scenario"));
    await user.click(button("Undo"));
    await waitFor(() => {
      expect(column(workbook, "Performance incentive")).toEqual([0.15]);
    });
  });

  test("under a name that there is takes another name where it is told", async () => {
    const { workbook, user } = await openScenarios(row(plan("Offer")));
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
    await waitFor(() => {
      expect(status()).toBe("Kept “Counteroffer” in the sheet of scenarios.");
    });
    expect([names(workbook), field("Plan").value]).toEqual([["Offer", "Counteroffer"], "Counteroffer"]);
    expect(item("Counteroffer").getByText("Open")).toBeTruthy();
    expect(document.activeElement).toBe(button("Keep as a scenario"));
  });

  test("says what a table has lost that the scenario needs", async () => {
    const workbook = new BookWorkbook();
    put(
      workbook,
      [row(plan("Offer"))],
      HEADINGS.filter((heading) => heading !== "Sites"),
    );
    showScenarios(workbook);
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
    const { workbook, user } = await openScenarios();
    await user.click(button("Sample"));
    jest.spyOn(workbook, "createSheets").mockRejectedValueOnce(new PortFault(kind, sentence));
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toBe(sentence);
    await user.click(button("Keep as a scenario"));
    await waitFor(() => {
      expect(names(workbook)).toEqual(["Sample plan"]);
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("scenarios whose table has lost its name", () => {
  test.each([
    [
      "has another one",
      [
        ["table", "Mine"],
        ["table", "Mine[Scenario]"],
        ["table", "Mine[Last offer]"],
      ],
      "Nothing was kept, because the table of your scenarios is named Mine. Name it APC_Scenarios, then try again.",
    ],
    [
      "is none any more",
      [["sheet", "APC Scenarios"]],
      "Nothing was kept, because APC Scenarios is there without the table APC_Scenarios. If it holds your scenarios, make them a table of this name; otherwise give it another name. Then try again.",
    ],
  ] as const)("are not left behind: it %s", async (_case, there, sentence) => {
    const { workbook, user } = await openScenarios();
    jest.spyOn(workbook, "names").mockResolvedValue(there.map(([kind, name]) => ({ kind, name, reference: name })));
    jest
      .spyOn(workbook, "createSheets")
      .mockRejectedValue(
        new PortFault(
          "taken",
          "Nothing was made, because the workbook already has a sheet named APC Scenarios. Rename or delete it.",
        ),
      );
    await user.click(button("Sample"));
    await user.click(button("Keep as a scenario"));
    expect((await screen.findByRole("alert")).textContent).toBe(sentence);
  });
});
