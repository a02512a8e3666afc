import { ADDED_COLUMNS, AMOUNT_TITLES, PMPM_AT_MOST, practicesIn } from "../../core/shared";
import { TEXT } from "../cellLooks";
import { termsRange } from "../plan/termRows";
import type { PaymentLine, Payments } from "../plan/payments";
import { columnsOf } from "../plan/planTables";
import { layTerms, methodUnder, type LaidTerms } from "./counterpartyTerms";
import { formatOf, widthOf } from "../columnLooks";
import { NativePayments, RISK } from "./nativePayments";
import type { Offered } from "./offered";
import { layShares } from "./shares";
import { cellAt, SheetLayout, type LaidCell, type LaidSheet } from "./sheetLayout";

/**
 * An offer for a counterparty: two sheets that stand alone. What it may see is copied, and what is paid is worked out
 * by native formulas, without the add-in and without a reference to any other sheet.
 */

/** Whose practices an offer is for: an organisation speaks for its own, and a practice without one for itself. */
export interface Recipient {
  readonly name: string;
  readonly isOrganisation: boolean;
}

/** What is ours alone. */
const KEPT_BACK = ["Expected share"];

interface Copied {
  readonly line: PaymentLine;
  /** A cell of the table of practices, by its heading. */
  readonly given: (title: string) => string | number | null;
}

/** The practices that a recipient is offered, in their order; all of them for none. */
export function practicesFor(
  { ranges, payments }: Pick<Offered, "ranges" | "payments">,
  to: Recipient | null,
): Copied[] {
  const { cells } = practicesIn(ranges.practices);
  const byTitle = new Map<string, readonly unknown[]>(
    Object.values(cells).map((column, index) => [columnsOf("practices")[index]?.title ?? "", column]),
  );
  return payments.practices.flatMap((line, index) =>
    to === null || isSame(to, recipientOf(line))
      ? [
          {
            line,
            given: (title: string) => {
              const cell = byTitle.get(title)?.[index];
              return typeof cell === "number" || typeof cell === "string" ? cell : null;
            },
          },
        ]
      : [],
  );
}

export function recipientOf({ organisation, name }: PaymentLine): Recipient {
  return organisation === "" ? { name, isOrganisation: false } : { name: organisation, isOrganisation: true };
}

export function isSame(one: Recipient, other: Recipient): boolean {
  return one.name === other.name && one.isOrganisation === other.isOrganisation;
}

export function counterpartyOffer(
  [name, termsName]: readonly [string, string],
  offered: Offered,
  to: Recipient | null,
): readonly [LaidSheet, LaidSheet] {
  const copied = practicesFor(offered, to);
  // Some terms leave it open what can be earned today, and then it is left out.
  const hasEarnable = copied.every(({ line }) => typeof line.cell(AMOUNT_TITLES.earnable) === "number");
  const terms = layTerms(termsName, offered, hasEarnable);
  return [layPractices(name, offered, to, copied, hasEarnable, terms), terms.laid];
}

/** The columns of the practices that anyone fills. */
function copiedTitles(copied: readonly Copied[]): string[] {
  const order = ["Practice", "Organisation", "Practice type", "Track"];
  const titles = columnsOf("practices")
    .filter(({ title }) => !KEPT_BACK.includes(title))
    .filter(({ title, isNeeded }) => isNeeded || copied.some(({ given }) => given(title) !== null))
    .map(({ title }) => title);
  return [...order.filter((title) => titles.includes(title)), ...titles.filter((title) => !order.includes(title))];
}

/** What is told of the payments: all but what we expect. */
function paidTitles(hasEarnable: boolean): string[] {
  const elements = ["base", "direct", "populationHealth", "earnable", "most", "risk"] as const;
  return [
    ...elements.filter((element) => element !== "earnable" || hasEarnable).map((element) => AMOUNT_TITLES[element]),
    ...ADDED_COLUMNS.filter(({ outcome }) => outcome !== "Expected").map(({ title }) => title),
    PMPM_AT_MOST,
  ];
}

function layPractices(
  name: string,
  { shares, payments }: Offered,
  to: Recipient | null,
  copied: readonly Copied[],
  hasEarnable: boolean,
  terms: LaidTerms,
): LaidSheet {
  const layout = new SheetLayout(name);
  const lines = layout.from();
  lines.line([{ value: to === null ? "Offer by practice" : `Offer to ${to.name}`, role: "title" }]);
  lines.line([{ value: "Dollars of one payout period. Blue on yellow may be changed.", role: "note" }]);
  lines.gap();
  const [direct, populationHealth, incentive] = layShares(lines, shares);
  lines.gap();

  const given = copiedTitles(copied);
  const paid = paidTitles(hasEarnable);
  const titles = [...given, RISK, ...paid];
  const headings = lines.line(titles.map((value): LaidCell => ({ value, role: "heading" })));
  const formulas = new NativePayments(
    titles,
    { shares: { direct, populationHealth, incentive }, ...terms.places },
    methodUnder(termsRange(payments.terms)),
  );
  const first = lines.row;
  for (const { line, given: cellOf } of copied) {
    const { row } = lines;
    lines.line(
      titles.map((title): LaidCell => {
        if (!given.includes(title))
          return { formula: formulas.ofPractice(title, row), ...formatOf(title), ...figureOf(line, title) };
        // A blank track is A, as the answer says; no amount depends on it but by the capitated part.
        if (title === "Track") return { value: trackOf(line), ...formatOf(title) };
        const value = cellOf(title);
        return { ...(value === null ? {} : { value, ...formatOf(title, value) }), role: "input" };
      }),
    );
  }
  const rows = { first, last: lines.row - 1 };
  for (const { title, line, organisation } of totalsOf(payments, to, copied)) {
    const { row } = lines;
    const own = organisation === null ? null : cellAt(titles.indexOf("Organisation"), row);
    lines.line(
      titles.map((column, index): LaidCell => {
        const role = "total";
        if (index === 0) return { value: title, role };
        if (column === "Organisation" && organisation !== null) return { value: organisation, ...TEXT, role };
        if (column !== "Member months" && !paid.includes(column)) return { role };
        return {
          formula: formulas.ofRows(column, row, rows, own),
          ...formatOf(column, line.cell(column)),
          role,
          ...figureOf(line, column),
        };
      }),
    );
  }
  return {
    sheet: layout.laid({
      columnWidths: titles.map((title, index) => (index === 0 ? 240 : widthOf(title))),
      frozenRows: headings,
      print: { orientation: "landscape", repeatRows: { from: headings, to: headings } },
    }),
    figures: layout.figures,
  };
}

function trackOf({ cell }: PaymentLine): string {
  const track = cell("Track");
  return typeof track === "string" ? track : "";
}

/** What the functions answer there; blank where there is nothing to divide by. */
function figureOf(line: PaymentLine, title: string): Pick<LaidCell, "label" | "comesTo"> {
  const value = line.cell(title);
  return value === "" ? {} : { label: `${line.name}, ${title}`, comesTo: value };
}

interface TotalRow {
  readonly title: string;
  readonly line: PaymentLine;
  /** Whose practices it adds up; null where all of the sheet. */
  readonly organisation: string | null;
}

function totalsOf({ organisations, total }: Payments, to: Recipient | null, copied: readonly Copied[]): TotalRow[] {
  if (copied.length < 2) return [];
  const own = to === null ? total : organisations.find(({ organisation }) => organisation === to.name);
  return [
    ...(to === null ? organisations.map((line) => ({ title: line.name, line, organisation: line.organisation })) : []),
    ...(own === undefined ? [] : [{ title: "Total", line: own, organisation: null }]),
  ];
}
