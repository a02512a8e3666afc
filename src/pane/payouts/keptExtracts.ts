import { grouped, isoDate } from "../../core/shared";
import { DATE, MONEY, TEXT, WHOLE } from "../cellLooks";
import { formatted } from "../figureText";
import { textOf } from "../list/cells";
import {
  appended,
  cellOf,
  changeRows,
  lackingIn,
  requireColumns,
  sheetOf,
  type OwnRow,
  type OwnTable,
} from "../ownTable";
import { placeIn, FIRST, type Place } from "../plan/place";
import type { TableContent, WorkbookPort } from "../port";
import { CENTS } from "../view/money";
import { counted } from "../words";
import type { ReadExtract } from "./extract";
import { isBlank, nameOf, sumOf } from "./ledger";
import type { LeftOut, Payment } from "./payments";

/** What became of each line of an extract, in two visible tables: by them an auditor ties it to the ledger. */

type ExtractColumn = "extract" | "from" | "on" | "control" | "writtenLines" | "written" | "leftLines" | "left";

export const EXTRACTS: OwnTable<ExtractColumn> = {
  table: "Extracts",
  sheet: "APC Extracts",
  title: "Extracts of payments",
  note: "A row for each extract of which payments were taken. Its control total is what was written and what was left out, to the cent; APC Extract lines says of each line what became of it.",
  columns: {
    extract: { heading: "Extract", ...WHOLE, width: 96 },
    from: { heading: "From", ...TEXT, width: 260 },
    on: { heading: "Taken on", ...DATE, width: 104 },
    control: { heading: "Control total", ...MONEY, width: 144 },
    writtenLines: { heading: "Lines written", ...WHOLE, width: 144 },
    written: { heading: "Written", ...MONEY, width: 124 },
    leftLines: { heading: "Lines left out", ...WHOLE, width: 152 },
    left: { heading: "Left out", ...MONEY, width: 124 },
  },
};

type LineColumn =
  "extract" | "line" | "vendor" | "amount" | "outcome" | "why" | "practice" | "payout" | "paidOn" | "payment";

export const EXTRACT_LINES: OwnTable<LineColumn> = {
  table: "ExtractLines",
  sheet: "APC Extract lines",
  title: "Lines of extracts",
  note: "Every line of each extract: written into the ledger, or left out, with the reason. A line that only adds up others has its sum in the reason.",
  columns: {
    extract: { heading: "Extract", ...WHOLE, width: 96 },
    line: { heading: "Line", ...WHOLE, width: 72 },
    vendor: { heading: "Vendor", ...TEXT, width: 220 },
    amount: { heading: "Amount", ...MONEY, width: 124 },
    outcome: { heading: "Outcome", ...TEXT, width: 92 },
    why: { heading: "Why left out", ...TEXT, width: 340 },
    practice: { heading: "Practice", ...TEXT, width: 200 },
    payout: { heading: "Payout", ...WHOLE, width: 84 },
    paidOn: { heading: "Date", ...DATE, width: 104 },
    payment: { heading: "Payment", ...TEXT, width: 124 },
  },
};

export const WRITTEN = "Written";
export const LEFT_OUT = "Left out";
const TOTAL = "Total";

/** An extract as it is taken. */
export interface TakenExtract {
  /** The file or the cells that it stood in. */
  readonly from: string;
  /** A serial. */
  readonly on: number;
  /** Of all its lines, added up by themselves. */
  readonly control: number;
  readonly taken: readonly Payment[];
  readonly left: readonly LeftOut[];
  readonly totals: ReadExtract["totals"];
}

/** A line that was written, as the ledger has to have it. */
interface WrittenLine extends Pick<Payment, "practice" | "payout" | "amount" | "paidOn" | "payment"> {
  readonly line: number;
}

/** An extract as the tables have it. */
interface KeptExtract {
  readonly number: number;
  readonly from: string;
  readonly on: string;
  readonly control: number;
  readonly written: number;
  readonly left: number;
  readonly place: Place | null;
  /** Its lines, as the other table has them. */
  readonly lines: {
    readonly written: readonly WrittenLine[];
    readonly writtenTotal: number;
    readonly leftTotal: number;
    readonly leftCount: number;
  };
}

/** A table of ours; without content where the workbook has none yet. */
export interface KeptTable<K extends string> {
  readonly own: OwnTable<K>;
  readonly content: TableContent | null;
}

export interface KeptExtracts {
  readonly extracts: KeptTable<ExtractColumn>;
  readonly lines: KeptTable<LineColumn>;
  /** The highest number of all, also of one whose row or lines are deleted. */
  readonly last: number;
  readonly list: readonly KeptExtract[];
}

export function keptExtractsOf(
  extracts: KeptTable<ExtractColumn> = { own: EXTRACTS, content: null },
  lines: KeptTable<LineColumn> = { own: EXTRACT_LINES, content: null },
): KeptExtracts {
  const { rows: lineRows = [], headings: lineHeadings = [] } = lines.content ?? {};
  const byExtract = grouped(
    lineRows.filter((cells) => !cells.every(isBlank)),
    (cells) => cellOf(EXTRACT_LINES, "extract", cells, lineHeadings),
  );
  const { rows = [], headings = [], address = "" } = extracts.content ?? {};
  const list = rows.flatMap((cells, index): KeptExtract[] => {
    const cell = (column: ExtractColumn) => cellOf(EXTRACTS, column, cells, headings);
    const [number, on] = [cell("extract"), cell("on")];
    if (typeof number !== "number") return [];
    return [
      {
        number,
        from: textOf(cell("from")),
        on: typeof on === "number" ? isoDate(on) : textOf(on),
        control: amountOf(cell("control")),
        written: amountOf(cell("written")),
        left: amountOf(cell("left")),
        place: placeIn(address, index + FIRST),
        lines: linesOf(byExtract.get(number) ?? [], lineHeadings),
      },
    ];
  });
  const numbers = [...byExtract.keys()].filter((key) => typeof key === "number");
  return { extracts, lines, last: Math.max(0, ...numbers, ...list.map(({ number }) => number)), list };
}

