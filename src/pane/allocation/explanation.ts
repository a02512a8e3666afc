import { caseAt, editionOf, isTable, recordCase, recordRow, Refusal, tell } from "../../core/shared";
import type { Outgoing } from "../../core/define/call";
import type { Rule } from "../../core/define/rule";
import type { Told, ToldArgument } from "../../core/define/tell";
import type { Step } from "../../core/rules/model/working";
import type { BookCell, BookExpression } from "../book/book";
import { namesIn } from "../formula/calls";
import { ruleNamed } from "../resolve";

/** How a figure comes about: what the sheets hold for it, and what that is made of. */
export interface Explanation {
  /** As the sheets will hold it; null for an input. */
  readonly formula: string | null;
  /** The cell whose formula fills this one; null where it has its own. */
  readonly spilled: Spilled | null;
  readonly working: FigureWorking;
}

interface Spilled {
  readonly from: BookCell;
  /** The heading over it, where the formula answers a table. */
  readonly column?: string;
}

export type FigureWorking =
  | { readonly kind: "input" }
  /** A sum, a quotient: arithmetic of the sheet's own. */
  | { readonly kind: "made"; readonly of: readonly BookCell[]; readonly rules: readonly Rule[] }
  | {
      readonly kind: "call";
      readonly told: Told;
      readonly args: readonly FigureArgument[];
      readonly steps: readonly Step[];
      readonly answer: Outgoing;
      /** The heading over it, where it is a cell of a table. */
      readonly column?: string;
    };

export interface FigureArgument {
  readonly name: string;
  readonly argument: ToldArgument;
  /** As the formula writes it. */
  readonly text: string;
  /** None where the formula itself says the value. */
  readonly cells: readonly BookCell[];
}

export function explain(cell: BookCell): Explanation {
  const { content } = cell;
  const from = content.kind === "spilled" ? content.from : cell;
  if (from.content.kind !== "formula") return { formula: null, spilled: null, working: { kind: "input" } };
  const { expression } = from.content;
  const { call } = expression;
  const rule = call === undefined ? undefined : ruleNamed(call.name);
  const formula = `=${expression.text(from.sheet.name)}`;
  if (call === undefined || rule === undefined) {
    return {
      formula,
      spilled: null,
      working: { kind: "made", of: unique(expression.counted?.() ?? expression.reads), rules: rulesIn(formula) },
    };
  }
  const given = call.args.map((arg) => arg?.compute() ?? null);
  const place = content.kind === "spilled" ? content : { row: 0, column: 0 };
  const told = tell(rule, editionOf(rule, given));
  const working = { kind: "call", told, args: givenOf(told, call.args, cell.sheet.name, place.row) } as const;
  if (!isTable(rule))
    return {
      formula,
      spilled: content.kind === "spilled" ? { from } : null,
      working: { ...working, ...recordCase(rule, caseAt(rule, given, place.row, place.column) ?? given) },
    };
  const index = call.column ?? place.column;
  const column = rule.gives.columns[index] ?? "";
  const { steps, cells } = recordRow(rule, given, place.row);
  return {
    formula,
    spilled: content.kind === "spilled" ? { from, column } : null,
    working: { ...working, steps, answer: cells[index] ?? "", column },
  };
}

/** The cell at which the refusal of a cell begins: itself, where nothing that it reads is refused. */
export function causeOf(cell: BookCell): BookCell {
  const { content } = cell.content.kind === "spilled" ? cell.content.from : cell;
  const refused =
    content.kind === "formula" ? content.expression.reads.find(({ value }) => value instanceof Refusal) : undefined;
  return refused === undefined ? cell : causeOf(refused);
}

/** @param row of the answer: where one cell is computed for each of a column, only its own was given. */
function givenOf(
  { takes }: Told,
  args: readonly (BookExpression | null)[],
  sheet: string,
  row: number,
): FigureArgument[] {
  return Object.entries(takes).flatMap(([name, argument], index): FigureArgument[] => {
    const given = args[index] ?? null;
    return given === null
      ? []
      : [
          {
            name,
            argument,
            text: given.text(sheet),
            cells: unique(
              argument.shape === "cell" && given.reads.length > 1 ? given.reads.slice(row, row + 1) : given.reads,
            ),
          },
        ];
  });
}

/** Functions of ours within a larger formula. */
function rulesIn(formula: string): Rule[] {
  return namesIn(formula).flatMap((name) => ruleNamed(name) ?? []);
}

function unique(cells: readonly BookCell[]): BookCell[] {
  return [...new Set(cells)];
}
