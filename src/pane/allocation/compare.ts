import type { BookCell } from "../book/book";
import type { Offer } from "./offer";
import { ELEMENT_NAMES, ELEMENTS } from "./plan";
import { ADDED, ADDED_TITLES } from "./estimates";
import type { Results } from "./resultsSheet";

/** What offers are compared by. */

export interface ComparedLine {
  readonly title: string;
  readonly cell: (offer: Offer) => BookCell | undefined;
}

interface ComparedGroup {
  readonly title: string;
  readonly lines: readonly ComparedLine[];
}

type AddedMeasure = keyof NonNullable<Results["added"]["maximum"]>;

function addedGroup(title: string, measure: AddedMeasure): ComparedGroup {
  return {
    title,
    lines: ADDED.map((estimate) => ({
      title: ADDED_TITLES[estimate],
      cell: ({ results }) => results.added[estimate]?.[measure],
    })),
  };
}

export const COMPARED_GROUPS: readonly ComparedGroup[] = [
  {
    title: "Share of base",
    lines: ELEMENTS.map((element) => ({ title: ELEMENT_NAMES[element], cell: ({ inputs }) => inputs.shares[element] })),
  },
  addedGroup("Added over base, one payout period", "period"),
  addedGroup("Added over base, PMPM", "pmpm"),
  addedGroup("Added over base, share of base", "share"),
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
