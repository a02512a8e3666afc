import { catalogue } from "../../src/core/catalogue";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { callRule, type Outgoing } from "../../src/core/define/call";
import { isTable, type Rule, type ValueRule } from "../../src/core/define/rule";

/** Functions of the catalogue, called as a formula calls them, and their answers as tests look at them. */

export function ruleNamed(name: string): Rule {
  const rule = catalogue.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`No ${name}`);
  return rule;
}

export function valueRuleNamed(name: string): ValueRule {
  const rule = ruleNamed(name);
  if (isTable(rule)) throw new Error(`${name} answers no single value`);
  return rule;
}

/** @param args ranges; anything else is one cell. */
export function answer(name: string, ...args: readonly unknown[]): Outgoing[][] | Refusal {
  return orRefusal(() =>
    callRule(
      ruleNamed(name),
      args.map((arg): unknown => (Array.isArray(arg) ? arg : [[arg]])),
    ),
  );
}

/** The number, or the error that stands in its place. */
export function shown(cell: Outgoing | Refusal | undefined): unknown {
  return cell instanceof Refusal ? cell.code : cell;
}

/** The one cell of an answer. */
export function one(name: string, ...args: readonly unknown[]): unknown {
  const found = answer(name, ...args);
  return shown(found instanceof Refusal ? found : found[0]?.[0]);
}

/** Cells of an answered table by row and heading. */
export function lookup(found: Outgoing[][] | Refusal): (row: string | number, title: string) => Outgoing | Refusal {
  return (row, title) => {
    if (found instanceof Refusal) return found;
    const line = typeof row === "number" ? found[row] : found.find(([first]) => first === row);
    return line?.[found[0]?.indexOf(title) ?? -1] ?? "";
  };
}

export const column = (cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);
