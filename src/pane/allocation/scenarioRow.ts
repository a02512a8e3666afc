import {
  dayOf,
  exact,
  FIRST_SERIAL,
  LAST_SERIAL,
  FIRST_EDITION,
  paidMeasuresIn,
  PRACTICE_TYPES,
} from "../../core/shared";
import type { PortCell } from "../port";
import { byType, EMPTY_DRAFT, FIELD, type Draft } from "./draft";
import { TEXT } from "./cellLooks";
import { ELEMENTS, type ElementKey } from "./plan";
import { readSites, writeSites } from "./sitesText";
import { percentText, readNumber, readPercent } from "./typedNumber";

/** A scenario as a row of the table: a cell for every field, so that the sheet alone holds all of it. */

/** What a row's cell holds: a number where the text means one, else the text as it is. */
type RowValue = number | string | null;

interface Heading {
  readonly heading: string;
  /** How its numbers look, for the sheet. */
  readonly format?: string;
  readonly width: number;
}

/** What a column holds of a draft. */
interface ScenarioColumn extends Heading {
  /** The field. */
  readonly field: string;
  write(draft: Draft): RowValue;
  read(draft: Draft, text: string): Draft;
  /** A number in the cell as the field says it. */
  readonly says?: (value: number) => string;
}

export const NAME_HEADING = "Scenario";
export const OFFER_HEADING = "Last offer";
/** What the pinned row says in its column. */
export const PINNED = "yes";

const ELEMENT_HEADINGS: Readonly<Record<ElementKey, string>> = {
  direct: "Direct services",
  populationHealth: "Population health",
  incentive: "Performance incentive",
};

function textColumn(
  heading: string,
  key: "name" | "track" | "basis" | "liveFrom" | "terms",
  width: number,
): ScenarioColumn {
  return {
    heading,
    field: key,
    ...TEXT,
    width,
    write: (draft) => draft[key] || null,
    read: (draft, text) => ({ ...draft, [key]: text }),
  };
}

function numberColumn(
  heading: string,
  key: "basePmpm" | "capitatedPmpm" | "clinicalFactor",
  format: string,
): ScenarioColumn {
  return {
    heading,
    field: key,
    format,
    width: 148,
    write: (draft) => numberOrText(draft[key]),
    read: (draft, text) => ({ ...draft, [key]: text }),
  };
}

const NAME_COLUMN = textColumn(NAME_HEADING, "name", 180);
/** Of no draft: which row is pinned is known of all of them together. */
const OFFER_COLUMN: Heading = { heading: OFFER_HEADING, ...TEXT, width: 104 };
const OTHER_COLUMNS: readonly ScenarioColumn[] = [
  textColumn("Track", "track", 84),
  numberColumn("Base PMPM", "basePmpm", "#,##0.00"),
  numberColumn("Capitated PMPM", "capitatedPmpm", "#,##0.00"),
  textColumn("Basis", "basis", 92),
  { ...textColumn("Live from", "liveFrom", 116), says: monthOf },
  {
    heading: "Sites",
    field: "sites",
    ...TEXT,
    width: 320,
    write: ({ sites }) => writeSites(sites) || null,
    read: (draft, text) => ({ ...draft, sites: readSites(text) }),
  },
  numberColumn("Clinical factor", "clinicalFactor", "0.000"),
  ...PRACTICE_TYPES.map((type): ScenarioColumn => ({
    heading: type,
    field: FIELD.mix(type),
    format: "0.00%",
    width: 100,
    says: percentText,
    write: ({ mix }) => shareOrText(mix[type]),
    read: (draft, text) => ({ ...draft, mix: { ...draft.mix, [type]: text } }),
  })),
  ...ELEMENTS.map((element): ScenarioColumn => ({
    heading: ELEMENT_HEADINGS[element],
    field: FIELD.share(element),
    format: "0.00%",
    width: 176,
    says: percentText,
    write: ({ shares }) => shareOrText(shares[element]),
    read: (draft, text) => ({ ...draft, shares: { ...draft.shares, [element]: text } }),
  })),
  textColumn("Terms", "terms", 120),
  ...paidMeasuresIn(FIRST_EDITION).map(({ code }) => assumptionColumn(code, code, "expected")),
  ...paidMeasuresIn(FIRST_EDITION).map(({ code }) => assumptionColumn(`${code} baseline`, code, "baseline")),
];

