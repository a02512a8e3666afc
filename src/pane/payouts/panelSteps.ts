import type { Step } from "../../core/rules/model/working";
import type { TermsRow } from "../../core/terms/rows";
import { isTable, recordRow } from "../../core/shared";
import { ruleNamed } from "../resolve";
import type { Ledger } from "./ledger";
import { PANEL, panelArguments, type Figure, type PanelRow } from "./reconciled";
import { inRows } from "./rows";

/** What is added up of the cells; the other figures follow from these. */
const ADDED: readonly Figure[] = ["Projected", "Earned", "Adjustments", "Paid"];

/** The steps from the cells of the ledger to a figure of one row of the panel. */
export function stepsOf(
  ledger: Ledger,
  terms: readonly TermsRow[],
  { row }: Pick<PanelRow, "row">,
  figure: Figure,
): readonly Step[] {
  const rule = ruleNamed(PANEL);
  if (rule === undefined || !isTable(rule)) throw new Error(`${PANEL} answers no table`);
  const { steps } = recordRow(rule, panelArguments(ledger.lines, terms), row);
  return steps
    .filter(
      ([title]) =>
        !ADDED.includes(figure) ||
        title === figure ||
        title.startsWith(`${figure}, `) ||
        title.startsWith(`${figure} `),
    )
    .map(([title, value, source]) => [inRows(title, ledger, ledger.lines), value, source]);
}
