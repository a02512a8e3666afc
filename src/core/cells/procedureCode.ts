import { fold } from "./text";

/**
 * A CPT code (five digits, or four and a letter for Categories II and III, administrative and laboratory
 * codes) or a HCPCS Level II code (one of the letters CMS assigns and four digits).
 */
const PROCEDURE_CODE = /^(?:\d{5}|\d{4}[AFMTU]|[A-EGHJ-MP-V]\d{4})$/;

/** Room for a code, its modifiers and stray spaces; a longer text is not searched for them. */
const LONGEST = 60;

const MODIFIERS = /(?:[-,\s]+[0-9A-Z]{2})+$/;

/** The code in a text, modifiers after a dash, space or comma dropped; null where there is none. */
export function procedureCode(text: string): string | null {
  if (text.length > LONGEST) return null;
  const folded = fold(text);
  const code = folded.length === 5 ? folded : folded.replace(MODIFIERS, "");
  return PROCEDURE_CODE.test(code) ? code : null;
}

/** The code that a number in a cell stands for: 100 is 00100. */
export function procedureCodeOfNumber(value: number): string | null {
  return Number.isInteger(value) && value >= 100 && value <= 99_999 ? String(value).padStart(5, "0") : null;
}

/** Codes of one kind in a row: five digits, digits before one letter, or digits after one letter. */
export interface CodeRange {
  readonly from: string;
  readonly to: string;
}

/** "99495-99498", "J7000-J7999" or one code; null where the two ends are not of one kind and in order. */
export function codeRange(text: string): CodeRange | null {
  const [from, to = from, ...more] = fold(text).split("-");
  if (from === undefined || to === undefined || more.length > 0) return null;
  const inOrder =
    PROCEDURE_CODE.test(from) &&
    PROCEDURE_CODE.test(to) &&
    letters(from) === letters(to) &&
    numberIn(from) <= numberIn(to);
  return inOrder ? { from, to } : null;
}

export function inRange(code: string, { from, to }: CodeRange): boolean {
  return code >= from && code <= to && letters(code) === letters(from);
}

/** How many codes a range spans. */
export function widthOf({ from, to }: CodeRange): number {
  return numberIn(to) - numberIn(from) + 1;
}

export function writeRange({ from, to }: CodeRange): string {
  return from === to ? from : `${from}-${to}`;
}

/** The code of the same kind that follows; after the last one, no code. */
export function codeAfter(code: string): string {
  return code.replace(/\d+/, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));
}

/** A code with its digits blanked: "#####", "J####", "####T". */
function letters(code: string): string {
  return code.replace(/\d/g, "#");
}

function numberIn(code: string): number {
  return Number(code.replace(/\D/g, ""));
}
