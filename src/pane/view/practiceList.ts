import { Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { shown } from "../valueText";
import { addedIn, type PaymentLine, type Payments, type PracticeLine } from "../plan/payments";

/** In which order, and under which headings, practices are listed. */

export type Order = "listed" | "name" | "dear";

/** What somebody made of the list: it stays while there are no figures to list. */
export interface Listing {
  readonly isDrawn: boolean;
  readonly wanted: string;
  readonly order: Order;
  /** The row that Tab leads to. */
  readonly stop: string | null;
  /** Organisations whose practices are not shown. */
  readonly folded: ReadonlySet<string>;
}

export const FIRST_LISTING: Listing = {
  isDrawn: false,
  wanted: "",
  order: "listed",
  stop: null,
  folded: new Set(),
};

/** Practices of one organisation, or those that have none in common. */
export interface Group {
  /** Null where nobody is grouped. */
  readonly title: string | null;
  /** Its own row of the answer; null where it has none. */
  readonly total: PaymentLine | null;
  readonly lines: readonly PracticeLine[];
}

export function groupsOf(payments: Payments, outcome: Outcome, order: Order, wanted: string): Group[] {
  const words = wanted.trim().toLowerCase();
  const found = payments.practices.filter(({ name, organisation, cell }) =>
    `${name} ${organisation} ${shown(cell("Practice type"))} track ${shown(cell("Track"))}`
      .toLowerCase()
      .includes(words),
  );
  const sorted = inOrder(found, outcome, order);
  // An organisation's amount stands beside all of its practices alone.
  if (payments.organisations.length === 0 || order !== "listed" || words !== "")
    return [{ title: null, total: null, lines: sorted }];
  const known = new Map(payments.organisations.map((line) => [line.organisation, line]));
  const alone = sorted.filter(({ organisation }) => !known.has(organisation));
  return [
    ...[...known].map(([title, total]) => ({
      title,
      total,
      lines: sorted.filter(({ organisation }) => organisation === title),
    })),
    { title: "By themselves", total: null, lines: alone },
  ].filter(({ lines }) => lines.length > 0);
}

function inOrder(lines: readonly PracticeLine[], outcome: Outcome, order: Order): readonly PracticeLine[] {
  if (order === "listed") return lines;
  const amount = (line: PracticeLine): number => {
    const added = addedIn(line, outcome);
    return added instanceof Refusal ? -Infinity : added;
  };
  return [...lines].sort((one, other) =>
    order === "name"
      ? one.name.localeCompare(other.name, "en", { numeric: true })
      : amount(other) - amount(one) || one.row - other.row,
  );
}

/** A row of the list: an organisation's, or a practice's. */
export type ListRow =
  | {
      readonly key: string;
      readonly line: null;
      readonly group: string;
      readonly total: PaymentLine | null;
      /** How many practices it has. */
      readonly count: number;
    }
  | { readonly key: string; readonly line: PracticeLine };

/** What is listed of groups, below each title its practices unless they are folded away. */
export function rowsOf(groups: readonly Group[], folded: ReadonlySet<string>): ListRow[] {
  return groups.flatMap(({ title, total, lines }): ListRow[] => [
    ...(title === null ? [] : [{ key: `group ${title}`, line: null, group: title, total, count: lines.length }]),
    ...(title !== null && folded.has(title) ? [] : lines.map((line) => ({ key: `row ${line.row}`, line }))),
  ]);
}
