import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import type { TermsRow } from "../../core/terms/rows";
import { useMemo, useState } from "react";
import { ELEMENTS, type ElementKey, type Shares } from "../plan/elements";
import { readPercent } from "../typedNumber";
import { paymentsOf, type Payments, type PlanRanges } from "../plan/payments";
import { FIRST_SETTING, liveTerms, startTerm, type Setting } from "../plan/setting";
import { periodsIn, type Periods, type Span } from "../plan/spans";
import { rangesOf, type TablePair } from "../scenarios/useOwnTables";
import type { TermsOrRefusal } from "../plan/useTerms";

/** The three shares as they are typed, in percent of base. */
export type TypedShares = Readonly<Record<ElementKey, string>>;

/** Whose terms hold: those of a place, or those that a scenario alone has, found again by its name. */
export type TermsAtHand = { readonly place: string } | { readonly scenario: string };

/** The guide publishes no split: an example to begin with. */
export const FIRST_SHARES: TypedShares = { direct: "5", populationHealth: "10", incentive: "15" };

/** What is looked at, and for how long. */
interface Looked {
  readonly outcome: Outcome;
  readonly span: Span;
}

/** Everything that the view shows; nothing of it where one of the sources refuses. */
export interface Computed {
  readonly ranges: PlanRanges;
  readonly tables: TablePair;
  /** With the start of the project, where the setting says it and they do not. */
  readonly terms: readonly TermsRow[];
  /** That start, where the terms' own place does not have it. */
  readonly start: TermsRow | null;
  readonly shares: Shares;
  readonly payments: Payments;
  readonly periods: Periods | Refusal;
}

export interface SplitAtHand {
  readonly typed: TypedShares;
  readonly type: (element: ElementKey, text: string) => void;
  /** All three at once. */
  readonly set: (typed: TypedShares) => void;
  readonly looked: Looked;
  readonly look: (at: Partial<Looked>) => void;
  readonly setting: Setting;
  readonly settle: (setting: Partial<Setting>) => void;
  /** Null while the terms are being read. */
  readonly computed: Computed | Refusal | null;
  /** What is wrong with a share, by element. */
  readonly wrong: ReadonlyMap<ElementKey, string>;
}

/**
 * What the split at hand pays each practice of its tables.
 * @param tables undefined while they are being read, and so the terms.
 */
export function usePlan(tables: TablePair | Refusal | undefined, given: TermsOrRefusal | undefined): SplitAtHand {
  const [typed, setTyped] = useState<TypedShares>(FIRST_SHARES);
  const [looked, setLooked] = useState<Looked>({ outcome: "At most", span: "period" });
  const [setting, setSetting] = useState<Setting>(FIRST_SETTING);
  const ranges = useMemo(
    (): PlanRanges | Refusal | null =>
      tables === undefined ? null : tables instanceof Refusal ? tables : rangesOf(tables),
    [tables],
  );
  const terms = useMemo(
    () => (given === undefined || given instanceof Refusal ? given : liveTerms(given, setting)),
    [given, setting],
  );
  const [shares, wrong] = useMemo(() => readShares(typed), [typed]);
  const payments = useMemo((): Payments | Refusal | null => {
    if (ranges === null || terms === undefined) return null;
    if (ranges instanceof Refusal) return ranges;
    if (terms instanceof Refusal) return terms;
    return shares instanceof Refusal ? shares : paymentsOf(ranges, shares, terms);
  }, [ranges, shares, terms]);
  const periods = useMemo(
    () => (terms === undefined || terms instanceof Refusal ? null : periodsIn(looked.span, terms)),
    [looked.span, terms],
  );
  const computed = useMemo((): SplitAtHand["computed"] => {
    if (payments === null || payments instanceof Refusal) return payments;
    if (ranges === null || ranges instanceof Refusal || periods === null) return null;
    if (tables === undefined || tables instanceof Refusal) return null;
    if (shares instanceof Refusal || terms === undefined || terms instanceof Refusal) return null;
    const start = given === undefined || given instanceof Refusal ? null : startTerm(given, setting.liveFrom);
    return { ranges, tables, terms, start, shares, payments, periods };
  }, [ranges, tables, given, setting, terms, shares, payments, periods]);
  return {
    typed,
    type(element, text) {
      setTyped((before) => ({ ...before, [element]: text }));
    },
    set: setTyped,
    looked,
    look(at) {
      setLooked((before) => ({ ...before, ...at }));
    },
    setting,
    settle(part) {
      setSetting((before) => ({ ...before, ...part }));
    },
    computed,
    wrong,
  };
}

function readShares(typed: TypedShares): [shares: Shares | Refusal, wrong: ReadonlyMap<ElementKey, string>] {
  const wrong = new Map<ElementKey, string>();
  const read = ELEMENTS.map((element) => {
    const share = readPercent(typed[element]);
    if (share !== null && share >= 0 && share <= 1) return share;
    wrong.set(element, "Give a share from 0 to 100%, such as 5.");
    return 0;
  });
  const [direct = 0, populationHealth = 0, incentive = 0] = read;
  if (wrong.size === 0 && exact(direct).plus(populationHealth).plus(incentive).greaterThan(1))
    wrong.set("incentive", "The three shares together are more than all of base.");
  return [
    wrong.size === 0
      ? { direct, populationHealth, incentive }
      : new Refusal("#VALUE!", "No figures while a share of the split is wrong."),
    wrong,
  ];
}
