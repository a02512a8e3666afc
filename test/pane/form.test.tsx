import { act, screen, waitFor } from "@testing-library/react";
import type { RangeContent } from "../../src/pane/port";
import { ruleNamed } from "../../src/pane/resolve";
import type { FakeWorkbook } from "./fakeWorkbook";
import { field, openPane, openFunction, result, select, watchErrors } from "./openPane";

watchErrors();

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const content = (address: string, value: number): RangeContent => ({ address, rows: 1, columns: 1, values: [[value]] });

/** Reads of column A that are answered by hand, in any order. */
function byHand(workbook: FakeWorkbook): Map<string, (value: number) => Promise<void>> {
  const asked = new Map<string, (value: number) => Promise<void>>();
  const read = workbook.read.bind(workbook);
  jest.spyOn(workbook, "read").mockImplementation((reference) => {
    if (!reference.startsWith("A")) return read(reference);
    return new Promise((resolve) => {
      asked.set(reference, (value) =>
        act(async () => {
          resolve(content(reference, value));
          await Promise.resolve();
        }),
      );
    });
  });
  return asked;
}

describe("inserting", () => {
  test("is not offered while no cell is selected, and the pane says why", async () => {
    const { user, workbook } = await openPane({}, null);
    await openFunction(user, "VERSION");
    const insert = await button("Insert");
    expect(insert.getAttribute("aria-disabled")).toBe("true");
    expect(result().getByText("No cells are selected: select a cell of a sheet.")).toBeTruthy();
    await user.click(insert);
    expect(workbook.inserted).toEqual([]);
    await select(workbook, "G2");
    expect((await button("Insert into Panel!G2")).getAttribute("aria-disabled")).not.toBe("true");
  });

  test("keeps to the cell that was selected at first, and goes to a blank one that is selected later if somebody says so", async () => {
    const { user, workbook } = await openPane();
    await openFunction(user, "VERSION");
    await button("Insert into Panel!G2");
    await select(workbook, "B2:B5");
    await select(workbook, "H9:I12");
    await user.click(await button("Into Panel!H9 instead"));
    await user.click(await button("Insert into Panel!H9"));
    expect(await result().findByText(/^Inserted into Panel!H9\./)).toBeTruthy();
    expect([workbook.inserted, workbook.shown]).toEqual([["=APC.VERSION()"], ["Panel!H9"]]);
  });

  test("writes over nothing: not over what stands in the cell, and not over what was filled since", async () => {
    const { user, workbook } = await openPane({}, "A2");
    await openFunction(user, "VERSION");
    expect(await result().findByText("Panel!A2 is not blank. Nothing is written over.")).toBeTruthy();
    expect((await button("Insert into Panel!A2")).getAttribute("aria-disabled")).toBe("true");
    await user.click(await button("Into Panel!V2 instead"));
    const insert = await button("Insert into Panel!V2");
    workbook.fill("V2", [[5]]);
    await user.click(insert);
    expect(await result().findByText("Panel!V2 is not blank. Nothing is written over.")).toBeTruthy();
    expect(workbook.inserted).toEqual([]);
  });

  test("does not go into a cell that the formula reads, nor where its result meets anything", async () => {
    const { user, workbook } = await openPane({}, "G9");
    await openFunction(user, "UPLIFT");
    for (const [name, text] of [
      ["basePmpm", "30"],
      ["directShare", "SUM(Panel!G1:G9)"],
      ["populationHealthShare", "0"],
      ["incentiveShare", "0"],
    ] as const)
      await user.type(field(name), text);
    expect(await result().findByText(/^Panel!G9 lies in Panel!G1:G9, which the formula reads\./)).toBeTruthy();
    await user.clear(field("directShare"));
    await user.type(field("directShare"), "0");
    expect(
      await result().findByText(/^The result has 6 × 3 cells, and Panel!G10 stands in the way: #SPILL!\./),
    ).toBeTruthy();
    await user.click(await button("Into Panel!V9 instead"));
    await user.click(await button("Insert into Panel!V9"));
    expect(await result().findByText(/^Inserted into Panel!V9\./)).toBeTruthy();
    // What was inserted may be put right.
    await user.type(field("directShare"), ".01");
    await user.click(await button("Replace what was inserted into Panel!V9"));
    await waitFor(() => {
      expect(workbook.inserted).toEqual(["=APC.UPLIFT(30, 0, 0, 0, Terms)", "=APC.UPLIFT(30, 0.01, 0, 0, Terms)"]);
    });
  });

  test("does not name the sheet that it stands on, and takes the workbook's own terms", async () => {
    const { user, workbook } = await openPane();
    await openFunction(user, "HPIADJ");
    await select(workbook, "B2");
    await user.click(await button("Use selection for decile"));
    expect(await screen.findByDisplayValue("Terms")).toBe(field("terms"));
    expect(await result().findByText("=APC.HPIADJ(B2, Terms)")).toBeTruthy();
    await user.clear(field("terms"));
    expect(await result().findByText("=APC.HPIADJ(B2)")).toBeTruthy();
  });
});

describe("the preview", () => {
  test("never shows the result of other arguments, whichever is read first", async () => {
    const { user, workbook } = await openPane();
    await openFunction(user, "HPIADJ");
    const reads = byHand(workbook);
    await user.type(field("decile"), "A1");
    await waitFor(() => {
      expect(reads.has("A1")).toBe(true);
    });
    await user.type(field("decile"), "2");
    await waitFor(() => {
      expect(reads.has("A12")).toBe(true);
    });
    expect(result().getByText("Computing …")).toBeTruthy();
    await reads.get("A12")?.(1);
    expect(result().getByText("0.05")).toBeTruthy();
    await reads.get("A1")?.(10);
    expect(result().getByText("0.05")).toBeTruthy();
    await user.type(field("decile"), "3");
    expect(result().queryByText("0.05")).toBeNull();
    expect(result().getByText("Computing …")).toBeTruthy();
  });

  test("comes to an end in a workbook that changes while it is read", async () => {
    const { user, workbook } = await openPane();
    await openFunction(user, "HPIADJ");
    const reads = byHand(workbook);
    await user.type(field("decile"), "A1");
    await waitFor(() => {
      expect(reads.has("A1")).toBe(true);
    });
    await act(async () => {
      workbook.tell();
      await Promise.resolve();
    });
    await reads.get("A1")?.(1);
    expect(result().getByText("0.05")).toBeTruthy();
  });

  test("tells a fault that no argument explains", async () => {
    const rule = ruleNamed("HPIADJ");
    if (rule === undefined) throw new Error("HPIADJ is a function");
    const { user } = await openPane();
    await openFunction(user, "HPIADJ");
    const compute = jest.spyOn(rule, "compute").mockImplementation(() => {
      throw new TypeError("A mistake of ours");
    });
    await user.type(field("decile"), "1");
    expect((await screen.findByRole("alert")).textContent).toContain("A mistake of ours");
    compute.mockRestore();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await result().findByText("0.05")).toBeTruthy();
  });

  test("is told in one sentence", async () => {
    const { user } = await openPane();
    await openFunction(user, "HPIADJ");
    await user.type(field("decile"), "1");
    expect((await result().findByText("The result is 0.05.")).getAttribute("role")).toBe("status");
  });

  test("asks the workbook nothing while it cannot be seen, nor again while an argument is missing", async () => {
    const { user, workbook } = await openPane();
    await openFunction(user, "INCENTIVE");
    await user.type(field("score"), "D2");
    expect(await screen.findByText("Holds 66.5.")).toBeTruthy();
    const read = jest.spyOn(workbook, "read");
    await select(workbook, "G3");
    expect(read.mock.calls.map(([reference]) => reference)).not.toContain("D2");
    await user.click(screen.getByRole("tab", { name: "This cell" }));
    await screen.findByRole("heading", { name: /^No APC function/ });
    const names = jest.spyOn(workbook, "names");
    await select(workbook, "G4");
    expect(names).not.toHaveBeenCalled();
  });
});

test("a name that is made later is a name", async () => {
  const { user, workbook } = await openPane();
  await openFunction(user, "TERM");
  await user.clear(field("terms"));
  await user.type(field("terms"), "Later");
  expect(await result().findByText(/"Later"/)).toBeTruthy();
  workbook.define("Later", "H1:J3");
  await select(workbook, "G3");
  await waitFor(() => {
    expect(result().queryByText(/"Later"/)).toBeNull();
  });
});

test("only what is needed is marked as required", async () => {
  const { user } = await openPane();
  await openFunction(user, "INCENTIVE");
  expect(
    field("practiceType").hasAttribute("required") || field("practiceType").getAttribute("aria-required") === "true",
  ).toBe(true);
  expect(field("terms").hasAttribute("required") || field("terms").getAttribute("aria-required") === "true").toBe(
    false,
  );
});
