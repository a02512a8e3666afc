import { acceptsZero, closablesOf, closeChanges, type Closable } from "../../../src/pane/payouts/close";
import { latestRecords, recordOf, type ClosedLine, type ClosingRecord } from "../../../src/pane/payouts/closingRecord";
import { CLOSINGS, closingsOf, type Closings } from "../../../src/pane/payouts/closings";
import {
  bookingOf,
  closedPayouts,
  correctionsOfAll,
  type ClosedPayout,
  type NowOf,
  type PayoutCorrections,
} from "../../../src/pane/payouts/corrections";
import { LEDGER, ledgerOf, sumOf, type Ledger } from "../../../src/pane/payouts/ledger";
import { projectionChanges, projectionOf, type ProjectedColumn, type Usable } from "../../../src/pane/payouts/project";
import { recordAndWrite } from "../../../src/pane/payouts/recorded";
import { sourceChanges, tablesToCorrect } from "../../../src/pane/payouts/sources";
import { sheetOf } from "../../../src/pane/ownTable";
import { figureIn, paymentsOf, type PlanRanges } from "../../../src/pane/plan/payments";
import { wholeOf } from "../../../src/pane/plan/planTables";
import { kept } from "../../../src/pane/plan/usePlanTables";
import type { PortCell } from "../../../src/pane/port";
import { Refusal } from "../../../src/core/cells/refusal";
import type { TermsRow } from "../../../src/core/terms/rows";
import { FakeWorkbook } from "../fakeWorkbook";

/** What finance does with a quarter, over a workbook in memory and without the view. */

export const SPLIT = { direct: 0.05, populationHealth: 0.1, incentive: 0.15 };
export const PRACTICES = ["Practice", "Practice type", "Member months", "Base PMPM", "Expected share", "Decile"];
export const SCORES = ["Practice", "Measure", "Baseline", "Score"];
const AMOUNT = "Incentive expected";

type Rows = readonly (readonly PortCell[])[];

/** A row with another value in one of its cells. */
export function withCell(row: readonly PortCell[], at: number, cell: PortCell): PortCell[] {
  return row.map((each, index) => (index === at ? cell : each));
}

export class Office {
  readonly workbook = new FakeWorkbook();
  /** Under which each payout is paid. */
  terms: readonly TermsRow[] = [];

  constructor() {
    this.workbook.tables.make([sheetOf(LEDGER, [])], []);
  }

  put(name: string, headings: readonly string[], rows: Rows): void {
    this.workbook.tables.put(name, { address: `${name}!A1:F${rows.length + 1}`, headings, rows, formulas: [] });
  }

  rows(name: string): Rows {
    return this.workbook.tables.get(name)?.rows ?? [];
  }

  ranges(practices: string, scores: string): PlanRanges {
    const range = (name: string) => {
      const content = this.workbook.tables.get(name);
      if (content === null) throw new Error(`No table ${name}`);
      return kept(name, wholeOf(name), content, null).range;
    };
    return { practices: range(practices), scores: scores === "" ? null : range(scores) };
  }

  get ledger(): Ledger {
    const content = this.workbook.tables.get(LEDGER.table);
    if (content === null) throw new Error("No ledger");
    return ledgerOf(content);
  }

  get closings(): Closings | null {
    const content = this.workbook.tables.get(CLOSINGS.table);
    return content === null ? null : closingsOf(content);
  }

  get usable(): Usable {
    const ranges = this.ranges("Practices", "Scores");
    const payments = paymentsOf(ranges, SPLIT, this.terms);
    if (payments instanceof Refusal) throw new Error(payments.sentence);
    const tables = { practices: "Practices[#All]", scores: "Scores[#All]" };
    // Nothing else is asked of it.
    const scenario = { name: "First offer", place: "", termsCell: { content: null } } as Usable["scenario"];
    const places = { practices: { name: "Practices", address: "Panel!A11:F20" }, scores: null };
    return { scenario, shares: SPLIT, payments, ranges, tables, places };
  }

