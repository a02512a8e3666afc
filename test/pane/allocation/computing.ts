import { offerOf, type Offer } from "../../../src/pane/allocation/offer";
import type { Audience } from "../../../src/pane/allocation/plan";
import type { BookCell } from "../../../src/pane/book/book";
import type { PortCell } from "../../../src/pane/port";
import type { BookWorkbook } from "./bookWorkbook";
import { handWorked } from "./plans";

/** All figures of an offer by their addresses on the sheet of results. */
export function figures({ results: { lines, added, headroom, shares } }: Offer): Map<string, PortCell> {
  const isCell = (one: unknown): one is BookCell => typeof one === "object" && one !== null && "address" in one;
  const cells = (one: unknown): BookCell[] => (isCell(one) ? [one] : Object.values(one ?? {}).flatMap(cells));
  return new Map(
    [lines, added, headroom, shares]
      .flatMap(cells)
      .map(({ address, value }) => [address, typeof value === "number" ? value : null]),
  );
}

/** A workbook that computes as the pane does, but for a few cells. */
export function computing(
  workbook: BookWorkbook,
  audience: Audience = "ours",
  others: Readonly<Record<string, PortCell>> = {},
): void {
  const known = figures(offerOf(handWorked, audience));
  workbook.computed = (address) => others[address] ?? known.get(address) ?? null;
}
