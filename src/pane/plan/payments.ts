import type { Outgoing } from "../../core/define/call";
import type { Range } from "../../core/define/rule";
import type { Element } from "../../core/rules/uplift/elements";
import type { Step } from "../../core/rules/model/working";
import type { Outcome } from "../../core/rules/uplift/payments";
import type { TermsRow } from "../../core/terms/rows";
import {
  ADDED_COLUMNS,
  AMOUNT_TITLES,
  cents,
  exact,
  FIRST_OF_LINE,
  isTable,
  leadsTo,
  OUTCOME_ELEMENTS,
  practicesIn,
  recordRow,
  Refusal,
} from "../../core/shared";
import { ceilingOf } from "./ceilings";
import { ELEMENTS, type Shares } from "./elements";
import { givesKey, termsRange } from "./termRows";
import { answerNamed, answersNamed, ruleNamed } from "../resolve";
import { PAYMENTS } from "./planTables";

/** What one allocation pays each practice: one call of UPLIFT.PRACTICES, read by its headings. */

export const OUTCOMES = ["Committed", "Expected", "Earnable", "At most"] as const satisfies readonly Outcome[];

/** The plan's tables as ranges, headings first. */
export interface PlanRanges {
  readonly practices: Range;
  /** Null where the workbook has no table of scores. */
  readonly scores: Range | null;
}

/** A row of the answer. */
export interface PaymentLine {
  readonly name: string;
  readonly organisation: string;
  /** A cell by the heading above it. */
  readonly cell: (title: string) => Outgoing;
}

export interface PracticeLine extends PaymentLine {
  /** Its row of the table, 0 for the first below the headings. */
  readonly index: number;
  /** Its row of the answer, 1 for the first below the headings. */
  readonly row: number;
}

export interface Payments {
  readonly practices: readonly PracticeLine[];
  /** Those with more than one practice. */
  readonly organisations: readonly PaymentLine[];
  readonly total: PaymentLine;
  /** The terms of the call: the plan's own, or those with the ceilings lifted. */
  readonly terms: readonly TermsRow[];
  /** Whether they were lifted: nobody may offer it. */
  readonly isLifted: boolean;
}

function argumentsOf({ practices, scores }: PlanRanges, shares: Shares, terms: readonly TermsRow[]): Range[] {
  return [practices, ...ELEMENTS.map((element) => [[shares[element]]]), scores ?? [[null]], termsRange(terms)];
}

/** Past a ceiling the same call is made with the ceilings where the shares are. */
export function paymentsOf(ranges: PlanRanges, shares: Shares, terms: readonly TermsRow[]): Payments | Refusal {
  const first = called(ranges, shares, terms);
  if (!(first instanceof Refusal)) return { ...first, terms, isLifted: false };
  // Terms that are refused have no ceilings either.
  if (answerNamed("TERMS", termsRange(terms)) instanceof Refusal) return first;
  const lifted = liftedTerms(shares, terms);
  const second = called(ranges, shares, lifted);
  return second instanceof Refusal ? first : { ...second, terms: lifted, isLifted: true };
}

/** The terms with the ceilings at least where the shares are. */
function liftedTerms({ direct, populationHealth, incentive }: Shares, terms: readonly TermsRow[]): TermsRow[] {
  const all = exact(direct).plus(populationHealth).plus(incentive).toNumber();
  const ceilings = [
    ["uplift.ceiling", all],
    ["incentive.ceiling", incentive],
  ] as const;
  return ceilings.reduce<TermsRow[]>(
    (rows, [key, share]) => [
      ...rows.filter((row) => !givesKey(row, key)),
      {
        row: rows.length + 2,
        parameter: key,
        value: Math.max(share, ceilingOf(key, terms)),
        source: "Lifted to see what it would come to",
      },
    ],
    [...terms],
  );
}

function called(
  ranges: PlanRanges,
  shares: Shares,
  terms: readonly TermsRow[],
): Pick<Payments, "practices" | "organisations" | "total"> | Refusal {
  const [headings = [], ...rows] = answersNamed(PAYMENTS, ...argumentsOf(ranges, shares, terms));
  const [only] = headings;
  if (only instanceof Refusal) return only;
  // Asked for thousands of times, by the titles as the function gives them.
  const places = new Map(headings.map((heading, at) => [heading, at]));
  const lines = rows.map((cells): PaymentLine => {
    const cell = (title: string): Outgoing => cells[places.get(title) ?? -1] ?? "";
    return { name: nameIn(cell("Practice")), organisation: nameIn(cell("Organisation")), cell };
  });
  // Organisations and the total have no track, and a practice always has one, or why not.
  const count = lines.findIndex(({ cell }) => cell("Track") === "");
  const total = lines.at(-1);
  if (total === undefined || count < 0) throw new Error(`${PAYMENTS} without its Total`);
  const { rows: numbers } = practicesIn(ranges.practices);
  return {
    practices: lines
      .slice(0, count)
      .map((line, at): PracticeLine => ({ ...line, row: at + 1, index: (numbers[at] ?? 0) - FIRST })),
    organisations: lines.slice(count, -1),
    total,
  };
}