  async project(payout: number, column: ProjectedColumn, on = 45_700): Promise<void> {
    const projection = projectionOf(this.usable, column, this.ledger, payout, latestRecords(this.records, payout));
    const changes = projectionChanges(projection, "First offer", column, on, this.ledger, payout);
    await this.workbook.changeTable(LEDGER.table, changes);
  }

  closables(payout: number): Closable[] {
    const recorded = latestRecords(this.records, payout);
    return closablesOf(this.usable, AMOUNT, this.ledger, payout, acceptsZero(this.terms), recorded);
  }

  async close(payout: number, ones: readonly Closable[], on = 45_731): Promise<void> {
    const told = ones.filter((one): one is Closable & { readonly closed: ClosedLine } => one.closed !== null);
    const { ranges, shares, payments } = this.usable;
    const basis = {
      payout,
      kind: "Closing",
      on,
      amount: AMOUNT,
      shares,
      terms: payments.terms,
      ranges,
      now: { practices: "Practices", scores: "Scores", terms: "" },
    } as const;
    const changes = closeChanges(told, on, this.ledger, payout);
    const lines = told.map(({ closed }) => closed);
    await recordAndWrite([{ basis, lines }], changes, this.ledger, this.closings, CLOSINGS, this.workbook);
  }

  readonly nowOf: NowOf = ({ now }) => ({
    ranges: this.ranges(now.practices, now.scores),
    terms: this.terms,
    places: this.usable.places,
  });

  get records(): (ClosingRecord | Refusal)[] {
    const read = (name: string) => {
      const content = this.workbook.tables.get(name);
      return content === null ? null : kept(name, wholeOf(name), content, null);
    };
    return (this.closings?.list ?? []).map((one) => recordOf(one, read(one.record), read(one.scoresRecord)));
  }

  closed(): ClosedPayout[] {
    const { closings, records } = this;
    if (closings === null) return [];
    return closedPayouts(records, closings, this.ledger);
  }

  corrections(payout: number): PayoutCorrections {
    const one = this.closed().find((closed) => closed.payout === payout);
    const [found = null] = one === undefined ? [] : correctionsOfAll([one], this.nowOf);
    if (found === null) throw new Error(`Payout ${payout} is not closed`);
    return found;
  }

  async book(payout: number, on = 45_790): Promise<void> {
    const { offered } = this.corrections(payout);
    if (offered.length === 0) return;
    const { toRecord, changes } = bookingOf(offered, on, this.ledger, this.nowOf);
    await recordAndWrite(toRecord, changes, this.ledger, this.closings, CLOSINGS, this.workbook);
  }

  /** The tables become another payout's; the one that is closed gets its own. */
  async leave(payout: number): Promise<void> {
    const { closings } = this;
    const one = this.closed().find((closed) => closed.payout === payout);
    if (closings === null || one === undefined) return;
    await this.workbook.changeTable(CLOSINGS.table, sourceChanges(closings, [payout], null));
    if (this.closings !== null) await tablesToCorrect(one, this.closings, this.workbook);
  }

  /** What the ledger grants a practice over all payouts. */
  granted(practice: string): number {
    return sumOf(
      this.ledger.lines
        .filter((line) => line.practice === practice)
        .flatMap(({ cell }) => [cell("earned"), cell("adjustments")])
        .map((cell) => (typeof cell === "number" ? cell : 0)),
    );
  }
}

/** What the function itself pays each practice of such tables. */
export function paidBy(practices: Rows, scores: Rows, terms: readonly TermsRow[] = []): ReadonlyMap<string, number> {
  const payments = paymentsOf({ practices: [PRACTICES, ...practices], scores: [SCORES, ...scores] }, SPLIT, terms);
  if (payments instanceof Refusal) throw new Error(payments.sentence);
  return new Map(
    payments.practices.map((line) => {
      const figure = figureIn(line, AMOUNT);
      if (figure instanceof Refusal) throw new Error(figure.sentence);
      return [line.name, figure];
    }),
  );
}
