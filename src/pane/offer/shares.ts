import { exact } from "../../core/shared";
import { EXACT_SHARE } from "../cellLooks";
import { ELEMENT_NAMES, ELEMENTS, type Shares } from "../plan/elements";

import { cellAt, fixedCell, type LaidCell, type LineCursor } from "./sheetLayout";

/** The three shares of base, to be changed, and their sum; answers their cells in the order of the elements. */
export function layShares(lines: LineCursor, shares: Shares): [direct: string, health: string, incentive: string] {
  lines.line(["Element", "Share of base"].map((value): LaidCell => ({ value, role: "heading" })));
  const first = lines.row;
  for (const element of ELEMENTS)
    lines.line([{ value: ELEMENT_NAMES[element] }, { value: shares[element], ...EXACT_SHARE, role: "input" }]);
  lines.line([
    { value: "All three", role: "total" },
    {
      formula: `=SUM(${cellAt(1, first)}:${cellAt(1, lines.row - 1)})`,
      ...EXACT_SHARE,
      role: "total",
      label: "All three shares",
      comesTo: ELEMENTS.reduce((sum, element) => sum.plus(shares[element]), exact(0)).toNumber(),
    },
  ]);
  return [fixedCell(1, first), fixedCell(1, first + 1), fixedCell(1, first + 2)];
}
