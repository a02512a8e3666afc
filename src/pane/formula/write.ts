/** Formulas as a workbook's API takes them: English function names, commas between arguments. */

/** The formula of a call. Left-out arguments at the end are dropped down to as many as the function needs. */
export function writeCall(name: string, args: readonly string[], needed: number): string {
  const last = args.reduce((latest, text, index) => (text === "" ? latest : index + 1), 0);
  const written = Array.from({ length: Math.max(last, needed) }, (_, index) => args[index] ?? "");
  return `=APC.${name}(${written.map((text, index) => (index === 0 ? text : text === "" ? "," : `, ${text}`)).join("")})`;
}

export function writeText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

type Writable = number | string | boolean | null;

/** A value of an example as a formula writes it; a range becomes an array constant. */
export function writeArgument(value: unknown): string {
  if (!Array.isArray(value)) return value === null || value === undefined ? "" : writeValue(value as Writable);
  const rows = value as readonly (readonly Writable[])[];
  return `{${rows.map((row) => row.map((cell) => (cell === null ? '""' : writeValue(cell))).join(",")).join(";")}}`;
}

function writeValue(value: Writable): string {
  if (typeof value === "string") return writeText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === null ? "" : String(value).toUpperCase();
}
