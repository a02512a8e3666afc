import { FIRST_EDITION, measuresIn } from "../../core/shared";
import type { PortCell, RangeContent } from "../port";
import type { AssumptionDraft, SiteDraft } from "./draft";

/** The first selected cell, as it would be typed. */
export function takeValue({ values }: RangeContent): string {
  return textOf(values[0]?.[0]);
}

/** Sites from two or three columns: name if there is one, decile, member months. */
export function takeSites(range: RangeContent): SiteDraft[] {
  const {
    rows,
    optional: name,
    needed: [decile, months],
  } = bodyOf(range, {
    optional: /site|practice|name/i,
    needed: [/decile/i, /months/i],
    wanted: "the columns Site (optional), Decile and Member months",
    untitled: { optional: 0, needed: [1, 2] },
  });
  return rows.map((cells, index) => ({
    name: name === null ? `Site ${index + 1}` : textOf(cells[name]),
    decile: textOf(cells[decile]),
    memberMonths: textOf(cells[months]),
  }));
}

/** Scores of one practice, by measure, from the columns Measure, Baseline (optional) and Score. */
export function takeScores(range: RangeContent): ReadonlyMap<string, AssumptionDraft> {
  const {
    rows,
    optional: baseline,
    needed: [measure, score],
  } = bodyOf(range, {
    optional: /baseline/i,
    needed: [/measure/i, /score/i],
    wanted: "the columns Measure, Baseline (optional) and Score",
    untitled: { optional: 1, needed: [0, 2] },
  });
  const taken = new Map<string, AssumptionDraft>();
  for (const cells of rows) {
    const text = textOf(cells[measure]).trim();
    const code = measuresIn(FIRST_EDITION).find((one) => one.code.toLowerCase() === text.toLowerCase())?.code;
    if (code === undefined) throw new Error(`“${text.slice(0, 40)}” is not a measure of Table 3.`);
    if (taken.has(code)) throw new Error(`${code} is there twice. Select the rows of one practice.`);
    taken.set(code, {
      measure: code,
      baseline: baseline === null ? "" : textOf(cells[baseline]),
      expected: textOf(cells[score]),
    });
  }
  return taken;
}

interface Wanted {
  readonly optional: RegExp;
  readonly needed: readonly [RegExp, RegExp];
  /** In words. */
  readonly wanted: string;
  /** Where the columns stand when three of them come without headings. */
  readonly untitled: { readonly optional: number; readonly needed: readonly [number, number] };
}

/** The rows under the headings, and where each wanted column stands; without headings two columns are the needed ones. */
function bodyOf(
  { values, rows: height, columns: width }: RangeContent,
  { optional, needed, wanted, untitled }: Wanted,
) {
  const rows = values.filter((cells) => cells.some((cell) => cell !== null && cell !== ""));
  const [head = []] = rows;
  const find = (title: RegExp, taken: readonly number[] = []): number =>
    head.findIndex((cell, column) => typeof cell === "string" && title.test(cell) && !taken.includes(column));
  const found = [find(needed[0]), find(needed[1])] as const;
  if (found[0] >= 0 && found[1] >= 0) {
    const other = find(optional, found);
    return { rows: rows.slice(1), optional: other < 0 ? null : other, needed: found };
  }
  if (rows.length === 0 || (width !== 2 && width !== 3))
    throw new Error(`${height} × ${width} cells are selected. Select ${wanted}.`);
  return width === 3 ? { rows, ...untitled } : { rows, optional: null, needed: [0, 1] as const };
}

function textOf(cell: PortCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.error : String(cell);
}
