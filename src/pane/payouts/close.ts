import { exact, Refusal } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { formatted } from "../figureText";
import { appended, type OwnRow } from "../ownTable";
import { partnersOf } from "../plan/partners";
import { figureIn } from "../plan/payments";
import { placedFault } from "../plan/place";
import { termsRange } from "../plan/termRows";
import { counted } from "../words";
import type { RowChange } from "../port";
import { answerNamed } from "../resolve";
import { CENTS } from "../view/money";
import type { ClosedLine } from "./closingRecord";
import type { Closings, PaidAmount } from "./closings";
import { departuresIn } from "./departureNotes";
import {
  addedUp,
  amountIn,
  isBlank,
  isClosed,
  LEDGER,
  linesOfPayout,
  type Ledger,
  type LedgerColumn,
  type LedgerLine,
  replaced,
} from "./ledger";
import {
  isOdd,
  oddText,
  PROJECTED,
  RECORDED,
  notedOf,
  projectedLines,
  type NotedPayout,
  type Recorded,
  type Usable,
} from "./project";
import { formulasText } from "./rows";

/** What can be closed of a payout: what each practice has earned, and what speaks against closing it. */

/** A practice whose payout is open. */
export interface Closable {
  readonly practice: string;
  /** Null where it cannot be told. */
  readonly closed: ClosedLine | null;
  readonly lines: readonly LedgerLine[];
  /** On what it rests, or why it stays open. */
  readonly why: string;
  /** Ready to be closed; doubtful ones are closed where somebody says so; others cannot be. */
  readonly standing: "ready" | "doubtful" | "barred";
}

/**
 * @param accepts whether a 0 earned is a real 0 to the functions that read the ledger.
 * @param recorded practices of which a record says that they were closed, whatever the ledger says.
 */
export function closablesOf(
  { payments, ranges, places }: Usable,
  amount: PaidAmount,
  ledger: Ledger,
  payout: number,
  accepts: boolean,
  recorded: Recorded,
): Closable[] {
  const byPractice = linesOfPayout(ledger, payout);
  const { held } = partnersOf(ranges, payments.terms);
  const left = departuresIn(ledger.lines);
  const here = payments.practices
    .filter(({ name }) => {
      const lines = byPractice.get(name) ?? [];
      return !lines.some(isClosed) && !(left.has(name) && lines.length === 0);
    })
    .map((line): Closable => {
      const lines = byPractice.get(line.name) ?? [];
      const day = left.get(line.name);
      if (day !== undefined) return barred(line.name, lines, `It left on ${day}: its own page settles what is open`);
      if (recorded.has(line.name)) return barred(line.name, lines, RECORDED);
      const formulas = formulasText(ledger, lines, STILL);
      if (formulas !== null) return barred(line.name, lines, formulas);
      const earned = figureIn(line, amount);
      if (earned instanceof Refusal) return barred(line.name, lines, placedFault(earned, line.index, places).sentence);
      return closableOf(line.name, earned, held.get(line.name) ?? 0, lines, accepts);
    });
  const named = new Set(payments.practices.map(({ name }) => name));
  const elsewhere = [...byPractice]
    .filter(([practice, lines]) => !named.has(practice) && !lines.some(isClosed))
    .map(([practice, lines]): Closable => barred(practice, lines, "It is not in the scenario’s table of practices"));
  return [...here, ...elsewhere];
}

/** What a closing records of a line, or writes into it. */
export const CLOSED_COLUMNS = ["projected", "earned", "adjustments"] as const;
/** What holds still from then on: what a formula there comes to would move. */
export const STILL = [...CLOSED_COLUMNS, "closedOn"] as const;