function assumptionColumn(heading: string, measure: string, part: "expected" | "baseline"): ScenarioColumn {
  return {
    heading,
    field: FIELD[part](measure),
    format: "General",
    width: 124,
    write: ({ performance }) => numberOrText(performance.find((line) => line.measure === measure)?.[part] ?? ""),
    read: (draft, text) => ({
      ...draft,
      performance: draft.performance.map((line) => (line.measure === measure ? { ...line, [part]: text } : line)),
    }),
  };
}

const COLUMNS = [NAME_COLUMN, ...OTHER_COLUMNS];
const IN_SHEET: readonly Heading[] = [NAME_COLUMN, OFFER_COLUMN, ...OTHER_COLUMNS];
export const HEADINGS: readonly string[] = IN_SHEET.map(({ heading }) => heading);
export const WIDTHS: readonly number[] = IN_SHEET.map(({ width }) => width);
export const FORMATS: readonly (string | undefined)[] = IN_SHEET.map(({ format }) => format);

/** The cells of a draft in the order of a table's own headings; columns of the person's own are left as they are. */
export function rowOf(draft: Draft, isOffer: boolean, headings: readonly string[]): (RowValue | undefined)[] {
  return headings.map((heading) => {
    if (same(heading, OFFER_HEADING)) return isOffer ? PINNED : null;
    return columnNamed(heading)?.write(draft);
  });
}

/** The draft that a row holds; what it leaves out is blank, and what it holds is judged as if it were typed. */
export function draftOf(headings: readonly string[], cells: readonly PortCell[]): Draft {
  const blank: Draft = {
    ...EMPTY_DRAFT,
    track: "",
    basis: "",
    liveFrom: "",
    sites: [],
    mix: byType("", "", ""),
    shares: { direct: "", populationHealth: "", incentive: "" },
  };
  return headings.reduce((draft, heading, index) => {
    const column = columnNamed(heading);
    return column === undefined ? draft : column.read(draft, textOf(cells[index] ?? null, column));
  }, blank);
}

/** Whatever a person writes for yes. */
export function isOfferRow(headings: readonly string[], cells: readonly PortCell[]): boolean {
  const cell = cells[columnIndex(OFFER_HEADING, headings)] ?? null;
  return cell !== null && typeof cell !== "object" && /^(?:yes|y|x|true|1)$/i.test(String(cell).trim());
}

/** Where a table has one of our columns; -1 where somebody took it out. */
export function columnIndex(heading: string, headings: readonly string[]): number {
  return headings.findIndex((one) => same(one, heading));
}

/** The columns that hold something of a draft and that a table no longer has. */
export function lackingFor(draft: Draft, headings: readonly string[]): string[] {
  return COLUMNS.filter((column) => column.write(draft) !== null && columnIndex(column.heading, headings) === -1).map(
    ({ heading }) => heading,
  );
}

/** The columns that a field is read from, as a person finds them in the sheet. */
export function columnsOf(field: string): string {
  const [, site] = /^site (\d+)/.exec(field) ?? [];
  if (site !== undefined) return `Sites, no. ${Number(site) + 1}`;
  const several = { mix: PRACTICE_TYPES, shares: Object.values(ELEMENT_HEADINGS) }[field];
  return several?.join(", ") ?? COLUMNS.find((column) => column.field === field)?.heading ?? field;
}

function columnNamed(heading: string): ScenarioColumn | undefined {
  return COLUMNS.find((column) => same(column.heading, heading));
}

function same(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function textOf(cell: PortCell, { says = digitsOf }: ScenarioColumn): string {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.error;
  return typeof cell === "number" ? says(cell) : String(cell);
}

/** Without an exponent, which no field takes. */
function digitsOf(value: number): string {
  return exact(value).toFixed();
}

/** A spreadsheet makes a day of "July 2024" where a person types it. */
function monthOf(value: number): string {
  if (!Number.isInteger(value) || value < FIRST_SERIAL || value > LAST_SERIAL) return digitsOf(value);
  const { year, month } = dayOf(value);
  return `${MONTHS[month - 1] ?? ""} ${year}`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function numberOrText(text: string): RowValue {
  return text.trim() === "" ? null : (readNumber(text) ?? text);
}

function shareOrText(text: string): RowValue {
  return text.trim() === "" ? null : (readPercent(text) ?? text);
}
