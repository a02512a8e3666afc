import { fold } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";

/** Whether a row gives a key, compared as the functions compare it. */
export function gives({ parameter }: TermsRow, key: string): boolean {
  return typeof parameter === "string" && fold(parameter) === fold(key);
}

/** Terms as a function takes them. */
export function termsRange(terms: readonly TermsRow[]): unknown[][] {
  return [["Parameter", "Value", "Source"], ...terms.map(({ parameter, value, source }) => [parameter, value, source])];
}
