import type { CodeRange } from "../../cells/procedureCode";

const RANGE = /\b([A-Z]?\d{4,5})[-–]([A-Z]?\d{4,5})\b/g;
const FAMILY = /\b(\d{3})xx\b/g;
const LETTERS = /\b([A-Z])(?: & ([A-Z]))? codes\b/gi;
const SUFFIX = /\bending in ([A-Z])\b/g;

/**
 * The codes that an entry of Table 1 or 2 prints itself: "90757-99756", "992xx", "S & Q codes", "Codes
 * ending in T". None where it names a service in words.
 */
export function printedRanges(entry: string): CodeRange[] {
  return [
    ...[...entry.matchAll(RANGE)].map(([, from = "", to = ""]) => ({ from, to })),
    ...[...entry.matchAll(FAMILY)].map(([, digits = ""]) => ({ from: `${digits}00`, to: `${digits}99` })),
    ...[...entry.matchAll(LETTERS)].flatMap(([, ...initials]) =>
      initials.filter(Boolean).map((letter) => ({ from: `${letter}0000`, to: `${letter}9999` })),
    ),
    ...[...entry.matchAll(SUFFIX)].map(([, letter = ""]) => ({ from: `0000${letter}`, to: `9999${letter}` })),
  ];
}
