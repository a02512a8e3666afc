import { echo, type Cell } from "../../cells/cell";
import { wrongInput } from "../../cells/refusal";
import { exact } from "../../numbers/exact";
import type { Targets } from "./schedule";

/** At or below this, a count per 1,000 looks like an observed-to-expected ratio or a rate per member. */
const LARGEST_RATIO = 2;

/** A baseline as the measure reads it; null where there is none. A 0 may be a blank that a host handed over. */
export function readBaseline(cell: Cell, targets: Targets<unknown>): number | null {
  if (cell === 0 && targets.zeroBaselineIsNone) return null;
  return readScore(cell, targets, "baseline");
}

/** A score as the measure reads it; null where there is no data. Refused where it is doubtful. */
export function readScore(cell: Cell, targets: Targets<unknown>, argument = "score"): number | null {
  if (cell === null) return null;
  if (typeof cell !== "number") {
    throw wrongInput(
      `${argument}: ${echo(cell)} is not a number; give a score of ${targets.measure.code}${scaleOf(targets)}`,
    );
  }
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

function readPercent(cell: number, { fraction }: Targets<unknown>, argument: string): number {
  if (fraction) {
    if (cell > 1)
      throw wrongInput(
        `${argument}: ${echo(cell)} is above 1, and score.scale is fraction; give ${exact(cell).div(100).toNumber()}`,
      );
    return cell;
  }
  if (cell <= 1)
    throw wrongInput(`${argument}: ${echo(cell)} looks like a percent; give ${exact(cell).times(100).toNumber()}`);
  if (cell > 100) throw wrongInput(`${argument}: ${echo(cell)} is above 100; give points from 0 to 100`);
  return cell;
}

function readZero({ measure, zeroIsDoubted }: Targets<unknown>, argument: string): number {
  if (measure.unit === "cost")
    throw wrongInput(`${argument}: 0 is not a cost; give an amount above 0, or leave the cell blank`);
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
