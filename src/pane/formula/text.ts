/** The characters of a formula as a workbook's API gives it: English function names, commas between arguments. */

interface Bare {
  readonly index: number;
  readonly character: string;
  /** How many parentheses and braces stand open around it, its own not counted. */
  readonly depth: number;
}

/** The characters outside text, quoted sheet names and table brackets. */
export function* bare(text: string): Generator<Bare> {
  let depth = 0;
  let brackets = 0;
  let quote: string | null = null;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== null) {
      // A doubled quote closes and opens again, which comes to the same.
      if (character === quote) quote = null;
    } else if (brackets > 0) {
      if (character === "'") index += 1;
      else if (character === "[") brackets += 1;
      else if (character === "]") brackets -= 1;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "[") brackets = 1;
    else {
      if (character === ")" || character === "}") depth -= 1;
      yield { index, character, depth };
      if (character === "(" || character === "{") depth += 1;
    }
  }
}

export interface TextPart {
  readonly text: string;
  readonly start: number;
}

/** The parts between separators that stand in no parentheses. */
export function split(text: string, separator: string): TextPart[] {
  const ends = [...bare(text)]
    .filter(({ character, depth }) => character === separator && depth === 0)
    .map(({ index }) => index);
  return [...ends, text.length].map((end, index) => {
    const start = (ends[index - 1] ?? -1) + 1;
    return { text: text.slice(start, end).trim(), start };
  });
}
