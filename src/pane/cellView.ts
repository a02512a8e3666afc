import type { Outgoing } from "../core/define/call";
import type { Range, Rule } from "../core/define/rule";
import type { Told, ToldArgument } from "../core/define/tell";
import type { Step } from "../core/rules/model/working";
import { caseAt, editionOf, isTable, recordCase, recordRow, Refusal, tell } from "../core/shared";
import { shown } from "./valueText";
import { callsIn, parseCall, unbound, usesAny, type InnerCall } from "./formula/calls";
import type { Selection, WorkbookPort } from "./port";
import { answerOf, CANNOT_SHOW, resolve, ruleNamed, valuesOf, type Resolved } from "./resolve";

/** One argument of a call in the selected cell's formula. */
export interface GivenArgument {
  readonly name: string;
  readonly argument: ToldArgument;
  /** As the formula writes it; "" where it is left out. */
  readonly text: string;
  /** Its cells; for a lifted argument the one of the selected case. */
  readonly range?: Range;
  /** Which cell of a lifted range that is, where it is told. */
  readonly which?: string;
  readonly why?: string;
}

/** A cell of what a function answers, counted from its first one. */
export interface AnswerPlace {
  readonly row: number;
  readonly column: number;
}

/** The heading over a cell of a table; undefined where the answer is none. */
export function headingAt(rule: Rule, { column }: AnswerPlace): string | undefined {
  return isTable(rule) ? rule.gives.columns[column] : undefined;
}

export interface AnswerSize {
  readonly rows: number;
  readonly columns: number;
}

/** Which call of a formula somebody wants to see, and which cell of its answer where the sheet does not say. */
export interface ChosenCall {
  readonly call: number;
  readonly place?: AnswerPlace;
}

/** What can be told about the selected cell. */
export type CellView =
  | { readonly kind: "empty" }
  | {
      readonly kind: "formula";
      /** The calls of our functions, the outer before those in its arguments. */
      readonly calls: readonly InnerCall[];
      /** Whether the first of them is the whole formula, so that the cell shows its answer. */
      readonly isWhole: boolean;
      /** Which of them is shown. */
      readonly index: number;
      readonly call: CallView;
    };

export type CallView = { readonly kind: "unknown"; readonly name: string } | KnownCall;

export interface KnownCall {
  readonly kind: "call";
  readonly told: Told;
  readonly args: readonly GivenArgument[];
  /** The cell of the answer that is told of. */
  readonly place: AnswerPlace;
  /** How many cells there are to choose from; absent where the sheet says which it is, and where they are unknown. */
  readonly size?: AnswerSize;
  /** Of the case, or of the row of the table; null where an argument cannot be known here. */
  readonly steps: readonly Step[] | null;
  /** What the row of a table begins with; absent where there is none, and for its header. */
  readonly row?: string;
  /** Undefined where it cannot be known here, and where the table now ends above the cell. */
  readonly answer: Outgoing | undefined;
  /** Every lifted cell of this case is blank, and so is the result. */
  readonly blank: boolean;
}

export async function readCellView(
  { formula, place, source }: Selection,
  port: WorkbookPort,
  asked: ChosenCall = { call: 0 },
): Promise<CellView> {
  const calls = callsIn(formula);
  const index = asked.call < calls.length ? asked.call : 0;
  const call = calls[index];
  if (call === undefined) return { kind: "empty" };
  const isWhole = parseCall(formula) !== null;
  const about = { kind: "formula", calls, isWhole, index } as const;
  const rule = ruleNamed(call.name);
  if (rule === undefined) return { ...about, call: { kind: "unknown", name: call.name } };

  const resolved = await Promise.all(call.args.map((text) => resolveInner(text, call, port, source)));
  const values = valuesOf(resolved);
  const told = tell(
    rule,
    editionOf(
      rule,
      (values ?? []).map((range) => range ?? null),
    ),
  );
  const given: ResolvedCall = { told, resolved, values: values ?? [] };
  if (values === null)
    return {
      ...about,
      call: {
        kind: "call",
        told,
        args: argumentsOf(given, null, place),
        place,
        steps: null,
        answer: undefined,
        blank: false,
      },
    };
  if (isWhole && index === 0) return { ...about, call: viewAt(given, place) };
  const answer = answerOf(rule, values);
  const size = { rows: answer.length, columns: answer[0]?.length ?? 0 };
  return { ...about, call: { ...viewAt(given, within(size, asked.place ?? startOf(rule, call, place, size))), size } };
}

interface ResolvedCall {
  readonly told: Told;
  readonly resolved: readonly Resolved[];
  readonly values: readonly (Range | undefined)[];
}

function resolveInner(
  text: string,
  { bound, parameters }: InnerCall,
  port: WorkbookPort,
  source: string,
): Promise<Resolved> {
  const whole = unbound(text, bound);
  if (usesAny(whole, parameters))
    return Promise.resolve({ text, why: `${CANNOT_SHOW}: it changes with each turn of the LAMBDA` });
  return resolve(whole, port, source).then((resolved) => ({ ...resolved, text }));
}

/** Where to begin: as far from the first as the selected cell is; of a table below the heading, in the column that is picked or else the last. */
function startOf(
  rule: Rule,
  call: InnerCall,
  { row, column }: AnswerPlace,
  { rows, columns }: AnswerSize,
): AnswerPlace {
  if (isTable(rule)) return { row: Math.max(row, 1), column: (call.column ?? columns) - 1 };
  return { row: row < rows ? row : 0, column: column < columns ? column : 0 };
}

/** An answer may have become smaller since somebody chose a cell of it. */
function within({ rows, columns }: AnswerSize, { row, column }: AnswerPlace): AnswerPlace {
  return { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
}

function viewAt(given: ResolvedCall, place: AnswerPlace): KnownCall {
  const { told, values } = given;
  const { rule } = told;
  const known = { kind: "call", told, args: argumentsOf(given, null, place), place, blank: false } as const;
  if (isTable(rule)) {
    const { steps, cells } = recordRow(
      rule,
      values.map((range) => range ?? null),
      place.row,
    );
    const [first] = cells;
    const titled = place.row > 0 && first !== undefined && !(first instanceof Refusal);
    return { ...known, steps, answer: cells[place.column], ...(titled ? { row: shown(first) } : {}) };
  }
  try {
    const one = caseAt(rule, values, place.row, place.column);
    const args = argumentsOf(given, one, place);
    if (one === null) return { ...known, args, steps: null, answer: "", blank: true };
    // What is left out stays left out, so that the working tells it as the function itself would.
    const { steps, answer } = recordCase(
      rule,
      one.map((range, index) => (values[index] === undefined ? null : range)),
    );
    return { ...known, args, steps, answer };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { ...known, steps: [], answer: refusal };
  }
}

function argumentsOf(
  { told, resolved }: ResolvedCall,
  one: readonly Range[] | null,
  { row }: AnswerPlace,
): GivenArgument[] {
  return Object.entries(told.takes).flatMap(([name, argument], index): GivenArgument[] => {
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
