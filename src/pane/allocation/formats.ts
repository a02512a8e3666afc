import type { CellLook } from "../book/book";
import { TEXT as TEXT_FORMAT } from "../cellFormats";

/** How the sheets of an offer show their numbers. */
export const MONEY: CellLook = { format: "#,##0.00" };
export const SHARE: CellLook = { format: "0.00%" };
export const WHOLE: CellLook = { format: "#,##0" };
export const FACTOR: CellLook = { format: "0.000" };
export const SCORE: CellLook = { format: "#,##0.0##" };
export const TEXT: CellLook = { format: TEXT_FORMAT };
