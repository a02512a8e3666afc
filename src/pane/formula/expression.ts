import { PortFault, type PortCell } from "../port";
import { readLiteral } from "./argument";
import { ownName } from "./calls";
import { notReckoned } from "./faults";
import { parseReference } from "./reference";
import { bare, split } from "./text";

/** A node of an expression's syntax: what a formula says, as far as it is read here. */
export type ExpressionNode =
  | { readonly kind: "values"; readonly rows: readonly (readonly PortCell[])[] }
  | { readonly kind: "reference"; readonly reference: string }
  /** `own` is the name of one of our functions, else null; an argument that is left out is null. */
  | {
      readonly kind: "call";
      readonly name: string;
      readonly own: string | null;
      readonly args: readonly (ExpressionNode | null)[];
    }
  | { readonly kind: "prefix"; readonly operator: "+" | "-"; readonly of: ExpressionNode }
  /** @: the first of what a function answers. */
  | { readonly kind: "first"; readonly of: ExpressionNode }
  | { readonly kind: "percent"; readonly of: ExpressionNode }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    };

export type Operator = "=" | "<>" | "<" | "<=" | ">" | ">=" | "&" | "+" | "-" | "*" | "/" | "^";

/** What binds more comes later; all of them group from the left. */
const BINDING: readonly (readonly Operator[])[] = [
  ["=", "<>", "<=", ">=", "<", ">"],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/** Throws a PortFault for what it does not read: @ before cells, unions, intersections, ranges between functions. */
export function parseExpression(text: string): ExpressionNode {
  const reader = new ExpressionReader(text);
  const expression = reader.operation(0);
  reader.end();
  return expression;
}

/** The references that an expression reads, each once; none of one that is not read here. */
export function referencesIn(text: string): string[] {
  try {
    return [...new Set(referencesOf(parseExpression(text)))];
  } catch (thrown) {
    if (thrown instanceof PortFault) return [];
    throw thrown;
  }
}

function referencesOf(node: ExpressionNode | null): string[] {
  switch (node?.kind) {
    case undefined:
    case "values":
      return [];
    case "reference":
      return [node.reference];
    case "call":
      return node.args.flatMap(referencesOf);
    case "operation":
      return [...referencesOf(node.left), ...referencesOf(node.right)];
    case "prefix":
    case "first":
    case "percent":
      return referencesOf(node.of);
  }
}

class ExpressionReader {
  private at = 0;

  constructor(private readonly text: string) {}

  operation(level: number): ExpressionNode {
    const operators = BINDING[level];
    if (operators === undefined) return this.prefixed();
    let left = this.operation(level + 1);
    for (let operator = this.take(operators); operator !== undefined; operator = this.take(operators)) {
      left = { kind: "operation", operator, left, right: this.operation(level + 1) };
    }
    return left;
  }

  end(): void {
    if (this.skipBlanks() < this.text.length) throw notReckoned(this.text);
  }

  /** A sign binds more than a power: -2^2 is 4. */
  private prefixed(): ExpressionNode {
    const operator = this.take(["+", "-"] as const);
    if (operator !== undefined) return { kind: "prefix", operator, of: this.prefixed() };
    let of = this.operand();
    while (this.take(["%"] as const) !== undefined) of = { kind: "percent", of };
    return of;
  }

  private operand(): ExpressionNode {
    const start = this.skipBlanks();
    const first = this.text.charAt(start);
    if (first === "(") return parseExpression(this.enclosed(start));
    if (first === "{") return arrayOf(this.enclosed(start));
    const literal = LITERAL.exec(this.text.slice(start))?.[0];
    const value = literal === undefined ? null : readLiteral(literal);
    if (literal !== undefined && value !== null) {
      this.at = start + literal.length;
      return { kind: "values", rows: [[value]] };
    }
    if (first === "@") {
      this.at = start + 1;
      const of = this.operand();
      if (of.kind !== "call") throw notReckoned(this.text);
      return { kind: "first", of };
    }
    const word = this.word(start);
    if (this.text.charAt(this.skipBlanks()) === "(" && NAME.test(word)) return this.call(word);
    if (parseReference(word) === null) throw notReckoned(this.text);
    return { kind: "reference", reference: word };
  }

  private call(word: string): ExpressionNode {
    const inner = this.enclosed(this.at);
    const args =
      inner.trim() === "" ? [] : split(inner, ",").map(({ text }) => (text === "" ? null : parseExpression(text)));
    return {
      kind: "call",
      name: word.toUpperCase().replace(/^(?:_XLFN\.)?(?:_XLWS\.)?/, ""),
      own: ownName(word),
      args,
    };
  }

  /** Up to what can be no part of a name or a reference; quoted sheets and brackets count as one. */
  private word(start: number): string {
    const stop = [...bare(this.text.slice(start))].find(({ character }) => !WORD.test(character));
    this.at = start + (stop?.index ?? this.text.length - start);
    return this.text.slice(start, this.at);
  }

  /** What stands in the parentheses that open here. */
  private enclosed(open: number): string {
    const rest = this.text.slice(open);
    const close = [...bare(rest)].find(({ index, depth }) => index > 0 && depth === 0)?.index;
    if (close === undefined) throw notReckoned(this.text);
    this.at = open + close + 1;
    return rest.slice(1, close);
  }

  private take<T extends string>(tokens: readonly T[]): T | undefined {
    const start = this.skipBlanks();
    const found = tokens.find((token) => this.text.startsWith(token, start));
    if (found !== undefined) this.at = start + found.length;
    return found;
  }

  private skipBlanks(): number {
    while (/\s/.test(this.text.charAt(this.at))) this.at += 1;
    return this.at;
  }
}

/** A number that is neither the row of a range nor the start of a name; text; an error; a truth. */
const LITERAL =
  /^(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\p{L}\p{N}_:$!])|"(?:[^"]|"")*"|#(?:N\/A|VALUE!|DIV\/0!|NUM!|NULL!|REF!|NAME\?)|(?:TRUE|FALSE)(?![\p{L}\p{N}_.\\!([]))/iu;
const WORD = /[\p{L}\p{N}_.$\\!:#?]/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

function arrayOf(inner: string): ExpressionNode {
  const rows = split(inner, ";").map((row) =>
    split(row.text, ",").map((cell): PortCell => {
      const value = readLiteral(cell.text);
      if (value === null) throw notReckoned(`{${inner}}`);
      return value;
    }),
  );
  return { kind: "values", rows };
}
