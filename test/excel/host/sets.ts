import { readFileSync } from "node:fs";

/** The ExcelApi set of each member, as Microsoft's declarations tell it. */

const DECLARATIONS = require.resolve("@types/office-js/index.d.ts");

let sets: Map<string, number> | undefined;

/** The minor version of a member's set; undefined for a member that is not declared, and for one beyond all sets. */
export function setOf(type: string, member: string): number | undefined {
  sets ??= readSets();
  return sets.get(`${type}.${member}`);
}

/** A class's own set stands before it, and a member's before the member. Overloads have the earliest. */
function readSets(): Map<string, number> {
  const read = new Map<string, number>();
  const text = readFileSync(DECLARATIONS, "utf8");
  const from = text.indexOf("\ndeclare namespace Excel {");
  let type = "";
  let ofType = 1;
  let told: number | undefined;
  for (const line of text.slice(from, text.indexOf("\n}", from)).split("\n")) {
    const set = /\[Api set: (\w+) (?:1\.(\d+))?/.exec(line);
    if (set !== null) told = set[1] === "ExcelApi" && set[2] !== undefined ? Number(set[2]) : Infinity;
    const opened = /^ {4}class (\w+)/.exec(line);
    const member = /^ {8}(?:readonly )?(\w+)\??[(:<]/.exec(line);
    if (opened !== null) {
      type = opened[1] ?? "";
      ofType = told ?? 1;
    } else if (member !== null) {
      const key = `${type}.${member[1] ?? ""}`;
      read.set(key, Math.min(told ?? ofType, read.get(key) ?? Infinity));
    }
    if (opened !== null || member !== null || line.startsWith("    }")) told = undefined;
  }
  return read;
}
