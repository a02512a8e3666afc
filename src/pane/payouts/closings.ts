import type { TermsRow } from "../../core/terms/rows";
import { editionOfRows, fold, Refusal, termsRows } from "../../core/shared";
import { DATE, EXACT_SHARE, MONEY, TEXT, WHOLE } from "../cellLooks";
import { cellOf, lackingIn, type OwnTable } from "../ownTable";
import type { ElementKey, Shares } from "../plan/elements";
import type { PlanRanges } from "../plan/payments";
import { FIRST, placeIn } from "../plan/place";
import type { PortCell, TableContent } from "../port";
import { answerNamed, toPort } from "../resolve";
import { isBlank } from "./ledger";

/** What a payout was closed with: a row of a visible table for each closing and each correction of it. */

export type ClosingColumn =
  | "payout"
  | "kind"
  | "on"
  | "amount"
  | ElementKey
  | "practices"
  | "scores"
  | "earned"
  | "edition"
  | "terms"
  | "record"
  | "scoresRecord"
  | "practicesNow"
  | "scoresNow"
  | "termsNow";

export const CLOSINGS: OwnTable<ClosingColumn> = {
  table: "Closings",
  sheet: "APC Closings",
  title: "Closings",
  note: "A row for each time that a payout was closed or corrected, with all that it was computed of. The last three columns say where what it is computed of stands now: empty them where those tables have become another payout’s.",
  columns: {
    payout: { heading: "Payout", ...WHOLE, width: 92 },
    kind: { heading: "Kind", ...TEXT, width: 104 },
    on: { heading: "On", ...DATE, width: 104 },
    amount: { heading: "Amount", ...TEXT, width: 150 },
    direct: { heading: "Direct services", ...EXACT_SHARE, width: 156 },
    populationHealth: { heading: "Population health", ...EXACT_SHARE, width: 172 },
    incentive: { heading: "Performance incentive", ...EXACT_SHARE, width: 204 },
    practices: { heading: "Practices", ...WHOLE, width: 108 },
    scores: { heading: "Scores", ...WHOLE, width: 92 },
    earned: { heading: "Earned", ...MONEY, width: 124 },
    edition: { heading: "Edition", ...TEXT, width: 180 },
    terms: { heading: "Terms", ...TEXT, width: 200 },
    record: { heading: "Record", ...TEXT, width: 124 },
    scoresRecord: { heading: "Record of scores", ...TEXT, width: 168 },
    practicesNow: { heading: "Practices now", ...TEXT, width: 144, isOptional: true },
    scoresNow: { heading: "Scores now", ...TEXT, width: 116, isOptional: true },
    termsNow: { heading: "Terms now", ...TEXT, width: 116, isOptional: true },
  },
};

/** A closing of a payout, one for a practice that left before it, or what was found otherwise afterwards. */
const CLOSING_KINDS = ["Closing", "Departure", "Correction"] as const;
type ClosingKind = (typeof CLOSING_KINDS)[number];

/** The amounts of UPLIFT.PRACTICES that payouts may pay: what the incentive earns, or all that the split adds over base. */
export const PAID_AMOUNTS = {
  "Incentive expected": "The performance incentive",
  "Added expected": "All three elements",
} as const;
export type PaidAmount = keyof typeof PAID_AMOUNTS;

/** Where what a payout is computed of stands now; "" where nowhere, for terms: the published guide. */
export interface Sources {
  readonly practices: string;
  readonly scores: string;
  readonly terms: string;
}

/** A row of the table as it was last read. */
export interface Closing {
  readonly index: number;
  readonly cells: readonly PortCell[];
  readonly payout: number;
  readonly kind: ClosingKind;
  readonly on: PortCell;
  readonly amount: PaidAmount;
  readonly shares: Shares;
  /** Of the functions, and of the guide that was in force. */
  readonly edition: string;
  readonly terms: readonly TermsRow[] | Refusal;
  /** The tables that hold the copies; "" for no scores. */
  readonly record: string;
  readonly scoresRecord: string;
  readonly now: Sources;
}

export interface Closings {
  /** As the workbook calls the table and its sheet. */
  readonly own: OwnTable<ClosingColumn>;
  readonly headings: readonly string[];
  readonly rows: number;
  readonly list: readonly Closing[];
  readonly lacking: readonly string[];
  /** Rows that cannot be read, as the sheet counts them. */
  readonly unread: readonly number[];
}

export function closingsOf({ address, headings, rows }: TableContent, own = CLOSINGS): Closings {
  const list: Closing[] = [];
  const unread: number[] = [];
  rows.forEach((cells, index) => {
    if (cells.every(isBlank)) return;
    const closing = closingOf(cells, headings, index);
    if (closing === null) unread.push(placeIn(address, index + FIRST)?.row ?? index + 1);
    else list.push(closing);
  });
  // However somebody sorts the rows, what corrects comes after what it corrects.
  list.sort((one, other) => numberOf(one.record) - numberOf(other.record));
  return { own, headings, rows: rows.length, list, lacking: lackingIn(CLOSINGS, headings), unread };
}

/** The number of a record in the name of its table. */
function numberOf(record: string): number {
  return Number(/\d+$/.exec(record)?.[0] ?? 0);
}

function closingOf(cells: readonly PortCell[], headings: readonly string[], index: number): Closing | null {
  const cell = (column: ClosingColumn): PortCell => cellOf(CLOSINGS, column, cells, headings);
  const text = (column: ClosingColumn): string => {
    const value = cell(column);
    return typeof value === "string" ? value.trim() : "";
  };
  const [payout, direct, populationHealth, incentive] = [
    cell("payout"),
    cell("direct"),
    cell("populationHealth"),
    cell("incentive"),
  ];
  const amount = Object.keys(PAID_AMOUNTS).find((one) => one === text("amount")) as PaidAmount | undefined;
  if (typeof payout !== "number" || amount === undefined || text("record") === "") return null;
  if (typeof direct !== "number" || typeof populationHealth !== "number" || typeof incentive !== "number") return null;
  return {
    index,
    cells,
    payout,
    kind: CLOSING_KINDS.find((kind) => fold(kind) === fold(text("kind"))) ?? "Closing",
    on: cell("on"),
    amount,
    shares: { direct, populationHealth, incentive },
    edition: text("edition"),
    terms: termsIn(text("terms")),
    record: text("record"),
    scoresRecord: text("scoresRecord"),
    now: { practices: text("practicesNow"), scores: text("scoresNow"), terms: text("termsNow") },
  };
}

function termsIn(text: string): readonly TermsRow[] | Refusal {
  try {
    return text === "" ? [] : termsRows([[text]]);
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
}

/** What a payout is closed with. */
export interface ClosingBasis {
  readonly payout: number;
  readonly kind: ClosingKind;
  /** A serial. */
  readonly on: number;
  readonly amount: PaidAmount;
  readonly shares: Shares;
  readonly terms: readonly TermsRow[];
  readonly ranges: PlanRanges;
  readonly now: Sources;
}

/** By what it was computed. */
export function editionText(terms: readonly TermsRow[]): string {
  const version = toPort(answerNamed("VERSION"));
  return `${typeof version === "string" ? version : ""}; in force ${editionOfRows([...terms]).id}`;
}
