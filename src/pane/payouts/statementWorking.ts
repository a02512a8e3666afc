import type { Outgoing } from "../../core/define/call";
import type { TermsRow } from "../../core/terms/rows";
import { AMOUNT_TITLES, exact, noAnswer, PANEL_FIGURES, PRACTICE_COLUMNS, Refusal } from "../../core/shared";
import { EXACT_SHARE, MONEY, SCORE, TEXT, WHOLE } from "../cellLooks";
import { formatOf } from "../columnLooks";
import { formatted } from "../figureText";
import { writeCall } from "../formula/write";
import { lookOfTerm } from "../offer/counterpartyTerms";
import { cellAt, fixedBlock, fixedCell, type LaidCell, type LineCursor } from "../offer/sheetLayout";
import { ELEMENT_NAMES, ELEMENTS } from "../plan/elements";
import { PAYMENTS, paymentTitles } from "../plan/planTables";
import { givesKey, termsRange } from "../plan/termRows";
import { answersNamed, toCore } from "../resolve";
import { CENTS } from "../view/money";
import type { ClosingRecord } from "./closingRecord";
import type { Closing, PaidAmount } from "./closings";
import { LEDGER, RECKONED, type LedgerColumn } from "./ledger";
import { PANEL, reconciledOf, type Reconciled } from "./reconciled";
import { practiceIn, SCORED, type RecordedPractice } from "./recordRead";
import type { StatementOf } from "./statements";

/**
 * What stands below the page of a statement, and is not printed: all that the page rests on, as values, and the functions
 * over it, each called once. It needs no other sheet.
 */

/** How a cell of an answer looks: as a heading in its first row. */
function head(row: number, look: Pick<LaidCell, "format">): LaidCell {
  return row === 0 ? { role: "heading" } : look;
}

/** What a statement is worked out of, and what it comes to. */
export interface Worked {
  /** The practice's payouts, and what they come to in all. */
  readonly reconciled: Reconciled;
  /** Null of a practice that left without its scores: nothing but the ledger is known of it. */
  readonly recorded: Recorded | null;
}

/** What the last record of the payout holds of the practice. */
export interface Recorded {
  readonly practice: RecordedPractice;
  readonly closing: Closing & { readonly terms: readonly TermsRow[] };
  /** With its headings; null where the practice has no scores. */
  readonly scorecard: readonly (readonly Exclude<Outgoing, Refusal>[])[] | null;
}

/** Refused where a figure is: a statement with an error in it is none. */
export function workedOf({ practice, record, lines, terms }: StatementOf): Worked | Refusal {
  const recorded = record === null ? null : recordedOf(record, practice);
  if (recorded instanceof Refusal) return recorded;
  const reconciled = reconciledOf(lines, terms);
  return reconciled instanceof Refusal ? reconciled : { reconciled, recorded };
}

function recordedOf(record: ClosingRecord, practice: string): Recorded | Refusal {
  const { closing, lines } = record;
  const { terms, shares, amount } = closing;
  if (terms instanceof Refusal) return terms;
  const recorded = practiceIn(record, practice);
  if (recorded instanceof Refusal) return recorded;
  const scorecard = recorded.scores.length === 0 ? null : scorecardOf(recorded, shares.incentive, terms);
  const told = Object.values(shownTitles(amount)).flat().map(recorded.paid);
  const refused = [...told, ...(scorecard ?? []).flat()].find((cell) => cell instanceof Refusal);
  if (refused instanceof Refusal) return refused;
  const [earned, again] = [lines.get(practice)?.earned, recorded.paid(amount)];
  if (earned !== again)
    return noAnswer(
      `The record ${closing.record} says ${formatted(earned ?? null, CENTS)} earned; computed again it is ${formatted(again, CENTS)}`,
    );
  return {
    practice: recorded,
    closing: { ...closing, terms },
    scorecard: scorecard?.map((cells) => cells.filter(isTold)) ?? null,
  };
}

function isTold(cell: Outgoing): cell is Exclude<Outgoing, Refusal> {
  return !(cell instanceof Refusal);
}

/** What a page shows of a practice's amounts. */
interface ShownTitles {
  /** What the payout pays, last the whole of it. */
  readonly paid: readonly string[];
  /** What the incentive in it comes about by. */
  readonly earnedBy: readonly string[];
  readonly unpaid: readonly string[];
}

