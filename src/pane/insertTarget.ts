import type { Selection, InsertTarget } from "./port";

/** The first selected cell, and whether something stands there that a formula would replace. */
export function insertTargetOf({ address, formula, values }: Selection): InsertTarget {
  const content = values[0]?.[0] ?? null;
  return { address: address.replace(/:[^:!]*$/, ""), replaces: formula !== "" || (content !== null && content !== "") };
}

/**
 * What the button says that it does.
 * @param missing the first argument that has to be filled in before anything can be inserted: the button leads to it.
 */
export function insertLabel(target: InsertTarget | null, missing: string | undefined): string {
  if (missing !== undefined) return `Fill in ${missing} first`;
  if (target === null) return "Insert";
  return target.replaces ? `Replace ${target.address}` : `Insert into ${target.address}`;
}
