import { BooleanNumber, BorderStyleTypes, HorizontalAlign, type IStyleData, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { CellRole } from "../../pane/port";

/**
 * The few styles of the workbench. Blue on pale yellow is what a person may change, as in most financial
 * models; everything else is calculated or explains.
 */

/** Numbers stand right and words left, with room between the two where they meet. */
const CELL = { vt: VerticalAlign.MIDDLE, pd: { l: 6, r: 6 } };
export const RIGHT = { ht: HorizontalAlign.RIGHT };
const NUMBER = { ...CELL, ...RIGHT };
const BOLD = { bl: BooleanNumber.TRUE };
const INPUT = { cl: { rgb: "#0b3d91" }, bg: { rgb: "#fff8dc" } };
const HEADING = { ...BOLD, cl: { rgb: "#ffffff" }, bg: { rgb: "#0b6a6a" } };

const SHARE = { n: { pattern: "0.0%" } };
const POINTS = { n: { pattern: "#,##0.0" } };
const COUNT = { n: { pattern: "#,##0" } };
const MONEY = { n: { pattern: "#,##0.00" } };
const FACTOR = { n: { pattern: "0.000" } };
const DATE = { n: { pattern: "yyyy-mm-dd" } };

/** Of every cell without a style of its own, and below each style. */
export const plain: IStyleData = { ...CELL, ff: "Arial", fs: 10 };

export const styles = {
  title: { ...CELL, ...BOLD, fs: 15 },
  section: { ...CELL, ...BOLD, fs: 11 },
  note: { ...CELL, cl: { rgb: "#5c5f66" } },
  text: CELL,
  clipped: { ...CELL, tb: WrapStrategy.CLIP },
  heading: { ...CELL, ...HEADING },
  numberHeading: { ...NUMBER, ...HEADING },
  wrappedHeading: { ...NUMBER, ...HEADING, tb: WrapStrategy.WRAP },
  label: { ...CELL, ht: HorizontalAlign.LEFT },
  share: { ...NUMBER, ...SHARE },
  points: { ...NUMBER, ...POINTS },
  count: { ...NUMBER, ...COUNT },
  money: { ...NUMBER, ...MONEY },
  date: { ...NUMBER, ...DATE },
  inputText: { ...CELL, ...INPUT },
  inputValue: { ...NUMBER, ...INPUT },
  inputShare: { ...NUMBER, ...INPUT, ...SHARE },
  inputPoints: { ...NUMBER, ...INPUT, ...POINTS },
  inputCount: { ...NUMBER, ...INPUT, ...COUNT },
  inputMoney: { ...NUMBER, ...INPUT, ...MONEY },
  inputFactor: { ...NUMBER, ...INPUT, ...FACTOR },
  inputDate: { ...NUMBER, ...INPUT, ...DATE },
  resultMoney: { ...NUMBER, ...BOLD, ...MONEY },
} satisfies Record<string, IStyleData>;

export type StyleName = keyof typeof styles;

/** What the cells of sheets that the pane makes look like. */
export const roles: Readonly<Record<CellRole, IStyleData>> = {
  title: styles.title,
  section: styles.section,
  heading: styles.heading,
  note: styles.note,
  input: styles.inputText,
  total: { ...CELL, ...BOLD, bd: { t: { s: BorderStyleTypes.THIN, cl: { rgb: "#5c5f66" } } } },
};
