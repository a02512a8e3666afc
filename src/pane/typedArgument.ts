import type { Cell } from "../core/cells/cell";
import type { Kind } from "../core/define/rule";
import type { ToldArgument } from "../core/define/tell";
import { Refusal } from "../core/shared";
import { isCertainReference, isReference, readArgument, readLiteral } from "./formula/argument";
import { writeText } from "./formula/write";

/**
 * What a person typed into an argument's field, as the formula will hold it. A cell or range stays as it
 * is; what the argument knows as one of its own words is text even where it looks like a cell: GSD9, J1030.
 * @param names of the workbook, in capitals; null while they are unknown. Then any other word that could be one
 * is taken for one: a formula that names nothing says so itself, and text in a name's place is simply wrong.
 */
export function formulaTextOf({ kind }: ToldArgument, typed: string, names: ReadonlySet<string> | null): string {
  const text = typed.trim();
  if (text === "") return "";
  if (text.startsWith("=")) return text.slice(1).trim();
  const literal = readLiteral(text);
  if (typeof literal === "number") return isText(kind, text, literal) ? writeText(text) : text;
  if (literal !== null || readArgument(text).kind === "values") return text;
  if (knows(kind, text)) return writeText(text);
  const isName = names === null ? isReference(text) : names.has(text.toUpperCase());
  if (isCertainReference(text) || isName || /^[A-Z][A-Z0-9.]*\(.*\)$/i.test(text)) return text;
  return writeText(text);
}

/** Digits that a number would lose, or where the argument wants text. */
function isText(kind: Kind<unknown>, text: string, value: number): boolean {
  if (/^0\d/.test(text)) return accepts(kind, text);
  return !accepts(kind, value) && accepts(kind, text);
}

/** Whether the argument takes this text and not just any. */
function knows(kind: Kind<unknown>, text: string): boolean {
  return isChoosy(kind) && accepts(kind, text);
}

/** Whether an argument refuses what it does not know, so that its kind is worth telling. */
export function isChoosy(kind: Kind<unknown>): boolean {
  return !accepts(kind, "?");
}

function accepts(kind: Kind<unknown>, cell: Cell): boolean {
  try {
    kind.read(cell, "");
    return true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return false;
  }
}
