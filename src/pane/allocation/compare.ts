import type { BookCell } from "../book/book";
import type { Offer } from "./offer";
import { ELEMENT_NAMES, ELEMENTS } from "./plan";
import { ADDED, ADDED_TITLES } from "./outcomes";
import type { Results } from "./resultsSheet";

/** What offers are compared by. */

export interface Line {
  readonly title: string;
  readonly cell: (offer: Offer) => BookCell | undefined;
}

interface Group {
  readonly title: string;
  readonly lines: readonly Line[];
}

type Measure = keyof NonNullable<Results["added"]["maximum"]>;

function added(title: string, measure: Measure): Group {
  return { title, lines: ADDED.map((outcome) => ({ title: ADDED_TITLES[outcome], cell: ({ results }) => results.added[outcome]?.[measure] })) };
}

export const GROUPS: readonly Group[] = [
  { title: "Share of base", lines: ELEMENTS.map((element) => ({ title: ELEMENT_NAMES[element], cell: ({ inputs }) => inputs.shares[element] })) },
  added("Added over base, one payout period", "period"),
  added("Added over base, PMPM", "pmpm"),
  added("Added over base, share of base", "share"),
  {
    title: "Headroom",
    lines: [
      { title: "All three elements", cell: ({ results }) => results.headroom?.uplift.left },
      { title: "Performance incentive", cell: ({ results }) => results.headroom?.incentive.left },
    ],
  },
];

/** One column; null where the draft is no plan. */
export interface Compared {
  readonly key: string;
  readonly name: string;
  /** What tells it from the others beside its name. */
  readonly mark: string | null;
  readonly offer: Offer | null;
}
