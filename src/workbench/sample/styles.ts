import { HorizontalAlign, type IStyleData, WrapStrategy } from "@univerjs/core";
import { BOLD_STYLE, CELL_STYLE, RIGHT_STYLE, roleStyles } from "../cellStyles";

/** The few styles of the sample's cells. */

const NUMBER = { ...CELL_STYLE, ...RIGHT_STYLE };
const INPUT = { ...roleStyles.input, ...RIGHT_STYLE };

const SHARE = { n: { pattern: "0.0%" } };
const FINE_SHARE = { n: { pattern: "0.00%" } };
const POINTS = { n: { pattern: "#,##0.0" } };
const COUNT = { n: { pattern: "#,##0" } };
const MONEY = { n: { pattern: "#,##0.00" } };
const FACTOR = { n: { pattern: "0.000" } };
const DATE = { n: { pattern: "yyyy-mm-dd" } };

export const styles = {
  title: roleStyles.title,
  section: roleStyles.section,
  note: roleStyles.note,
  text: CELL_STYLE,
  clipped: { ...CELL_STYLE, tb: WrapStrategy.CLIP },
  clippedNote: { ...roleStyles.note, tb: WrapStrategy.CLIP },
  heading: roleStyles.heading,
  numberHeading: { ...roleStyles.heading, ...RIGHT_STYLE },
  wrappedHeading: { ...roleStyles.heading, ...RIGHT_STYLE, tb: WrapStrategy.WRAP },
  label: { ...CELL_STYLE, ht: HorizontalAlign.LEFT },
  value: NUMBER,
  share: { ...NUMBER, ...SHARE },
  fineShare: { ...NUMBER, ...FINE_SHARE },
  points: { ...NUMBER, ...POINTS },
  count: { ...NUMBER, ...COUNT },
  money: { ...NUMBER, ...MONEY },
  factor: { ...NUMBER, ...FACTOR },
  date: { ...NUMBER, ...DATE },
  inputText: roleStyles.input,
  inputValue: INPUT,
  inputShare: { ...INPUT, ...SHARE },
  inputFineShare: { ...INPUT, ...FINE_SHARE },
  inputPoints: { ...INPUT, ...POINTS },
  inputCount: { ...INPUT, ...COUNT },
  inputMoney: { ...INPUT, ...MONEY },
  inputFactor: { ...INPUT, ...FACTOR },
  inputDate: { ...INPUT, ...DATE },
  resultMoney: { ...NUMBER, ...BOLD_STYLE, ...MONEY },
} satisfies Record<string, IStyleData>;

export type StyleName = keyof typeof styles;
