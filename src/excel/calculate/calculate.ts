import type { PortCell } from "../../pane/port";
import { parseReference } from "../../pane/formula/reference";
import { answerOf, ruleNamed, toCore, toPort } from "../../pane/resolve";
import { parseExpression, type ExpressionNode } from "../../pane/formula/expression";
import { takesRange } from "./hostFunctions";
import { isErrorValue, lifted, negative, operate, percent, truth, type PortMatrix } from "./operators";
import { notReckoned } from "../../pane/formula/faults";

/**
 * Excel reckons formulas in cells only. Here its operators are ours; its functions are Excel's own, asked for single
 * results; and what decides which part counts (IF, IFERROR, IFNA, LET) is taken apart. What could come to something
 * else than in a cell is refused.
 */

/** What only the workbook knows. */
export interface CalculationHost {
  /** Not of whole columns and rows, of which a workbook tells only as far as they are used. */
  readonly read: (reference: string) => Promise<PortMatrix>;
  readonly compute: (name: string, args: readonly HostArgument[]) => Promise<PortCell>;
}

export type HostArgument = { readonly reference: string } | { readonly value: PortCell };

export async function calculateExpression(text: string, host: CalculationHost): Promise<PortMatrix> {
  return new Calculation(host, NO_NAMES).cells(parseExpression(text));
}

type CallNode = Extract<ExpressionNode, { kind: "call" }>;

/** What LET has bound: reckoned once, as in Excel, and only if it is used. */
interface LetBinding {
  readonly of: ExpressionNode;
  readonly within: Calculation;
  cells?: Promise<PortMatrix>;
}

const TAKEN_APART: readonly string[] = ["IF", "IFERROR", "IFNA", "LET"];

const NO_NAMES: ReadonlyMap<string, LetBinding> = new Map();

class Calculation {
  constructor(
    private readonly host: CalculationHost,
    private readonly names: ReadonlyMap<string, LetBinding>,
  ) {}

  async cells(expression: ExpressionNode): Promise<PortMatrix> {
    switch (expression.kind) {
      case "values":
        return expression.rows;
      case "reference": {
        const bound = this.names.get(expression.reference.toUpperCase());
        return bound === undefined
          ? this.host.read(expression.reference)
          : (bound.cells ??= bound.within.cells(bound.of));
      }
      case "first": {
        const [[first = null] = []] = await this.cells(expression.of);
        return [[first]];
      }
      case "prefix": {
        const cells = await this.cells(expression.of);
        return expression.operator === "+" ? cells : lifted([cells], ([cell = null]) => negative(cell));
      }
      case "percent":
        return lifted([await this.cells(expression.of)], ([cell = null]) => percent(cell));
      case "operation": {
        const { operator, left, right } = expression;
        const both = [await this.cells(left), await this.cells(right)];
        return lifted(both, ([a = null, b = null]) => operate(operator, a, b));
      }
      case "call":
        return this.call(expression);
    }
  }

  private async call(call: CallNode): Promise<PortMatrix> {
    const { name, own, args } = call;
    if (own !== null) return this.ofOurs(own, args);
    if (this.names.has(name)) throw notReckoned(`${name}, a function of the formula’s own,`);
    switch (name) {
      case "IF":
        return this.choose(args);
      case "IFERROR":
        return this.instead(args, isErrorValue);
      case "IFNA":
        return this.instead(args, (cell) => isErrorValue(cell) && cell.error === "#N/A");
      case "LET":
        return this.bind(call);
      default:
        return [
          [
            await this.host.compute(
              name,
              await Promise.all(args.map((arg, index) => this.hostArgument(name, index, arg))),
            ),
          ],
        ];
    }
  }

  private async ofOurs(name: string, args: CallNode["args"]): Promise<PortMatrix> {
    const rule = ruleNamed(name);
    if (rule === undefined) return [[{ error: "#NAME?" }]];
    const given = await Promise.all(args.map(async (arg) => (arg === null ? undefined : this.cells(arg))));
    return answerOf(
      rule,
      given.map((cells) => cells?.map((row) => row.map(toCore))),
    ).map((row) => row.map(toPort));
  }

