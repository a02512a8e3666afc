import { LONGEST_SHEET_NAME, UNFIT_IN_SHEET_NAMES } from "../newSheets";

/** What the sheets with statements are called. */

/** A workbook that has them already gets them once more, with a number up to 99 behind. */
const ROOM_FOR_A_NUMBER = 3;
const LONGEST = LONGEST_SHEET_NAME - ROOM_FOR_A_NUMBER;
const UNFIT = new RegExp(UNFIT_IN_SHEET_NAMES, "g");
const EDGES = /^[\s']+|[\s']+$/g;
/** Half of a letter that takes two of what a workbook counts. */
const HALF = /[\uD800-\uDBFF]$/;

/** A name for each, in their order, no two of them the same to a workbook, which tells no capitals apart. */
export function statementNames(practices: readonly string[], payout: number): string[] {
  const taken = new Set<string>();
  return practices.map((practice) => {
    let name = nameWith(practice, payout, 1);
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = nameWith(practice, payout, count);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Practice 02, P1; of the next one of that name: Practice 02 (2), P1 */
function nameWith(practice: string, payout: number, count: number): string {
  const behind = `${count === 1 ? "" : ` (${count})`}, P${payout}`;
  const fit = practice.replace(UNFIT, " ").replace(EDGES, "");
  const short = fit
    .slice(0, LONGEST - behind.length)
    .replace(HALF, "")
    .replace(EDGES, "");
  return `${short === "" ? "Practice" : short}${behind}`;
}
