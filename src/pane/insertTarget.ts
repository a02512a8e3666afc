import { type FoundCell, type InsertTarget, PortFault, type Selection } from "./port";

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

/** Why nothing may be written there; null where all is as the person was told. The same in every workbook. */
export function insertFault({ address, replaces }: InsertTarget, found: FoundCell): PortFault | null {
  if (found.address !== address) {
    return new PortFault(
      "other",
      `Nothing was written, because ${found.address} is selected now and not ${address}. Look at the button, then insert again.`,
    );
  }
  if (found.spillsFrom !== null && found.spillsFrom !== address) {
    const { spillsFrom } = found;
    return new PortFault(
      "other",
      `Nothing was written, because ${address} shows a part of the result of ${spillsFrom}. Select ${spillsFrom} to replace that, or an empty cell.`,
    );
  }
  if (found.filled && !replaces) {
    return new PortFault(
      "other",
      `Nothing was written, because ${address} is no longer empty. Insert again to replace what stands there now.`,
    );
  }
  return null;
}
