import { echo } from "../../cells/cell";
import { wrongInput } from "../../cells/refusal";
import { notANumber } from "../../define/kinds";
import type { Kind } from "../../define/rule";

/** A decile of the Healthy Places Index. */
export const decile: Kind<number> = {
  says: "a whole number from 1 to 10",
  read(cell, argument) {
    if (typeof cell === "number" && Number.isInteger(cell) && cell >= 1 && cell <= 10) return cell;
    const text = notANumber(cell);
    if (text !== null) throw wrongInput(`${argument}: ${text}`);
    const hint = typeof cell === "number" && cell > 10 && cell <= 100 ? "; a percentile? use APC.HPI.DECILE" : "";
    throw wrongInput(
      `${argument}: ${echo(cell)} is not a decile; give a whole number from 1 to 10, 1 for the lowest Healthy Places Index${hint}`,
    );
  },
};

/** The same where it may be left out: no decile is called 0, so a 0 is a blank that a host handed over. */
export const decileOrBlank: Kind<number | null> = {
  says: decile.says,
  read: (cell, argument) => (cell === 0 ? null : decile.read(cell, argument)),
};

/** Refuses a blank decile where something is risk-adjusted: a missing one must not pass for one without adjustment. */
export function refuseNoDecile(decile: number | null, argument: () => string): void {
  if (decile === null) {
    throw wrongInput(`${argument()}: a blank cell; give the decile of the site; 6 to 10 adjust nothing`);
  }
}
