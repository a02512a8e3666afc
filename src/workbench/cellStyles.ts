import { BooleanNumber, BorderStyleTypes, HorizontalAlign, type IStyleData, VerticalAlign } from "@univerjs/core";
import type { CellRole } from "../pane/port";
import { ROLES } from "../pane/roles";

/** Numbers stand right and words left, with room between the two where they meet. */
export const CELL_STYLE = { vt: VerticalAlign.MIDDLE, pd: { l: 6, r: 6 } };
export const RIGHT_STYLE = { ht: HorizontalAlign.RIGHT };
export const BOLD_STYLE = { bl: BooleanNumber.TRUE };

/** Of every cell without a style of its own, and below each style. */
export const plainStyle: IStyleData = { ...CELL_STYLE, ff: "Arial", fs: 10 };

function lookOf(role: CellRole): IStyleData {
  const { bold, size, colour, fill, lineAbove } = ROLES[role];
  return {
    ...(bold && BOLD_STYLE),
    ...(size !== undefined && { fs: size }),
    ...(colour !== undefined && { cl: { rgb: colour } }),
    ...(fill !== undefined && { bg: { rgb: fill } }),
    ...(lineAbove !== undefined && { bd: { t: { s: BorderStyleTypes.THIN, cl: { rgb: lineAbove } } } }),
  };
}

function styleOf(role: CellRole): IStyleData {
  return { ...CELL_STYLE, ...lookOf(role) };
}

export const roleStyles: Readonly<Record<CellRole, IStyleData>> = {
  title: styleOf("title"),
  section: styleOf("section"),
  heading: styleOf("heading"),
  note: styleOf("note"),
  input: styleOf("input"),
  total: styleOf("total"),
};

/** Tables look like the headings around them, in place of the spreadsheet's own violet. */
export const tableTheme = {
  name: "apc-table",
  style: { headerRowStyle: lookOf("heading"), secondRowStyle: { bg: { rgb: "#f1f6f6" } } },
};
