import { echo } from "../../cells/cell";
import { wrongInput } from "../../cells/refusal";
import { allOf } from "../../cells/text";
import { notANumber } from "../../define/kinds";
import type { Kind } from "../../define/rule";
import { hpiAdjustments } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";

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
export function refuseNoDecile(decile: number | null, argument: () => string, terms: Terms): void {
  if (decile !== null) return;
  throw wrongInput(
    [`${argument()}: a blank cell; give the decile of the site`, ...withoutAdjustment(terms)].join("; "),
  );
}

/** "6 to 10 adjust nothing", in a list of its own: empty where every decile adjusts. */
export function withoutAdjustment(terms: Terms): string[] {
  const none = hpiAdjustments(terms.edition).flatMap((adjustment, index) =>
    terms.settled(adjustment).isZero() ? index + 1 : [],
  );
  const runs = none.filter((decile) => !none.includes(decile - 1)).map((first) => runFrom(first, none));
  return none.length === 0 ? [] : [`${allOf(runs)} ${none.length === 1 ? "adjusts" : "adjust"} nothing`];
}

/** "6 to 10": the deciles one after the other, from the first of them. */
function runFrom(first: number, deciles: readonly number[]): string {
  let last = first;
  while (deciles.includes(last + 1)) last += 1;
  return first === last ? String(first) : `${first} to ${last}`;
}
