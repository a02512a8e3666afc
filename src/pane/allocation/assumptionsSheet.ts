import { ErrorValue, FIRST_EDITION, Refusal, serialOfIso } from "../../core/shared";
import type { PracticeType } from "../../core/guide/edition";
import type { Cell } from "../../core/cells/cell";
import type { TermsRow } from "../../core/terms/rows";
import { columnOf, lettersOf, type BookCell, type BookSheet, type CellLook, type BookExpression } from "../book/book";
import { rowsUnderHeadings, sumOfNumbers } from "../book/arithmetic";
import { apc, constant } from "../book/calls";
import { blankIfNone, numberOr } from "../book/choices";
import { answerNamed } from "../resolve";
import { DATE, FACTOR, MONEY, SCORE, EXACT_SHARE, monthsLook, TEXT, WHOLE } from "./cellLooks";
import { givesKey, termsRange } from "./termRows";
import { ELEMENT_NAMES, ELEMENTS, type Assumption, type Audience, type ElementKey, type Plan } from "./plan";

/** The inputs of an offer, each in a named cell or in a table. */
export interface Inputs {
  readonly track: BookCell;
  readonly basePmpm: BookCell;
  readonly capitatedPmpm: BookCell;
  readonly clinicalFactor: BookCell;
  readonly shares: Readonly<Record<ElementKey, BookCell>>;
  /** The three shares together. */
  readonly allShares: BookExpression;
  readonly mix: Readonly<Record<PracticeType, BookCell>>;
  readonly sites: readonly { readonly name: BookCell; readonly decile: BookCell; readonly memberMonths: BookCell }[];
  readonly siteMonths: BookExpression;
  readonly memberMonths: BookCell;
  readonly payouts: BookCell;
  readonly measures: MeasureColumns;
  readonly terms: BookCell;
}

/** The measures of Tables 4 and 5 as lists, one beside the other. */
export interface MeasureColumns {
  readonly codes: BookExpression;
  readonly gold: BookExpression;
  /** What the plan expects; a counterparty is not told. */
  readonly expected: { readonly baselines: BookExpression; readonly scores: BookExpression } | null;
}

const INPUT: CellLook = { role: "input" };
/** The row between is left to what a spreadsheet draws above a table. */
const TITLES = 4;
const HEADINGS = 6;
const FIRST = HEADINGS + 1;

/** Columns by their headings, with their widths. */
type Block = readonly (readonly [heading: string, width: number])[];

const PLAN_BLOCK: Block = [
  ["Input", 250],
  ["Value", 130],
  ["Unit", 136],
  ["Note", 500],
];
const SITES_BLOCK: Block = [
  ["Site", 190],
  ["Decile", 92],
  ["Member months", 150],
];
const MEASURES_BLOCK: Readonly<Record<Audience, Block>> = {
  ours: [
    ["Measure", 100],
    ["Assumed", 108],
    ["Baseline", 104],
    ["Score", 92],
    ["Gold Standard", 144],
  ],
  counterparty: [
    ["Measure", 100],
    ["Gold Standard", 144],
  ],
};
const TERMS_BLOCK: Block = [
  ["Parameter", 190],
  ["Value", 120],
  ["Source", 320],
];
/** Between two of them. */
const GAP = 24;

/** Side by side, so that each can grow downward. */
const blocksOf = (audience: Audience): readonly Block[] => [
  PLAN_BLOCK,
  SITES_BLOCK,
  MEASURES_BLOCK[audience],
  TERMS_BLOCK,
];

/** From column A on. */
export function assumptionsWidths(audience: Audience): number[] {
  return blocksOf(audience).flatMap((block, index) => [
    ...(index === 0 ? [] : [GAP]),
    ...block.map(([, width]) => width),
  ]);
}

/** Where a block has its columns, by their headings. */
type Places = (heading: string) => string;

