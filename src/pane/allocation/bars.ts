import { exact } from "../../core/shared";
import type { BookCell } from "../book/book";
import type { OutlookTitle } from "../../core/rules/uplift/outlook";
import { ESTIMATES, type Estimate } from "./estimates";
import type { Priced, Results } from "./resultsSheet";

/** The geometry of the chart: how long each part of each bar is. */

export const MEASURES_OF_PRICE = { pmpm: "PMPM", period: "Period", project: "Project" } as const satisfies Record<
  keyof Priced,
  string
>;

/** The parts of a bar, from its start. */
export const BAR_PARTS = {
  base: "Base payment",
  direct: "Direct services",
  populationHealth: "Population health",
  incentive: "Performance incentive",
  notEarned: "Incentive not earnable today",
  risk: "Risk adjustment, on top of the 30%",
} as const;
export type BarPart = keyof typeof BAR_PARTS;

export interface Bar {
  readonly estimate: Estimate;
  /** Null where a figure is refused: half a bar would be a wrong one. */
  readonly parts: Readonly<Record<BarPart, number>> | null;
}

export function barsOf({ lines, added }: Results, measure: keyof Priced): Bar[] {
  return ESTIMATES.map((estimate) => {
    const at = (line: OutlookTitle) => numberIn(lines[line][estimate]?.[measure]);
    // What of the maximum can be earned today lies between what is committed and what is earnable.
    const earnable = difference(numberIn(added.earnable?.[measure]), numberIn(added.committed?.[measure]));
    const incentive = estimate === "maximum" ? earnable : at("Performance incentive");
    const parts = {
      base: at("Base payment"),
      direct: at("Direct services"),
      populationHealth: at("Population health"),
      incentive,
      notEarned: estimate === "maximum" ? difference(at("Performance incentive"), earnable) : 0,
      risk: at("Risk adjustment"),
    };
    return { estimate, parts: isComplete(parts) ? parts : null };
  });
}

function isComplete(parts: Readonly<Record<BarPart, number | null>>): parts is Record<BarPart, number> {
  return Object.values(parts).every((length) => length !== null);
}

function numberIn(cell: BookCell | undefined): number | null {
  return typeof cell?.value === "number" ? cell.value : null;
}

/** Two rounded quotients can differ in their last digits where nothing lies between them. */
const DIGITS = 9;

function difference(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : exact(whole).minus(part).toDecimalPlaces(DIGITS).toNumber();
}
