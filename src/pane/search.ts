import type { Rule } from "../core/define/rule";
import { catalogue, FIRST_EDITION, fold, tell } from "../core/shared";

export interface FamilyGroup {
  readonly family: string;
  readonly rules: readonly Rule[];
}

const haystacks = new Map(catalogue.map((rule) => [rule, haystackOf(rule)]));

/** The functions in which every word of the search occurs, by family. */
export function search(wanted: string): FamilyGroup[] {
  const words = fold(wanted)
    .split(/\s+/)
    .filter((word) => word !== "");
  const groups = new Map<string, Rule[]>();
  for (const rule of catalogue) {
    const haystack = haystacks.get(rule) ?? "";
    if (!words.every((word) => haystack.includes(word))) continue;
    groups.set(rule.family, [...(groups.get(rule.family) ?? []), rule]);
  }
  return [...groups].map(([family, rules]) => ({ family, rules }));
}

function haystackOf(rule: Rule): string {
  const { name, says, family, gives } = rule;
  const args = Object.entries(tell(rule, FIRST_EDITION).takes).flatMap(([argument, { says: help, kind }]) => [
    argument,
    help,
    kind.says,
  ]);
  return fold([`APC.${name}`, says, family, gives.says, ...args].join(" "));
}