/** Writes the headings of a block. */
function startBlock(sheet: BookSheet, block: Block, audience: Audience): Places {
  const blocks = blocksOf(audience);
  const first = blocks.slice(0, blocks.indexOf(block)).reduce((columns, { length }) => columns + length + 1, 0);
  sheet.write(
    HEADINGS,
    lettersOf(first),
    block.map(([heading]) => heading),
    "heading",
  );
  return (wanted) => lettersOf(first + block.findIndex(([heading]) => heading === wanted));
}

export function writeAssumptions(sheet: BookSheet, plan: Plan, prefix: string, audience: Audience): Inputs {
  sheet.write(1, "A", [audience === "ours" ? `Assumptions: ${plan.name}` : "Assumptions of the offer"], "title");
  sheet.write(
    2,
    "A",
    [`What is offered${audience === "ours" ? " and assumed" : ""}. Blue on yellow may be changed; the results follow.`],
    "note",
  );
  sheet.put(3, "A", "Version", apc("VERSION"), { role: "note" });
  const terms = writeTerms(sheet, plan, prefix, audience);
  const sites = writeSites(sheet, plan, prefix, audience);
  const measures = writeMeasures(sheet, plan.performance, prefix, terms, audience);
  return { ...writePlan(sheet, plan, prefix, audience, sites.siteMonths, terms), ...sites, measures, terms };
}

function writePlan(
  sheet: BookSheet,
  plan: Plan,
  prefix: string,
  audience: Audience,
  siteMonths: BookExpression,
  terms: BookCell,
) {
  let row = HEADINGS;
  const at = startBlock(sheet, PLAN_BLOCK, audience);
  sheet.write(TITLES, at("Input"), ["Plan"], "section");
  const line = (
    label: string,
    name: string,
    content: number | string | BookExpression,
    look: CellLook,
    unit: string,
    note = "",
  ): BookCell => {
    row += 1;
    sheet.write(row, at("Input"), [label]);
    sheet.write(row, at("Unit"), [unit, note], "note");
    return sheet
      .put(row, at("Value"), label, content, typeof content === "object" ? look : { ...look, ...INPUT })
      .named(`${prefix}${name}`);
  };
  // What we call a scenario may say what we think of it.
  if (audience === "ours") line("Scenario", "Scenario", plan.name, TEXT, "");
  const track = line("Track", "Track", plan.track, TEXT, "A, B or C");
  const basePmpm = line(
    "Base payment",
    "Base_PMPM",
    plan.basePmpm,
    MONEY,
    "dollars PMPM",
    `${plan.basis} amounts, before any uplift and risk adjustment`,
  );
  const capitatedPmpm = line(
    "Capitated part of base",
    "Capitated_PMPM",
    plan.capitatedPmpm,
    MONEY,
    "dollars PMPM",
    `${plan.basis} amounts; risk adjustment applies to it and to population health`,
  );
  const clinicalFactor = line(
    "Clinical factor, age and gender",
    "Clinical_Factor",
    plan.clinicalFactor,
    FACTOR,
    "1 = average",
    "the plan’s own; the guide publishes none, and blank counts as 1",
  );
  const share = (key: ElementKey, name: string) =>
    line(ELEMENT_NAMES[key], name, plan.shares[key], EXACT_SHARE, "share of base");
  const direct = share("direct", "Direct_Share");
  const populationHealth = share("populationHealth", "Population_Health_Share");
  const incentive = share("incentive", "Incentive_Share");
  const mixOf = (type: PracticeType) =>
    line(`Members of ${type.toLowerCase()} practices`, `${type}_Part`, plan.mix[type], EXACT_SHARE, "part of members");
  const mix = { Mixed: mixOf("Mixed"), Pediatric: mixOf("Pediatric"), Adult: mixOf("Adult") };
  const memberMonths = line(
    "Member months",
    "Member_Months",
    sumOfNumbers(siteMonths),
    WHOLE,
    "one payout period",
    "the sites’, added up; payout.months of the terms, 6 by the guide",
  );
  const payouts = line(
    "Payouts of the project",
    "Payouts",
    rowsUnderHeadings(apc("PAYOUT.SCHEDULE", terms)),
    WHOLE,
    "payouts",
    "by payout.start and payout.months; project amounts are period × these",
  );
  const shares = { direct, populationHealth, incentive };
  return {
    track,
    basePmpm,
    capitatedPmpm,
    clinicalFactor,
    shares,
    allShares: sumOfNumbers(sheet.block(shares[ELEMENTS[0]], shares[ELEMENTS[2]])),
    mix,
    memberMonths,
    payouts,
  };
}

