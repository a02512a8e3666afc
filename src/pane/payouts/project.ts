import { exact, isoDate, Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import { appended, type OwnRow } from "../ownTable";
import type { Shares } from "../plan/elements";
import { figureIn, type Payments, type PlanRanges } from "../plan/payments";
import { placedFault } from "../plan/place";
import type { ReadTable } from "../plan/usePlanTables";
import type { RowChange } from "../port";
import type { Scenario } from "../scenarios/scenarioTable";
import { referencesOf, type References } from "../scenarios/useOwnTables";
import { CENTS } from "../view/money";
import type { PaidScenario } from "../view/paidScenarios";
import { listed } from "../words";
import type { PaidAmount } from "./closings";
import { departuresIn } from "./departureNotes";
import {
  addedUp,
  amountIn,
  isBlank,
  isClosed,
  LEDGER,
  linesOfPayout,
  sumOf,
  type Ledger,
  type LedgerColumn,
  type LedgerLine,
  replaced,
} from "./ledger";
import { formulasText } from "./rows";

/** What a scenario projects for a payout, beside what the ledger has projected already. */

/** A scenario of which payouts may be made: it has figures, and is within the ceilings. */
export interface Usable {
  readonly scenario: Scenario;
  readonly shares: Shares;
  readonly payments: Payments;
  readonly ranges: PlanRanges;
  readonly tables: References;
  /** Where their rows are. */
  readonly places: Readonly<Record<"practices" | "scores", Pick<ReadTable, "name" | "address"> | null>>;
}

/** The last offer first. */
export function usableOf(paid: readonly PaidScenario[]): Usable[] {
  return paid
    .flatMap(({ scenario, payments, ranges, tables }): Usable[] => {
      const { shares } = scenario;
      const references = tables === null ? null : referencesOf(tables);
      if (payments instanceof Refusal || payments.isLifted || shares instanceof Refusal) return [];
      if (ranges === null || tables === null || references === null) return [];
      return [{ scenario, shares, payments, ranges, tables: references, places: tables }];
    })
    .sort((one, other) => Number(other.scenario.isOffer) - Number(one.scenario.isOffer));
}

/**
 * The scenario that is called, else the noted one, else the first; null where it gives no figures now, and where several
 * are noted and nobody has called one.
 */
export function calledAmong(usable: readonly Usable[], called: string | null, noted: readonly string[]): Usable | null {
  if (called === null && noted.length > 1) return null;
  const [name = null] = called === null ? noted : [called];
  return (name === null ? usable[0] : usable.find(({ scenario }) => scenario.name === name)) ?? null;
}

/** The columns of UPLIFT.PRACTICES that may be projected, with the one that is earned where one of them was. */
export const PROJECTED = {
  "Incentive expected": "Incentive expected",
  "Incentive earnable": "Incentive expected",
  "Incentive at most": "Incentive expected",
  "Added expected": "Added expected",
  "Added at most": "Added expected",
} as const satisfies Readonly<Record<string, PaidAmount>>;
export type ProjectedColumn = keyof typeof PROJECTED;

/** What a note says of a projection, wherever it stands in it: a person may have noted something besides. */
const NOTED = new RegExp(
  `Projected on \\d{4}-\\d{2}-\\d{2} from “(.*?)”: (${Object.keys(PROJECTED).join("|")}) (−?[\\d,]+\\.\\d{2})`,
  "s",
);

/** Of what a line was projected. */
export interface NotedProjection {
  readonly scenario: string;
  readonly column: ProjectedColumn;
  /** What was written, as the note has it. */
  readonly amount: string;
}

/** Null where a note says nothing of a projection. */
function projectionNoted(note: string): NotedProjection | null {
  const [, scenario = "", column, amount = ""] = NOTED.exec(note) ?? [];
  return column === undefined ? null : { scenario, column: column as ProjectedColumn, amount };
}

/** All that the notes of a payout's lines name, each once and in whatever order somebody sorts the lines. */
export interface NotedPayout {
  readonly scenarios: readonly string[];
  readonly columns: readonly ProjectedColumn[];
}

export function notedOf({ lines }: Pick<Ledger, "lines">, payout: number): NotedPayout {
  const its = projectedLines(lines.filter((line) => line.payout === payout));
  const noted = its.flatMap(({ note }) => projectionNoted(note) ?? []);
  return {
    scenarios: [...new Set(noted.map(({ scenario }) => scenario))].sort(),
    columns: [...new Set(noted.map(({ column }) => column))].sort(),
  };
}

export function quoted(name: string): string {
  return `“${name}”`;
}

/** Where lines of one payout were projected in several ways, none of these is the payout's. */
export function severalText(how: "from" | "as", names: readonly string[]): string {
  return `The payout’s lines differ: they were projected ${how} ${listed(names)}`;
}

/** The note of a line once it is projected: what a person noted stays. */
function notedWith(before: string, on: number, scenario: string, column: ProjectedColumn, amount: number): string {
  const told = `Projected on ${isoDate(on)} from “${scenario}”: ${column} ${formatted(amount, CENTS)}`;
  if (NOTED.test(before)) return before.replace(NOTED, () => told);
  return before === "" ? told : `${before}; ${told}`;
}

/** Of what a line was projected in which another amount stands by now; null where the amount is the projected one. */
export function typedOver({ note, cell }: LedgerLine): NotedProjection | null {
  const noted = projectionNoted(note);
  return noted === null || formatted(amountIn(cell("projected")) ?? 0, CENTS) === noted.amount ? null : noted;
}

/** What a line says of its projection where that is another scenario, or another amount of it; null where it is not. */
function notedElsewhere({ note }: LedgerLine, scenario: string, column: ProjectedColumn): NotedProjection | null {
  const noted = projectionNoted(note);
  return noted === null || (noted.scenario === scenario && noted.column === column) ? null : noted;
}

/** Of a practice whose projection is new, another than before, or the same from elsewhere. */
export interface Projected {
  readonly practice: string;
  readonly amount: number;
  /** Null where nothing is projected yet. */
  readonly before: number | null;
  /** Of what one of its lines says that it was projected until now, where that is something else. */
  readonly elsewhere: NotedProjection | null;
  /** Of what its line says that it was projected, where somebody typed another amount over that. */
  readonly over: NotedProjection | null;
  readonly lines: readonly LedgerLine[];
}

export interface Projection {
  readonly projected: readonly Projected[];
  /** What these come to. */
  readonly total: number;
  /** How many have this amount already, and from nowhere else. */
  readonly same: number;
  readonly closed: readonly string[];
  /** Each that is not projected, with why. */
  readonly without: readonly { readonly practice: string; readonly why: string }[];
}

/** Practices of which a record says that a payout was closed. */
export type Recorded = Pick<ReadonlyMap<string, unknown>, "has">;

/** Why a practice is left alone of which the ledger has lost that it was closed. */
export const RECORDED = "A record has closed it, and no line says so any more: put its day back under Closed on";

export function projectionOf(
  { scenario, payments, places }: Usable,
  column: ProjectedColumn,
  ledger: Ledger,
  payout: number,
  recorded: Recorded,
): Projection {
  const byPractice = linesOfPayout(ledger, payout);
  const left = departuresIn(ledger.lines);
  const projected: Projected[] = [];
  const closed: string[] = [];
  const without: { practice: string; why: string }[] = [];
  let same = 0;
  for (const line of payments.practices) {
    const practice = line.name;
    const lines = byPractice.get(practice) ?? [];
    const amount = figureIn(line, column);
    const there = projectedLines(lines);
    const [first = null] = there;
    const [elsewhere = null] = there.flatMap((line) => notedElsewhere(line, scenario.name, column) ?? []);
    const before = first === null ? null : addedUp(lines, "projected");
    const formulas = formulasText(ledger, lines, WRITTEN);
    if (lines.some(isClosed)) closed.push(practice);
    else if (recorded.has(practice)) without.push({ practice, why: RECORDED });
    else if (left.has(practice)) without.push({ practice, why: `It left on ${left.get(practice) ?? ""}` });
    else if (amount instanceof Refusal)
      without.push({ practice, why: placedFault(amount, line.index, places).sentence });
    else if (isOdd(lines, "projected")) without.push({ practice, why: oddText("projected") });
    else if (formulas !== null) without.push({ practice, why: formulas });
    else if (amount === 0 && before === null) without.push({ practice, why: `${column} is 0.00` });
    else if (amount === before && elsewhere === null) same += 1;
    else projected.push({ practice, amount, before, elsewhere, over: first === null ? null : typedOver(first), lines });
  }
  const here = new Set(payments.practices.map(({ name }) => name));
  for (const [practice, lines] of byPractice) {
    if (!here.has(practice) && !lines.some(isClosed) && projectedLines(lines).length > 0)
      without.push({ practice, why: "It is not in the scenario’s table of practices; its lines stay as they are" });
  }
  return { projected, total: sumOf(projected.map(({ amount }) => amount)), same, closed, without };
}

/** What a projection writes into a line. */
const WRITTEN = ["projected", "note"] as const;

export function projectedLines(lines: readonly LedgerLine[]): LedgerLine[] {
  return lines.filter(({ cell }) => amountIn(cell("projected")) !== null);
}

/** Whether a column has something else than amounts and blanks there: a text, or an error. */
export function isOdd(lines: readonly LedgerLine[], column: LedgerColumn): boolean {
  return lines.some(({ cell }) => !isBlank(cell(column)) && typeof cell(column) !== "number");
}

export function oddText(column: LedgerColumn): string {
  return `Its line has something in ${LEDGER.columns[column].heading} that is no amount`;
}

/**
 * A line of its own for who has none projected; else the first line takes what the others leave. All of them are projected
 * from this scenario then, and none says another.
 */
export function projectionChanges(
  { projected }: Projection,
  scenario: string,
  column: ProjectedColumn,
  on: number,
  ledger: Ledger,
  payout: number,
): RowChange[] {
  const changed = projected.flatMap(({ amount, before, lines }): RowChange[] => {
    const [first, ...others] = projectedLines(lines);
    if (first === undefined) return [];
    const rest = exact(amount).minus(addedUp(others, "projected")).toNumber();
    const note = notedWith(first.note, on, scenario, column, rest);
    return [
      replaced(first, { ...(amount !== before && { projected: rest === 0 ? null : rest }), note }, ledger),
      ...others
        .filter((line) => notedElsewhere(line, scenario, column) !== null)
        .map((line) => {
          const own = addedUp([line], "projected");
          return replaced(line, { note: notedWith(line.note, on, scenario, column, own) }, ledger);
        }),
    ];
  });
  const added = projected
    .filter(({ before }) => before === null)
    .map(({ practice, amount }): OwnRow<LedgerColumn> => ({
      practice,
      payout,
      projected: amount,
      note: notedWith("", on, scenario, column, amount),
    }));
  return [...changed, ...appended(LEDGER, added, ledger, ledger.lines.length === 0)];
}
