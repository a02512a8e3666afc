import type { Outgoing } from "../../core/define/call";
import type { TermsRow } from "../../core/terms/rows";
import { AMOUNT_TITLES, exact, isoDate, PRACTICE_COLUMNS, Refusal, SCORE_COLUMNS } from "../../core/shared";
import { EXACT_SHARE, MONEY, SCORE, TEXT, WHOLE } from "../cellLooks";
import { writeCall } from "../formula/write";
import { changesToShow, lookOfTerm } from "../offer/counterpartyTerms";
import { formatOf } from "../columnLooks";
import {
  cellAt,
  fixedBlock,
  fixedCell,
  SheetLayout,
  type LaidCell,
  type LaidSheet,
  type LineCursor,
} from "../offer/sheetLayout";
import { ELEMENT_NAMES, ELEMENTS } from "../plan/elements";
import { paymentsOf } from "../plan/payments";
import { columnsOf, PAYMENTS, paymentTitles, placeOf } from "../plan/planTables";
import { termsRange } from "../plan/termRows";
import { answersNamed, toCore } from "../resolve";
import { lineNamed } from "../view/paidScenarios";
import type { ClosingRecord } from "./closingRecord";
import { LEDGER, RECKONED, type LedgerColumn, type LedgerLine, nameOf } from "./ledger";
import { CHECKED, type StatedAt } from "./payoutFile";
import { FIGURES, PANEL, reconciledOf } from "./reconciled";
import { payoutWords, type Period } from "./schedule";

/**
 * The statement of a practice for a closed payout: one sheet that stands alone. What it rests on stands in it as values,
 * and each figure is a formula over them.
 */

export interface StatementOf {
  readonly practice: string;
  readonly payout: number;
  /** With what the payout was closed for it, or corrected last. */
  readonly record: ClosingRecord;
  /** All its lines of the ledger. */
  readonly lines: readonly LedgerLine[];
  /** Of the workbook, by which the ledger is reckoned. */
  readonly terms: readonly TermsRow[];
  readonly schedule: readonly Period[];
}

const WIDTHS = [220, ...Array<number>(11).fill(160)];

/** The names of sheets: characters that none may have, and how many one may have with a number behind it. */
const UNFIT = /[[\]:*?/\\]/g;
const LONGEST = 27;

/** A name for each, no two of them the same to a workbook, which tells no capitals apart. */
export function statementNames(practices: readonly string[], payout: number): string[] {
  const taken = new Map<string, number>();
  return practices.map((practice) => {
    const plain = nameWith(practice, payout, "");
    const count = (taken.get(plain.toLowerCase()) ?? 0) + 1;
    taken.set(plain.toLowerCase(), count);
    return count === 1 ? plain : nameWith(practice, payout, ` (${count})`);
  });
}

function nameWith(practice: string, payout: number, number: string): string {
  const behind = `${number}, payout ${payout}`;
  const name = practice.replace(UNFIT, " ").replace(/^'+|'+$/g, "");
  return `${name.slice(0, LONGEST - behind.length).trim()}${behind}`;
}

/** A statement, and where it tells what the page for the file adds up. */
export interface Statement {
  readonly laid: LaidSheet;
  readonly stated: StatedAt;
}

export function statement(name: string, of: StatementOf): Statement | Refusal {
  const { practice, record } = of;
  const { closing } = record;
  if (closing.terms instanceof Refusal) return closing.terms;
  const { terms } = closing;
  // What a reader looks for stands first, and rests on what stands below: where, follows from how much stands above it.
  const scratch = new SheetLayout(name);
  const placed = layBasis(scratch.from(1), of, terms);
  const below = layAnswers(new SheetLayout(name), of, terms, placed).below;
  const layout = new SheetLayout(name);
  const cursor = layout.from(below);
  const basis = layBasis(cursor, of, terms);
  const { row } = layAnswers(layout, of, terms, basis);
  layScorecard(cursor, of, terms, basis);
  return {
    laid: {
      sheet: layout.laid({ columnWidths: WIDTHS, print: { orientation: "landscape" } }),
      figures: layout.figures,
    },
    stated: {
      practice,
      cells: Object.fromEntries(
        CHECKED.map((title) => [title, layout.elsewhere(cellAt(1 + FIGURES.indexOf(title), row))]),
      ) as StatedAt["cells"],
    },
  };
}

