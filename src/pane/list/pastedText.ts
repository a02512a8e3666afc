/** A list as it is pasted. */

function separatorOf(text: string): string {
  const first = text.split("\n").slice(0, 5).join("");
  const count = (letter: string): number => first.split(letter).length - 1;
  if (count("\t") > 0) return "\t";
  return count(";") > count(",") ? ";" : ",";
}

/**
 * Cells as a spreadsheet copies them, one from the next by a tab, or as a file has them, by a semicolon or a comma. A
 * blank line stays, for a person counts it.
 */
export function cellsOf(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  let width = 0;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = (): void => {
    endCell();
    width = Math.max(width, row.length);
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === "") {
      isQuoted = true;
      cell = "";
    } else if (letter === separator) endCell();
    else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  endRow();
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
}
