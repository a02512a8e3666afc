import { screen, within } from "@testing-library/react";
import { PortFault } from "../../../src/pane/port";
import { openPane, watchErrors } from "../openPane";
import { ADULT, change, figures, head, HEADINGS, MIXED } from "../plan/planView";

/** The ways to the first table of practices. */

watchErrors();

test("a sample makes both tables, and the list is there", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await user.click(await screen.findByRole("button", { name: "Sample" }));
  await screen.findByRole("tab", { name: "Split" });
  expect(workbook.tables.sheets.map(({ name }) => name)).toEqual(["APC Practices", "APC Scores"]);
  expect(within(head()).getByText("10 practices")).toBeTruthy();
  expect(figures().every((figure) => /^[\d,]+$/.test(figure ?? ""))).toBe(true);
});

test("the first practice is typed, and its table made", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await user.click(await screen.findByRole("button", { name: "Type the first practice" }));
  const button = screen.getByRole("button", { name: "Make the table" });
  await user.click(button);
  expect(workbook.tables.sheets).toEqual([]);
  await user.click(screen.getByRole("textbox", { name: "Member months of one payout period" }));
  await user.paste("1,000");
  await user.click(screen.getByRole("textbox", { name: "Base PMPM, dollars" }));
  await user.paste("30");
  await user.selectOptions(screen.getByRole("combobox", { name: "Decile of the Healthy Places Index" }), "1");
  await user.click(button);
  await screen.findByRole("tab", { name: "Split" });
  // 30% of 30,000, and 5% of 3 × 1,000.
  expect(figures()[3]).toBe("9,150");
  expect(workbook.tables.get("Practices")?.rows[0]?.slice(0, 6)).toEqual([
    "Practice 01",
    null,
    "Mixed",
    null,
    1000,
    30,
  ]);
});

test("a selected list with headings is offered by its address, and what is in the way is said", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await screen.findByRole("button", { name: "Paste a list" });
  await change(workbook, () => {
    workbook.fill("J10", [
      ["Clinic", "Practice type", "Member months", "Base PMPM", "Decile"],
      ["Oak", "Adult", 12_000, 30, 1],
    ]);
    workbook.select("J10:N11");
  });
  await user.click(await screen.findByRole("button", { name: "Use Panel!J10:N11 (1 row)" }));
  await change(workbook, () => {
    workbook.fault = new PortFault("protected", "The workbook is protected.");
  });
  await user.click(screen.getByRole("button", { name: "Make 1 practice, 0 scores" }));
  await screen.findByText("The workbook is protected.");
  workbook.fault = null;
  await user.click(screen.getByRole("button", { name: "Make 1 practice, 0 scores" }));
  await screen.findByRole("tab", { name: "Split" });
  // 30% of 360,000, and 5% of 3 × 12,000: track A where the list says nothing.
  expect(figures()[3]).toBe("109,800");
});

test("a selected list with our own headings becomes the table where it stands", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await screen.findByRole("button", { name: "Paste a list" });
  await change(workbook, () => {
    workbook.fill("J10", [
      ["Practice", "Practice type", "Member months", "Base PMPM", "Decile"],
      ["Oak", "Adult", 12_000, 30, 1],
    ]);
    workbook.select("J10:N11");
  });
  await user.click(await screen.findByRole("button", { name: "Use Panel!J10:N11 (1 row)" }));
  await screen.findByRole("tab", { name: "Split" });
  expect(workbook.tables.get("Practices")?.address).toBe("Panel!J10:N11");
  expect(workbook.tables.sheets).toEqual([]);
  expect(figures()[3]).toBe("109,800");
});

test("of several tables with the columns of practices, a person says which", async () => {
  const { workbook, user } = await openPane({ view: "allocation" });
  await screen.findByRole("button", { name: "Paste a list" });
  await change(workbook, () => {
    for (const [name, row] of [
      ["North", ADULT],
      ["South", MIXED],
    ] as const)
      workbook.tables.put(name, { address: "Panel!A20:I21", headings: HEADINGS, rows: [row], formulas: [] });
  });
  await user.click(await screen.findByRole("button", { name: "South" }));
  await screen.findByRole("tab", { name: "Split" });
  expect(figures()[3]).toBe("9,000");
});
