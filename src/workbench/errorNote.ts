import { hostSentence } from "../pane/hostErrors";
import type { PortErrorValue, PortCell } from "../pane/port";
import type { Cells } from "./cells";
import { elementById } from "./page";
import { whenChanged } from "./workbook";
import type { Spreadsheet } from "./spreadsheet";

const isErrorValue = (cell: PortCell): cell is PortErrorValue => typeof cell === "object" && cell !== null;

/** Shows why the selected cell holds an error, for as long as it is selected and holds it. */
export function explainErrors(spreadsheet: Spreadsheet, cells: Cells, showWorking: () => void): void {
  const note = elementById("error-note");
  const working = elementById("error-working");
  working.addEventListener("click", showWorking);

  const show = ({ error, sentence }: PortErrorValue, formula: string): void => {
    const says = sentence ?? hostSentence(error);
    elementById("error-code").textContent = error;
    elementById("error-sentence").textContent = says;
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
    if (isErrorValue(cell)) show(cell, cells.source(...at).formula);
    else hide();
  };
  whenChanged(spreadsheet, look);
  look();
}

/** Told apart from the note itself, which comes and goes and would be passed over. */
function speak(sentence: string): void {
  const spoken = elementById("error-spoken");
  if (spoken.textContent !== sentence) spoken.textContent = sentence;
}
