import type { WorkbookName } from "../port";

/** A name that no sheet, table or name of the workbook has: this one, or this one with a number. */
export function freeName(wanted: string, between: string, names: readonly Pick<WorkbookName, "name">[]): string {
  const taken = new Set(names.map(({ name }) => name.toLowerCase()));
  const numbered = (count: number): string => (count === 1 ? wanted : `${wanted}${between}${count}`);
  let count = 1;
  while (taken.has(numbered(count).toLowerCase())) count += 1;
  return numbered(count);
}