/** An error that came in is shown as a cell shows it. */
function nameIn(cell: Outgoing): string {
  return cell instanceof Refusal ? cell.code : String(cell);
}

/** Where a range has the first row below its headings. */
const FIRST = 2;

/** The column of an outcome; undefined where it is its elements added up. */
export function columnOf(outcome: Outcome): string | undefined {
  return ADDED_COLUMNS.find((one) => one.outcome === outcome)?.title;
}

/** What an outcome adds to the base of a practice, an organisation or the plan: its column, or its elements added up. */
export function addedIn(line: PaymentLine, outcome: Outcome): number | Refusal {
  const column = columnOf(outcome);
  if (column !== undefined) return figureIn(line, column);
  let added = exact(0);
  for (const element of OUTCOME_ELEMENTS[outcome]) {
    const figure = figureIn(line, AMOUNT_TITLES[element]);
    if (figure instanceof Refusal) return figure;
    added = added.plus(figure);
  }
  return cents(added).toNumber();
}

/** A figure by its heading: every one of them is a number, or says why it is none. */
export function figureIn({ cell }: PaymentLine, title: string): number | Refusal {
  const value = cell(title);
  if (typeof value === "string") throw new Error(`${title} is no number`);
  return value;
}

/** A hundredth of base more on one element. */
const MORE = 0.01;

/** What one percent of base more on each element would add, the ceilings aside; by UPLIFT.TOTAL, all in one call. */
export function costsOfOneMore(
  ranges: PlanRanges,
  shares: Shares,
  outcome: Outcome,
  { total, terms }: Payments,
): Readonly<Record<keyof Shares, number | Refusal>> {
  const now = addedIn(total, outcome);
  const with1 = (element: keyof Shares): Shares => ({
    ...shares,
    [element]: exact(shares[element]).plus(MORE).toNumber(),
  });
  const more = ELEMENTS.map(with1);
  const reach = more.reduce((rows, one) => liftedTerms(one, rows), [...terms]);
  const answers = answersNamed(
    "UPLIFT.TOTAL",
    ranges.practices,
    ...ELEMENTS.map((element) => more.map((one) => [one[element]])),
    outcome,
    ranges.scores,
    termsRange(reach),
  );
  const costs = ELEMENTS.map((_, index): number | Refusal => {
    const then = answers[index]?.[0] ?? answers[0]?.[0];
    if (now instanceof Refusal) return now;
    if (typeof then === "number") return cents(exact(then).minus(now)).toNumber();
    if (then instanceof Refusal) return then;
    throw new Error("UPLIFT.TOTAL without an answer");
  });
  return Object.fromEntries(ELEMENTS.map((element, index) => [element, costs[index]])) as Record<
    keyof Shares,
    number | Refusal
  >;
}

/**
 * The steps from the cells of the two tables to a figure of one row of the answer; none of those that lead to others.
 * @param elements what the figure adds up.
 */
export function stepsOf(
  { practices, scores }: PlanRanges,
  shares: Shares,
  { terms }: Payments,
  { row }: Pick<PracticeLine, "row">,
  elements: readonly Element[],
): readonly Step[] {
  const rule = ruleNamed(PAYMENTS);
  if (rule === undefined || !isTable(rule)) throw new Error(`${PAYMENTS} answers no table`);
  const record = (held: PlanRanges["scores"]): readonly Step[] =>
    recordRow(rule, argumentsOf({ practices, scores: held }, shares, terms), row).steps;
  const isFirst = ([title]: Step): boolean => title === FIRST_OF_LINE;
  // Without scores there are no steps of them, and what comes first is all of risk adjustment.
  const alone = record(null);
  const risk = alone.findIndex(isFirst);
  const all = elements.includes("expected") ? record(scores) : alone;
  const line = all.findIndex(isFirst);
  // A row at fault stops before it is paid.
  if (line < 0) return all;
  return all.filter(([title], index) =>
    index < risk ? elements.includes("risk") : index < line || leadsTo(title, elements),
  );
}
