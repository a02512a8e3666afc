import { HostErrorValue, type HostCell, type HostMatrix } from "../../src/harness/host";
import type { CaseRow } from "./readCases";

/** Tables of cases whose cells are JSON: a number, a text, a list, or a table row by row; {"error": "#N/A"} an error. */

/** A cell that may hold anything. */
const FREE = "(not compared)";
/** A cell of any words. */
const WORDS = "(a sentence)";

export type Json = null | number | string | boolean | readonly Json[] | { readonly error: string };

/** Text that is no JSON stands for itself; an empty cell is nothing given. */
function jsonOf(text: string): Json {
  if (text === "") return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function cellOf(json: Json): HostCell {
  if (Array.isArray(json)) throw new Error("A list in a cell");
  return typeof json === "object" && json !== null ? new HostErrorValue((json as { error: string }).error) : json;
}

/** The argument of a case: a list as a column; undefined where nothing is given. */
export function argumentIn(row: CaseRow, name: string): HostMatrix | undefined {
  return matrixOf(jsonOf(row[name] ?? ""));
}

export function matrixOf(json: Json): HostMatrix | undefined {
  if (json === null) return undefined;
  if (!Array.isArray(json)) return [[cellOf(json)]];
  return (json as readonly Json[]).map((line) =>
    Array.isArray(line) ? (line as readonly Json[]).map(cellOf) : [cellOf(line)],
  );
}

/** What a case expects, and what is answered in the same terms: errors by their codes, free cells as such. */
export function compared(row: CaseRow, answer: HostMatrix): { readonly expected: Json; readonly answered: unknown } {
  const coded = (cell: HostCell): unknown => (cell instanceof HostErrorValue ? { error: cell.code } : cell);
  const expected = jsonOf(row.expected ?? "");
  if (!Array.isArray(expected)) return { expected, answered: coded(answer[0]?.[0] ?? null) };
  const shown = (cell: HostCell, line: number, column: number): unknown => {
    const due = (expected as readonly (readonly Json[])[])[line]?.[column];
    return due === FREE || (due === WORDS && typeof cell === "string" && cell !== "") ? due : coded(cell);
  };
  return {
    expected,
    answered: answer.slice(1).map((cells, line) => cells.map((cell, column) => shown(cell, line, column))),
  };
}
