import { Refusal } from "../../src/core/cells/refusal";
import type { LaidSheet } from "../../src/pane/offer/sheetLayout";
import type { CalculatedValues } from "./headless";

/** What a sheet shows where the pane shows something else: money to the cent, the rest to twelve digits. */
export function differences({ sheet, figures }: LaidSheet, values: CalculatedValues): string[] {
  return figures.flatMap(({ row, column, label, value }) => {
    const there = values[`${sheet.name}!${row + 1},${column + 1}`];
    const expected = value instanceof Refusal ? value.code : value;
    const isSame =
      typeof expected === "number"
        ? typeof there === "number" && Math.abs(expected - there) <= 1e-12 * Math.max(1, Math.abs(expected))
        : there === expected;
    return isSame ? [] : [`${sheet.name}, ${label}: ${String(expected)}, in the sheet ${String(there)}`];
  });
}
