import type { PracticeType } from "../../core/guide/edition";
import { FIRST_EDITION, fold, paidMeasuresIn, PRACTICE_TYPES } from "../../core/shared";
import type { PortCell, TableContent } from "../port";
import { numberIn, textOf, type Cell } from "../list/cells";
import { placeOf } from "../plan/planTables";
import { tableOf, type Scenario } from "./scenarioTable";

/** A row of the first form: a plan with its own base and sites, and the split that it offers them. Nothing writes it any more. */
export interface PlanRow {
  /** What this form has in common with the next one: its name, shares, start and basis. */
  readonly scenario: Scenario;
  readonly track: string;
  readonly base: Cell;
  readonly capitated: Cell;
  readonly factor: Cell;
  readonly sites: readonly PlanSite[];
  /** The type of all its practices; null where they are a mix. */
  readonly type: PracticeType | null;
  readonly performance: readonly Expectation[];
  /** Where its terms stand; "" for the published guide. */
  readonly terms: string;
}

interface PlanSite {
  readonly name: string;
  readonly decile: Cell;
  readonly months: Cell;
}

/** What was expected of a measure: a level by its word, a score, or nothing. */
interface Expectation {
  readonly measure: string;
  readonly baseline: Cell;
  readonly expected: Cell;
}

export function planRowsIn(content: TableContent): PlanRow[] {
  return tableOf(content).list.map((scenario) => rowIn(scenario, content.headings));
}

function rowIn(scenario: Scenario, headings: readonly string[]): PlanRow {
  const cell = (heading: string): PortCell => scenario.cells[placeOf(heading, headings)] ?? null;
  const type = PRACTICE_TYPES.find((one) => numberIn(cell(one), true) === 1) ?? null;
  return {
    scenario,
    track: textOf(cell("Track")),
    base: numberIn(cell("Base PMPM")),
    capitated: numberIn(cell("Capitated PMPM")),
    factor: numberIn(cell("Clinical factor")),
    sites: readSites(textOf(cell("Sites"))).map(({ name, decile, memberMonths }, index) => ({
      name: name === "" ? `Site ${index + 1}` : name,
      decile: numberIn(decile),
      months: numberIn(memberMonths),
    })),
    type,
    performance: paidMeasuresIn(FIRST_EDITION).map(({ code }) => ({
      measure: code,
      baseline: numberIn(cell(`${code} baseline`)),
      expected: numberIn(cell(code)),
    })),
    terms: textOf(cell("Terms")),
  };
}

/** The sites of which somebody has to say what they are, each once. */
export function untypedSites(rows: readonly PlanRow[]): string[] {
  const names = new Map<string, string>();
  for (const { type, sites } of rows) {
    if (type === null) for (const { name } of sites) if (!names.has(fold(name))) names.set(fold(name), name);
  }
  return [...names.values()];
}

/**
 * The sites of a plan in one cell: "Practice 01 | 1 | 6000; Practice 02 | 4 | 9500" are names, deciles and member
 * months. A backslash stands before a sign that is a part of a name.
 */
function readSites(text: string): Readonly<Record<"name" | "decile" | "memberMonths", string>>[] {
  return split(text, ";")
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [name = "", decile = "", ...months] = split(part, "|").map((piece) => plain(piece.trim()));
      return { name, decile, memberMonths: months.join(" ") };
    });
}

function plain(text: string): string {
  return text.replace(/\\([\\|;])/g, "$1");
}

/** At every such sign that no backslash takes for itself. */
function split(text: string, sign: string): string[] {
  const parts = [""];
  for (const [piece] of text.matchAll(/\\[\\|;]|[^]/g)) {
    if (piece === sign) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${piece}`);
  }
  return parts;
}
