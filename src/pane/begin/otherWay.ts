import { FIRST_EDITION, measuresIn } from "../../core/shared";

/** Of two measures that count the patients below and above a bound, one is easily taken for the other. */

const BOUND = /([<>])\s*\d+(?:\.\d+)?%?/;
const ABOVE = />|≥|\b(?:above|over|greater|more|poor(?:ly)?)\b|\b(?:HBD|GSD|CDC-H)9\b/i;
const BELOW = /<|≤|\b(?:below|under|less|good)\b/i;

/** Which side of a bound somebody's words say; null where they say none, or both. */
function sideOf(words: string): ">" | "<" | null {
  if (ABOVE.test(words) === BELOW.test(words)) return null;
  return ABOVE.test(words) ? ">" : "<";
}

/** Why a measure is not what somebody's words say; null where nothing speaks against it. */
export function otherWay(words: string, code: string): string | null {
  const measures = measuresIn(FIRST_EDITION);
  const name = measures.find((measure) => measure.code === code)?.name ?? "";
  const [bound = "", side] = BOUND.exec(name) ?? [];
  const said = sideOf(words);
  if (side === undefined || said === null || said === side) return null;
  const stem = name.replace(bound, "");
  const other = measures.find((measure) => measure.name !== name && measure.name.replace(BOUND, "") === stem);
  return `“${words}” runs the other way than ${code}: ${name}.${other === undefined ? "" : ` Choose ${other.code} instead.`}`;
}