  /** References go to Excel as such where it takes several cells: SUM passes over text in cells, and over none that is given. */
  private async hostArgument(name: string, index: number, arg: ExpressionNode | null): Promise<HostArgument> {
    // What a function assumes for nothing between two commas is not what it assumes for nothing at all.
    if (arg === null) throw notReckoned(`${name} with an argument left out`);
    const bound = arg.kind === "reference" ? this.names.get(arg.reference.toUpperCase()) : undefined;
    if (bound?.of.kind === "reference") return bound.within.hostArgument(name, index, bound.of);
    const isReference = arg.kind === "reference" && bound === undefined;
    if (isReference && takesRange(name, index)) return arg;
    const [line, ...lines] = await this.cells(arg);
    const [value = null, ...others] = line ?? [];
    if (lines.length + others.length > 0) throw notReckoned(`${name} of several values`);
    if (isReference) return arg;
    // An error would be the answer of nearly every function, and Excel takes none as an argument.
    if (isErrorValue(value)) throw notReckoned(`${name} of ${value.error}`);
    // IF answers the cell itself, and in a cell text and truths count otherwise than given.
    if (arg.kind === "call" && arg.own === null && typeof value !== "number")
      throw notReckoned(`${name} of ${arg.name}`);
    return { value };
  }

  /** Of a single condition only the part that counts is reckoned, as Excel does. */
  private async choose([test = null, then = null, otherwise]: readonly (
    ExpressionNode | null | undefined
  )[]): Promise<PortMatrix> {
    const part = (arg: ExpressionNode | null): Promise<PortMatrix> | PortMatrix =>
      arg === null ? [[0]] : this.cells(arg);
    const no = (): Promise<PortMatrix> | PortMatrix => (otherwise === undefined ? [[false]] : part(otherwise));
    const tests = lifted([await part(test)], ([cell = null]) => truth(cell));
    const only = tests.length === 1 && tests[0]?.length === 1 ? tests[0][0] : undefined;
    if (only === true) return part(then);
    if (only === false) return no();
    if (only !== undefined) return tests;
    return lifted([tests, await part(then), await no()], ([holds = null, yes = null, not = null]) =>
      isErrorValue(holds) ? holds : holds === true ? yes : not,
    );
  }

  /** The other part is reckoned where it counts, or where it may have more cells than one, which the answer then has. */
  private async instead(
    [arg = null, other = null]: readonly (ExpressionNode | null)[],
    isWrong: (cell: PortCell) => boolean,
  ): Promise<PortMatrix> {
    const part = (one: ExpressionNode | null): Promise<PortMatrix> | PortMatrix =>
      one === null ? [[0]] : this.cells(one);
    const cells = await part(arg);
    if (this.isSingle(other) && !cells.some((row) => row.some(isWrong))) return cells;
    return lifted([cells, await part(other)], ([cell = null, replacement = null]) =>
      isWrong(cell) ? replacement : cell,
    );
  }

  /** Whether it comes to one value, as far as that is seen without reckoning. */
  private isSingle(node: ExpressionNode | null): boolean {
    switch (node?.kind) {
      case undefined:
      case "first":
        return true;
      case "values":
        return node.rows.length === 1 && node.rows[0]?.length === 1;
      case "reference": {
        const reference = this.names.has(node.reference.toUpperCase()) ? null : parseReference(node.reference);
        return reference?.kind === "cells" && !reference.spill && !reference.address.includes(":");
      }
      case "call":
        // Excel is asked for single results only.
        return node.own === null && !TAKEN_APART.includes(node.name);
      case "prefix":
      case "percent":
        return this.isSingle(node.of);
      case "operation":
        return this.isSingle(node.left) && this.isSingle(node.right);
    }
  }

  private bind({ args }: CallNode): Promise<PortMatrix> {
    const last = args.at(-1) ?? null;
    const names = new Map(this.names);
    for (let index = 0; index + 1 < args.length; index += 2) {
      const [name, value] = [args[index], args[index + 1]];
      if (name?.kind !== "reference" || !value || args.length % 2 === 0) throw notReckoned("This LET");
      names.set(name.reference.toUpperCase(), { of: value, within: new Calculation(this.host, new Map(names)) });
    }
    if (last === null) throw notReckoned("This LET");
    return new Calculation(this.host, names).cells(last);
  }
}
