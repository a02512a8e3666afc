import { TEXT_FORMAT } from "./cellFormats";
import type { NewCell } from "./port";

/** How the sheets of an offer show their numbers. */
export const MONEY = { format: "#,##0.00" } satisfies Pick<NewCell, "format">;
/** Dollars per member per month, of which each digit is paid. */
export const RATE = { format: "#,##0.00##" } satisfies Pick<NewCell, "format">;
export const SHARE = { format: "0.00%" } satisfies Pick<NewCell, "format">;
export const WHOLE = { format: "#,##0" } satisfies Pick<NewCell, "format">;
export const FACTOR = { format: "0.000##" } satisfies Pick<NewCell, "format">;
/** A share that somebody negotiates shows each of its digits. */
export const EXACT_SHARE = { format: "0.00##%" } satisfies Pick<NewCell, "format">;
export const DATE = { format: "yyyy-mm-dd" } satisfies Pick<NewCell, "format">;
export const SCORE = { format: "#,##0.0##" } satisfies Pick<NewCell, "format">;
export const TEXT = { format: TEXT_FORMAT } satisfies Pick<NewCell, "format">;
