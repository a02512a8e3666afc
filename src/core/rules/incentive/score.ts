import { echo, ErrorValue, passOn, type Cell } from "../../cells/cell";
import { numberText } from "../../cells/numberText";
import type { Refusal } from "../../cells/refusal";
import { wrongInput } from "../../cells/refusal";
import { fold } from "../../cells/text";
import { notANumber } from "../../define/kinds";
import { MOST_POINTS } from "../../numbers/allowance";
import { exact } from "../../numbers/exact";
import { LARGEST_FRACTION, LARGEST_RATIO } from "../../terms/measures";
import { perTerms } from "../../terms/perTerms";
import type { Terms } from "../../terms/terms";
import type { Targets } from "./schedule";

/** Words that plans and registries write where there is no score. */
const USUAL_WORDS: ReadonlySet<string> = new Set(["--", "*", "<11", "NR"]);

/** Whether a cell holds no score under a plan's terms: it is blank, or one of the words that stand for no data. */
export function isNoData(cell: Cell | Refusal, terms: Terms): boolean {
  return cell === null || (typeof cell === "string" && missingWords(terms).has(fold(cell)));
}

/** Texts that stand for no data, as they are compared. */
const missingWords = perTerms((terms): ReadonlySet<string> => new Set(terms.value("missing.words").map(fold)));

/** A baseline as the measure reads it; null where there is none. A 0 may be a blank that a host handed over. */
export function readBaseline(cell: Cell, targets: Targets<unknown>, argument = "baseline"): number | null {
  if (cell === 0 && (targets.zeroBaselineIsNone || targets.measure.unit === "cost")) return null;
  return readScore(cell, targets, argument);
}

/** A score as the measure reads it; null where there is no data. Refused where it is doubtful. */
export function readScore(cell: Cell, targets: Targets<unknown>, argument = "score"): number | null {
  if (cell === null) return null;
  if (typeof cell !== "number") return readOther(cell, targets, argument);
  if (cell < 0) throw wrongInput(`${argument}: ${echo(cell)} is below 0`);
  if (cell === 0) return readZero(targets, argument);
  if (targets.measure.unit === "percent") return readPercent(cell, targets, argument);
  if (cell <= LARGEST_RATIO && targets.ratioIsRefused) {
    throw wrongInput(
      `${argument}: ${echo(cell)} looks like an observed-to-expected ratio or a rate per member; give events per 1,000, or set score.ratio to accept`,
    );
  }
  return cell;
}

/** Words of the plan for no data; every other text is refused. */
function readOther(cell: Exclude<Cell, number | null>, targets: Targets<unknown>, argument: string): null {
  if (cell instanceof ErrorValue) throw passOn(cell, argument);
  if (typeof cell === "string" && isNoData(cell, targets.terms)) return null;
  if (typeof cell === "string" && USUAL_WORDS.has(fold(cell))) {
    throw wrongInput(`${argument}: ${echo(cell)} is no number; name it in missing.words where it stands for no data`);
  }
  const { measure } = targets;
  throw wrongInput(
    `${argument}: ${notANumber(cell, typedScore(cell, targets)) ?? `${echo(cell)} is not a number; give a score of ${measure.code}${scaleOf(targets)}`}`,
  );
}

/** As the scale of the terms has it: 66.5% is 66.5 points, or 0.665. */
function typedScore(cell: Cell, { fraction }: Targets<unknown>): string | null {
  const text = numberText(cell);
  if (text?.endsWith("%") !== true) return text;
  const points = text.slice(0, -1);
  return fraction ? exact(points).div(100).toString() : points;
}

function readPercent(cell: number, { fraction, smallIsRefused }: Targets<unknown>, argument: string): number {
  if (fraction) {
    if (exact(cell).times(100).greaterThan(MOST_POINTS)) {
      throw wrongInput(
        `${argument}: ${echo(cell)} is above 1, and score.scale is fraction; give ${exact(cell).div(100).toNumber()}`,
      );
    }
    return cell;
  }
  if (cell <= LARGEST_FRACTION && smallIsRefused) {
    throw wrongInput(
      `${argument}: ${echo(cell)} looks like a percent; give ${exact(cell).times(100).toNumber()}, or set score.small to accept where it is meant`,
    );
  }
  if (cell > MOST_POINTS) throw wrongInput(`${argument}: ${echo(cell)} is above 100; give points from 0 to 100`);
  return cell;
}

function readZero({ measure, zeroIsDoubted }: Targets<unknown>, argument: string): number {
  if (measure.unit === "cost") {
    throw wrongInput(`${argument}: 0 is not a cost; give an amount above 0, or leave the cell blank`);
  }
  if (zeroIsDoubted) {
    throw wrongInput(
      `${argument}: 0 may be a blank cell; leave it blank where there is no data, or set score.zero to accept where 0 is meant`,
    );
  }
  return 0;
}

function scaleOf({ measure, fraction }: Targets<unknown>): string {
  if (measure.unit !== "percent") return `, ${measure.unit}`;
  return fraction ? " as a fraction from 0 to 1" : " in points";
}
