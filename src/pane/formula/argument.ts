import { parseCall, type Call } from "./calls";
import { parseReference } from "./reference";
import { split } from "./text";

/** An error value as a formula writes it: #N/A. */
export interface ErrorLiteral {
  readonly error: string;
}

export type Literal = number | string | boolean | ErrorLiteral;

/** What an argument's text is. */
export type ArgumentText =
  | { readonly kind: "omitted" }
  | { readonly kind: "values"; readonly rows: readonly (readonly Literal[])[] }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "reference"; readonly reference: string }
  | { readonly kind: "expression" };

export function readArgument(text: string): ArgumentText {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "omitted" };
  const literal = readLiteral(trimmed);
  if (literal !== null) return { kind: "values", rows: [[literal]] };
  if (trimmed.startsWith("{") && trimmed.endsWith("}")) return readArray(trimmed.slice(1, -1));
  // With an @, only the first of what a function answers counts.
  const call = trimmed.startsWith("@") ? null : parseCall(trimmed);
  if (call !== null) return { kind: "call", call };
  return isReference(trimmed) ? { kind: "reference", reference: trimmed } : { kind: "expression" };
}

function readArray(inner: string): ArgumentText {
  const rows = split(inner, ";").map((row) => split(row.text, ",").map(({ text }) => readLiteral(text)));
  const complete = rows.filter((row): row is Literal[] => row.every((cell) => cell !== null));
  return complete.length === rows.length ? { kind: "values", rows: complete } : { kind: "expression" };
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const PERCENT = /^([+-]?(?:\d+\.?\d*|\.\d+))%$/;
const TEXT = /^"((?:[^"]|"")*)"$/;
const ERROR = /^#(?:N\/A|VALUE!|DIV\/0!|NUM!|NULL!|REF!|NAME\?)$/i;

/** A number, text, boolean or error as a formula writes it; null where the text is none. */
export function readLiteral(text: string): Literal | null {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return Number(trimmed);
  const percent = PERCENT.exec(trimmed)?.[1];
  // Not a division: 29 ÷ 100 and the number 0.29 are not always the same double.
  if (percent !== undefined) return Number(`${percent}e-2`);
  const quoted = TEXT.exec(trimmed)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  if (/^(?:TRUE|FALSE)$/i.test(trimmed)) return trimmed.toUpperCase() === "TRUE";
  return ERROR.test(trimmed) ? { error: trimmed.toUpperCase() } : null;
}

/** A cell, a range, a name or a table's part: what a workbook can read without calculating. */
export function isReference(text: string): boolean {
  return parseReference(text) !== null;
}

/** The same without plain names, which only the workbook can tell from text. */
export function isCertainReference(text: string): boolean {
  const reference = parseReference(text);
  return reference !== null && (reference.kind !== "name" || reference.sheet !== null);
}