/** What the payout pays and the reconciliation. Answers the row of the payout that is stated, and the first row below. */
function layAnswers(
  layout: SheetLayout,
  of: StatementOf,
  terms: readonly TermsRow[],
  basis: Basis,
): { readonly row: number; readonly below: number } {
  const { practice, payout, record, schedule } = of;
  const { closing } = record;
  const cursor = layout.from();
  cursor.line([{ value: practice, role: "title" }]);
  cursor.line([
    {
      value: `${payoutWords(payout, schedule)}. ${closing.kind === "Correction" ? "Corrected" : "Closed"}${typeof closing.on === "number" ? ` on ${isoDate(closing.on)}` : ""}, by the record ${closing.record}. Dollars.`,
      role: "note",
    },
  ]);
  layPayment(cursor, of, terms, basis);
  const row = layReconciliation(cursor, of, basis.ledger);
  return { row, below: cursor.row };
}

/** Where the inputs of a statement stand. */
interface Basis {
  /** The practice's row below its headings. */
  readonly practice: string;
  readonly cell: (title: string) => string;
  readonly shares: readonly string[];
  /** A row for each score below the headings; null where the practice has none. */
  readonly scores: { readonly block: string; readonly column: (title: string) => string } | null;
  /** "" for the published guide. */
  readonly terms: string;
  /** The columns of its lines in the ledger, as the panel takes them. */
  readonly ledger: readonly string[];
}

function section(cursor: LineCursor, value: string): void {
  cursor.gap();
  cursor.line([{ value, role: "section" }]);
}

function headings(cursor: LineCursor, titles: readonly string[]): number {
  return cursor.line(titles.map((value): LaidCell => ({ value, role: "heading" })));
}

function layBasis(cursor: LineCursor, { practice, record, lines }: StatementOf, terms: readonly TermsRow[]): Basis {
  const { ranges, closing } = record;
  section(cursor, "What it rests on");
  const [titles = [], ...rows] = ranges.practices;
  const known = columnsOf("practices").flatMap(({ title }) => (placeOf(title, titles) < 0 ? [] : [title]));
  const own = rows.find((cells) => nameOf(cells[placeOf(PRACTICE_COLUMNS.practice.title, titles)]) === practice) ?? [];
  const head = headings(cursor, known);
  const at = cursor.line(
    known.map((title): LaidCell => valueCell(own[placeOf(title, titles)], formatOf(title).format)),
  );
  cursor.gap();
  headings(
    cursor,
    ELEMENTS.map((element) => ELEMENT_NAMES[element]),
  );
  const shares = cursor.line(
    ELEMENTS.map((element): LaidCell => ({ value: closing.shares[element], ...EXACT_SHARE, role: "input" })),
  );
  const changed = changesToShow(terms, closing.shares);
  let changes = "";
  if (changed.length > 0) {
    cursor.gap();
    const first = headings(cursor, ["Parameter", "Value"]);
    for (const { key, value } of changed)
      cursor.line([
        { value: key, ...TEXT },
        { value, ...lookOfTerm(key), role: "input" },
      ]);
    changes = fixedBlock(0, first, cursor.row - 1, 1);
  }
  return {
    practice: fixedBlock(0, head, at, known.length - 1),
    cell: (title) => fixedCell(known.indexOf(title), at),
    shares: ELEMENTS.map((_element, index) => fixedCell(index, shares)),
    scores: layScores(cursor, practice, ranges.scores),
    terms: changes,
    ledger: layLines(cursor, lines),
  };
}

const SCORED = [
  SCORE_COLUMNS.practice.title,
  SCORE_COLUMNS.measure.title,
  SCORE_COLUMNS.baseline.title,
  SCORE_COLUMNS.score.title,
] as const;

function scoresOf(practice: string, scores: ClosingRecord["ranges"]["scores"]): unknown[][] {
  const [titles = [], ...rows] = scores ?? [];
  const places = SCORED.map((title) => placeOf(title, titles));
  return rows.map((cells) => places.map((place) => cells[place] ?? null)).filter(([name]) => nameOf(name) === practice);
}

