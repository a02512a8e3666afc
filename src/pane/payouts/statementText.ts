import { TEXT_FORMAT } from "../cellFormats";
import type { LaidCell } from "../offer/sheetLayout";

/** How a statement shows cells of its working, and words that are longer than a line. */

/** A cell of the working; a blank one would else be a 0. */
export function shownCell(
  cell: string,
  value: unknown,
  { format = TEXT_FORMAT, ...look }: Partial<LaidCell>,
): LaidCell {
  const isEmpty = value === null || value === "";
  return {
    formula: isEmpty ? `=IF(${cell}="","",${cell})` : `=${cell}`,
    // A formula in a cell for text would be text.
    ...(format === TEXT_FORMAT ? {} : { format }),
    ...look,
    ...(typeof value === "number" || (typeof value === "string" && !isEmpty) ? { comesTo: value } : {}),
  };
}

/** As much as stands in one line of the page. */
const LONGEST_LINE = 190;

/** Words with what stands between them, in as many lines as they take. */
export function inLines(words: readonly string[], longest = LONGEST_LINE): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + word.length > longest) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  return line === "" ? lines : [...lines, line];
}

/** A sentence that lists: its words with what comes between and behind them. */
export function listing(words: readonly string[]): string[] {
  return words.map((word, at) => `${word}${at === words.length - 1 ? "." : "; "}`);
}
