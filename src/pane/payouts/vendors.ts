import { fold } from "../../core/shared";
import { TEXT } from "../cellLooks";
import { textOf } from "../list/cells";
import { addedCells, cellOf, changeRows, lackingIn, rowCells, sheetOf, type OwnTable } from "../ownTable";
import type { PortCell, RowChange, TableContent, WorkbookPort } from "../port";

/** Which practice each vendor of an extract is, kept in a visible table: said once, and never guessed. */

export type VendorColumn = "vendor" | "practice";

export const VENDORS: OwnTable<VendorColumn> = {
  table: "Vendors",
  sheet: "APC Vendors",
  title: "Vendors",
  note: "Which practice each vendor of a payment extract is. Payments to a vendor that is not a practice are left out.",
  columns: {
    vendor: { heading: "Vendor", ...TEXT, width: 260 },
    practice: { heading: "Practice", ...TEXT, width: 200 },
  },
};

/** What stands as the practice of a vendor that is none. */
export const NOT_A_PRACTICE = "Not a practice";

interface VendorRow {
  readonly index: number;
  readonly cells: readonly PortCell[];
  /** "" where the row names none. */
  readonly practice: string;
}

export interface Vendors {
  /** As the workbook calls the table and its sheet. */
  readonly own: OwnTable<VendorColumn>;
  readonly headings: readonly string[];
  readonly rows: number;
  readonly lacking: readonly string[];
  /** The rows of each vendor. */
  readonly of: ReadonlyMap<string, readonly VendorRow[]>;
}

export function vendorsOf({ headings, rows }: Pick<TableContent, "headings" | "rows">, own = VENDORS): Vendors {
  const of = new Map<string, VendorRow[]>();
  rows.forEach((cells, index) => {
    const vendor = textOf(cellOf(VENDORS, "vendor", cells, headings));
    const row = { index, cells, practice: textOf(cellOf(VENDORS, "practice", cells, headings)) };
    if (vendor !== "") of.set(vendor, [...(of.get(vendor) ?? []), row]);
  });
  return { own, headings, rows: rows.length, lacking: lackingIn(VENDORS, headings), of };
}

/** Of vendors the practice that each is, or that it is none. */
export type VendorMeanings = ReadonlyMap<string, string>;

/** What is known of a vendor: its practice, that it is none, that nobody has said, or that the table says two things. */
export type KnownVendor =
  { readonly kind: "practice"; readonly practice: string } | { readonly kind: "none" | "unknown" | "twice" };

/**
 * The table goes before a practice's own name, and what is said on the page before a row that says nothing.
 * @param vendors null where the workbook has no such table yet.
 */
export function knownVendor(
  vendor: string,
  vendors: Vendors | null,
  said: VendorMeanings,
  practices: ReadonlySet<string>,
): KnownVendor {
  const kept = [...new Set((vendors?.of.get(vendor) ?? []).map(({ practice }) => practice))];
  if (kept.length > 1) return { kind: "twice" };
  const known = kept.length === 1 && isMeaning(kept[0], practices) ? kept[0] : said.get(vendor);
  if (known === undefined || !isMeaning(known, practices))
    return kept.length === 0 && practices.has(vendor) ? { kind: "practice", practice: vendor } : { kind: "unknown" };
  return isNone(known) ? { kind: "none" } : { kind: "practice", practice: known };
}

function isNone(practice: string): boolean {
  return fold(practice) === fold(NOT_A_PRACTICE);
}

/** A row may name a practice that has left the ledger. */
function isMeaning(practice: string | undefined, practices: ReadonlySet<string>): boolean {
  return practice !== undefined && (practices.has(practice) || isNone(practice));
}

/** The one practice whose name looks like the vendor's; shown, and never taken unasked. */
export function suggestedFor(vendor: string, practices: Iterable<string>): string | null {
  const wanted = lettersOf(vendor);
  const alike = [...practices].filter((practice) => {
    const name = lettersOf(practice);
    return name !== "" && (wanted.startsWith(name) || (wanted !== "" && name.startsWith(wanted)));
  });
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function lettersOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Makes the table, or brings it up to what was said. @param called what it will be called where there is none. */
export async function keepVendors(
  port: WorkbookPort,
  vendors: Vendors | null,
  said: VendorMeanings,
  called = VENDORS,
): Promise<void> {
  if (said.size === 0) return;
  const rows = [...said].map(([vendor, practice]) => ({ vendor, practice }));
  if (vendors === null) await port.createSheets([sheetOf(called, rows)]);
  else await changeRows(vendors.own, vendorChanges(vendors, rows), port);
}

function vendorChanges(
  { headings, rows, of }: Vendors,
  said: readonly { readonly vendor: string; readonly practice: string }[],
): RowChange[] {
  const changes: RowChange[] = [];
  let added = 0;
  for (const row of said) {
    const there = of.get(row.vendor) ?? [];
    for (const { index, cells } of there)
      changes.push({
        kind: "replace",
        index,
        before: cells,
        cells: rowCells(VENDORS, { practice: row.practice }, headings),
      });
    if (there.length > 0) continue;
    changes.push({ kind: "insert", index: rows + added, cells: addedCells(VENDORS, row, headings) });
    added += 1;
  }
  return changes;
}
