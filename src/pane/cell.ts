import type { Outgoing } from "../core/define/call";
import type { Argument, Range, Rule } from "../core/define/rule";
import type { Step } from "../core/rules/model/working";
import { caseAt, isTable, recordCase, recordRow, Refusal } from "../core/shared";
import { shown } from "./format";
import { namesIn, parseCall } from "./formula";
import type { Selection, WorkbookPort } from "./port";
import { resolveAll, ruleNamed, valuesOf, type Resolved } from "./resolve";

/** One argument of the selected cell's formula. */
export interface GivenArgument {
  readonly name: string;
  readonly argument: Argument<unknown>;
  /** As the formula writes it; "" where it is left out. */
  readonly text: string;
  /** Its cells; for a lifted argument the one of the selected case. */
  readonly range?: Range;
  /** Which cell of a lifted range that is, where it is told. */
  readonly which?: string;
  readonly why?: string;
}

/** What can be told about the selected cell. */
export type CellView =
  | { readonly kind: "empty" }
  /** APC functions inside a larger formula. */
  | { readonly kind: "inside"; readonly names: readonly string[] }
  | { readonly kind: "unknown"; readonly name: string }
  | {
      readonly kind: "call";
      readonly rule: Rule;
      readonly args: readonly GivenArgument[];
      /** Of the case, or of the row of the table; null where an argument cannot be known here. */
      readonly steps: readonly Step[] | null;
      /** What the row of a table begins with; absent where there is none, and for its header. */
      readonly row?: string;
      /** Undefined where it cannot be known here, and where the table now ends above the cell. */
      readonly answer: Outgoing | undefined;
      /** Every lifted cell of this case is blank, and so is the result. */
      readonly blank: boolean;
    };

export async function readCell({ formula, place, source }: Selection, port: WorkbookPort): Promise<CellView> {
  const call = parseCall(formula);
  if (call === null) {
    const names = namesIn(formula);
    return names.length === 0 ? { kind: "empty" } : { kind: "inside", names };
  }
  const rule = ruleNamed(call.name);
  if (rule === undefined) return { kind: "unknown", name: call.name };

  const resolved = await resolveAll(call.args, port, source);
  const values = valuesOf(resolved);
  const known = { kind: "call", rule, args: argumentsOf(rule, resolved, null, place.row), blank: false } as const;
  if (values === null) return { ...known, steps: null, answer: undefined };
  if (isTable(rule)) {
    const { steps, cells } = recordRow(rule, values.map((range) => range ?? null), place.row);
    const [first] = cells;
    const titled = place.row > 0 && first !== undefined && !(first instanceof Refusal);
    return { ...known, steps, answer: cells[place.column], ...(titled ? { row: shown(first) } : {}) };
  }
  try {
    const one = caseAt(rule, values, place.row, place.column);
    const args = argumentsOf(rule, resolved, one, place.row);
    if (one === null) return { kind: "call", rule, args, steps: null, answer: "", blank: true };
    // What is left out stays left out, so that the working tells it as the function itself would.
    const { steps, answer } = recordCase(rule, one.map((range, index) => (values[index] === undefined ? null : range)));
    return { kind: "call", rule, args, steps, answer, blank: false };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { ...known, steps: [], answer: refusal };
  }
}

function argumentsOf(rule: Rule, resolved: readonly Resolved[], one: readonly Range[] | null, row: number): GivenArgument[] {
  return Object.entries(rule.takes).flatMap(([name, argument], index): GivenArgument[] => {
    const given = resolved[index];
    if (given === undefined || given.text === "") return argument.optional ? [] : [{ name, argument, text: "" }];
    if ("why" in given) return [{ name, argument, text: given.text, why: given.why }];
    const range = one?.[index] ?? given.values ?? [[null]];
    const lifted = one !== null && argument.shape === "cell" && (given.values?.length ?? 1) > 1;
    return [{ name, argument, text: given.text, range, ...(lifted ? { which: cellIn(given.address, row) } : {}) }];
  });
}

/** The cell of a column as its sheet counts rows; of cells that stand on no sheet, only how far down. */
function cellIn(address: string | undefined, row: number): string {
  const [, column, first, last = column] = /(?:^|!)([A-Z]+)(\d+)(?::([A-Z]+)\d+)?$/.exec(address ?? "") ?? [];
  return first === undefined || column !== last ? `row ${row + 1} of it` : `cell ${column}${Number(first) + row}`;
}
