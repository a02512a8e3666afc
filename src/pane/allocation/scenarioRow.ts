import { PAID_MEASURES, PRACTICE_TYPES } from "../../core/shared";
import type { PortCell } from "../port";
import { byType, EMPTY, type Draft, type SiteDraft } from "./draft";
import { ELEMENTS, type ElementKey } from "./plan";
import { percentText, readNumber, readPercent } from "./typedNumber";

/** A scenario as a row of the table: a cell for every field, so that the sheet alone holds all of it. */

/** What a row's cell holds: a number where the text means one, else the text as it is. */
type RowValue = number | string | null;

interface Column {
  readonly heading: string;
  /** How its numbers look, for the sheet. */
  readonly format?: string;
  readonly width: number;
  write(draft: Draft): RowValue;
  read(draft: Draft, text: string): Draft;
  readonly isShare?: boolean;
}

const TEXT = "@";

export const NAME = "Scenario";
export const OFFER = "Last offer";
/** What the pinned row says in its column. */
export const PINNED = "yes";

const ELEMENT_HEADINGS: Readonly<Record<ElementKey, string>> = { direct: "Direct services", populationHealth: "Population health", incentive: "Performance incentive" };

function textColumn(heading: string, key: "name" | "track" | "basis" | "liveFrom" | "terms", width: number): Column {
  return { heading, format: TEXT, width, write: (draft) => draft[key] || null, read: (draft, text) => ({ ...draft, [key]: text }) };
}

function numberColumn(heading: string, key: "basePmpm" | "capitatedPmpm" | "clinicalFactor", format: string): Column {
  return { heading, format, width: 96, write: (draft) => numberOrText(draft[key]), read: (draft, text) => ({ ...draft, [key]: text }) };
}

const COLUMNS: readonly Column[] = [
  textColumn(NAME, "name", 180),
  // Not a part of the draft: which row is pinned is known of all of them together.
  { heading: OFFER, format: TEXT, width: 80, write: () => null, read: (draft) => draft },
  textColumn("Track", "track", 56),
  numberColumn("Base PMPM", "basePmpm", "#,##0.00"),
  numberColumn("Capitated PMPM", "capitatedPmpm", "#,##0.00"),
  textColumn("Basis", "basis", 72),
  textColumn("Live from", "liveFrom", 96),
  { heading: "Sites", format: TEXT, width: 320, write: ({ sites }) => writeSites(sites), read: (draft, text) => ({ ...draft, sites: readSites(text) }) },
  numberColumn("Clinical factor", "clinicalFactor", "0.000"),
  ...PRACTICE_TYPES.map((type): Column => ({
    heading: type, format: "0.00%", width: 80, isShare: true,
    write: ({ mix }) => shareOrText(mix[type]),
    read: (draft, text) => ({ ...draft, mix: { ...draft.mix, [type]: text } }),
  })),
  ...ELEMENTS.map((element): Column => ({
    heading: ELEMENT_HEADINGS[element], format: "0.00%", width: 104, isShare: true,
    write: ({ shares }) => shareOrText(shares[element]),
    read: (draft, text) => ({ ...draft, shares: { ...draft.shares, [element]: text } }),
  })),
  textColumn("Terms", "terms", 120),
  ...PAID_MEASURES.map(({ code }) => assumptionColumn(code, code, "expected")),
  ...PAID_MEASURES.map(({ code }) => assumptionColumn(`${code} baseline`, code, "baseline")),
];

function assumptionColumn(heading: string, measure: string, part: "expected" | "baseline"): Column {
  return {
    heading, format: "General", width: 96,
    write: ({ performance }) => numberOrText(performance.find((line) => line.measure === measure)?.[part] ?? ""),
    read: (draft, text) => ({ ...draft, performance: draft.performance.map((line) => (line.measure === measure ? { ...line, [part]: text } : line)) }),
  };
}

export const HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);
export const WIDTHS: readonly number[] = COLUMNS.map(({ width }) => width);
export const FORMATS: readonly (string | undefined)[] = COLUMNS.map(({ format }) => format);

/** The cells of a draft in the order of a table's own headings; columns of the person's own are left as they are. */
export function rowOf(draft: Draft, isOffer: boolean, headings: readonly string[]): (RowValue | undefined)[] {
  return headings.map((heading) => {
    const column = columnNamed(heading);
    if (column === undefined) return undefined;
    return column.heading === OFFER ? (isOffer ? PINNED : null) : column.write(draft);
  });
}

/** The draft that a row holds; what it leaves out is blank, and what it holds is judged as if it were typed. */
export function draftOf(headings: readonly string[], cells: readonly PortCell[]): Draft {
  const blank: Draft = { ...EMPTY, track: "", basis: "", liveFrom: "", sites: [], mix: byType("", "", ""), shares: { direct: "", populationHealth: "", incentive: "" } };
  return headings.reduce((draft, heading, index) => {
    const column = columnNamed(heading);
    return column === undefined ? draft : column.read(draft, textOf(cells[index] ?? null, column));
  }, blank);
}

export function isOfferRow(headings: readonly string[], cells: readonly PortCell[]): boolean {
  const cell = cells[headings.findIndex((heading) => same(heading, OFFER))] ?? null;
  return cell !== null && cell !== "" && cell !== false;
}

function columnNamed(heading: string): Column | undefined {
  return COLUMNS.find((column) => same(column.heading, heading));
}

function same(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function textOf(cell: PortCell, { isShare }: Column): string {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  if (typeof cell === "number") return isShare === true ? percentText(cell) : String(cell);
  return String(cell);
}

function numberOrText(text: string): RowValue {
  return text.trim() === "" ? null : (readNumber(text) ?? text);
}

function shareOrText(text: string): RowValue {
  return text.trim() === "" ? null : (readPercent(text) ?? text);
}

const BETWEEN_SITES = "; ";
const BETWEEN_PARTS = " | ";

/** "Practice 01 | 1 | 6000; Practice 02 | 4 | 9500": name, decile, member months. */
function writeSites(sites: readonly SiteDraft[]): string | null {
  const text = sites
    .map(({ name, decile, memberMonths }) => [name.replace(/[|;]/g, ","), decile, String(readNumber(memberMonths) ?? memberMonths)].join(BETWEEN_PARTS))
    .join(BETWEEN_SITES);
  return text === "" ? null : text;
}

function readSites(text: string): SiteDraft[] {
  return text.split(";").filter((part) => part.trim() !== "").map((part) => {
    const [name = "", decile = "", ...months] = part.split("|").map((piece) => piece.trim());
    return { name, decile, memberMonths: months.join(" ") };
  });
}
