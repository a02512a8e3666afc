import "./page.css";
import "./dialogs.css";
import { Cells } from "./cells";
import { explainFaults } from "./faultNote";
import { workbenchHandle } from "./handle";
import { forgetWorkbook, keepEdits, type KeepingState, keptWorkbook } from "./kept";
import { LoadFailure, loadFunctions } from "./loadFunctions";
import { isDark, part, tellKept, whenDarkChanges, wireDialogs } from "./page";
import { sample } from "./sample";
import { wireSide } from "./side";
import { openSpreadsheet } from "./spreadsheet";
import { workbenchWorkbook } from "./workbook";

const KEEPING: Readonly<Record<KeepingState, string>> = {
  keeping: "Keeping your edits …",
  kept: "Edits are kept in this browser.",
  failed: "This browser does not keep your edits: they are lost when the page closes.",
};

const container = part("spreadsheet");

// First of all, so that a kept workbook that fails to open can be left behind.
wireDialogs(() => {
  void forgetWorkbook().catch(() => undefined).then(() => {
    location.reload();
  });
});

start(container).catch((failure: unknown) => {
  showFailure(container, failure);
});

async function start(container: HTMLElement): Promise<void> {
  const [host, opening] = await Promise.all([loadFunctions(), keptWorkbook()]);
  const spreadsheet = openSpreadsheet(container, opening.from === "kept" ? opening.workbook : sample, host, isDark());
  const { univerAPI } = spreadsheet;
  whenDarkChanges((dark) => {
    univerAPI.toggleDarkMode(dark);
  });

  const cells = new Cells(spreadsheet);
  const port = workbenchWorkbook(spreadsheet, cells);
  const side = wireSide(port);
  explainFaults(spreadsheet, port, () => {
    side.open("cell");
  });
  if (opening.from === "kept") tellKept("Opened with your edits.", "kept");
  if (opening.from === "sample, renewed") tellKept("The sample is new; edits of the former one were left behind.", "renewed");
  keepEdits(spreadsheet, (state) => {
    tellKept(KEEPING[state], state);
  });
  // The grid comes first: the pane loads once there is something to look at.
  const offered = univerAPI.getFormula().calculationResultApplied(() => {
    offered.dispose();
    side.offer();
  });
  window.workbench = workbenchHandle(spreadsheet, cells);
}

/** A sentence instead of a blank page; what nobody foresaw also goes to the console. */
function showFailure(container: HTMLElement, failure: unknown): void {
  const foreseen = failure instanceof LoadFailure;
  const sentence = document.createElement("p");
  sentence.className = "failure";
  sentence.setAttribute("role", "alert");
  sentence.textContent = `The workbench cannot start. ${foreseen ? failure.message : "The spreadsheet itself failed. Start again, above, opens it with the sample."}`;
  container.replaceChildren(sentence);
  if (!foreseen) reportError(failure);
}
