import { exact } from "../../core/shared";
import type { SiteDraft } from "./draft";
import { readNumber } from "./typedNumber";

/**
 * The sites of a plan in one cell: "Practice 01 | 1 | 6000; Practice 02 | 4 | 9500" are names, deciles and member
 * months. A backslash stands before a sign that is a part of a name.
 */

export function writeSites(sites: readonly SiteDraft[]): string {
  return sites
    .map(({ name, decile, memberMonths }) => {
      const months = readNumber(memberMonths);
      return [name, decile, months === null ? memberMonths : exact(months).toFixed()].map(escaped).join(" | ");
    })
    .join("; ");
}

export function readSites(text: string): SiteDraft[] {
  return split(text, ";")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [name = "", decile = "", ...months] = split(part, "|").map((piece) => plain(piece.trim()));
      return { name, decile, memberMonths: months.join(" ") };
    });
}

function escaped(text: string): string {
  return text.replace(/[\\|;]/g, "\\$&");
}

function plain(text: string): string {
  return text.replace(/\\([\\|;])/g, "$1");
}

/** At every such sign that no backslash takes for itself. */
function split(text: string, sign: string): string[] {
  const parts = [""];
  for (const [piece] of text.matchAll(/\\[\\|;]|[^]/g)) {
    if (piece === sign) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${piece}`);
  }
  return parts;
}
