import type { Range } from "../../core/define/rule";
import { isoDate, noAnswer, PRACTICE_COLUMNS, Refusal, SCORE_COLUMNS } from "../../core/shared";
import { MONEY, TEXT } from "../cellLooks";
import { lettersOf } from "../formula/columns";
import type { OwnRow } from "../ownTable";
import type { PlanRanges } from "../plan/payments";
import { placeOf } from "../plan/planTables";
import { termsRange } from "../plan/termRows";
import type { NewCell, NewSheet, PortCell, TableContent } from "../port";
import { answerNamed } from "../resolve";
import { editionText, type Closing, type ClosingBasis, type ClosingColumn } from "./closings";
import { nameOf } from "./ledger";

/** The record of a closing or a correction: copies of the practices and scores as they stood, of which it can be computed again. */

/** Of a practice, as the ledger has it once it is closed. */
export interface ClosedLine {
  readonly practice: string;
  readonly projected: number;
  readonly earned: number;
  readonly adjustments: number;
  /** Of a correction: why; "" of a closing. */
  readonly because?: string;
}

export interface ToRecord {
  readonly basis: ClosingBasis;
  readonly lines: readonly ClosedLine[];
}

/** The columns that a record has besides those of the practices; a table of a person's own hardly has them. */
const CLOSED_TITLES = {
  projected: "Closed projected",
  earned: "Closed earned",
  adjustments: "Closed adjustments",
} as const;

const BECAUSE = "Corrected because";

/** The tables and sheets of a record. */
export interface RecordNames {
  readonly practices: { readonly table: string; readonly sheet: string };
  readonly scores: { readonly table: string; readonly sheet: string };
}

function recordNames(number: number): RecordNames {
  return {
    practices: { table: `Closing${number}`, sheet: `APC closing ${number}` },
    scores: { table: `Closing${number}Scores`, sheet: `APC closing ${number} scores` },
  };
}

const NUMBERED = /^(?:apc closing |closing)(\d+)(?: ?scores)?$/i;

/** So many records, numbered on from the last one: of what was deleted no number comes again before what it comes after. */
export function freeRecords(count: number, there: readonly string[]): RecordNames[] {
  const last = Math.max(0, ...there.map((name) => Number(NUMBERED.exec(name)?.[1] ?? 0)));
  return Array.from({ length: count }, (_, at) => recordNames(last + 1 + at));
}

/** The row that tells of a record. */
export function closingRow(
  { payout, kind, on, amount, shares, terms, ranges, now }: ClosingBasis,
  lines: readonly ClosedLine[],
  earned: number,
  names: RecordNames,
): OwnRow<ClosingColumn> | Refusal {
  const text = answerNamed("TERMS", termsRange(terms));
  if (text instanceof Refusal) return text;
  return {
    payout,
    kind,
    on,
    amount,
    ...shares,
    practices: lines.length,
    scores: scoresCounted(ranges, lines),
    earned,
    edition: editionText(terms),
    terms: terms.length === 0 ? null : String(text),
    record: names.practices.table,
    scoresRecord: ranges.scores === null ? null : names.scores.table,
    practicesNow: now.practices || null,
    scoresNow: now.scores || null,
    termsNow: now.terms || null,
  };
}

/** Rows of scores that belong to what is closed. */
function scoreRows({ scores }: PlanRanges, lines: readonly ClosedLine[]): Range {
  const [headings = [], ...rows] = scores ?? [];
  const names = new Set(lines.map(({ practice }) => practice));
  const at = placeOf(SCORE_COLUMNS.practice.title, headings);
  return rows.filter((cells) => names.has(nameOf(cells[at])));
}

export function scoresCounted(ranges: PlanRanges, lines: readonly ClosedLine[]): number {
  return scoreRows(ranges, lines).length;
}

