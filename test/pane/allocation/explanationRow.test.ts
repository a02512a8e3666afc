import { offerOf } from "../../../src/pane/allocation/offer";
import { explain, type FigureWorking } from "../../../src/pane/allocation/explanation";
import type { BookCell } from "../../../src/pane/book/book";
import { handWorked } from "./plans";

/** Where a figure comes from that a table spills: the steps of its own row, under its own heading. */

type Call = Extract<FigureWorking, { kind: "call" }>;

/** The cells of UPLIFT.OUTLOOK that a figure is made of, however far down. */
function outlookCells(cell: BookCell): Call[] {
  const { working } = explain(cell);
  if (working.kind === "call") return working.told.rule.name === "UPLIFT.OUTLOOK" ? [working] : [];
  return working.kind === "made" ? working.of.flatMap(outlookCells) : [];
}

const value = ({ steps }: Call, title: string) => steps.find(([step]) => step === title)?.[1];

test.each(["ours", "counterparty"] as const)("a payment by element, in the sheets for %s", (reader) => {
  const { maximum } = offerOf(handWorked, reader, 1).results.lines["Risk adjustment"];
  const [cell, ...others] = maximum === undefined ? [] : outlookCells(maximum.period);
  if (cell === undefined) throw new Error("No payment of the only site");
  expect(others).toEqual([]);
  // 5% of 20 capitated and 3 for population health, over 1,000 member months.
  expect([cell.column, cell.answer]).toEqual(["Amount committed", 1150]);
  expect([
    value(cell, "Adjustment for decile 1"),
    value(cell, "PMPM that it applies to"),
    value(cell, "PMPM committed"),
    value(cell, "Amount committed"),
  ]).toEqual([0.05, 23, 1.15, 1150]);
  expect(value(cell, "Share of base")).toBeUndefined();
});