export function shownTitles(amount: PaidAmount): ShownTitles {
  const { base, direct, populationHealth, expected, most, risk } = AMOUNT_TITLES;
  const others = [direct, populationHealth, risk];
  return {
    earnedBy: [most, "Earned share"],
    ...(amount === expected
      ? { paid: [expected], unpaid: [base, ...others] }
      : { paid: [...others, expected, amount], unpaid: [base] }),
  };
}

const SCORECARD = "INCENTIVE.SCORECARD";
/** Binary numbers add a last digit to a product. */
const DIGITS = 10;

function scorecardOf({ given, scores }: RecordedPractice, share: number, terms: readonly TermsRow[]): Outgoing[][] {
  const column = (title: (typeof SCORED)[number]): unknown[][] => scores.map((row) => [row[SCORED.indexOf(title)]]);
  const [measure, baseline, score] = SCORED;
  return answersNamed(
    SCORECARD,
    given.get(PRACTICE_COLUMNS.practiceType.title) ?? null,
    column(measure),
    column(baseline),
    column(score),
    incentiveAtMost({ given }, share),
    given.get(PRACTICE_COLUMNS.memberMonths.title) ?? null,
    termsRange(terms),
  );
}

/** PMPM, at 100%. */
function incentiveAtMost({ given }: Pick<RecordedPractice, "given">, share: number): number | null {
  const base = given.get(PRACTICE_COLUMNS.basePmpm.title);
  return typeof base === "number" ? exact(base).times(share).toDecimalPlaces(DIGITS).toNumber() : null;
}

/** Where the page finds what it shows. */
export interface Working {
  /** Of the row of the answer, by its heading. */
  readonly account: (row: number, title: string) => string;
  readonly line: (at: number, column: LedgerColumn) => string;
  readonly recorded: RecordedAt | null;
}

export interface RecordedAt {
  readonly given: (title: string) => string;
  readonly paid: (title: string) => string;
  readonly scorecard: (row: number, column: number) => string;
}

const ACCOUNT_TITLES: readonly string[] = ["Practice", "Payout", ...PANEL_FIGURES, "Status"];

/** What a line of the ledger is told by, besides what is reckoned of it. */
const LINE_COLUMNS: readonly LedgerColumn[] = [...RECKONED, "paidOn", "payment", "closedOn"];

export function layWorking(cursor: LineCursor, of: StatementOf, { recorded, reconciled }: Worked): Working {
  cursor.line([{ value: "Working", role: "section" }]);
  cursor.note("What the page rests on, and the functions over it. It is not printed.");
  const at = recorded === null ? null : layRecorded(cursor, of.practice, recorded);
  const ledger = layLines(cursor, of);
  cursor.gap();
  const account = cursor.spill(
    writeCall(PANEL, [...ledger.columns, "", acceptedZero(of.terms)], RECKONED.length - 2),
    Array.from({ length: reconciled.total.row + 1 }, (_, row): LaidCell[] => [
      head(row, TEXT),
      head(row, WHOLE),
      ...PANEL_FIGURES.map((): LaidCell => head(row, MONEY)),
      head(row, TEXT),
    ]),
  );
  return {
    account: (row, title) => cellAt(ACCOUNT_TITLES.indexOf(title), account + row),
    line: (row, column) => cellAt(LINE_COLUMNS.indexOf(column), ledger.first + row),
    recorded: at,
  };
}

