import type { Rule } from "../core/define/rule";
import { catalogue, FIRST_EDITION, fold, tell } from "../core/shared";

/** A function as the list shows it. */
interface ListedFunction {
  readonly name: string;
  readonly says: string;
}

export interface FamilyGroup {
  readonly family: string;
  readonly functions: readonly ListedFunction[];
}

const entries = catalogue.map(entryOf);

/** The functions in which every word of the search occurs, by family. */
export function search(wanted: string): FamilyGroup[] {
  const words = fold(wanted)
    .split(/\s+/)
    .filter((word) => word !== "");
  const groups = new Map<string, ListedFunction[]>();
  for (const { family, listed, haystack } of entries) {
    if (!words.every((word) => haystack.includes(word))) continue;
    groups.set(family, [...(groups.get(family) ?? []), listed]);
  }
  return [...groups].map(([family, functions]) => ({ family, functions }));
}

function entryOf(rule: Rule): { family: string; listed: ListedFunction; haystack: string } {
  const { name, family } = rule;
  const { says, answer, takes } = tell(rule, FIRST_EDITION);
  const args = Object.entries(takes).flatMap(([argument, { says: help, kind }]) => [argument, help, kind.says]);
  return {
    family,
    listed: { name, says },
    haystack: fold([`APC.${name}`, says, family, answer, ...args].join(" ")),
  };
}
