import type { CellFault, PortCell } from "../pane/port";
import type { Cells } from "./cells";
import { part } from "./page";
import { whenChanged } from "./workbook";
import type { Spreadsheet } from "./spreadsheet";

/** What the spreadsheet's own errors mean; ours bring their sentence with them. */
const MEANINGS: Readonly<Record<string, string>> = {
  "#VALUE!": "A part of this formula, or a cell that it refers to, is not of the kind that it needs.",
  "#N/A": "A cell that this formula refers to holds no answer, and the formula passes that on.",
  "#DIV/0!": "The formula, or a cell that it refers to, divides by zero or by a blank cell.",
  "#NAME?": "The formula holds a name that this workbook does not know: look for a misspelt function or name.",
  "#REF!": "The formula refers to cells that are not there.",
  "#NUM!": "The formula has no result that is a number, or a cell that it refers to has none.",
  "#NULL!": "The formula names two ranges that have no cell in common.",
  "#SPILL!": "The result needs cells that are not empty: clear the cells below and to the right.",
  "#CYCLE!": "The formula refers to its own cell, directly or by way of others.",
  "#CALC!": "The spreadsheet cannot calculate this formula.",
};

const isFault = (cell: PortCell): cell is CellFault => typeof cell === "object" && cell !== null;

/** Shows why the selected cell holds an error, for as long as it is selected and holds it. */
export function explainFaults(spreadsheet: Spreadsheet, cells: Cells, showWorking: () => void): void {
  const note = part("fault");
  const working = part("fault-working");
  working.addEventListener("click", showWorking);

  const show = ({ error, sentence }: CellFault, formula: string): void => {
    const says = sentence ?? MEANINGS[error] ?? "The formula cannot be calculated.";
    part("fault-code").textContent = error;
    part("fault-sentence").textContent = says;
    working.hidden = !/\bAPC\./i.test(formula);
    note.hidden = false;
    speak(`${error} ${says}`);
  };
  const hide = (): void => {
    note.hidden = true;
    speak("");
  };
  const look = (): void => {
    const workbook = spreadsheet.univerAPI.getActiveWorkbook();
    const range = workbook?.getActiveRange()?.getRange();
    if (!workbook || range === undefined) {
      hide();
      return;
    }
    // The first cell alone: a selection may hold thousands of errors.
    const at = [workbook.getActiveSheet(), range.startRow, range.startColumn] as const;
    const cell = cells.cell(...at);
    if (isFault(cell)) show(cell, cells.source(...at).formula);
    else hide();
  };
  whenChanged(spreadsheet, look);
  look();
}

/** Told apart from the note itself, which comes and goes and would be passed over. */
function speak(sentence: string): void {
  const spoken = part("fault-spoken");
  if (spoken.textContent !== sentence) spoken.textContent = sentence;
}
