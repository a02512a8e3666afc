/** The text of a file, by the bytes that it begins with. */

interface FileText {
  readonly text: string;
  /** What was supposed of its letters; null where nothing was. */
  readonly told: string | null;
}

/** Every workbook of Excel is a zip file, which begins with these. */
const ZIP: readonly number[] = [0x50, 0x4b];

/** A byte order mark, as programs write it before the text. */
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Null where the file is no text but a workbook. */
export function textOfFile(bytes: Uint8Array): FileText | null {
  if (beginsWith(bytes, ZIP)) return null;
  const [encoding] = MARKS.find(([, mark]) => beginsWith(bytes, mark)) ?? [null];
  if (encoding !== null) return { text: new TextDecoder(encoding).decode(bytes), told: null };
  // Of letters that need one byte, UTF-16 has a zero in every other one; no other text has any.
  const zero = bytes.subarray(0, LOOKED_AT).indexOf(0);
  if (zero >= 0) return { text: new TextDecoder(zero % 2 === 0 ? "utf-16be" : "utf-16le").decode(bytes), told: null };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), told: null };
  } catch {
    return {
      text: new TextDecoder("windows-1252").decode(bytes),
      told: "The file is not in UTF-8: its letters were read as Windows writes them in the West. Look at names with accents.",
    };
  }
}

const LOOKED_AT = 200;

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
