import { parseCall } from "../../pane/formula/calls";
import { PortFault, type PortCell } from "../../pane/port";
import { answerOf, ruleNamed, toCore, toPort } from "../../pane/resolve";
import { readExpression, type Expression } from "./expression";
import { DependsOnSettings, isError, lifted, negative, operate, percent, truth, type Cells } from "./operators";

/**
 * Excel reckons formulas in cells only. Here its operators are ours; its functions are Excel's own, asked for single
 * results; and what decides which part counts (IF, IFERROR, IFNA, LET) is taken apart.
 */

/** What only the workbook knows. */
export interface Host {
  readonly read: (reference: string) => Promise<Cells>;
  readonly compute: (name: string, args: readonly HostArgument[]) => Promise<PortCell>;
}

export type HostArgument = { readonly reference: string } | { readonly value: PortCell };

export async function calculate(text: string, host: Host): Promise<Cells> {
  try {
    return await new Calculation(host, NO_NAMES).cells(readExpression(text));
  } catch (thrown) {
    if (thrown instanceof DependsOnSettings) throw inOwnCell(`What ${thrown.message} counts for in a formula depends on the computer’s settings`);
    throw thrown;
  }
}

/** What LET has bound, each with the names that it may use itself. */
type Names = ReadonlyMap<string, { readonly of: Expression; readonly within: Calculation }>;

const NO_NAMES: Names = new Map();

class Calculation {
  constructor(
    private readonly host: Host,
    private readonly names: Names,
  ) {}

  async cells(expression: Expression): Promise<Cells> {
    switch (expression.kind) {
      case "values":
        return expression.rows;
      case "reference": {
        const bound = this.names.get(expression.reference.toUpperCase());
        return bound === undefined ? this.host.read(expression.reference) : bound.within.cells(bound.of);
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

  private call({ name, args }: Extract<Expression, { kind: "call" }>): Promise<Cells> {
    switch (name) {
      case "IF":
        return this.choose(args);
      case "IFERROR":
        return this.instead(args, isError);
      case "IFNA":
        return this.instead(args, (cell) => isError(cell) && cell.error === "#N/A");
      case "LET":
        return this.bind(args);
    }
    const own = parseCall(`${name}()`);
    return own === null ? this.ofExcel(name, args) : this.ofOurs(own.name, args);
  }

  private async ofOurs(name: string, args: readonly (Expression | null)[]): Promise<Cells> {
    const rule = ruleNamed(name);
    if (rule === undefined) return [[{ error: "#NAME?" }]];
    const given = await Promise.all(args.map(async (arg) => (arg === null ? undefined : this.cells(arg))));
    return answerOf(rule, given.map((cells) => cells?.map((row) => row.map(toCore)))).map((row) => row.map(toPort));
  }

  private async ofExcel(name: string, args: readonly (Expression | null)[]): Promise<Cells> {
    const given = await Promise.all(args.map((arg) => this.hostArgument(name, arg)));
    return [[await this.host.compute(name, given)]];
  }

  /** References go to Excel as such: SUM passes over text in cells, and over none that is given. */
  private async hostArgument(name: string, arg: Expression | null): Promise<HostArgument> {
    if (arg === null) return { value: null };
    if (arg.kind === "reference") {
      const bound = this.names.get(arg.reference.toUpperCase());
      return bound === undefined ? arg : bound.within.hostArgument(name, bound.of);
    }
    const [line, ...lines] = await this.cells(arg);
    const [value = null, ...others] = line ?? [];
    if (lines.length + others.length > 0) throw inOwnCell(`${name} of several values is not reckoned outside a cell`);
    // An error would be the answer of nearly every function, and Excel takes none as an argument.
    if (isError(value)) throw inOwnCell(`${name} of ${value.error} is not reckoned outside a cell`);
    return { value };
  }

  /** Of a single condition only the part that counts is reckoned, as Excel does. */
  private async choose([test = null, then = null, otherwise]: readonly (Expression | null | undefined)[]): Promise<Cells> {
    const part = (arg: Expression | null): Promise<Cells> | Cells => (arg === null ? [[0]] : this.cells(arg));
    const no = (): Promise<Cells> | Cells => (otherwise === undefined ? [[false]] : part(otherwise));
    const tests = lifted([await part(test)], ([cell = null]) => truth(cell));
    const only = tests.length === 1 && tests[0]?.length === 1 ? tests[0][0] : undefined;
    if (only === true) return part(then);
    if (only === false) return no();
    return lifted([tests, await part(then), await no()], ([holds = null, yes = null, not = null]) => (isError(holds) ? holds : holds === true ? yes : not));
  }

  private async instead([arg = null, other = null]: readonly (Expression | null)[], isWrong: (cell: PortCell) => boolean): Promise<Cells> {
    const cells = arg === null ? [[0]] : await this.cells(arg);
    if (!cells.flat().some(isWrong)) return cells;
    return lifted([cells, other === null ? [[0]] : await this.cells(other)], ([cell = null, replacement = null]) => (isWrong(cell) ? replacement : cell));
  }

  private bind(args: readonly (Expression | null)[]): Promise<Cells> {
    const [name, value, ...rest] = args;
    if (name === undefined || name === null) return Promise.resolve([[{ error: "#VALUE!" }]]);
    if (value === undefined) return this.cells(name);
    if (value === null || name.kind !== "reference") return Promise.resolve([[{ error: "#VALUE!" }]]);
    const names = new Map(this.names).set(name.reference.toUpperCase(), { of: value, within: this });
    return new Calculation(this.host, names).bind(rest);
  }
}

export function inOwnCell(why: string): PortFault {
  return new PortFault("unsupported", `${why}. Give it a cell of its own and refer to that.`);
}
