import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { HostErrorValue, type HostCell, type HostMatrix } from "../../src/harness/host";

export type CaseRow = Readonly<Record<string, string>>;

/** The rows of a table in test/cases, by column. */
export function readCases(name: string): CaseRow[] {
  return parse(readFileSync(resolve("test/cases", name)), { columns: true });
}

/** What a person typed in a table: a number, TRUE, an error or text; an apostrophe keeps digits text. */
export function typedCell(text: string): HostCell {
  if (text === "") return null;
  if (text === "TRUE" || text === "FALSE") return text === "TRUE";
  if (text.startsWith("#")) return new HostErrorValue(text);
  if (text.startsWith("'")) return text.slice(1);
  return Number.isNaN(Number(text)) ? text : Number(text);
}

/** A value to compare with a table: an error as its code. */
export function comparable(cell: HostCell | undefined): HostCell | undefined {
  return cell instanceof HostErrorValue ? cell.code : cell;
}

/** "CBP.gold = 75; hpi.1 = 0.06" as a terms range; undefined without terms. */
export function termsMatrix(text: string): HostMatrix | undefined {
  if (text === "") return undefined;
  return text.split(";").map((row) => {
    const [key = "", value = ""] = row.split("=").map((part) => part.trim());
    return [key, typedCell(value)];
  });
}
