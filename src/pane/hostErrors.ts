/** What an error means that the workbook itself puts into a cell. */
const SENTENCES: Readonly<Record<string, string>> = {
  "#NAME?": "The workbook did not know this function when the cell was last computed. Enter the formula again, or use “Repair formulas”.",
  "#SPILL!": "The result needs more cells than are free: clear the cells below and beside it.",
  "#BUSY!": "The workbook is still computing this cell.",
  "#GETTING_DATA": "The workbook is still computing this cell.",
  "#CALC!": "The workbook could not compute this cell. Recalculate it.",
  "#CONNECT!": "The functions are not loaded. Reopen the add-in, then recalculate.",
  "#REF!": "The formula refers to cells that are no longer there.",
};

export function hostSentence(error: string): string | undefined {
  return SENTENCES[error];
}
