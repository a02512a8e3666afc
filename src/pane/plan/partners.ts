import { practicesIn, Refusal, scoresHeldIn, scoresIn } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { termsRange } from "./termRows";
import type { PlanRanges } from "./payments";

/** How the two tables go together. */
interface Partners {
  /** How many scores of each practice count, by its name; where none does, its Expected share holds. */
  readonly held: ReadonlyMap<string, number>;
  /** Practices of which no score counts, each once. */
  readonly practices: readonly string[];
  /** Names of scores that no practice has: their rows count for nobody. */
  readonly scores: readonly string[];
}

const ALONE: Partners = { held: new Map(), practices: [], scores: [] };

/** Nothing is told where there are no scores at all, or where a table cannot be read, which the figures say. */
export function partnersOf({ practices, scores }: PlanRanges, terms: readonly TermsRow[]): Partners {
  if (scores === null) return ALONE;
  try {
    const held = scoresHeldIn(scores, termsRange(terms));
    const here = namesIn(practicesIn(practices).cells.practice);
    const there = namesIn(scoresIn(scores).cells.practice);
    return {
      held,
      practices: [...here].filter((name) => (held.get(name) ?? 0) === 0),
      scores: [...there].filter((name) => !here.has(name)),
    };
  } catch (refusal) {
    if (refusal instanceof Refusal) return ALONE;
    throw refusal;
  }
}

function namesIn(cells: readonly unknown[]): ReadonlySet<string> {
  return new Set(cells.filter((name) => typeof name === "string"));
}
