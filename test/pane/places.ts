export type RowColumn = readonly [row: number, column: number];

/** Row and column of a cell, from 1. */
export function placeOf(address: string): RowColumn {
  const [, letters = "", digits = ""] = /^(?:Panel!)?([A-Z]+)(\d+)/.exec(address) ?? [];
  return [Number(digits), letters.split("").reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)];
}
