/** A table's address as a workbook tells it: 'Allocation by practice'!E4:N24. */
const ADDRESS = /^(.*!)?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/;

/** Where a row of a table stands, 0 for the first below its headings: the reference, and the row's number as the sheet counts. */
export function placeOfRow(
  address: string,
  index: number,
): { readonly reference: string; readonly row: number } | null {
  const [, sheet = "", first = "", top = "", last = ""] = ADDRESS.exec(address) ?? [];
  if (first === "") return null;
  const row = Number(top) + 1 + index;
  return { reference: `${sheet}${first}${row}:${last}${row}`, row };
}