/** The sheets that hold copies of the practices that are closed, and of their scores, as values. */
export function recordSheets(
  { payout, kind, on, ranges }: ClosingBasis,
  lines: readonly ClosedLine[],
  names: RecordNames,
): NewSheet[] {
  const [headings = [], ...rows] = ranges.practices;
  const at = placeOf(PRACTICE_COLUMNS.practice.title, headings);
  const byName = new Map(rows.map((cells) => [nameOf(cells[at]), cells]));
  const note = `${kind} ${kind === "Departure" ? "in" : "of"} payout ${payout} on ${isoDate(on)}. A record: nothing here is changed again.`;
  const practices = lines.map((line) => [
    ...Array.from(headings, (_heading, column) => byName.get(line.practice)?.[column]),
    ...Object.keys(CLOSED_TITLES).map((key) => line[key as keyof typeof CLOSED_TITLES]),
    ...(kind === "Correction" ? [line.because] : []),
  ]);
  const closed = [...Object.values<string>(CLOSED_TITLES), ...(kind === "Correction" ? [BECAUSE] : [])];
  return [
    recordSheet(names.practices, `${note} The practices as they stood.`, [...headings, ...closed], practices),
    ...(ranges.scores === null
      ? []
      : [
          recordSheet(
            names.scores,
            `${note} Their scores as they stood.`,
            ranges.scores[0] ?? [],
            scoreRows(ranges, lines),
          ),
        ]),
  ];
}

const RECORD_HEADINGS_AT = 4;
const RECORD_WIDTH = 132;

function recordSheet(
  { table, sheet }: { readonly table: string; readonly sheet: string },
  note: string,
  headings: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): NewSheet {
  const filled = rows.length === 0 ? [headings.map(() => null)] : rows;
  const width = headings.length;
  return {
    name: sheet,
    columnWidths: headings.map(() => RECORD_WIDTH),
    frozenRows: RECORD_HEADINGS_AT,
    cells: [
      [{ value: table, role: "title" }],
      [{ value: note, role: "note" }],
      [],
      headings.map((heading): NewCell => ({ value: String(heading), role: "heading" })),
      ...filled.map((cells) =>
        Array.from({ length: width }, (_, column) => recordCell(cells[column], String(headings[column]))),
      ),
    ],
    tables: [
      { name: table, address: `A${RECORD_HEADINGS_AT}:${lettersOf(width - 1)}${RECORD_HEADINGS_AT + filled.length}` },
    ],
    names: [],
  };
}

/** An error that stood in a cell is kept as its word; the functions refuse both. */
function recordCell(value: unknown, heading: string): NewCell | null {
  const format = Object.values<string>(CLOSED_TITLES).includes(heading) ? MONEY : {};
  if (typeof value === "number") return { value, ...format };
  if (typeof value === "string" && value !== "") return { value, ...TEXT };
  if (typeof value === "boolean") return { value: value ? "TRUE" : "FALSE", ...TEXT };
  return typeof value === "object" && value !== null && "code" in value ? { value: String(value.code), ...TEXT } : null;
}

/** A record as it stands in the workbook. */
export interface ClosingRecord {
  readonly closing: Closing;
  readonly ranges: PlanRanges;
  readonly lines: ReadonlyMap<string, ClosedLine>;
}

/** @param tables null where the workbook no longer has one of them. */
export function recordOf(
  closing: Closing,
  practices: (Pick<TableContent, "headings" | "rows"> & { readonly range: Range }) | null,
  scores: { readonly range: Range } | null,
): ClosingRecord | Refusal {
  if (practices === null)
    return noAnswer(`The table ${closing.record}, which is the record of payout ${closing.payout}, is gone`);
  if (scores === null && closing.scoresRecord !== "")
    return noAnswer(`The table ${closing.scoresRecord}, which is the record of payout ${closing.payout}, is gone`);
  const { headings, rows, range } = practices;
  const column = (cells: readonly PortCell[], title: string): PortCell => cells[placeOf(title, headings)] ?? null;
  const amount = (cells: readonly PortCell[], key: keyof typeof CLOSED_TITLES): number => {
    const value = column(cells, CLOSED_TITLES[key]);
    return typeof value === "number" ? value : 0;
  };
  const lines = rows.map((cells): ClosedLine => ({
    practice: nameOf(column(cells, PRACTICE_COLUMNS.practice.title)),
    projected: amount(cells, "projected"),
    earned: amount(cells, "earned"),
    adjustments: amount(cells, "adjustments"),
    because: nameOf(column(cells, BECAUSE)),
  }));
  return {
    closing,
    ranges: { practices: range, scores: scores?.range ?? null },
    lines: new Map(lines.filter(({ practice }) => practice !== "").map((line) => [line.practice, line])),
  };
}

/** With what each practice of a payout was closed, or corrected last. */
export function latestRecords(
  records: readonly (ClosingRecord | Refusal)[],
  payout: number,
): ReadonlyMap<string, ClosingRecord> {
  return new Map(
    records.flatMap((record) =>
      record instanceof Refusal || record.closing.payout !== payout
        ? []
        : [...record.lines.keys()].map((practice) => [practice, record] as const),
    ),
  );
}