function writeSites(sheet: BookSheet, plan: Plan, prefix: string, audience: Audience) {
  const at = startBlock(sheet, SITES_BLOCK, audience);
  sheet.write(TITLES, at("Site"), ["Sites"], "section");
  sheet.write(TITLES - 1, at("Site"), ["The results hold one block for each; a blank decile is #N/A there."], "note");
  const sites = plan.sites.map(({ name, decile, memberMonths }, index) => ({
    name: sheet.put(FIRST + index, at("Site"), `Site ${index + 1}`, name, { ...TEXT, ...INPUT }),
    decile: sheet.put(FIRST + index, at("Decile"), `${name}, decile`, decile, { ...WHOLE, ...INPUT }),
    memberMonths: sheet.put(FIRST + index, at("Member months"), `${name}, member months`, memberMonths, {
      ...monthsLook(memberMonths),
      ...INPUT,
    }),
  }));
  sheet.table(`${prefix}Sites`, `${at("Site")}${HEADINGS}:${at("Member months")}${HEADINGS + sites.length}`);
  return { sites, siteMonths: columnOf(sites.map(({ memberMonths }) => memberMonths)) };
}

function writeMeasures(
  sheet: BookSheet,
  performance: readonly Assumption[],
  prefix: string,
  terms: BookCell,
  audience: Audience,
): MeasureColumns {
  const ours = audience === "ours";
  const at = startBlock(sheet, MEASURES_BLOCK[audience], audience);
  sheet.write(
    TITLES,
    at("Measure"),
    [ours ? "Performance assumed: a level, a score, or blank for no data" : "Measures"],
    "section",
  );
  const lines = performance.map(({ measure, baseline, expected }, index) => {
    const row = FIRST + index;
    const code = sheet.put(row, at("Measure"), "Measure", measure, TEXT);
    const gold = sheet.put(
      row,
      at("Gold Standard"),
      `${measure}, Gold Standard`,
      blankIfNone(apc("INCENTIVE.TARGET", code, constant("Gold"), null, terms)),
      SCORE,
    );
    if (!ours) return { code, gold, baseline: null, score: null };
    const assumed = sheet.put(row, at("Assumed"), `${measure}, assumed`, expected, { ...SCORE, ...INPUT });
    // A level can be meant without a baseline: improvement then starts at the minimum.
    const stand =
      expected === "Improvement" && baseline === null
        ? apc("INCENTIVE.TARGET", code, constant("Minimum"), null, terms)
        : baseline;
    const from = sheet.put(
      row,
      at("Baseline"),
      `${measure}, baseline`,
      stand,
      typeof stand === "object" && stand !== null ? SCORE : { ...SCORE, ...INPUT },
    );
    const score = sheet.put(
      row,
      at("Score"),
      `${measure}, score`,
      numberOr(assumed, apc("INCENTIVE.TARGET", code, assumed, from, terms)),
      SCORE,
    );
    return { code, gold, baseline: from, score };
  });
  sheet.table(`${prefix}Measures`, `${at("Measure")}${HEADINGS}:${at("Gold Standard")}${HEADINGS + lines.length}`);
  return {
    codes: columnOf(lines.map(({ code }) => code)),
    gold: columnOf(lines.map(({ gold }) => gold)),
    expected: ours
      ? {
          baselines: columnOf(lines.flatMap(({ baseline }) => baseline ?? [])),
          scores: columnOf(lines.flatMap(({ score }) => score ?? [])),
        }
      : null,
  };
}

