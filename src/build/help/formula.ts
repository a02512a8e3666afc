import { callRule, type Outgoing } from "../../core/define/call";
import { Refusal } from "../../core/cells/refusal";
import type { Example, Range, Rule } from "../../core/define/rule";

/** A worked example as it stands in a workbook: the formula, and the cells that it refers to. */

type Arg = Example["args"][number];

export interface PlacedRange {
  readonly firstColumn: number;
  readonly rows: Range;
}

export interface Typed {
  readonly formula: string;
  readonly ranges: readonly PlacedRange[];
}

const MOST_DECIMALS = 9;

/** Ranges are laid side by side from A1 on, with an empty column between them. */
export function typed(name: string, args: readonly Arg[]): Typed {
  const ranges: PlacedRange[] = [];
  let column = 0;
  const written = withoutTrailingBlanks(args).map((arg) => {
    if (typeof arg !== "object" || arg === null) return literal(arg);
    const width = Math.max(...arg.map((row) => row.length), 1);
    const [first, last] = [`${columnName(column)}1`, `${columnName(column + width - 1)}${String(arg.length)}`];
    ranges.push({ firstColumn: column, rows: arg });
    column += width + 1;
    return first === last ? first : `${first}:${last}`;
  });
  const list = written.map((arg, index) => (index === 0 ? arg : arg === "" ? "," : `, ${arg}`)).join("");
  return { formula: `=APC.${name}(${list})`, ranges };
}

function withoutTrailingBlanks(args: readonly Arg[]): readonly Arg[] {
  const last = args.reduce<number>((latest, arg, index) => (arg === null ? latest : index + 1), 0);
  return args.slice(0, last);
}

/** A value as it is typed; a blank argument is nothing between two commas. */
function literal(value: Exclude<Arg, Range>): string {
  return typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : shownCell(value);
}

/** 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? "" : columnName(before - 1)) + String.fromCharCode("A".charCodeAt(0) + (index % 26));
}

/** What the formula gives, computed now; a call that is refused as a whole gives that one refusal. */
export function answerOf(rule: Rule, args: readonly Arg[]): Outgoing[][] {
  try {
    return callRule(rule, args);
  } catch (refusal) {
    if (refusal instanceof Refusal) return [[refusal]];
    throw refusal;
  }
}

/** The refusal of an example that has no answer at all; undefined where it has one. */
export function refusalOf(rule: Rule, { args }: Example): Refusal | undefined {
  const answer = answerOf(rule, args);
  const only = answer.length === 1 && answer[0]?.length === 1 ? answer[0][0] : undefined;
  return only instanceof Refusal ? only : undefined;
}

/** A cell as it shows its value; a number with the decimals that Excel shows. */
export function shownCell(cell: unknown): string {
  if (cell instanceof Refusal) return cell.code;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(Number(cell.toFixed(MOST_DECIMALS)));
  return typeof cell === "string" ? cell : "";
}
