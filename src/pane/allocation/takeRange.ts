import { MEASURES } from "../../core/shared";
import type { PortCell, RangeContent } from "../port";
import type { AssumptionDraft, SiteDraft } from "./draft";

/** Why a selected range is not what was asked for. */
export class WrongRange extends Error {}

/** The first selected cell, as it would be typed. */
export function takeValue({ values }: RangeContent): string {
  return textOf(values[0]?.[0] ?? null);
}

/** Sites from two or three columns: name if there is one, decile, member months. */
export function takeSites(range: RangeContent): SiteDraft[] {
  const { rows, columns } = bodyOf(range, [/site|practice|name/i, /decile/i, /months/i], "the columns Site (optional), Decile and Member months");
  const [name, decile, months] = columns;
  return rows.map((cells, index) => ({
    name: name === undefined ? `Site ${index + 1}` : textOf(cells[name] ?? null),
    decile: decile === undefined ? "" : textOf(cells[decile] ?? null),
    memberMonths: months === undefined ? "" : textOf(cells[months] ?? null),
  }));
}

/** Scores of one practice from the columns Measure, Baseline (optional) and Score, laid over what is assumed so far. */
export function takeScores(range: RangeContent, before: readonly AssumptionDraft[]): AssumptionDraft[] {
  const { rows, columns } = bodyOf(range, [/baseline/i, /measure/i, /score/i], "the columns Measure, Baseline (optional) and Score", [1, 0, 2]);
  const [baseline, measure, score] = columns;
  const taken = new Map<string, AssumptionDraft>();
  for (const cells of rows) {
    const text = textOf(cells[measure ?? -1] ?? null).trim();
    const code = MEASURES.find((one) => one.code.toLowerCase() === text.toLowerCase())?.code;
    if (code === undefined) throw new WrongRange(`“${text.slice(0, 40)}” is not a measure of Table 3.`);
    if (taken.has(code)) throw new WrongRange(`${code} is there twice. Select the rows of one practice.`);
    taken.set(code, { measure: code, baseline: baseline === undefined ? "" : textOf(cells[baseline] ?? null), expected: textOf(cells[score ?? -1] ?? null) });
  }
  return before.map((line) => taken.get(line.measure) ?? { ...line, baseline: "", expected: "" });
}

/**
 * The rows under the headings, and where each wanted column stands. Without headings the last two columns are
 * the ones that are needed, and one before them the one that is not.
 */
function bodyOf({ values, rows: height, columns: width }: RangeContent, titles: readonly RegExp[], wanted: string, order: readonly number[] = [0, 1, 2]) {
  const rows = values.filter((cells) => cells.some((cell) => cell !== null && cell !== ""));
  const [head = []] = rows;
  const found = titles.map((title) => head.findIndex((cell) => typeof cell === "string" && title.test(cell)));
  const [optional = -1, ...needed] = found;
  if (needed.every((column) => column >= 0)) return { rows: rows.slice(1), columns: [optional < 0 ? undefined : optional, ...needed] };
  if ((width !== 2 && width !== 3) || rows.length === 0) {
    throw new WrongRange(`${height} × ${width} cells are selected. Select ${wanted}.`);
  }
  const places = width === 3 ? order : [undefined, 0, 1];
  return { rows, columns: places };
}

function textOf(cell: PortCell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.error : String(cell);
}
