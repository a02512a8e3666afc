import { Refusal } from "../../core/shared";
import { useMemo, useState } from "react";
import type { WorkbookPort } from "../port";
import { EMPTY_DRAFT, type Draft } from "./draft";
import { offerOf, type Offer } from "./offer";
import { parseDraft, type ParsedDraft } from "./parseDraft";
import type { TermsRow } from "../../core/terms/rows";
import { useTerms, type TermsOrRefusal } from "./useTerms";

/** The allocation at hand: what is typed, what it comes to, and how to change it. */
export interface Allocation extends Computed {
  readonly draft: Draft;
  /** Whether the terms are being read: all that is computed is then still that of the former ones. */
  readonly isReading: boolean;
  readonly change: (next: (draft: Draft) => Draft) => void;
  /** What any other draft comes to; null while its terms are being read. */
  readonly compute: (draft: Draft) => Computed | null;
}

export interface Computed {
  readonly parsed: ParsedDraft;
  /** The plan's own; none where they cannot be read. */
  readonly terms: readonly TermsRow[];
  /** The sheets in memory, whose cells are the figures; null where the draft is no plan yet. */
  readonly offer: Offer | null;
}

/** @param others drafts to be computed beside the one at hand, whose terms are read as well. */
export function useAllocation(
  port: WorkbookPort,
  changes: number,
  active: boolean,
  others: readonly Draft[] = [],
): Allocation | null {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const termsAt = useTerms(
    [draft, ...others].map(({ terms }) => terms.trim()),
    port,
    changes,
    active,
  );
  const terms = termsAt(draft.terms.trim());
  const here = useMemo(() => (terms === undefined ? null : computed(draft, terms)), [draft, terms]);
  const compute = (other: Draft): Computed | null => {
    const others = termsAt(other.terms.trim());
    return others === undefined ? null : computed(other, others);
  };
  const [last, setLast] = useState<Computed | null>(null);
  // What was last known stays in sight while terms are read anew.
  if (here !== null && here !== last) setLast(here);
  const shown = here ?? last;
  return shown === null ? null : { ...shown, draft, isReading: here === null, change: setDraft, compute };
}

/** Drafts are never changed, and of many beside the one at hand only few are new. */
const known = new WeakMap<Draft, { readonly terms: TermsOrRefusal; readonly answer: Computed }>();

function computed(draft: Draft, terms: TermsOrRefusal): Computed {
  const before = known.get(draft);
  if (before?.terms === terms) return before.answer;
  const parsed = parseDraft(draft, terms);
  const answer = {
    parsed,
    terms: terms instanceof Refusal ? [] : terms,
    offer: parsed.plan === null ? null : offerOf(parsed.plan),
  };
  known.set(draft, { terms, answer });
  return answer;
}