/** The plan's terms as they stood, with their sources, checked in one cell that every formula uses. */
function writeTerms(sheet: BookSheet, plan: Plan, prefix: string, audience: Audience): BookCell {
  const rows = termsWritten(audience === "ours" ? plan : { ...plan, terms: termsToShow(plan) });
  const columns = startBlock(sheet, TERMS_BLOCK, audience);
  const [key, value, source] = [columns("Parameter"), columns("Value"), columns("Source")];
  sheet.write(TITLES, key, ["Terms: what this offer changes of the guide, copied as it was written"], "section");
  const cells = rows.map((row, index) => {
    const at = FIRST + index;
    const name = sheet.put(at, key, "Parameter", row.parameter, { ...TEXT, ...INPUT });
    sheet.put(at, value, row.parameter, row.value, { ...(row.isDate === true ? DATE : {}), ...INPUT });
    const last = sheet.put(at, source, `${row.parameter}, source`, row.source, { ...TEXT, ...INPUT });
    return { name, last };
  });
  sheet.table(`${prefix}Terms_Table`, `${key}${HEADINGS}:${source}${HEADINGS + rows.length}`);
  const [top] = cells;
  const bottom = cells[cells.length - 1];
  if (top === undefined || bottom === undefined) throw new Error("An offer always names its edition");
  sheet.write(2, key, ["Terms, checked"]);
  return sheet
    .put(2, value, "Terms, checked", apc("TERMS", sheet.block(top.name, bottom.last)), { role: "total" })
    .named(`${prefix}Terms`);
}

/** Without the ceilings that this offer does not need: how far we would go is ours alone. */
function termsToShow({ terms, shares: { direct, populationHealth, incentive } }: Plan): readonly TermsRow[] {
  return ["incentive.ceiling", "uplift.ceiling"].reduce((shown, ceiling) => {
    const without = shown.filter((row) => !givesKey(row, ceiling));
    return answerNamed("UPLIFT", 1, direct, populationHealth, incentive, termsRange(without)) instanceof Refusal
      ? shown
      : without;
  }, terms);
}

/** Keys whose value is a day. */
const DATES = ["payout.start", "payout.end"];

interface WrittenTerm {
  readonly parameter: string;
  readonly value: number | string | null;
  readonly source: string;
  readonly isDate?: boolean;
}

/** The plan's rows; the edition and the start of the project are said in any case, so that next year computes the same. */
function termsWritten({ terms, liveFrom }: Plan): WrittenTerm[] {
  const given = terms.map(({ parameter, value, source }): WrittenTerm => ({
    parameter: wordsOf(parameter),
    value: plainOf(value),
    source: wordsOf(source),
    isDate: DATES.some((key) => givesKey({ row: 0, parameter, value, source }, key)) && typeof value === "number",
  }));
  const isGiven = (key: string): boolean => terms.some((row) => givesKey(row, key));
  if (!isGiven("guide"))
    given.unshift({ parameter: "guide", value: FIRST_EDITION.id, source: "The edition this offer was built on" });
  if (!isGiven("payout.start") && liveFrom === "January 2025") {
    given.push({
      parameter: "payout.start",
      value: serialOfIso("2025-01-01"),
      source: "Interview of Feb. 6, 2025: “the payment model turned on, on January 2”",
      isDate: true,
    });
  }
  return given;
}

function wordsOf(cell: Cell): string {
  return cell === null || cell instanceof ErrorValue ? "" : String(cell);
}

function plainOf(cell: Cell): number | string | null {
  return typeof cell === "number" || typeof cell === "string" ? cell : null;
}
