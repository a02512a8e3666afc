import { act, screen, waitFor, within } from "@testing-library/react";
import { PortFault, type PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { select, watchErrors } from "../openPane";
import { added, button, openSample, openSection, SAMPLE_ADDED, textbox, fill } from "./openView";

/** What the view takes from the selected cells, and the terms that it reads where the workbook holds them. */

watchErrors();

const alert = async () => (await screen.findByRole("alert")).textContent;

/** Writes a block beside what the workbook holds, and selects it. */
async function lay(workbook: FakeWorkbook, address: string, rows: PortCell[][]): Promise<void> {
  const [from = ""] = address.split(":");
  workbook.fill(from, rows);
  await select(workbook, address);
}

describe("from the selected range", () => {
  test("a value goes into its field", async () => {
    const { user, workbook } = await openSample();
    await lay(workbook, "M2", [[31.5]]);
    await user.click(button("Use selection for Base, $ PMPM"));
    await waitFor(() => {
      expect(textbox("Base, $ PMPM").value).toBe("31.5");
    });
  });

  test("sites replace the sites", async () => {
    const { user, workbook } = await openSample();
    await lay(workbook, "L1:N3", [
      ["Site", "HPI decile", "Member months"],
      ["North", 2, 800],
      ["South", 9, 1200],
    ]);
    await user.click(button("Take sites from the selected range"));
    await waitFor(() => {
      expect(textbox("Site of site 1").value).toBe("North");
    });
    expect([textbox("Decile of site 2").value, textbox("Member months of site 2").value]).toEqual(["9", "1200"]);
    expect(screen.queryByRole("textbox", { name: "Site of site 3" })).toBeNull();
  });

  test("scores replace what was assumed", async () => {
    const { user, workbook } = await openSample();
    await openSection(user, "Performance");
    await lay(workbook, "L1:N3", [
      ["Measure", "Baseline", "Score"],
      ["CBP", 60, 74],
      ["CIS", null, 70],
    ]);
    await user.click(button("Take scores from the selected range"));
    await waitFor(() => {
      expect(textbox("CBP score").value).toBe("74");
    });
    expect([textbox("CBP baseline").value, textbox("CIS score").value, textbox("COL score").value]).toEqual([
      "60",
      "70",
      "",
    ]);
  });

  test.each([
    [
      "sites",
      "Take sites from the selected range",
      "2 × 1 cells are selected. Select the columns Site (optional), Decile and Member months.",
    ],
    [
      "scores",
      "Take scores from the selected range",
      "2 × 1 cells are selected. Select the columns Measure, Baseline (optional) and Score.",
    ],
  ])("%s of a wrong shape are refused, and nothing is changed", async (_what, take, sentence) => {
    const { user, workbook } = await openSample();
    await openSection(user, "Performance");
    await select(workbook, "A2:A3");
    await user.click(button(take));
    expect(await alert()).toBe(sentence);
    expect(added()).toEqual(SAMPLE_ADDED);
    // With the plan's next change that is past.
    await fill(user, "Name of the plan or scenario", "x");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test.each<[string, PortFault | null, string | null, string]>([
    ["no cell is selected", null, null, "No cells are selected: select a cell of a sheet."],
    ["a cell is being edited", new PortFault("editing", "A cell is being edited."), "D2", "A cell is being edited."],
    ["the sheet is protected", new PortFault("protected", "The sheet is protected."), "D2", "The sheet is protected."],
  ])("where %s, the workbook’s own sentence is shown until it works again", async (_what, fault, cell, sentence) => {
    const { user, workbook } = await openSample();
    await select(workbook, cell);
    workbook.fault = fault;
    await user.click(button("Use selection for Clinical factor"));
    expect(await alert()).toBe(sentence);
    expect(textbox("Clinical factor").value).toBe("1.02");
    workbook.fault = null;
    await lay(workbook, "M2", [[1.5]]);
    await user.click(button("Use selection for Clinical factor"));
    await waitFor(() => {
      expect(textbox("Clinical factor").value).toBe("1.5");
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the plan’s own terms", () => {
  const TERMS = "The plan’s own terms";
  const headings = ["Parameter", "Value", "Source"];

  async function withTerms(...rows: PortCell[][]) {
    const opened = await openSample();
    opened.workbook.fill("L1", [headings, ...rows]);
    opened.workbook.define("Contract", `L1:N${rows.length + 1}`);
    await fill(opened.user, TERMS, "Contract");
    return opened;
  }

  test("are read where the selection lies", async () => {
    const { user, workbook } = await openSample();
    await lay(workbook, "L1:N2", [headings, ["hpi.1", 0.06, "Contract 7"]]);
    await user.click(button("Use the selected range as terms"));
    await waitFor(() => {
      expect(textbox(TERMS).value).toBe("Panel!L1:N2");
    });
    // 6,000 months in decile 1: 23.00 × 1.02 × 1% more.
    await waitFor(() => {
      expect(added()).toEqual(["110,615.00", "153,167.00", "199,265.00"]);
    });
  });

  test("raise a ceiling by a row that is there to be seen", async () => {
    const { user } = await withTerms(["incentive.ceiling", 0.2, "Contract 7"]);
    await fill(user, "Direct services, percent of base", "0");
    await fill(user, "Performance incentive, at most, percent of base", "20");
    expect(screen.queryByRole("alert")).toBeNull();
    await fill(user, "Performance incentive, at most, percent of base", "21");
    expect(await alert()).toBe(
      "21% is 1 percentage point above the ceiling of 20%. Lower a share; a row incentive.ceiling in the plan’s terms moves the ceiling.",
    );
  });

  test("move the figures when a row is changed in the sheet", async () => {
    const { workbook } = await withTerms(["hpi.1", 0.05, "Contract 7"]);
    await waitFor(() => {
      expect(added()).toEqual(SAMPLE_ADDED);
    });
    await act(async () => {
      workbook.fill("M2", [[0.06]]);
      workbook.tell();
      await Promise.resolve();
    });
    await waitFor(() => {
      expect(added()[0]).toBe("110,615.00");
    });
  });

  test("that say when the project starts leave no choice of it", async () => {
    const { user } = await withTerms(["payout.start", 45566, "Contract 7"], ["payout.months", 3, "Contract 7"]);
    const start = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Live from" });
    await waitFor(() => {
      expect([start().disabled, start().value]).toEqual([true, "2024-10-01"]);
    });
    // Fifteen months by three.
    expect(screen.getByText("5 payouts. The plan’s terms decide, with payout.start.")).toBeTruthy();
    await user.clear(textbox(TERMS));
    await waitFor(() => {
      expect([start().disabled, start().value]).toEqual([false, "July 2024"]);
    });
  });

  test("that leave nothing to be expected say why, and refuse no other figure", async () => {
    await withTerms(["missing", "redistribute", "Contract 7"], ["redistribute.minimum", 1, "Contract 7"]);
    await waitFor(() => {
      expect(added()).toEqual([SAMPLE_ADDED[0], "#N/A", SAMPLE_ADDED[2]]);
    });
    expect(
      screen.getByText(/^No share earnable today: measures with 84\.6% of the gold shares have a score/),
    ).toBeTruthy();
  });

  test.each<[string, PortCell[], RegExp]>([
    ["an unknown parameter", ["hpi.11", 0.06, "Contract 7"], /hpi\.11/],
    ["a value that is none", ["hpi.1", "six", "Contract 7"], /read "six"/],
  ])("say so where they are wrong: %s", async (_what, row, sentence) => {
    await withTerms(row);
    await waitFor(() => {
      expect(textbox(TERMS).getAttribute("aria-invalid")).toBe("true");
    });
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(added()).toEqual(["–", "–", "–"]);
  });

  test("are waited for: until they are read, nothing is written or solved with the former ones", async () => {
    const { user, workbook } = await withTerms(["hpi.1", 0.06, "Contract 7"]);
    await waitFor(() => {
      expect(added()[0]).toBe("110,615.00");
    });
    await openSection(user, "Take it to the workbook");
    await user.click(screen.getByText("Solve one share for a budget"));
    await fill(user, "Budget in dollars", "150,000");
    const read = workbook.read.bind(workbook);
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    jest.spyOn(workbook, "read").mockImplementation((reference) => asked.then(() => read(reference)));

    await user.click(textbox(TERMS));
    await user.paste("2");
    const summary = within(screen.getByRole("region", { name: "Added over base" }));
    expect([summary.getByRole("status").textContent, summary.getByRole("table").getAttribute("aria-busy")]).toEqual([
      "Reading the plan’s terms …",
      "true",
    ]);
    expect(added()[0]).toBe("110,615.00");
    expect(button("Write to workbook").getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByText(/^The plan’s terms are being read: it can be written/)).toBeTruthy();
    await user.click(button("Solve"));
    expect(screen.getByText("The plan’s terms are being read: solve again in a moment.")).toBeTruthy();

    workbook.fill("L4", [headings, ["hpi.1", 0.05, "Contract 8"]]);
    workbook.define("Contract2", "L4:N5");
    await act(async () => {
      answer();
      await asked;
    });
    await waitFor(() => {
      expect(added()).toEqual(SAMPLE_ADDED);
    });
    expect([
      summary.getByRole("status").textContent,
      button("Write to workbook").getAttribute("aria-disabled"),
    ]).toEqual(["", null]);
  });

  test("are looked at once more before anything is written", async () => {
    const { user, workbook } = await withTerms(["hpi.1", 0.05, "Contract 7"]);
    await waitFor(() => {
      expect(added()).toEqual(SAMPLE_ADDED);
    });
    await openSection(user, "Take it to the workbook");
    // Of which the workbook has not told yet.
    workbook.fill("M2", [[0.06]]);
    await user.click(button("Write to workbook"));
    expect(await alert()).toBe(
      "Nothing was written, because the plan’s terms have just been changed. Look at the figures, then try again.Try again",
    );
    expect(workbook.tables.sheets).toEqual([]);
    await act(async () => {
      workbook.tell();
      await Promise.resolve();
    });
    await waitFor(() => {
      expect(added()[0]).toBe("110,615.00");
    });
    await user.click(button("Try again"));
    await waitFor(() => {
      expect(workbook.tables.sheets.map(({ name }) => name)).toEqual(["APC assumptions", "APC results"]);
    });
  });

  test("say so where nothing is to be found", async () => {
    const { user } = await openSample();
    await fill(user, TERMS, "Nowhere");
    expect(
      await screen.findByText("Nowhere: its value cannot be shown here: Nowhere is not in this workbook."),
    ).toBeTruthy();
  });
});
