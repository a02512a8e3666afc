/** Formulas as a workbook's API gives them: English function names, commas between arguments. */

/** One APC function at the top of a formula; the arguments are their own text, "" where one is left out. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
}

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

/** A saved workbook that was never opened with the add-in still stores the second form. */
const CALL = /^=?\s*[@+]?\s*(?:APC\.([A-Z0-9.]+)|_xldudf_APC_([A-Z0-9_]+))\s*(?=\()/i;
const NAMES = /(?<![\w.])(?:APC\.|_xldudf_APC_)([A-Z0-9._]+)\s*\(/gi;

/** The call that is the whole formula; null where there is more or less than one. */
export function parseCall(formula: string): Call | null {
  const text = formula.trim();
  const head = CALL.exec(text);
  if (head === null) return null;
  const rest = text.slice(head[0].length);
  const end = [...bare(rest)].find(({ character, depth }) => character === ")" && depth === 0)?.index;
  if (end === undefined || rest.slice(end + 1).trim() !== "") return null;
  const inner = rest.slice(1, end);
  return {
    name: (head[1] ?? head[2]?.replaceAll("_", ".") ?? "").toUpperCase(),
    args: inner.trim() === "" ? [] : split(inner, ","),
  };
}

/** The APC functions anywhere in a formula, each once. */
export function namesIn(formula: string): string[] {
  const outsideText = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const found = [...outsideText.matchAll(NAMES)].map(([, name = ""]) => name.replaceAll("_", ".").toUpperCase());
  return [...new Set(found)];
}

export function readArgument(text: string): ArgumentText {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "omitted" };
  const literal = readLiteral(trimmed);
  if (literal !== null) return { kind: "values", rows: [[literal]] };
  if (trimmed.startsWith("{") && trimmed.endsWith("}")) return readArray(trimmed.slice(1, -1));
  const call = parseCall(trimmed);
  if (call !== null) return { kind: "call", call };
  return isReference(trimmed) ? { kind: "reference", reference: trimmed } : { kind: "expression" };
}

function readArray(inner: string): ArgumentText {
  const rows = split(inner, ";").map((row) => split(row, ",").map(readLiteral));
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

const SHEET = String.raw`(?:'(?:[^'\[\]]|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const AREA = String.raw`(?:${CELL}(?::${CELL}|#)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)`;
const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`;
const REFERENCE = new RegExp(`^${SHEET}(?:${AREA}|${NAME})$`, "iu");
const PLACE = new RegExp(`^${SHEET}${AREA}$`, "iu");
const TABLE = new RegExp(`^(?:${NAME})?\\[`, "iu");

/** A cell, a range, a name or a table's part: what a workbook can read without calculating. */
export function isReference(text: string): boolean {
  return REFERENCE.test(text) || isTablePart(text);
}

/** The same without plain names, which only the workbook can tell from text. */
export function isPlace(text: string): boolean {
  return PLACE.test(text) || (text.includes("!") && REFERENCE.test(text)) || isTablePart(text);
}

/** Panel[Score] or [@Score]: one bracket that closes at the very end. */
function isTablePart(text: string): boolean {
  const head = TABLE.exec(text);
  if (head === null || !text.endsWith("]")) return false;
  return bare(text.slice(head[0].length - 1)).next().done === true;
}

interface Bare {
  readonly index: number;
  readonly character: string;
  /** How many parentheses and braces stand open around it, its own not counted. */
  readonly depth: number;
}

/** The characters outside text, quoted sheet names and table brackets. */
function* bare(text: string): Generator<Bare> {
  let depth = 0;
  let brackets = 0;
  let quote: string | null = null;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== null) {
      // A doubled quote closes and opens again, which comes to the same.
      if (character === quote) quote = null;
    } else if (brackets > 0) {
      if (character === "'") index += 1;
      else if (character === "[") brackets += 1;
      else if (character === "]") brackets -= 1;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "[") brackets = 1;
    else {
      if (character === ")" || character === "}") depth -= 1;
      yield { index, character, depth };
      if (character === "(" || character === "{") depth += 1;
    }
  }
}

function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, character, depth } of bare(text)) {
    if (character !== separator || depth !== 0) continue;
    parts.push(text.slice(start, index).trim());
    start = index + 1;
  }
  return [...parts, text.slice(start).trim()];
}

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
