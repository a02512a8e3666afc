import { echo } from "../cells/cell";
import { wrongInput } from "../cells/refusal";
import { fold, foldSpaces } from "../cells/text";
import { choice } from "./takes";

/** What a visit's specialty is to attribution: whether the visit counts. */
export const specialtyKind = choice("primary care", "restricted", "other");
export type SpecialtyKind = ReturnType<(typeof specialtyKind)["read"]>;

export const SPECIALTY_PREFIX = "attribution.specialty.";

/** A specialty in words or by its code, as it is compared: without case, & read as and, spaces as one. */
export function specialtyWord(text: string): string {
  return fold(text).replace(/&/g, " AND ").replace(/\s+/g, " ").trim();
}

/** The key under which a plan says what a specialty is. */
export interface SpecialtyKey {
  /** As sentences and tables write it. */
  readonly key: string;
  /** The same for every way to write the specialty. */
  readonly id: string;
  /** As specialties are compared. */
  readonly word: string;
}

/** The key of a specialty, named in words or by its code. */
export function keyOfSpecialty(text: string): SpecialtyKey {
  const word = specialtyWord(text);
  return { key: `${SPECIALTY_PREFIX}${foldSpaces(text).replace(/\s+/g, " ")}`, id: `${SPECIALTY_PREFIX}${word}`, word };
}

/** The key of "attribution.specialty.Nurse Practitioner"; null where the key is not of this form. */
export function specialtyKey(text: string, where: string): SpecialtyKey | null {
  const typed = foldSpaces(text);
  if (!fold(typed).startsWith(fold(SPECIALTY_PREFIX))) return null;
  const key = keyOfSpecialty(typed.slice(SPECIALTY_PREFIX.length));
  if (key.word === "")
    throw wrongInput(`${where}: ${echo(text)} names no specialty; write ${SPECIALTY_PREFIX}Nurse Practitioner`);
  return key;
}
