import type { IFunction, IFunctionParameter } from "custom-functions-metadata";
import { catalogue } from "../core/catalogue";
import type { Rule } from "../core/define/rule";
import { tell, type ToldArgument } from "../core/define/tell";
import { FIRST_EDITION } from "../core/guide/carried";
import { helpUrl } from "./help/pages";

/**
 * Every parameter and result is a matrix of any: a single cell arrives as [[x]], and lifting is ours, the
 * same in every Excel.
 */
const MATRIX = { type: "any", dimensionality: "matrix" } as const;

function parameterOf([name, { says, optional }]: [string, ToldArgument]): IFunctionParameter {
  return { name, description: says, ...MATRIX, ...(optional ? { optional } : {}) };
}

export function functionOf(rule: Rule, host: string): IFunction {
  const { name } = rule;
  // As released: what a function says of itself before any terms are known.
  const { says, takes } = tell(rule, FIRST_EDITION);
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
