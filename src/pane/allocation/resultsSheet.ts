import { incentiveCeilingShare, PRACTICE_TYPES, Refusal, upliftCeilingShare } from "../../core/shared";
import { columnOf, type BookCell, type BookSheet, type CellLook, type Expression, type Value } from "../book/book";
import { apc, columnOfTable, constant, ifAny, ifWhole, minus, over, plus, prefixed, rounded, sum, sumOfNumbers, sumOfProducts, sumWhere, times } from "../book/expressions";
import { MONEY, SHARE } from "./formats";
import type { Inputs } from "./assumptionsSheet";

/** Of an outlook: what is owed in any case, what is expected, and what it can come to. */
export const OUTCOMES = ["committed", "expected", "maximum"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The rows of APC.UPLIFT.OUTLOOK. */
export const LINES = ["Base payment", "Direct services", "Population health", "Performance incentive", "Risk adjustment", "Added over base", "Total"] as const;
export type LineName = (typeof LINES)[number];

/** One amount in the three measures in which people talk about it. */
export interface Priced {
  readonly pmpm: BookCell;
  readonly period: BookCell;
  readonly project: BookCell;
}

/** The cells that hold the figures of an offer. A counterparty's form has no expectations. */
export interface Results {
  readonly lines: Readonly<Record<LineName, Readonly<Partial<Record<Outcome, Priced>>>>>;
  readonly added: Readonly<Partial<Record<Outcome | "earnable", { readonly period: BookCell; readonly pmpm: BookCell; readonly share: BookCell; readonly project: BookCell }>>>;
  readonly expectedShare: BookCell | null;
  readonly earnableShare: BookCell;
  readonly headroom: Readonly<Record<"uplift" | "incentive", { readonly ceiling: BookCell; readonly used: BookCell; readonly left: BookCell }>>;
}

/** From column A on. */
export const RESULTS_WIDTHS = [270, 144, 184, 144, 160, 160, 160, 164, 164, 164];

const PERFORMANCE = 5;
const UPLIFT = 12;
const ADDED = 21;
const HEADROOM = 29;
const LINES_AT = 34;
const SITES = 45;
/** A title, the headings, the lines and a free row. */
const SITE_ROWS = LINES.length + 3;

export function writeResults(sheet: BookSheet, title: string, inputs: Inputs): Results {
  const outcomes = inputs.measures.expected === null ? (["committed", "maximum"] as const) : OUTCOMES;
  sheet.write(1, "A", [title], "title");
  sheet.write(2, "A", ["Live formulas over the assumptions beside this sheet. Dollars; each payment is rounded to cents once."], "note");
  const { expectedShare, earnableShare } = writePerformance(sheet, inputs);
  writeUplift(sheet, inputs);
  const headroom = writeHeadroom(sheet, inputs);
  const blocks = writeSites(sheet, inputs, expectedShare, outcomes);
  const lines = writeLines(sheet, inputs, blocks, outcomes);
  const added = writeAdded(sheet, inputs, lines, earnableShare, outcomes);
  return { lines, added, expectedShare, earnableShare, headroom };
}

function writePerformance(sheet: BookSheet, { mix, measures, terms }: Inputs) {
  sheet.write(PERFORMANCE - 1, "A", ["Share of the maximum incentive, by practice type"], "section");
  sheet.write(PERFORMANCE, "A", ["Practice type", "Part of members", "Earnable today", ...(measures.expected === null ? [] : ["Expected"])], "heading");
  const rows = PRACTICE_TYPES.map((type, index) => {
    const row = PERFORMANCE + 1 + index;
    const name = sheet.put(row, "A", "Practice type", type);
    const part = sheet.put(row, "B", `${type}, part of members`, mix[type], SHARE);
    const earnable = sheet.put(row, "C", `${type}, share earnable today`, ifAny(part, apc("INCENTIVE.TOTAL", name, measures.codes, measures.gold, measures.gold, terms)), SHARE);
    const { expected } = measures;
    const earned = expected === null ? null : sheet.put(row, "D", `${type}, expected share`, ifAny(part, apc("INCENTIVE.TOTAL", name, measures.codes, expected.baselines, expected.scores, terms)), SHARE);
    return { part, earnable, earned };
  });
  const row = PERFORMANCE + 1 + rows.length;
  const parts = columnOf(rows.map(({ part }) => part));
  sheet.write(row, "A", ["All members"], "total");
  const all = sheet.put(row, "B", "All parts", sumOfNumbers(parts), { ...SHARE, role: "total" });
  const mean = (column: string, label: string, cells: readonly BookCell[]) =>
    sheet.put(row, column, label, ifWhole(all, rounded(sumOfProducts(parts, columnOf(cells)), 12)), { ...SHARE, role: "total" });
  const earned = rows.flatMap((each) => each.earned ?? []);
  return {
    earnableShare: mean("C", "Share earnable today", rows.map(({ earnable }) => earnable)),
    expectedShare: earned.length === 0 ? null : mean("D", "Expected share earned", earned),
  };
}

function writeUplift(sheet: BookSheet, { basePmpm, shares, terms }: Inputs): void {
  const columns = ["Element", "Share of base", "PMPM"];
  const looks: readonly CellLook[] = [{}, SHARE, MONEY];
  const rows = ["Base payment", "Direct services", "Population health", "Performance incentive, at most", "Total"];
  sheet.write(UPLIFT - 1, "A", ["The allocation"], "section");
  sheet.spill(UPLIFT, "A", apc("UPLIFT", basePmpm, shares.direct, shares.populationHealth, shares.incentive, terms), [
    columns.map((label) => ({ label, look: { role: "heading" as const } })),
    ...rows.map((row) => columns.map((column, index) => ({ label: `${row}, ${column}`, look: { ...looks[index], ...(row === "Total" ? { role: "total" as const } : {}) } }))),
  ]);
}

function writeHeadroom(sheet: BookSheet, { allShares, shares, terms }: Inputs): Results["headroom"] {
  sheet.write(HEADROOM - 1, "A", ["Headroom under the ceilings"], "section");
  sheet.write(HEADROOM, "A", ["Ceiling", "In force", "Allocated", "Headroom"], "heading");
  const line = (row: number, title: string, key: string, used: Expression) => {
    sheet.write(row, "A", [title]);
    const ceiling = sheet.put(row, "B", `${title}, ceiling`, apc("TERM", constant(key), terms), SHARE);
    const allocated = sheet.put(row, "C", `${title}, allocated`, used, SHARE);
    return { ceiling, used: allocated, left: sheet.put(row, "D", `${title}, headroom`, minus(ceiling, allocated), SHARE) };
  };
  return {
    uplift: line(HEADROOM + 1, "All three elements", upliftCeilingShare.key, allShares),
    incentive: line(HEADROOM + 2, "Performance incentive", incentiveCeilingShare.key, shares.incentive),
  };
}

/** The block of all sites: labels, and the column of each outcome's payments. */
interface Blocks {
  readonly labels: Expression;
  readonly amounts: Readonly<Partial<Record<Outcome, Expression>>>;
}

/** What APC.UPLIFT.OUTLOOK calls its first column. */
const OUTLOOK_HEADING = "Element";
/** PMPM and amount of each outcome, by the columns of APC.UPLIFT.OUTLOOK from 1. */
const OUTLOOK_COLUMNS = { committed: [2, 5], expected: [3, 6], maximum: [4, 7] } as const;

function writeSites(sheet: BookSheet, inputs: Inputs, expectedShare: BookCell | null, outcomes: readonly Outcome[]): Blocks {
  const { track, basePmpm, capitatedPmpm, shares, clinicalFactor, terms } = inputs;
  sheet.write(SITES - 1, "A", ["One payout period, site by site"], "section");
  const columns = [1, ...outcomes.map((outcome) => OUTLOOK_COLUMNS[outcome][0]), ...outcomes.map((outcome) => OUTLOOK_COLUMNS[outcome][1])];
  const places = inputs.sites.map(({ name, decile, memberMonths }, index) => {
    const row = SITES + index * SITE_ROWS;
    // Under its own words, so that a site may be called Total.
    sheet.put(row, "A", "Site", prefixed("Site: ", name), { role: "total" });
    sheet.put(row, "B", "Decile", decile, { format: '"decile "0', role: "total" });
    sheet.put(row, "C", "Member months", memberMonths, { format: '#,##0" member months"', role: "total" });
    // What a counterparty reads has no expectations: every point earned stands for none, and is left out.
    const earned = expectedShare ?? constant(1);
    const outlook = apc("UPLIFT.OUTLOOK", track, basePmpm, capitatedPmpm, shares.direct, shares.populationHealth, shares.incentive, earned, memberMonths, decile, clinicalFactor, terms);
    return { row, outlook, name: plainText(name.value) };
  });
  const cellsOf = places.map(({ row, outlook, name }) => writeOutlook(sheet, row + 1, name, outlook, columns, outcomes.length === OUTCOMES.length));
  const column = (of: number): Expression => {
    const [first] = cellsOf;
    const last = cellsOf[cellsOf.length - 1];
    const [top, bottom] = [first?.[0]?.[of], last?.[LINES.length]?.[of]];
    if (top === undefined || bottom === undefined) throw new Error("An offer has at least one site");
    return sheet.block(top, bottom);
  };
  return {
    labels: column(0),
    amounts: Object.fromEntries(outcomes.map((outcome, index) => [outcome, column(1 + outcomes.length + index)])),
  };
}

function plainText(value: Value): string {
  return value instanceof Refusal ? value.code : String(value ?? "");
}

/** The whole table as one spill, or of its columns those that are wanted. */
function writeOutlook(sheet: BookSheet, row: number, site: string, outlook: Expression, columns: readonly number[], whole: boolean): BookCell[][] {
  const titles = [OUTLOOK_HEADING, "PMPM committed", "PMPM expected", "PMPM maximum", "Amount committed", "Amount expected", "Amount maximum"];
  const line = (title: string, isHeading: boolean) =>
    columns.map((column) => ({
      label: isHeading ? (titles[column - 1] ?? "") : `${site}: ${title}, ${(titles[column - 1] ?? "").toLowerCase()}`,
      look: isHeading ? { role: "heading" as const } : { ...(column === 1 ? {} : MONEY), ...(title === "Total" || title === "Added over base" ? { role: "total" as const } : {}) },
    }));
  const lines = [line("", true), ...LINES.map((title) => line(title, false))];
  if (whole) return sheet.spill(row, "A", outlook, lines);
  const spilled = columns.map((column, index) => sheet.spill(row, "ABCDEFG".charAt(index), columnOfTable(outlook, column), lines.map((cells) => cells.slice(index, index + 1))));
  return lines.map((_, down) => spilled.flatMap((cells) => cells[down]?.[0] ?? []));
}

/** All sites together: amounts add up, a PMPM is the amount over all member months. */
function writeLines(sheet: BookSheet, { siteMonths, memberMonths, payouts }: Inputs, { labels, amounts }: Blocks, outcomes: readonly Outcome[]): Results["lines"] {
  const count = outcomes.length;
  const at = (index: number): string => "BCDEFGHIJ".charAt(index);
  sheet.write(LINES_AT - 1, "A", ["All sites, by element"], "section");
  sheet.write(LINES_AT, "A", ["Element", ...["PMPM", "Period", "Project"].flatMap((measure) => outcomes.map((outcome) => `${measure} ${outcome}`))], "heading");
  const entries = LINES.map((title, index) => {
    const row = LINES_AT + 1 + index;
    const role: CellLook = title === "Total" || title === "Added over base" ? { role: "total" } : {};
    const label = sheet.put(row, "A", "Element", title, role);
    const priced = outcomes.map((outcome, place): [Outcome, Priced] => {
      const payments = amounts[outcome];
      if (payments === undefined) throw new Error("An outcome without payments");
      const period = sheet.put(row, at(count + place), `${title}, ${outcome}, one payout period`, sumWhere(payments, labels, label, OUTLOOK_HEADING, siteMonths), { ...MONEY, ...role });
      const pmpm = sheet.put(row, at(place), `${title}, ${outcome}, PMPM`, over(period, memberMonths), { ...MONEY, ...role });
      const project = sheet.put(row, at(2 * count + place), `${title}, ${outcome}, whole project`, rounded(times(period, payouts), 2), { ...MONEY, ...role });
      return [outcome, { pmpm, period, project }];
    });
    return [title, Object.fromEntries(priced)];
  });
  return Object.fromEntries(entries) as Results["lines"];
}

/** What is added over base, and what of the maximum today's targets let anyone earn. */
function writeAdded(sheet: BookSheet, inputs: Inputs, lines: Results["lines"], earnableShare: BookCell, outcomes: readonly Outcome[]): Results["added"] {
  const { basePmpm, shares, siteMonths, memberMonths, payouts, terms } = inputs;
  const columns = [...outcomes, "earnable"] as const;
  const base = lines["Base payment"].committed;
  const committed = lines["Added over base"].committed;
  if (base === undefined || committed === undefined) throw new Error("An outlook without what is committed");
  sheet.write(ADDED - 1, "A", ["Added over base; earnable today leaves out targets still to be determined"], "section");
  sheet.write(ADDED, "A", ["Measure", "Committed", ...(outcomes.length === OUTCOMES.length ? ["Expected"] : []), "Maximum", "Earnable today"], "heading");
  ["Dollars, one payout period", "Dollars per member per month", "Share of base", "Dollars, whole project"].forEach((title, index) => {
    sheet.write(ADDED + 1 + index, "A", [title]);
  });
  sheet.write(ADDED + 5, "A", ["Incentive earnable today, dollars"]);
  const incentive = sheet.put(ADDED + 5, "B", "Incentive earnable today, one payout period", rounded(sum(apc("INCENTIVE.PAYMENT", earnableShare, basePmpm, shares.incentive, siteMonths, terms)), 2), MONEY);
  const entries = columns.map((outcome, index) => {
    const column = "BCDE".charAt(index);
    const title = outcome === "earnable" ? "earnable today" : outcome;
    const line = outcome === "earnable" ? undefined : lines["Added over base"][outcome];
    const amount = line === undefined ? rounded(plus(committed.period, incentive), 2) : line.period;
    const period = sheet.put(ADDED + 1, column, `Added over base, ${title}, one payout period`, amount, MONEY);
    const pmpm = sheet.put(ADDED + 2, column, `Added over base, ${title}, PMPM`, over(period, memberMonths), MONEY);
    const share = sheet.put(ADDED + 3, column, `Added over base, ${title}, share of base`, over(period, base.period), SHARE);
    const project = sheet.put(ADDED + 4, column, `Added over base, ${title}, whole project`, rounded(times(period, payouts), 2), MONEY);
    return [outcome, { period, pmpm, share, project }];
  });
  return Object.fromEntries(entries) as Results["added"];
}
