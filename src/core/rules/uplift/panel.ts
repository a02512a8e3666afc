import { echo } from "../../cells/cell";
import type { Refusal } from "../../cells/refusal";
import { firstRefusal, noAnswer, orRefusal, wrongInput } from "../../cells/refusal";
import type { Show, ShowRow } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import { fraction, nearest, type Fraction } from "../../numbers/fraction";
import { forDoubles } from "../../numbers/roundedOnce";
import { scaled, scaledFraction, type Scaled } from "../../numbers/scaled";
import type { Terms } from "../../terms/terms";
import { mostEarned, refuseAboveMost } from "../incentive/earnedShare";
import { riskFactor } from "../risk/factor";
import type { Track } from "../tracks/classify";
import { capitatedPart } from "./capitated";
import { earnableUnder, earnedByScores, scoresByPractice, type ScoresByPractice } from "./earnings";
import { refuseUnadjusted, type RatesOverMonths } from "./elements";
import {
  placeOf,
  wantedIn,
  type NeededField,
  type PracticeCell,
  type PracticeField,
  type PracticeRecords,
  type ScoreRecords,
} from "./practiceTable";

/**
 * The first of two steps from practices to payments: what each practice is paid by and what it earns, whatever the
 * shares are. Many allocations over the same practices take it once; payments.ts is the second.
 */

/** A practice of a plan. */
export interface Practice {
  /** As the range counts. */
  readonly row: number;
  /** As given: blank, or the error that came in, where it cannot be read. */
  readonly name: string | null | Refusal;
  readonly organisation: string | null | Refusal;
  readonly practiceType: PracticeType | null | Refusal;
  readonly track: Track | Refusal;
  readonly memberMonths: number | null | Refusal;
  /** What it is paid by, or the fault of its own row, which costs all its payments. */
  readonly paid: PaidBy | Refusal;
}

/** What payments to a practice are computed from. */
export interface PaidBy {
  readonly memberMonths: number;
  /** The share that its scores earn, else its Expected share; null where there is neither. */
  readonly earned: number | null | Refusal;
  readonly earnable: number | Refusal;
  /** Rates as doubles carry them, as whole numbers do, and exactly; NaN where the first two cannot. */
  readonly near: RatesOverMonths<number>;
  readonly scaled: RatesOverMonths<Scaled>;
  exactly(): RatesOverMonths<Fraction>;
}

/** The practices of a plan and what they earn. */
export interface Panel {
  readonly terms: Terms;
  /** In the order of the table. */
  readonly practices: readonly Practice[];
}

/** What each practice is paid by and what it earns. Shows the steps of those that are watched, 0 for the first. */
export function panelOf(
  practices: PracticeRecords,
  scores: ScoreRecords | null,
  terms: Terms,
  showRow?: ShowRow,
): Panel {
  if (practices.count === 0) throw noAnswer("practices: no row below the headings");
  const given: Given = {
    practices,
    scores: scoresByPractice(scores),
    rowsByName: rowsByName(practices),
    risks: new Map(),
    most: carried(mostEarned(terms)),
    terms,
  };
  return { terms, practices: practices.rows.map((_, index) => practiceOf(given, index, showRow?.(index))) };
}

const panels = new WeakMap<PracticeRecords, { scores: ScoreRecords | null; panel: Panel }>();

/** The same, once for all cells of a call, which share its tables and its terms. */
export function panelOfCall(practices: PracticeRecords, scores: ScoreRecords | null, terms: Terms): Panel {
  const before = panels.get(practices);
  if (before?.scores === scores && before.panel.terms === terms) return before.panel;
  const panel = panelOf(practices, scores, terms);
  panels.set(practices, { scores, panel });
  return panel;
}

interface Given {
  readonly practices: PracticeRecords;
  readonly scores: ScoresByPractice;
  /** Rows in which each name stands, for those that stand in several. */
  readonly rowsByName: ReadonlyMap<string, readonly number[]>;
  /** What was computed before, by decile and clinical factor: practices share few. */
  readonly risks: Map<string, Carried>;
  /** All of the incentive that can be earned. */
  readonly most: Carried;
  readonly terms: Terms;
}

/** A computed number in every way in which it is carried. */
interface Carried {
  readonly near: number;
  readonly scaled: Scaled;
  readonly exactly: Fraction;
}

function carried(exactly: Fraction): Carried {
  return { near: forDoubles(nearest(exactly)), scaled: scaledFraction(exactly), exactly };
}

