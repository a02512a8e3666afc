import { cellOf, echo, ErrorValue, passOn, type Cell } from "../../cells/cell";
import { noAnswer, wrongInput } from "../../cells/refusal";
import { fold } from "../../cells/text";
import { notANumber, text } from "../../define/kinds";
import { isNothing } from "../../define/records";
import type { Kind, Range } from "../../define/rule";
import { refuseScale } from "./factor";

/** One row of a plan's factor table: inclusive ages in completed years; an open band ends at Infinity. */
export interface Band {
  readonly row: number;
  /** As compared; null where the row is for every sex. */
  readonly sex: string | null;
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

const SAME_SEX = new Map([
  ["MALE", "M"],
  ["FEMALE", "F"],
]);
const EVERY_SEX = new Set(["ALL", "ANY", "BOTH", "*"]);
/** The most that one age and sex can be. */
const LARGEST_FACTOR = 20;
const COLUMNS = ["Sex", "Age from", "Age to", "Factor"] as const;

/** A member's sex; a word, so that a 0 is a blank. */
export const memberSex: Kind<string> = { ...text, says: "a sex as the factor table writes it", word: true };

/** Sexes are compared without case; Male and M are one, so are Female and F. */
export function sexOf(text: string): string {
  const folded = fold(text);
  return SAME_SEX.get(folded) ?? folded;
}

/** The bands of a factor table, once no two of them overlap and no age between two of them is left out. */
export function readBands(range: Range): Band[] {
  const rows = range.map((row) => row.map(cellOf));
  const width = rows[0]?.length ?? 0;
  if (width < COLUMNS.length) throw wrongInput(`factors: ${width} columns; give Sex, Age from, Age to and Factor`);
  const head = rows.findIndex((cells) => cells.some((cell) => cell !== null));
  const order = columnOrder(rows[head] ?? []);
  const bands: Band[] = [];
  rows.forEach((cells, index) => {
    if (index === head && order !== null) return;
    const read = COLUMNS.map((_, column) => cells[order === null ? column : (order[column] ?? 0)] ?? null);
    if (!read.every(isNothing)) bands.push(bandOf(read, index + 1));
  });
  if (bands.length === 0) throw noAnswer("factors: no rows; give Sex, Age from, Age to and Factor");
  refuseOverlaps(bands);
  refuseGaps(bands);
  return bands;
}

/** Where a header row puts each column; null where the row is no header. */
function columnOrder(cells: readonly Cell[]): number[] | null {
  const titles = cells.map((cell) => (typeof cell === "string" ? fold(cell) : ""));
  if (!titles.includes(fold("Factor"))) return null;
  return COLUMNS.map((title) => {
    const column = titles.indexOf(fold(title));
    if (column < 0) throw wrongInput(`factors: the header has no column ${title}; give ${COLUMNS.join(", ")}`);
    return column;
  });
}

function bandOf(cells: readonly Cell[], row: number): Band {
  const where = `factors, row ${row}`;
  const [given = null, from = null, to = null, factor = null] = cells;
  for (const cell of cells) if (cell instanceof ErrorValue) throw passOn(cell, where);
  if (given !== null && given !== 0 && typeof given !== "string")
    throw wrongInput(`${where}: ${echo(given)} is not a sex; give text, or All`);
  const sex = given === null || given === 0 || EVERY_SEX.has(fold(given)) ? null : sexOf(given);
  const years = (cell: Cell, column: string): number => {
    if (typeof cell === "number" && Number.isInteger(cell) && cell >= 0) return cell;
    throw wrongInput(`${where}: ${column} ${notANumber(cell) ?? `${echo(cell)} is not a number of completed years`}`);
  };
  const band = {
    row,
    sex,
    from: years(from, "Age from"),
    to: to === null ? Infinity : years(to, "Age to"),
    factor: factorOf(factor, where),
  };
  if (band.to < band.from) throw wrongInput(`${where}: Age to ${band.to} is below Age from ${band.from}`);
  return band;
}

function factorOf(cell: Cell, where: string): number {
  if (typeof cell !== "number" || cell <= 0)
    throw wrongInput(`${where}: ${notANumber(cell) ?? `${echo(cell)} is not a factor above 0`}`);
  refuseScale(cell, LARGEST_FACTOR, where);
  return cell;
}

function sharesSex(a: Band, b: Band): boolean {
  return a.sex === null || b.sex === null || a.sex === b.sex;
}

function refuseOverlaps(bands: readonly Band[]): void {
  bands.forEach((band, index) => {
    const other = bands
      .slice(index + 1)
      .find((later) => sharesSex(band, later) && band.from <= later.to && later.from <= band.to);
    if (other === undefined) return;
    const age = Math.max(band.from, other.from);
    throw wrongInput(
      `factors: rows ${band.row} and ${other.row} overlap at age ${age}${nameOf(band.sex ?? other.sex)}; give each age one factor`,
    );
  });
}

function refuseGaps(bands: readonly Band[]): void {
  const sexes = new Set(bands.map(({ sex }) => sex));
  if (sexes.size > 1) sexes.delete(null);
  for (const sex of sexes) {
    const ordered = bands.filter((band) => band.sex === null || band.sex === sex).sort((a, b) => a.from - b.from);
    ordered.forEach((band, index) => {
      const next = ordered[index + 1];
      if (next === undefined || next.from <= band.to + 1) return;
      throw wrongInput(
        `factors: no row covers ages ${band.to + 1} to ${next.from - 1}${nameOf(sex)}, between rows ${band.row} and ${next.row}`,
      );
    });
  }
}

/** ", sex "F"", as a sentence goes on; nothing where a row is for every sex. */
export function nameOf(sex: string | null): string {
  return sex === null ? "" : `, sex ${echo(sex)}`;
}
