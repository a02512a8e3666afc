import { screen, waitFor } from "@testing-library/react";
import { SAMPLE_DRAFT } from "../../../src/pane/allocation/draft";
import { watchErrors } from "../openPane";
import { row } from "./scenarioRows";
import { button, choose, edit, field, item, openScenarios, plan, set } from "./scenariosView";

/** A scenario in the pane, beside its row in the sheet. */

watchErrors();

describe("an opened scenario", () => {
  test("takes the plan's place, which can be had back", async () => {
    const { user } = await openScenarios(row(plan("One", { shares: { ...SAMPLE_DRAFT.shares, incentive: "10" } })));
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
    const { workbook, user } = await openScenarios(row(plan("One")));
    await user.click(button("One"));
    await edit(workbook, ([cells]) => {
      set(cells, "Performance incentive", 0.1);
    });
    await waitFor(() => {
      expect(field("Incentive").value).toBe("10");
    });
    await user.type(field("Incentive"), ".5");
    await edit(workbook, ([cells]) => {
      set(cells, "Performance incentive", 0.12);
    });
    expect((await screen.findByRole("alert")).textContent).toContain("The row of “One” was edited in the sheet");
    expect(field("Incentive").value).toBe("10.5");
    await user.click(button("Take the sheet’s"));
    await waitFor(() => {
      expect(field("Incentive").value).toBe("12");
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("stays as it is in the pane if the person wants it so", async () => {
    const { workbook, user } = await openScenarios(row(plan("One")));
    await user.click(button("One"));
    await user.type(field("Incentive"), ".5");
    await edit(workbook, ([cells]) => {
      set(cells, "Performance incentive", 0.12);
    });
    await user.click(await screen.findByRole("button", { name: "Leave mine" }));
    expect(field("Incentive").value).toBe("15.5");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

test("whoever starts blank has no scenario open", async () => {
  const { user } = await openScenarios(row(plan("One")));
  await user.click(button("One"));
  await user.click(button("Blank"));
  await user.type(field("Plan"), "Another");
  expect(item("One").queryByText(/^Open/)).toBeNull();
});
