import type { WorkbookName } from "./port";

/** A name that no sheet, table or name of the workbook has: this one, or this one with a number. */
export function freeName(wanted: string, between: string, names: readonly Pick<WorkbookName, "name">[]): string {
  return numbered(wanted, between, freeNumber([wanted], between, names));
}

/** The lowest number, from this one on, with which all of these names are free; the first of a name goes without. */
export function freeNumber(
  wanted: readonly string[],
  between: string,
  names: readonly Pick<WorkbookName, "name">[],
  from = 1,
): number {
  const taken = new Set(names.map(({ name }) => name.toLowerCase()));
  let number = from;
  while (wanted.some((name) => taken.has(numbered(name, between, number).toLowerCase()))) number += 1;
  return number;
}

export function numbered(name: string, between: string, number: number): string {
  return number === 1 ? name : `${name}${between}${number}`;
}