function layScores(cursor: LineCursor, practice: string, scores: ClosingRecord["ranges"]["scores"]): Basis["scores"] {
  const rows = scoresOf(practice, scores);
  if (rows.length === 0) return null;
  cursor.gap();
  const head = headings(cursor, SCORED);
  for (const cells of rows)
    cursor.line(cells.map((cell, column): LaidCell => valueCell(cell, column < 2 ? TEXT.format : SCORE.format)));
  const last = cursor.row - 1;
  return {
    block: fixedBlock(0, head, last, SCORED.length - 1),
    column: (title) => fixedBlock(SCORED.indexOf(title), head + 1, last),
  };
}

function valueCell(cell: unknown, format: string): LaidCell {
  if (typeof cell === "number") return { value: cell, format, role: "input" };
  if (typeof cell === "string" && cell !== "") return { value: cell, ...TEXT, role: "input" };
  return { role: "input" };
}

function layPayment(
  cursor: LineCursor,
  { practice, record }: StatementOf,
  terms: readonly TermsRow[],
  basis: Basis,
): void {
  section(cursor, "What the payout pays");
  const all = paymentTitles();
  const shown = [...Object.values(AMOUNT_TITLES), "Earned share", record.closing.amount].filter(
    (title, index, titles) => all.includes(title) && titles.indexOf(title) === index,
  );
  headings(cursor, shown);
  const payments = paymentsOf(record.ranges, record.closing.shares, terms);
  const line = payments instanceof Refusal ? undefined : lineNamed(payments, practice);
  const call = writeCall(PAYMENTS, [basis.practice, ...basis.shares, basis.scores?.block ?? "", basis.terms], 4).slice(
    1,
  );
  cursor.line(
    shown.map((title): LaidCell => ({
      formula: `=INDEX(${call},2,${all.indexOf(title) + 1})`,
      ...formatOf(title),
      ...(title === record.closing.amount ? { role: "total" as const } : {}),
      label: `${practice}, ${title}`,
      ...comesTo(payments instanceof Refusal ? payments : (line?.cell(title) ?? "")),
    })),
  );
}

/** A blank cell of the answer is none to compare. */
function comesTo(value: Outgoing): Pick<LaidCell, "comesTo"> {
  return value === "" ? {} : { comesTo: value };
}

const LINE_COLUMNS: readonly LedgerColumn[] = [...RECKONED, "paidOn", "payment", "closedOn"];

function layLines(cursor: LineCursor, lines: readonly LedgerLine[]): string[] {
  section(cursor, "Its lines in the ledger");
  const titles = LINE_COLUMNS.map((column) => LEDGER.columns[column].heading);
  const first = headings(cursor, titles) + 1;
  for (const line of lines)
    cursor.line(
      LINE_COLUMNS.map((column): LaidCell => valueCell(toCore(line.cell(column)), LEDGER.columns[column].format ?? "")),
    );
  return RECKONED.map((_column, index) => fixedBlock(index, first, cursor.row - 1));
}

/** Answers the row of the payout that is stated. */
function layReconciliation(
  cursor: LineCursor,
  { lines, terms, payout, practice }: StatementOf,
  columns: readonly string[],
): number {
  const reconciled = reconciledOf(lines, terms);
  if (reconciled instanceof Refusal) throw new Error(`The ledger has no lines of ${practice}`);
  const accepted = terms.some(({ parameter }) => parameter === ZERO) ? acceptedZero(terms) : "";
  const call = writeCall(PANEL, [...columns, "", accepted], RECKONED.length - 2).slice(1);
  section(cursor, "Reconciliation, payout by payout");
  headings(cursor, ["Payout", ...FIGURES, "Status"]);
  const top = cursor.row;
  const rows = [...reconciled.rows, reconciled.total];
  rows.forEach((row, index) => {
    const isTotal = row === reconciled.total;
    // Totals of each payout stand between the practice's rows and that of all.
    const at = 2 + (isTotal ? reconciled.rows.length + reconciled.totals.length : index);
    const pick = (column: number): string => `INDEX(${call},${at},${column})`;
    const role = isTotal ? { role: "total" as const } : {};
    cursor.line([
      isTotal
        ? { value: "In all", ...role }
        : { formula: `=${pick(2)}`, ...WHOLE, label: "Payout", comesTo: row.payout ?? 0 },
      ...FIGURES.map((title, column): LaidCell => {
        const value = row.figure(title);
        return {
          formula: `=IF(${pick(column + 3)}="","",${pick(column + 3)})`,
          ...MONEY,
          ...role,
          label: `Payout ${row.payout ?? "in all"}, ${title}`,
          ...(value === null ? {} : { comesTo: value }),
        };
      }),
      ...(row.status === null
        ? []
        : [{ formula: `=${pick(FIGURES.length + 3)}`, label: "Status", comesTo: row.status } satisfies LaidCell]),
    ]);
  });
  return top + reconciled.rows.findIndex((row) => row.payout === payout);
}