function amountOf(cell: unknown): number {
  return typeof cell === "number" ? cell : 0;
}

function linesOf(rows: TableContent["rows"], headings: readonly string[]): KeptExtract["lines"] {
  const all = rows.map((cells) => {
    const cell = (column: LineColumn) => cellOf(EXTRACT_LINES, column, cells, headings);
    const paidOn = cell("paidOn");
    return {
      outcome: textOf(cell("outcome")),
      line: amountOf(cell("line")),
      practice: nameOf(cell("practice")),
      payout: amountOf(cell("payout")),
      amount: amountOf(cell("amount")),
      paidOn: typeof paidOn === "number" ? paidOn : null,
      payment: nameOf(cell("payment")),
    };
  });
  const written = all.filter(({ outcome }) => outcome === WRITTEN);
  const left = all.filter(({ outcome }) => outcome === LEFT_OUT);
  const total = (lines: typeof all): number => sumOf(lines.map(({ amount }) => amount));
  return { written, writtenTotal: total(written), leftTotal: total(left), leftCount: left.length };
}

/** The number that an extract has which is kept next. */
export function nextNumber({ last }: KeptExtracts): number {
  return last + 1;
}

/** Columns without which nothing is kept, and so nothing written. */
export function requireToKeep({ extracts, lines }: KeptExtracts): void {
  if (extracts.content !== null) requireColumns(extracts.own, lackingIn(EXTRACTS, extracts.content.headings));
  if (lines.content !== null) requireColumns(lines.own, lackingIn(EXTRACT_LINES, lines.content.headings));
}

/** What of keeping an extract takes a step each to undo. */
export function stepsToKeep({ extracts, lines }: KeptExtracts): string[] {
  const made = [lines, extracts].flatMap(({ own, content }) => (content === null ? [own.sheet] : []));
  return [
    ...(made.length === 0 ? [] : [`the ${made.length === 1 ? "sheet" : "sheets"} ${made.join(" and ")}`]),
    ...(lines.content === null ? [] : [`its lines in ${lines.own.sheet}`]),
    ...(extracts.content === null ? [] : [`its row in ${extracts.own.sheet}`]),
  ];
}

/** Writes into both tables, and makes those that are not there. */
export async function keepExtract(port: WorkbookPort, kept: KeptExtracts, taken: TakenExtract): Promise<void> {
  const number = nextNumber(kept);
  const [row, lines] = [extractRow(number, taken), lineRows(number, taken)];
  const made = [
    ...(kept.lines.content === null ? [sheetOf(kept.lines.own, lines)] : []),
    ...(kept.extracts.content === null ? [sheetOf(kept.extracts.own, [row])] : []),
  ];
  if (made.length > 0) await port.createSheets(made);
  await append(port, kept.lines, lines);
  await append(port, kept.extracts, [row]);
}

async function append<K extends string>(
  port: WorkbookPort,
  { own, content }: KeptTable<K>,
  added: readonly OwnRow<K>[],
): Promise<void> {
  if (content === null) return;
  const { headings, rows } = content;
  const isEmpty = rows.every((cells) => cells.every(isBlank));
  await changeRows(own, appended(own, added, { headings, rows: rows.length }, isEmpty), port);
}

function extractRow(number: number, { from, on, control, taken, left }: TakenExtract): OwnRow<ExtractColumn> {
  return {
    extract: number,
    from,
    on,
    control,
    writtenLines: taken.length,
    written: sumOf(taken.map(({ amount }) => amount)),
    leftLines: left.length,
    left: sumOf(left.map(({ amount }) => amount ?? 0)),
  };
}

function lineRows(extract: number, { taken, left, totals }: TakenExtract): OwnRow<LineColumn>[] {
  const rows = [
    ...taken.map(({ line, vendor, amount, practice, payout, paidOn, payment }) => ({
      line,
      row: { vendor, amount, outcome: WRITTEN, practice, payout, paidOn, payment: payment || null },
    })),
    ...left.map(({ line, vendor, amount, sentence }) => ({
      line,
      row: { vendor: vendor || null, amount, outcome: LEFT_OUT, why: sentence },
    })),
    ...totals.map(({ line, amount }) => ({
      line,
      row: { outcome: TOTAL, why: amount === null ? "adds up others" : `adds up others: ${formatted(amount, CENTS)}` },
    })),
  ];
  return rows.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map(({ line, row }) => ({ extract, line, ...row }));
}

/** Extract 1, paid.csv, 2025-04-02 */
export function extractName({ number, from, on }: KeptExtract): string {
  return `Extract ${number}, ${from}, ${on}`;
}

/** 1,055.00 = 1,050.00 written, 2 lines + 5.00 left out, 1 line */
export function controlText({ control, written, left, lines }: KeptExtract): string {
  const money = (amount: number): string => formatted(amount, CENTS);
  return `${money(control)} = ${money(written)} written, ${counted(lines.written.length, "line")} + ${money(left)} left out, ${counted(lines.leftCount, "line")}`;
}
