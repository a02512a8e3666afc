/** @jest-environment jsdom */
import { waitFor } from "@testing-library/dom";
import { openExcel } from "./host/excel";
import { BUILDS, type Build } from "./host/officePage";
import { stuckBook } from "./sampleBook";

/** The page's script over Microsoft's own Office.addin and a workbook, as Excel runs it. */

const mountPane = jest.fn(() => ({ update: jest.fn() }));
jest.mock("../../src/pane/mount", () => ({ mountPane }));

type Command = (event: { completed(): void }) => void;

const commands = new Map<string, Command>();

/** Loads the page's script hidden, as for the functions alone. What office.js brings itself is said here. */
async function load(build: Build) {
  document.body.innerHTML = '<div id="notice" hidden></div><div id="pane"></div>';
  jest.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  const excel = openExcel(stuckBook(), build);
  Object.assign(Office, {
    HostType: { Excel: "Excel" },
    onReady: () => Promise.resolve({ host: "Excel" }),
    actions: { associate: (name: string, run: Command) => commands.set(name, run) },
  });
  Object.assign(globalThis, { apcCore: {}, matchMedia: () => ({ matches: false }) });
  jest.resetModules();
  await import("../../src/excel/page");
  // Office.js asks Excel to be told before the page goes on.
  await waitFor(() => {
    expect(excel.sent).not.toHaveLength(0);
  });
  return excel;
}

beforeEach(() => {
  mountPane.mockClear();
  commands.clear();
});

test.each(Object.keys(BUILDS) as Build[])("Repair formulas repairs, shows the pane and tells on %s", async (build) => {
  const excel = await load(build);
  expect(mountPane).not.toHaveBeenCalled();
  const completed = jest.fn();
  commands.get("repairFormulas")?.({ completed });
  await waitFor(() => {
    expect(completed).toHaveBeenCalledTimes(1);
  });
  expect(excel.written).toEqual([["Panel!A1", "=APC.TRACK(1)"]]);
  expect(excel.shown).toEqual(["pane Visible"]);
  expect(document.querySelector("#notice p")?.textContent).toBe("Repaired 1 formula: Panel!A1.");
  await waitFor(() => {
    expect(mountPane).toHaveBeenCalledTimes(1);
  });
});
