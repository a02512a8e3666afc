import type { NewSheet } from "../port";
import { BookSheet, type BookCell } from "../book/book";
import { assumptionsWidths, writeAssumptions, type Inputs } from "./assumptionsSheet";
import type { Audience, Plan } from "./plan";
import { RESULTS_WIDTHS, writeResults, type Results } from "./resultsSheet";

/** An offer as two sheets: what is assumed, and what follows. */
export interface Offer {
  readonly inputs: Inputs;
  readonly results: Results;
  readonly sheets: readonly NewSheet[];
  /** The cell that stands in this offer where another stood in the one before; undefined where it is another figure. */
  readonly same: (cell: BookCell) => BookCell | undefined;
}

/** @param number tells the sheets and names of several offers in one workbook apart; the first has none. */
export function offerOf(plan: Plan, audience: Audience = "ours", number = 1): Offer {
  const [suffix, prefix] = number === 1 ? ["", "APC_"] : [` ${number}`, `APC${number}_`];
  const title = audience === "ours" ? "APC" : "APC offer";
  const assumptions = new BookSheet(`${title} assumptions${suffix}`, assumptionsWidths(audience), 6);
  const results = new BookSheet(`${title} results${suffix}`, RESULTS_WIDTHS, 2);
  const inputs = writeAssumptions(assumptions, plan, audience === "ours" ? prefix : `${prefix}Offer_`, audience);
  let sheets: readonly NewSheet[] | undefined;
  const written = writeResults(results, audience === "ours" ? `Results: ${plan.name}` : "Results of the offer", inputs);
  return {
    inputs,
    results: written,
    // Only an offer that is written needs them.
    get sheets() {
      return (sheets ??= [assumptions.written(), results.written()]);
    },
    same({ sheet, row, column, label }) {
      const cell = [assumptions, results].find(({ name }) => name === sheet.name)?.at(row, column);
      return cell?.label === label ? cell : undefined;
    },
  };
}
