import { echo } from "../../cells/cell";
import type { Refusal } from "../../cells/refusal";
import { firstRefusal, noAnswer, orRefusal, wrongInput } from "../../cells/refusal";
import { grouped } from "../../define/grouped";
import type { Show, ShowRow } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import { carried, type Carried } from "../../numbers/carried";
import { fraction, nearest, type Fraction } from "../../numbers/fraction";
import type { Terms } from "../../terms/terms";
import { mostEarned, refuseAboveMost } from "../incentive/earnedShare";
import { riskFactor } from "../risk/factor";
import type { Track } from "../tracks/classify";
import { capitatedPart } from "./capitated";
import { earnableUnder, earnedByScores, scoresByPractice, type ScoresByPractice } from "./earnings";
import { refuseUnadjusted } from "./elements";
import { PaidBy } from "./paidBy";
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

/** The practices of a plan and what they earn. */
export interface Panel {
  readonly terms: Terms;
  /** In the order of the table. */
  readonly practices: readonly Practice[];
  /** Why some score is nobody's; null where each names its practice. */
  readonly nobodysScore: Refusal | null;
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
    rowsByName: grouped(practices.rows, (_, index) => practices.cells.practice[index] ?? null),
    risks: new Map(),
    most: carriedFraction(mostEarned(terms)),
    terms,
  };
  return {
    terms,
    practices: practices.rows.map((_, index) => practiceOf(given, index, showRow?.(index))),
    nobodysScore: given.scores.nobodys,
  };
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
  /** Rows in which each name stands: a practice is given once. */
  readonly rowsByName: ReadonlyMap<string | null | Refusal, readonly number[]>;
  /** What was computed before, by decile and clinical factor: practices share few. */
  readonly risks: Map<string, Carried>;
  /** All of the incentive that can be earned. */
  readonly most: Carried;
  readonly terms: Terms;
}

function carriedFraction(value: Fraction): Carried {
  return carried(nearest(value), () => value);
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
  const own = scores.rowsOf.get(name);
  const byScores = own === undefined ? null : earnedByScores(type, own, terms, show);
  return new PaidBy(base, capitated, memberMonths, risk, byScores, expected, earnableUnder(terms)[type], given.most);
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
  const risk = carriedFraction(fraction(riskFactor(decile, clinical, terms, show).minus(1)));
  risks.set(key, risk);
  return risk;
}

/** Cells that could not be read are the row's fault; an error value that came in goes before the others. */
function refuseUnread({ cells }: PracticeRecords, index: number): void {
  const refused = firstRefusal(Object.values(cells).map((field) => field[index]));
  if (refused !== null) throw refused;
}
