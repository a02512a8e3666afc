import type { Outgoing } from "../core/define/call";
import type { Range, Rule } from "../core/define/rule";
import { callRule, catalogue, Refusal } from "../core/shared";
import { faultOf } from "./fault";
import { readArgument, type ErrorLiteral } from "./formula/argument";
import type { PortCell, WorkbookPort } from "./port";

/** What stands behind an argument's text. */
export type Resolved =
  /** Undefined where the argument is left out. */
  | { readonly text: string; readonly values: Range | undefined; readonly address?: string }
  | { readonly text: string; readonly why: string };

export const CANNOT_SHOW = "its value cannot be shown here";

export function ruleNamed(name: string): Rule | undefined {
  return catalogue.find((rule) => rule.name === name);
}

/**
 * Values are read from the workbook and computed by the core; what else a formula can say, the workbook reckons.
 * @param from the cell in which the formula stands, where it stands in one already.
 */
export async function resolve(text: string, port: WorkbookPort, from?: string): Promise<Resolved> {
  const argument = readArgument(text);
  switch (argument.kind) {
    case "omitted":
      return { text, values: undefined };
    case "values":
      return { text, values: argument.rows.map((row) => row.map(toCore)) };
    case "reference":
      return readReference(argument.reference, port, from);
    case "call": {
      const rule = ruleNamed(argument.call.name);
      if (rule === undefined) return { text, why: `${CANNOT_SHOW}: there is no function APC.${argument.call.name}` };
      const given = await resolveAll(argument.call.args, port, from);
      const values = valuesOf(given);
      return values === null ? { text, why: CANNOT_SHOW } : { text, values: answerOf(rule, values) };
    }
    case "expression":
      return calculated(text, port, from);
  }
}

export function resolveAll(texts: readonly string[], port: WorkbookPort, from?: string): Promise<Resolved[]> {
  return Promise.all(texts.map((text) => resolve(text, port, from)));
}

/** The values of a whole call; null where one of them cannot be known here. */
export function valuesOf(given: readonly Resolved[]): (Range | undefined)[] | null {
  const values: (Range | undefined)[] = [];
  for (const one of given) {
    if ("why" in one) return null;
    values.push(one.values);
  }
  return values;
}

/** What the function answers; a refusal of the whole call stands alone. */
export function answerOf(rule: Rule, values: readonly (Range | undefined)[]): Outgoing[][] {
  try {
    return callRule(rule, values);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return [[refusal]];
  }
}

/** The first cell of what a function answers to single cells and ranges. */
export function answerNamed(name: string, ...args: readonly unknown[]): Outgoing {
  return answersNamed(name, ...args)[0]?.[0] ?? "";
}

/** All cells of it. */
export function answersNamed(name: string, ...args: readonly unknown[]): Outgoing[][] {
  const rule = ruleNamed(name);
  if (rule === undefined) throw new Error(`There is no function ${name}`);
  return answerOf(
    rule,
    args.map((arg) => (Array.isArray(arg) ? (arg as Range) : [[arg]])),
  );
}

async function readReference(reference: string, port: WorkbookPort, from: string | undefined): Promise<Resolved> {
  try {
    const { values, address } = await port.read(reference, from);
    return { text: reference, values: values.map((row) => row.map(toCore)), address };
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    const why = { text: reference, why: `${CANNOT_SHOW}: ${sentence}` };
    if (kind !== "not found") return why;
    // A name may stand for a value. One that the workbook does not know comes to #NAME?, of which the fault says more.
    const value = await calculated(reference, port, from);
    return "why" in value || isUnknown(value.values) ? why : value;
  }
}

async function calculated(text: string, port: WorkbookPort, from: string | undefined): Promise<Resolved> {
  try {
    return { text, values: (await port.calculate(text, from)).map((row) => row.map(toCore)) };
  } catch (thrown) {
    return { text, why: `${CANNOT_SHOW}: ${faultOf(thrown).sentence}` };
  }
}

function isUnknown(values: Range | undefined): boolean {
  const cell = values?.[0]?.[0];
  return typeof cell === "object" && cell !== null && "code" in cell && cell.code === "#NAME?";
}

/** The core knows an error by its code. */
export function toCore(cell: PortCell | ErrorLiteral): unknown {
  return typeof cell === "object" && cell !== null ? { code: cell.error } : cell;
}

/** What the core answers as a cell shows it. */
export function toPort(cell: Outgoing): PortCell {
  return cell instanceof Refusal ? { error: cell.code } : cell;
}
