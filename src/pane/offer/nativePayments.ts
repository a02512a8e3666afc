import { AMOUNT_TITLES, OUTCOME_ELEMENTS, PMPM_AT_MOST } from "../../core/shared";
import type { ElementKey } from "../plan/elements";
import { columnOf, OUTCOMES } from "../plan/payments";
import { cellAt, fixedBlock } from "./sheetLayout";

/**
 * What a practice is paid as a workbook works it out without the add-in, a cell for each amount. Where they are
 * written, the cells are held against what the functions answer.
 */

/** What risk-adjusted payments are multiplied by, less 1. */
export const RISK = "Risk share";

/** Which of a plan's terms change how payments are worked out. */
export interface Method {
  /** Clinical factor × (1 + adjustment), and not their sum. */
  readonly multiplies: boolean;
  /** Whether population health payments are risk-adjusted. */
  readonly populationHealth: boolean;
  /** Whether direct services on the capitated part of base are. */
  readonly direct: boolean;
}

/** Cells, as a formula of the practices' sheet names them. */
export interface Places {
  /** Shares of base. */
  readonly shares: Readonly<Record<ElementKey, string>>;
  /** The adjustments of deciles 1 to 10, one below the other. */
  readonly adjustments: string;
  /** The practice types, and beside each what it can earn of the maximum incentive today. */
  readonly types: string;
  readonly earnable: string;
  /** All that can be earned of it. */
  readonly most: string;
}

interface Rows {
  readonly first: number;
  readonly last: number;
}

/** Formulas for the columns of a sheet of practices. */
export class NativePayments {
  constructor(
    private readonly titles: readonly string[],
    private readonly places: Places,
    private readonly method: Method,
  ) {}

  /** An amount or a rate of the practice in a row, by its heading. */
  ofPractice(title: string, row: number): string {
    const cell = (of: string): string => this.cell(of, row);
    const [base, months] = [cell("Base PMPM"), cell("Member months")];
    const { shares, types, earnable, most } = this.places;
    const earnableHere = `INDEX(${earnable},MATCH(${cell("Practice type")},${types},0))`;
    switch (title) {
      case RISK:
        return this.risk(row);
      case AMOUNT_TITLES.base:
        return toCents(`${base}*${months}`);
      case AMOUNT_TITLES.direct:
        return toCents(`${base}*${shares.direct}*${months}`);
      case AMOUNT_TITLES.populationHealth:
        return toCents(`${base}*${shares.populationHealth}*${months}`);
      case AMOUNT_TITLES.earnable:
        return toCents(`${base}*${shares.incentive}*${earnableHere}*${months}`);
      case AMOUNT_TITLES.most:
        return toCents(`${base}*${shares.incentive}*${most}*${months}`);
      case AMOUNT_TITLES.risk:
        return toCents(`${cell(RISK)}*${this.adjusted(row)}*${months}`);
      case PMPM_AT_MOST:
        return `=${base}*(1+${shares.direct}+${shares.populationHealth}+${shares.incentive}*${most})+${cell(RISK)}*${this.adjusted(row)}`;
      default:
        return `=ROUND(${this.parts(title, row).join("+")},2)`;
    }
  }

  /** The same of several rows. @param organisation the cell that names whose rows count; null for all. */
  ofRows(title: string, row: number, rows: Rows, organisation: string | null): string {
    const column = (of: string): string => fixedBlock(this.titles.indexOf(of), rows.first, rows.last);
    if (title === PMPM_AT_MOST) {
      const months = this.cell("Member months", row);
      const own = organisation === null ? "" : `,--EXACT(${column("Organisation")},${organisation})`;
      return `=IF(${months}=0,"",SUMPRODUCT(${column(title)},${column("Member months")}${own})/${months})`;
    }
    // Months may be parts of one, and dollars are cents: both are rid of what binary numbers add.
    const decimals = title === "Member months" ? 8 : 2;
    return organisation === null
      ? `=ROUND(SUM(${column(title)}),${decimals})`
      : // A name may hold what SUMIFS takes for a pattern, and organisations are told apart by capitals too.
        `=ROUND(SUMPRODUCT(--EXACT(${column("Organisation")},${organisation}),${column(title)}),${decimals})`;
  }

  private cell(title: string, row: number): string {
    const at = this.titles.indexOf(title);
    if (at < 0) throw new Error(`The sheet has no column ${title}`);
    return cellAt(at, row);
  }

  private parts(title: string, row: number): string[] {
    const outcome = OUTCOMES.find((one) => columnOf(one) === title);
    if (outcome === undefined) throw new Error(`No formula for ${title}`);
    return OUTCOME_ELEMENTS[outcome].map((element) => this.cell(AMOUNT_TITLES[element], row));
  }

  private has(title: string): boolean {
    return this.titles.includes(title);
  }

  private risk(row: number): string {
    const clinical = this.has("Clinical factor") ? orIfBlank(this.cell("Clinical factor", row), "1") : "1";
    const decile = this.has("Decile") ? this.cell("Decile", row) : null;
    // Where nothing is adjusted, a decile may be missing.
    const without = `IF(${this.adjusted(row)}=0,0,NA())`;
    const adjustment =
      decile === null ? "0" : `IF(${decile}="",${without},INDEX(${this.places.adjustments},${decile}))`;
    return `=ROUND(${clinical}${this.method.multiplies ? `*(1+${adjustment})` : `+${adjustment}`}-1,12)`;
  }

  /** What of a PMPM is risk-adjusted; a blank capitated part counts as nothing. */
  private adjusted(row: number): string {
    const { shares } = this.places;
    const capitated = this.has("Capitated PMPM") ? this.cell("Capitated PMPM", row) : "0";
    const parts = [
      capitated,
      ...(this.method.populationHealth ? [`${this.cell("Base PMPM", row)}*${shares.populationHealth}`] : []),
      ...(this.method.direct ? [`${capitated}*${shares.direct}`] : []),
    ];
    return `(${parts.join("+")})`;
  }
}

function orIfBlank(cell: string, otherwise: string): string {
  return `IF(${cell}="",${otherwise},${cell})`;
}

/** Half a cent is away from zero; the inner ROUND takes off what binary numbers add to a product. */
function toCents(product: string): string {
  return `=ROUND(ROUND(${product},8),2)`;
}
