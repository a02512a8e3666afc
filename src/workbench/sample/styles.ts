import { HorizontalAlign, type IStyleData, WrapStrategy } from "@univerjs/core";
import { BOLD, CELL, RIGHT, roles } from "../cellStyles";

/** The few styles of the sample's cells. */

const NUMBER = { ...CELL, ...RIGHT };
const INPUT = { ...roles.input, ...RIGHT };

const SHARE = { n: { pattern: "0.0%" } };
const POINTS = { n: { pattern: "#,##0.0" } };
const COUNT = { n: { pattern: "#,##0" } };
const MONEY = { n: { pattern: "#,##0.00" } };
const FACTOR = { n: { pattern: "0.000" } };
const DATE = { n: { pattern: "yyyy-mm-dd" } };

export const styles = {
  title: roles.title,
  section: roles.section,
  note: roles.note,
  text: CELL,
  clipped: { ...CELL, tb: WrapStrategy.CLIP },
  clippedNote: { ...roles.note, tb: WrapStrategy.CLIP },
  wrapped: { ...CELL, tb: WrapStrategy.WRAP },
  heading: roles.heading,
  numberHeading: { ...roles.heading, ...RIGHT },
  wrappedHeading: { ...roles.heading, ...RIGHT, tb: WrapStrategy.WRAP },
  label: { ...CELL, ht: HorizontalAlign.LEFT },
  share: { ...NUMBER, ...SHARE },
  points: { ...NUMBER, ...POINTS },
  count: { ...NUMBER, ...COUNT },
  money: { ...NUMBER, ...MONEY },
  date: { ...NUMBER, ...DATE },
  inputText: roles.input,
  inputValue: INPUT,
  inputShare: { ...INPUT, ...SHARE },
  inputPoints: { ...INPUT, ...POINTS },
  inputCount: { ...INPUT, ...COUNT },
  inputMoney: { ...INPUT, ...MONEY },
  inputFactor: { ...INPUT, ...FACTOR },
  inputDate: { ...INPUT, ...DATE },
  resultMoney: { ...NUMBER, ...BOLD, ...MONEY },
} satisfies Record<string, IStyleData>;

export type StyleName = keyof typeof styles;
