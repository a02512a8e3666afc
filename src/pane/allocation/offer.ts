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

/** What the sheets of an offer are called: the assumptions and the results. */
export function sheetNames(audience: Audience, number: number): readonly [assumptions: string, results: string] {
  const title = audience === "ours" ? "APC" : "APC offer";
  const suffix = number === 1 ? "" : ` ${number}`;
  return [`${title} assumptions${suffix}`, `${title} results${suffix}`];
}

/** @param number tells the sheets and names of several offers in one workbook apart; the first has none. */
export function offerOf(plan: Plan, audience: Audience = "ours", number = 1): Offer {
  const prefix = number === 1 ? "APC_" : `APC${number}_`;
  const [first, second] = sheetNames(audience, number);
  const assumptions = new BookSheet(first, assumptionsWidths(audience), 6);
  const results = new BookSheet(second, RESULTS_WIDTHS, 2);
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
