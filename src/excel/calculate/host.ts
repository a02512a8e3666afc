/// <reference types="office-js" />
import { parseReference } from "../../pane/formula/reference";
import type { PortCell } from "../../pane/port";
import { contentOf, namesNoCells, rangeOf } from "../ranges";
import { faultOf, runExcel } from "../run";
import { calculate, inOwnCell, type HostArgument } from "./calculate";
import type { Cells } from "./operators";

/** What an expression comes to where a formula in the cell `from` has it, or else in the selected cell. */
export function calculateInExcel(expression: string, from?: string): Promise<Cells> {
  return calculate(expression, {
    read: (reference) => read(reference, from),
    compute: (name, args) => compute(name, args, from),
  });
}

function read(reference: string, from: string | undefined): Promise<Cells> {
  const missing = namesNoCells(reference);
  return runExcel(async (context) => {
    try {
      return (await contentOf(context, await rangeOf(context, reference, missing, from), missing)).values;
    } catch (thrown) {
      const value = faultOf(thrown) === missing ? await namedValue(context, reference) : undefined;
      if (value === undefined) throw thrown;
      return [[value]];
    }
  }, missing);
}

/** A name may stand for a number or text instead of cells. */
async function namedValue(context: Excel.RequestContext, reference: string): Promise<PortCell | undefined> {
  const parsed = parseReference(reference);
  if (parsed?.kind !== "name" || parsed.sheet !== null) return undefined;
  const item = context.workbook.names.getItemOrNullObject(parsed.name).load("type,value");
  await context.sync();
  return item.isNullObject ? undefined : plain(item.value);
}

function plain(value: unknown): PortCell | undefined {
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

/** Excel's functions are methods of one object, named as in formulas but for their capitals and dots. */
type Functions = Readonly<Record<string, ((...args: unknown[]) => Excel.FunctionResult<unknown>) | undefined>>;

function compute(name: string, args: readonly HostArgument[], from: string | undefined): Promise<PortCell> {
  return runExcel(async (context) => {
    const { functions } = context.workbook;
    const method = methodOf(functions, name);
    if (method === null) throw inOwnCell(`${name} is not reckoned outside a cell`);
    const given = await Promise.all(args.map(async (arg) => ("value" in arg ? arg.value : rangeOf(context, arg.reference, namesNoCells(arg.reference), from))));
    const result = (functions as unknown as Functions)[method]?.(...given);
    result?.load("value,error");
    await context.sync();
    if (result?.error) return { error: result.error };
    return plain(result?.value) ?? null;
  });
}

function methodOf(functions: Excel.Functions, name: string): string | null {
  const wanted = name.replaceAll(".", "_").toLowerCase();
  for (let holder: unknown = functions; typeof holder === "object" && holder !== null; holder = Object.getPrototypeOf(holder)) {
    const found = Object.getOwnPropertyNames(holder).find((method) => method.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return null;
}
