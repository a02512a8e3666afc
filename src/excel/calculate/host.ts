/// <reference types="office-js" />
import { parseReference } from "../../pane/formula/reference";
import type { PortCell, PortFault } from "../../pane/port";
import { readContent, namedValue, namesNoCells, referencedRange } from "../ranges";
import { excelFaultOf, runExcel } from "../run";
import { calculateExpression, type HostArgument } from "./calculate";
import type { PortMatrix } from "./operators";
import { notReckoned } from "../../pane/formula/faults";

/** What an expression comes to where a formula in the cell `from` has it, or else in the selected cell. */
export function calculateInExcel(expression: string, from?: string): Promise<PortMatrix> {
  return calculateExpression(expression, {
    read: (reference) => read(reference, from),
    compute: (name, args) => compute(name, args, from),
  });
}

/** Not where Excel would read more cells than can be read here, a name's as well. */
function read(reference: string, from: string | undefined): Promise<PortMatrix> {
  const missing = namesNoCells(reference);
  return runExcel(async (context) => {
    const argument = await cellsOrValue(context, reference, missing, from);
    if ("value" in argument) return [[argument.value]];
    return (await readContent(context, argument.range, missing, notReckoned(reference))).values;
  }, missing);
}

/** A name may stand for a number or text instead of cells. */
async function cellsOrValue(
  context: Excel.RequestContext,
  reference: string,
  missing: PortFault,
  from: string | undefined,
): Promise<{ range: Excel.Range } | { value: PortCell }> {
  try {
    const range = (await referencedRange(context, reference, missing, from)).load("address");
    await context.sync();
    if (!range.isNullObject) return { range };
  } catch (thrown) {
    const fault = excelFaultOf(thrown, missing);
    if (fault !== missing) throw fault;
  }
  if (parseReference(reference)?.kind !== "name") throw missing;
  const value = await namedValue(context, reference, missing, from).catch((thrown: unknown) => {
    throw excelFaultOf(thrown, missing);
  });
  if (value === null) throw notReckoned(reference);
  return { value };
}

/** Excel's functions are methods of one object, named as in formulas but for their capitals and dots. */
type Functions = Readonly<Record<string, ((...args: unknown[]) => Excel.FunctionResult<unknown>) | undefined>>;

function compute(name: string, args: readonly HostArgument[], from: string | undefined): Promise<PortCell> {
  return runExcel(async (context) => {
    const functions = context.workbook.functions as unknown as Functions;
    const method = functions[methodOf(functions, name)];
    if (method === undefined) throw notReckoned(name);
    const given: unknown[] = [];
    for (const arg of args) {
      const one = "value" in arg ? arg : await cellsOrValue(context, arg.reference, namesNoCells(arg.reference), from);
      given.push("value" in one ? one.value : one.range);
    }
    const result = method.apply(functions, given).load("value,error");
    await context.sync();
    if (result.error) return { error: codeOf(result.error) };
    const { value } = result;
    if (typeof value !== "number" && typeof value !== "string" && typeof value !== "boolean") throw notReckoned(name);
    return value;
  }, notReckoned(name));
}

/** Excel tells some errors without the mark that ends them in a cell. */
function codeOf(error: string): string {
  return /[!?]$|^#N\/A$/.test(error) ? error : `${error}!`;
}

/** Methods that every object of Office.js has, and that are no functions of Excel. */
const OF_EVERY_OBJECT: readonly string[] = ["constructor", "toJSON"];

/** The name of the method for a function; "" where there is none. */
function methodOf(functions: Functions, name: string): string {
  const wanted = name.replaceAll(".", "_").toLowerCase();
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(functions));
  return methods.find((method) => method.toLowerCase() === wanted && !OF_EVERY_OBJECT.includes(method)) ?? "";
}
