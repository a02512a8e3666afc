import type { CellLook } from "../book/book";
import { TEXT_FORMAT } from "../cellFormats";

/** How the sheets of an offer show their numbers. */
export const MONEY: CellLook = { format: "#,##0.00" };
export const SHARE: CellLook = { format: "0.00%" };
export const WHOLE: CellLook = { format: "#,##0" };
export const FACTOR: CellLook = { format: "0.000##" };
/** A share that somebody negotiates shows each of its digits. */
export const EXACT_SHARE: CellLook = { format: "0.00##%" };
export const DATE: CellLook = { format: "yyyy-mm-dd" };
export const SCORE: CellLook = { format: "#,##0.0##" };
export const TEXT: CellLook = { format: TEXT_FORMAT };

/** Member months are mostly whole; where they are not, they show it. */
export function monthsLook(months: number): CellLook {
  return Number.isInteger(months) ? WHOLE : MONEY;
}