const ZERO = "amount.zero";

/** The one term that decides how the ledger is reckoned. */
function acceptedZero(terms: readonly TermsRow[]): string {
  const given = terms.find(({ parameter }) => parameter === ZERO)?.value;
  return typeof given === "string" ? `{"${ZERO}","${given}"}` : "";
}

function layScorecard(
  cursor: LineCursor,
  { practice, record }: StatementOf,
  terms: readonly TermsRow[],
  basis: Basis,
): void {
  section(cursor, "Scorecard, and what the next level takes");
  if (basis.scores === null) {
    cursor.line([{ value: "No scores: what was earned rests on the practice’s Expected share.", role: "note" }]);
    return;
  }
  const { scores, cell, shares } = basis;
  const incentive = shares[ELEMENTS.indexOf("incentive")] ?? "";
  const [type, base, months] = [
    PRACTICE_COLUMNS.practiceType,
    PRACTICE_COLUMNS.basePmpm,
    PRACTICE_COLUMNS.memberMonths,
  ];
  const most = cursor.line([
    { value: "Incentive PMPM at 100%" },
    // Binary numbers add a last digit to the product.
    { formula: `=ROUND(${cell(base.title)}*${incentive},${DIGITS})`, ...MONEY },
  ]);
  const given = scoresOf(practice, record.ranges.scores);
  const column = (title: (typeof SCORED)[number]): unknown[][] =>
    given.map((row) => [row[SCORED.indexOf(title)] ?? null]);
  const own = (title: string): unknown => ownCell(practice, record, title);
  const basePmpm = own(base.title);
  const atMost =
    typeof basePmpm === "number"
      ? exact(basePmpm).times(record.closing.shares.incentive).toDecimalPlaces(DIGITS).toNumber()
      : null;
  const [, measure, baseline, score] = SCORED;
  const answer = answersNamed(
    SCORECARD,
    own(type.title),
    column(measure),
    column(baseline),
    column(score),
    atMost,
    own(months.title),
    termsRange(terms),
  );
  const formula = writeCall(
    SCORECARD,
    [
      cell(type.title),
      scores.column(measure),
      scores.column(baseline),
      scores.column(score),
      cellAt(1, most),
      cell(months.title),
      basis.terms,
    ],
    4,
  );
  cursor.spill(
    formula,
    answer.map((cells, row) =>
      cells.map((value, index): LaidCell => ({
        ...(row === 0 ? { role: "heading" as const } : scorecardLook(index)),
        label: `${practice}, scorecard`,
        ...comesTo(value),
      })),
    ),
  );
}

const SCORECARD = "INCENTIVE.SCORECARD";
const DIGITS = 10;

function ownCell(practice: string, { ranges: { practices } }: ClosingRecord, title: string): unknown {
  const [titles = [], ...rows] = practices;
  const own = rows.find((cells) => nameOf(cells[placeOf(PRACTICE_COLUMNS.practice.title, titles)]) === practice);
  return own?.[placeOf(title, titles)] ?? null;
}

/** Measure and status; baseline and score; shares; the next level; dollars. */
const SCORECARD_LOOKS: readonly (Pick<LaidCell, "format"> | null)[] = [
  null,
  null,
  SCORE,
  SCORE,
  EXACT_SHARE,
  EXACT_SHARE,
  null,
  SCORE,
  EXACT_SHARE,
  MONEY,
  MONEY,
  MONEY,
];

function scorecardLook(column: number): Pick<LaidCell, "format"> {
  return SCORECARD_LOOKS[column] ?? {};
}
