import type { IFunction, IFunctionParameter } from "custom-functions-metadata";
import { catalogue } from "../core/catalogue";
import type { Argument, Rule } from "../core/define/rule";
import { helpUrl } from "./help/pages";

/**
 * Every parameter and result is a matrix of any: a single cell arrives as [[x]], and lifting is ours, the
 * same in every Excel.
 */
const MATRIX = { type: "any", dimensionality: "matrix" } as const;

function parameterOf([name, { says, optional }]: [string, Argument<unknown>]): IFunctionParameter {
  return { name, description: says, ...MATRIX, ...(optional ? { optional } : {}) };
}

export function functionOf({ name, says, takes }: Rule, host: string): IFunction {
  return {
    id: name,
    name,
    description: says,
    helpUrl: helpUrl(host, name),
    parameters: Object.entries(takes).map(parameterOf),
    result: { ...MATRIX },
  };
}

/** functions.json: what Excel and the workbench know of every function before any is called. */
export function functionsJson(host: string): string {
  const functions = catalogue.map((rule) => functionOf(rule, host));
  return `${JSON.stringify({ allowErrorForDataTypeAny: true, functions }, null, 2)}\n`;
}
