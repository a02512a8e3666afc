import { number } from "../../define/kinds";
import type { Kind } from "../../define/rule";
import { FIRST_SERIAL, LAST_SERIAL } from "../../numbers/dates";

/** Dollars; negative where members are terminated retroactively or money is recovered. */
export const amount = number("an amount in dollars", () => true);

/** How many payouts are final. */
export const payoutCount = number("a whole number of payouts", (value) => Number.isInteger(value) && value >= 0);

export const payout = number(
  "a whole number, 1 for the first payout",
  (value) => Number.isInteger(value) && value >= 1,
);

/** The same in a long list, where a 0 is a blank that a host handed over: no payout is called 0. */
export const payoutOfRow: Kind<number> = { ...payout, word: true };

export const day = number(
  "a date without a time, as Excel keeps one",
  (value) => Number.isInteger(value) && value >= FIRST_SERIAL && value <= LAST_SERIAL,
);