function layRecorded(cursor: LineCursor, name: string, { practice, closing, scorecard }: Recorded): RecordedAt {
  const { shares } = closing;
  cursor.gap();
  const given = [...practice.given].map(
    ([title, value]) =>
      [title, cursor.line([{ value: title }, { value, ...formatOf(title, value), role: "input" }])] as const,
  );
  const rows = new Map(given);
  const practiceBlock = fixedBlock(0, given[0]?.[1] ?? 0, given.at(-1)?.[1] ?? 0, 1);
  cursor.gap();
  const shareRows = ELEMENTS.map((element) =>
    cursor.line([{ value: ELEMENT_NAMES[element] }, { value: shares[element], ...EXACT_SHARE, role: "input" }]),
  );
  const atMost = cursor.line([
    { value: "Incentive PMPM at 100%" },
    {
      formula: `=ROUND(${fixedCell(1, rows.get(PRACTICE_COLUMNS.basePmpm.title) ?? 0)}*${fixedCell(1, shareRows[ELEMENTS.indexOf("incentive")] ?? 0)},${DIGITS})`,
      ...formatOf(PRACTICE_COLUMNS.basePmpm.title),
    },
  ]);
  const terms = layTerms(cursor, practice);
  const scores = layScores(cursor, name, practice);

  cursor.gap();
  const titles = paymentTitles();
  const call = writeCall(
    PAYMENTS,
    [`TRANSPOSE(${practiceBlock})`, ...shareRows.map((row) => fixedCell(1, row)), scores?.block ?? "", terms],
    4,
  ).slice(1);
  // Down the sheet, where there is room for the headings.
  const paid = cursor.spill(
    `=TRANSPOSE(${call})`,
    titles.map((title) => [{}, formatOf(title), formatOf(title)]),
  );
  let card = 0;
  if (scorecard !== null && scores !== null) {
    cursor.gap();
    card = cursor.spill(
      writeCall(
        SCORECARD,
        [
          fixedCell(1, rows.get(PRACTICE_COLUMNS.practiceType.title) ?? 0),
          ...SCORED.map((_title, at) => scores.column(at)),
          fixedCell(1, atMost),
          fixedCell(1, rows.get(PRACTICE_COLUMNS.memberMonths.title) ?? 0),
          terms,
        ],
        4,
      ),
      scorecard.map((cells, row) => cells.map((_cell, column): LaidCell => head(row, scorecardLook(column)))),
    );
  }
  return {
    given: (title) => cellAt(1, rows.get(title) ?? 0),
    paid: (title) => cellAt(1, paid + titles.indexOf(title)),
    scorecard: (row, column) => cellAt(column, card + row),
  };
}

/** Answers where they stand; "" for the published guide. */
function layTerms(cursor: LineCursor, { changed }: RecordedPractice): string {
  if (changed.length === 0) return "";
  cursor.gap();
  const first = cursor.headings(["Parameter", "Value"]);
  for (const { key, value } of changed)
    cursor.line([
      { value: key, ...TEXT },
      { value, ...lookOfTerm(key), role: "input" },
    ]);
  return fixedBlock(0, first, cursor.row - 1, 1);
}

interface LaidScores {
  readonly block: string;
  readonly column: (scored: number) => string;
}

function layScores(cursor: LineCursor, practice: string, { scores }: RecordedPractice): LaidScores | null {
  if (scores.length === 0) return null;
  cursor.gap();
  const first = cursor.headings([PRACTICE_COLUMNS.practice.title, ...SCORED]);
  for (const cells of scores)
    cursor.line([
      { value: practice, ...TEXT, role: "input" },
      ...cells.map((cell, at): LaidCell => valueCell(cell, at === 0 ? TEXT.format : SCORE.format)),
    ]);
  const last = cursor.row - 1;
  return {
    block: fixedBlock(0, first, last, SCORED.length),
    column: (scored) => fixedBlock(scored + 1, first + 1, last),
  };
}

function layLines(cursor: LineCursor, { lines }: StatementOf): { readonly first: number; readonly columns: string[] } {
  cursor.gap();
  const titles = LINE_COLUMNS.map((column) => LEDGER.columns[column].heading);
  const first = cursor.headings(titles) + 1;
  for (const line of lines)
    cursor.line(
      LINE_COLUMNS.map((column): LaidCell => valueCell(toCore(line.cell(column)), LEDGER.columns[column].format ?? "")),
    );
  return { first, columns: RECKONED.map((_column, index) => fixedBlock(index, first, cursor.row - 1)) };
}

function valueCell(cell: unknown, format: string): LaidCell {
  if (typeof cell === "number") return { value: cell, format, role: "input" };
  if (typeof cell === "string" && cell !== "") return { value: cell, ...TEXT, role: "input" };
  return { role: "input" };
}

const ZERO = "amount.zero";

/** The one term that decides how the ledger is reckoned. */
function acceptedZero(terms: readonly TermsRow[]): string {
  const given = terms.find((row) => givesKey(row, ZERO))?.value;
  return typeof given === "string" ? `{"${ZERO}","${given}"}` : "";
}

/** Measure and status; baseline and score; shares; the next level; dollars. */
const SCORECARD_LOOKS: readonly Pick<LaidCell, "format">[] = [
  {},
  {},
  SCORE,
  SCORE,
  EXACT_SHARE,
  EXACT_SHARE,
  {},
  SCORE,
  EXACT_SHARE,
  MONEY,
  MONEY,
  MONEY,
];

export function scorecardLook(column: number): Pick<LaidCell, "format"> {
  return SCORECARD_LOOKS[column] ?? {};
}
