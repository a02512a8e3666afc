import "./page.css";
import "./dialogs.css";
import "./media.css";
import "./univer.css";
import type { IWorkbookData } from "@univerjs/core";
import { Cells, formulaCells } from "./cells";
import { explainErrors } from "./errorNote";
import { workbenchApi } from "./workbenchApi";
import { forgetWorkbook, keepEdits, type KeepingState, keptWorkbook, type Opening } from "./keepWorkbook";
import { LoadFault, loadFunctions } from "./loadFunctions";
import { isDark, elementById, tellKept, whenDarkChanges, wireDialogs } from "./page";
import { wireRegions } from "./regions";
import { sample } from "./sample";
import { wireSidebar } from "./sidebar";
import { openSpreadsheet } from "./spreadsheet";
import { growTables, rereadFormulasOfTables } from "./tableGrowth";
import { turnFromDeletedSheets } from "./deletedSheets";
import { workbenchWorkbook } from "./workbook";

const KEEPING: Readonly<Record<KeepingState, string>> = {
  keeping: "Keeping your edits …",
  kept: "Edits are kept in this browser.",
  failed: "This browser does not keep your edits: they are lost when the page closes.",
};

/** What the page says of its workbook as it opens; of the sample alone there is nothing to say. */
const OPENED: Readonly<Record<Opening["from"], string>> = {
  sample: "",
  kept: "Opened with your edits.",
  "sample, renewed": "The sample is new; edits of the former one were left behind.",
  "sample, unreadable":
    "This browser could not open what it keeps. This is the sample; edits made here are lost when the page closes.",
  "another page":
    "This workbook is open in another tab, which keeps it. Edits made here are lost when the page closes.",
};

const container = elementById("spreadsheet");
wireRegions();

// First of all, so that a kept workbook that fails to open can be left behind.
wireDialogs(() => {
  forgetWorkbook().then(
    (answer) => {
      if (answer === "forgotten") location.reload();
      else tellKept("Another tab keeps this workbook: start again there, or close it first.", "failed");
    },
    () => {
      tellKept("The workbook was not started again: this browser did not remove your edits.", "failed");
    },
  );
});

start(container).catch((thrown: unknown) => {
  showFault(container, thrown);
});

async function start(container: HTMLElement): Promise<void> {
  const [host, opening] = await Promise.all([loadFunctions(), keptWorkbook()]);
  const workbook = "workbook" in opening ? (opening.workbook ?? sample) : sample;
  // A copy: the spreadsheet goes on working in what it is given.
  const spreadsheet = openSpreadsheet(container, structuredClone(workbook), host, isDark());
  const { univerAPI } = spreadsheet;
  whenDarkChanges((dark) => {
    univerAPI.toggleDarkMode(dark);
  });

  const cells = new Cells(spreadsheet);
  rereadFormulasOfTables(spreadsheet);
  growTables(spreadsheet, cells);
  turnFromDeletedSheets(spreadsheet);
  const port = workbenchWorkbook(spreadsheet, cells);
  const sidebar = wireSidebar(port);
  explainErrors(spreadsheet, cells, () => {
    sidebar.open("cell");
  });
  const keeps = opening.from !== "sample, unreadable" && opening.from !== "another page";
  tellKept(OPENED[opening.from], keeps ? opening.from : "failed");
  const keeping = keeps
    ? keepEdits(spreadsheet, (state) => {
        tellKept(KEEPING[state], state);
      })
    : undefined;
  // The grid comes first: the pane loads once there is something to look at.
  const offerPane = (opened: Partial<IWorkbookData>): void => {
    if (formulaCells(opened).length === 0) {
      // Nothing will be calculated: after the first frame of the grid.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          sidebar.offer();
        });
      });
      return;
    }
    const offered = univerAPI.getFormula().calculationResultApplied(() => {
      offered.dispose();
      sidebar.offer();
    });
  };
  offerPane(workbook);
  window.workbench = workbenchApi(spreadsheet, cells, port, (another = sample) => {
    sidebar.reset();
    // What is said of keeping is about the former one, but for a page that keeps nothing.
    if (keeping !== undefined) {
      keeping.drop();
      tellKept("", "sample");
    }
    const former = univerAPI.getActiveWorkbook();
    if (former) univerAPI.disposeUnit(former.getId());
    offerPane(another);
    // Under a name of its own: what the engine remembers of the former one goes by its name.
    univerAPI.createWorkbook({ ...structuredClone(another), id: crypto.randomUUID() });
  });
}

/** A sentence instead of a blank page; what nobody foresaw also goes to the console. */
function showFault(container: HTMLElement, thrown: unknown): void {
  const foreseen = thrown instanceof LoadFault;
  const sentence = document.createElement("p");
  sentence.className = "fault";
  sentence.setAttribute("role", "alert");
  sentence.textContent = `The workbench cannot start. ${foreseen ? thrown.message : "The spreadsheet itself failed. Start again, above, opens it with the sample."}`;
  container.replaceChildren(sentence);
  if (!foreseen) reportError(thrown);
}