function rowsByName({ rows, cells: { practice } }: PracticeRecords): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  practice.forEach((name, index) => {
    if (typeof name !== "string") return;
    const before = byName.get(name);
    if (before === undefined) byName.set(name, [rows[index] ?? 0]);
    else before.push(rows[index] ?? 0);
  });
  return byName;
}

function practiceOf(given: Given, index: number, show?: Show): Practice {
  const { cells, rows } = given.practices;
  return {
    row: rows[index] ?? 0,
    name: cells.practice[index] ?? null,
    organisation: cells.organisation[index] ?? null,
    practiceType: cells.practiceType[index] ?? null,
    track: cells.track[index] ?? "A",
    memberMonths: cells.memberMonths[index] ?? null,
    paid: orRefusal(() => paidBy(given, index, show)),
  };
}

function paidBy(given: Given, index: number, show?: Show): PaidBy {
  const { practices, scores, terms } = given;
  const row = practices.rows[index] ?? 0;
  refuseUnread(practices, index);
  const cell = <F extends PracticeField>(field: F): PracticeCell<F> | null =>
    practices.cells[field][index] as PracticeCell<F> | null;
  const needed = <F extends NeededField>(field: F): PracticeCell<F> => {
    const value = cell(field);
    if (value === null) throw wrongInput(`${placeOf(row, field)}: a blank cell; give ${wantedIn(field)}`);
    return value;
  };
  const name = needed("practice");
  refuseTwice(name, row, given);
  const type = needed("practiceType");
  const memberMonths = needed("memberMonths");
  const base = needed("basePmpm");
  const capitated = capitatedPart(cell("track") ?? "A", base, cell("capitatedPmpm"), {
    basePmpm: "Base PMPM",
    capitatedPmpm: () => placeOf(row, "capitatedPmpm"),
  });
  const decile = cell("decile");
  refuseUnadjusted(capitated, decile, () => placeOf(row, "decile"), terms);
  const expected = cell("expectedShare");
  if (expected !== null) refuseAboveMost(expected, () => placeOf(row, "expectedShare"), terms);

  const risk = riskOf(given, decile, cell("clinicalFactor"), show);
  const own = scores.get(name);
  const earned = (own === undefined ? null : earnedByScores(type, own, terms, show)) ?? expected;
  const earnable = earnableUnder(terms)[type];
  const { most } = given;
  return {
    memberMonths,
    earned,
    earnable,
    near: {
      base: forDoubles(base),
      capitated: forDoubles(capitated),
      risk: risk.near,
      memberMonths: forDoubles(memberMonths),
      earned: { expected: forDoubles(payable(earned)), earnable: forDoubles(payable(earnable)), most: most.near },
    },
    scaled: {
      base: scaled(base),
      capitated: scaled(capitated),
      risk: risk.scaled,
      memberMonths: scaled(memberMonths),
      earned: { expected: scaled(payable(earned)), earnable: scaled(payable(earnable)), most: most.scaled },
    },
    exactly: () => ({
      base: fraction(base),
      capitated: fraction(capitated),
      risk: risk.exactly,
      memberMonths: fraction(memberMonths),
      earned: { expected: fraction(payable(earned)), earnable: fraction(payable(earnable)), most: most.exactly },
    }),
  };
}

/** A practice listed twice is at fault in all its rows. */
function refuseTwice(name: string, row: number, { rowsByName }: Given): void {
  const rows = rowsByName.get(name) ?? [];
  if (rows.length < 2) return;
  const others = rows.filter((other) => other !== row).join(", ");
  throw wrongInput(`${placeOf(row, "practice")}: ${echo(name)} stands in row ${others} too; give each practice once`);
}

/** The risk factor less 1. */
function riskOf({ risks, terms }: Given, decile: number | null, clinical: number | null, show?: Show): Carried {
  const key = `${String(decile)}, ${String(clinical)}`;
  const before = risks.get(key);
  if (before !== undefined && show === undefined) return before;
  const risk = carried(fraction(riskFactor(decile, clinical, terms, show).minus(1)));
  risks.set(key, risk);
  return risk;
}

/** Nothing is expected where nothing is known; where there is a Refusal, nobody asks. */
function payable(share: number | null | Refusal): number {
  return typeof share === "number" ? share : 0;
}

/** Cells that could not be read are the row's fault; an error value that came in goes before the others. */
function refuseUnread({ cells }: PracticeRecords, index: number): void {
  const refused = firstRefusal(Object.values(cells).map((field) => field[index]));
  if (refused !== null) throw refused;
}
