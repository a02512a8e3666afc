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
