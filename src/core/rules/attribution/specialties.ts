import { cite, perEdition } from "../../guide/edition";
import { keyOfSpecialty, specialtyWord, type SpecialtyKind } from "../../terms/specialties";
import { OUR_CHOICE, type Terms } from "../../terms/terms";

/** What a specialty is to attribution, and who says so. */
export interface SpecialtyFound {
  readonly kind: SpecialtyKind;
  readonly source: string;
}

/** Other words for specialties that the guide names. No code tells a primary care-focused practitioner apart. */
const OTHER_WORDS: readonly string[] = [
  "Family Medicine",
  "Pediatric Medicine",
  "Primary Care Nurse Practitioner",
  "Primary Care Physician Assistant",
];

/**
 * Codes of the National Uniform Claim Committee's Health Care Provider Taxonomy for the specialties that the guide
 * names: family, general and internal medicine and pediatrics with their adolescent, adult and geriatric
 * subspecialties, nurse practitioners (363L) and physician assistants (363A) of primary care.
 */
const PRIMARY_CARE_CODES =
  "207Q00000X 207QA0000X 207QA0505X 207QG0300X 208D00000X 207R00000X 207RA0000X 207RG0300X 208000000X 2080A0000X " +
  "363L00000X 363LA2200X 363LF0000X 363LG0600X 363LP0200X 363LP2300X 363A00000X 363AM0700X";

/** The same of hospice and palliative medicine, school and community health. */
const RESTRICTED_CODES = "207QH0002X 207RH0002X 2080H0002X 363LS0200X 363LC1500X";

interface Listed {
  readonly kind: SpecialtyKind;
  /** Whether the guide itself names the specialty so. */
  readonly printed: boolean;
}

/** By the specialty as it is compared; all else is other. */
const listedIn = perEdition(({ attribution }): ReadonlyMap<string, Listed> => {
  const ours = (kind: SpecialtyKind, texts: readonly string[]): [string, Listed][] =>
    texts.map((text) => [specialtyWord(text), { kind, printed: false }]);
  const printed = attribution.specialties.map(({ specialty, restricted }): [string, Listed] => [
    specialtyWord(specialty),
    { kind: restricted ? "restricted" : "primary care", printed: true },
  ]);
  return new Map([
    ...ours("primary care", [...PRIMARY_CARE_CODES.split(" "), ...OTHER_WORDS]),
    ...ours("restricted", RESTRICTED_CODES.split(" ")),
    ...printed,
  ]);
});

/** What a specialty is: as the plan says, as the guide or our reading of it lists it, or else other. */
export function specialtyOf(text: string, terms: Terms, write = cite): SpecialtyFound {
  const { id, word } = keyOfSpecialty(text);
  const given = terms.specialtyGiven(text);
  if (given !== null) return { kind: given, source: terms.sourceOfKey(id) ?? "" };
  const listed = listedIn(terms.edition).get(word);
  return {
    kind: listed?.kind ?? "other",
    source: listed?.printed === false ? OUR_CHOICE : write({ part: "attribution" }, terms.edition),
  };
}
