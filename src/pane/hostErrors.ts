/** What an error means that a workbook itself puts into a cell; ours bring their sentence with them. */
const SENTENCES: Readonly<Record<string, string>> = {
  "#VALUE!": "A part of this formula, or a cell that it refers to, is not of the kind that it needs.",
  "#N/A": "A cell that this formula refers to holds no answer, or what it looks up is not there.",
  "#DIV/0!": "The formula, or a cell that it refers to, divides by zero or by a blank cell.",
  "#NAME?":
    "The formula holds a name that the workbook does not know: look for a misspelt function or name. If the functions were not loaded when it was computed, enter it again, or use “Repair formulas” in Excel.",
  "#REF!": "The formula refers to cells that are not there.",
  "#NUM!": "The formula has no result that is a number, or a cell that it refers to has none.",
  "#NULL!": "The formula names two ranges that have no cell in common.",
  "#SPILL!": "The result needs more cells than are free: clear the cells below and beside it.",
  "#CYCLE!": "The formula refers to its own cell, directly or by way of others.",
  "#CALC!": "The workbook could not compute this cell. Recalculate it.",
  "#BUSY!": "The workbook is still computing this cell.",
  "#GETTING_DATA": "The workbook is still computing this cell.",
  "#CONNECT!": "The functions are not loaded. Reopen the add-in, then recalculate.",
};

export function hostSentence(error: string): string {
  return (
    SENTENCES[error] ??
    "The workbook gives no reason. Recalculate the cell; if the error stays, enter the formula again."
  );
}