function closableOf(
  practice: string,
  earned: number,
  scores: number,
  lines: readonly LedgerLine[],
  accepts: boolean,
): Closable {
  const odd = CLOSED_COLUMNS.find((column) => isOdd(lines, column));
  if (odd !== undefined) return barred(practice, lines, oddText(odd));
  const there = withEarned(lines);
  const isHalf = projectedLines(lines).some((line) => !there.includes(line));
  if (there.length > 0 && isHalf)
    return barred(
      practice,
      lines,
      "Some of its projected lines have an Earned and others have none: empty it there first",
    );
  if (there.length > 0 && addedUp(lines, "earned") !== earned)
    return barred(
      practice,
      lines,
      `The ledger has ${formatted(addedUp(lines, "earned"), CENTS)} earned already, and it comes to ${formatted(earned, CENTS)}: empty Earned there first`,
    );
  const amounts =
    there.length === 0
      ? earnedByLine(earned, lines).map(({ amount }) => amount)
      : there.map(({ cell }) => amountIn(cell("earned")) ?? 0);
  if (!accepts && amounts.includes(0))
    return barred(
      practice,
      lines,
      zeroText(earned === 0 ? "It earned 0.00" : "One of its lines has 0.00 of what it earned"),
    );
  const closed = {
    practice,
    projected: addedUp(lines, "projected"),
    earned,
    adjustments: addedUp(lines, "adjustments"),
  };
  const doubts = [
    ...(projectedLines(lines).length === 0 ? ["nothing is projected"] : []),
    ...(scores === 0 ? ["no score counts, so that the Expected share holds"] : []),
  ];
  return doubts.length === 0
    ? { practice, closed, lines, why: `by ${counted(scores, "score")}`, standing: "ready" }
    : { practice, closed, lines, why: doubts.join("; "), standing: "doubtful" };
}

function barred(practice: string, lines: readonly LedgerLine[], why: string): Closable {
  return { practice, closed: null, lines, why, standing: "barred" };
}

/** A real 0 is an amount as well, and is not replaced. */
function withEarned(lines: readonly LedgerLine[]): LedgerLine[] {
  return lines.filter(({ cell }) => !isBlank(cell("earned")));
}

/** A line with a projection stays open without an amount earned: of several, the first has what the others leave. */
function earnedByLine(
  earned: number,
  lines: readonly LedgerLine[],
): { readonly line: LedgerLine | null; readonly amount: number }[] {
  const [first = null, ...others] = projectedLines(lines);
  const rest = exact(earned).minus(addedUp(others, "projected")).toNumber();
  return [
    { line: first, amount: rest },
    ...others.map((line) => ({ line, amount: amountIn(line.cell("projected")) ?? 0 })),
  ];
}

/** Earned and the day into the lines of each practice; a line of its own for who has none that is projected. */
export function closeChanges(
  closables: readonly (Closable & { readonly closed: ClosedLine })[],
  on: number,
  ledger: Ledger,
  payout: number,
): RowChange[] {
  const added: OwnRow<LedgerColumn>[] = [];
  const changed = closables.flatMap(({ practice, closed, lines }): RowChange[] => {
    const earned = withEarned(lines).length > 0 ? [] : earnedByLine(closed.earned, lines);
    for (const { line, amount } of earned)
      if (line === null)
        added.push({ practice, payout, earned: amount, closedOn: on, note: "Closed without a projection" });
    return lines.map((line) => {
      const own = earned.find((one) => one.line === line);
      return replaced(line, { closedOn: on, ...(own !== undefined && { earned: own.amount }) }, ledger);
    });
  });
  return [...changed, ...appended(LEDGER, added, ledger, ledger.lines.length === 0)];
}

/** Why a 0 earned is not written. */
export function zeroText(zero: string): string {
  return `${zero}, which the functions take for a blank: set amount.zero to accept in the terms first`;
}

/** Whether a 0 earned is a real one by the terms under which the ledger is reckoned. */
export function acceptsZero(terms: readonly TermsRow[]): boolean {
  return answerNamed("TERM", "amount.zero", termsRange(terms)) === "accept";
}

/**
 * Of which scenarios a payout was projected, and what of it is paid, else what the last closing paid; null where its lines
 * differ in that.
 */
export function rememberedOf(
  ledger: Ledger,
  closings: Closings | null,
  payout: number,
): NotedPayout & { readonly amount: PaidAmount | null } {
  const noted = notedOf(ledger, payout);
  const [first = closings?.list.at(-1)?.amount ?? "Incentive expected", ...others] = new Set(
    noted.columns.map((column) => PROJECTED[column]),
  );
  return { ...noted, amount: others.length === 0 ? first : null };
}
