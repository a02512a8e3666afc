import type { PortCell } from "../../pane/port";
import type { Operator } from "../../pane/formula/expression";
import { dependsOnSettings, notReckoned } from "../../pane/formula/faults";

/** Operators as Excel has them: in doubles, with text that reads as a number taken for it. */

/** Cells as the port hands them over, row by row. */
export type PortMatrix = readonly (readonly PortCell[])[];

/** Cell by cell: one value goes with all, a row with a column; where one of two is too short stands #N/A. */
export function lifted(of: readonly PortMatrix[], one: (cells: readonly PortCell[]) => PortCell): PortMatrix {
  const rows = Math.max(...of.map((cells) => cells.length));
  const columns = Math.max(...of.map((cells) => cells[0]?.length ?? 0));
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => {
      const cells = of.map((range) => cellAt(range, row, column));
      return cells.includes(undefined) ? { error: "#N/A" } : one(cells as PortCell[]);
    }),
  );
}

function cellAt(cells: PortMatrix, row: number, column: number): PortCell | undefined {
  const line = cells[cells.length === 1 ? 0 : row];
  return line?.[line.length === 1 ? 0 : column];
}

export function isErrorValue(cell: PortCell): cell is Extract<PortCell, { error: string }> {
  return typeof cell === "object" && cell !== null;
}

export function operate(operator: Operator, left: PortCell, right: PortCell): PortCell {
  if (isErrorValue(left)) return left;
  if (isErrorValue(right)) return right;
  switch (operator) {
    case "&":
      return textOf(left) + textOf(right);
    case "+":
      return reckon(left, right, (a, b) => a + b);
    case "-":
      return reckon(left, right, (a, b) => a - b);
    case "*":
      return reckon(left, right, (a, b) => a * b);
    case "/":
      return reckon(left, right, (a, b) => (b === 0 ? { error: "#DIV/0!" } : a / b));
    case "^":
      return reckon(left, right, power);
    case "=":
      return isSame(left, right);
    case "<>":
      return !isSame(left, right);
    case "<":
      return order(left, right) < 0;
    case "<=":
      return order(left, right) <= 0;
    case ">":
      return order(left, right) > 0;
    case ">=":
      return order(left, right) >= 0;
  }
}

export function negative(cell: PortCell): PortCell {
  return isErrorValue(cell) ? cell : reckon(0, cell, (zero, b) => zero - b);
}

export function percent(cell: PortCell): PortCell {
  return isErrorValue(cell) ? cell : reckon(cell, 100, (a, b) => a / b);
}

/** Whether a condition holds; an error where it is neither. */
export function truth(cell: PortCell): boolean | { readonly error: string } {
  if (isErrorValue(cell)) return cell;
  if (typeof cell === "string")
    return /^(?:true|false)$/i.test(cell) ? cell.toLowerCase() === "true" : { error: "#VALUE!" };
  return cell !== null && cell !== 0 && cell !== false;
}

type Plain = Exclude<PortCell, { error: string }>;

function reckon(left: Plain, right: Plain, by: (a: number, b: number) => PortCell): PortCell {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null) return { error: "#VALUE!" };
  const result = by(a, b);
  return typeof result === "number" && !Number.isFinite(result) ? { error: "#NUM!" } : result;
}

/** Excel has roots of negative numbers for some exponents, and which is nowhere written down. */
function power(base: number, exponent: number): PortCell {
  if (base === 0 && exponent <= 0) return { error: exponent === 0 ? "#NUM!" : "#DIV/0!" };
  if (base < 0 && !Number.isInteger(exponent)) throw notReckoned(`${base} to the power of ${exponent}`);
  return base ** exponent;
}

const WHOLE = /^ *[+-]?\d+ *$/;

function numberOf(cell: Plain): number | null {
  if (cell === null) return 0;
  if (typeof cell !== "string") return Number(cell);
  if (WHOLE.test(cell)) return Number(cell);
  // "1.5", "1/2/2024", "$5" and "12%" are numbers as well, in one country or another.
  if (/\d/.test(cell)) throw dependsOnSettings(`Whether “${cell}” is a number`);
  return null;
}

/** Digits beyond the fifteenth do not show, and Excel compares what shows. */
const DIGITS = 15;
const TOO_LARGE = 1e15;

function textOf(cell: Plain): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return cell;
  if (!Number.isInteger(cell) || Math.abs(cell) >= TOO_LARGE) throw dependsOnSettings(`How ${cell} is written`);
  return String(cell);
}

function isSame(left: Plain, right: Plain): boolean {
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
  return order(left, right) === 0;
}

/** Numbers come before text, text before truths; a blank is the least of whatever it is held against. */
function order(left: Plain, right: Plain): number {
  if (left === null) return right === null ? 0 : order(leastLike(right), right);
  if (right === null) return order(left, leastLike(left));
  if (typeof left === "number" && typeof right === "number")
    return Number(left.toPrecision(DIGITS)) - Number(right.toPrecision(DIGITS));
  if (typeof left === "string" && typeof right === "string")
    return orderOfTexts(left.toLowerCase(), right.toLowerCase());
  return typeof left === typeof right ? Number(left) - Number(right) : rank(left) - rank(right);
}

function orderOfTexts(left: string, right: string): number {
  if (left === right) return 0;
  if (/^[a-z\d]*$/.test(left + right)) return left < right ? -1 : 1;
  throw dependsOnSettings(`Which of “${left}” and “${right}” comes first`);
}

function leastLike(cell: NonNullable<Plain>): NonNullable<Plain> {
  return typeof cell === "number" ? 0 : typeof cell === "string" ? "" : false;
}

function rank(cell: NonNullable<Plain>): number {
  return typeof cell === "number" ? 0 : typeof cell === "string" ? 1 : 2;
}
