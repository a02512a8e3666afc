/** Zero-width characters that copied text carries along. */
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF]/g;

/** Excel's own mark for text, which some exports write out. */
const TEXT_MARK = 0x27;
const LEADING_MARK = /^'\s*/;

const NOTHING_BUT_SPACE = /^[\s\u200B-\u200D\u2060\uFEFF]*'?[\s\u200B-\u200D\u2060\uFEFF]*$/;

export function isBlankText(text: string): boolean {
  const first = text.charCodeAt(0);
  // A printable ASCII character to begin with settles nearly every cell without the pattern.
  if (first > 0x20 && first < 0x7f && first !== TEXT_MARK) return false;
  return NOTHING_BUT_SPACE.test(text);
}

/** The hyphen that the non-breaking one folds to, as a keyboard types it. */
const HYPHEN = /\u2010/g;
const DASHES = /[\u2011-\u2015\u2212]/g;

/** Trimmed, the mark for text dropped, full-width and non-breaking characters folded, case kept: how identifiers are compared. */
export function foldSpaces(text: string): string {
  return text.normalize("NFKC").replace(ZERO_WIDTH, "").replace(HYPHEN, "-").trim().replace(LEADING_MARK, "");
}

/**
 * As foldSpaces, every dash a hyphen and A–Z in upper case: how every other text is compared. Other letters
 * keep their case, so that none of them turns into one of ours.
 */
export function fold(text: string): string {
  return foldSpaces(text)
    .replace(DASHES, "-")
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The candidate with the fewest letters to change, for "did you mean". */
export function nearest(text: string, candidates: readonly string[]): string {
  const wanted = fold(text).slice(0, 60);
  let best = "";
  let fewest = Infinity;
  for (const candidate of candidates) {
    const changes = distance(wanted, fold(candidate));
    if (changes < fewest) {
      fewest = changes;
      best = candidate;
    }
  }
  return best;
}

/** The one candidate that is a letter away, where there is exactly one: a hint that is sure. */
export function oneLetterAway(text: string, candidates: readonly string[]): string | null {
  const wanted = fold(text).slice(0, 60);
  const near = candidates.filter((candidate) => distance(wanted, fold(candidate)) === 1);
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Letters inserted, left out or exchanged between two texts. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(exchanged, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Words as a sentence lists them: "Mixed, Pediatric or Adult". */
export function oneOf(words: readonly string[]): string {
  return listed(words, "or");
}

/** "Mixed, Pediatric and Adult". */
export function allOf(words: readonly string[]): string {
  return listed(words, "and");
}

function listed(words: readonly string[], before: "or" | "and"): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${before} ${words[words.length - 1] ?? ""}`;
}

const COUNTS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A count as a sentence writes it: in a word where it is small. */
export function inWords(count: number): string {
  return COUNTS[count] ?? String(count);
}
