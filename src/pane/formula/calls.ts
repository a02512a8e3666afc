import { bare, split, type TextPart } from "./text";

/** One APC function in a formula; the arguments are their own text, "" where one is left out. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
}

/** A call as it stands in a larger formula. */
export interface InnerCall extends Call {
  readonly text: string;
  /** What LET around it binds, name and value in turn. */
  readonly bound: readonly string[];
  /** The parameters of LAMBDA around it, which have no values of their own. */
  readonly parameters: readonly string[];
  /** The column, from 1, that INDEX around it picks of a whole table; undefined where it picks none. */
  readonly column: number | undefined;
}

/** A saved workbook that was never opened with the add-in still stores the second form. */
const NAME = String.raw`(?:APC\.([A-Z0-9.]+)|_xldudf_APC_([A-Z0-9_]+))`;
const OWN = new RegExp(`^${NAME}$`, "i");
const CALL = new RegExp(String.raw`^=?\s*[@+]?\s*${NAME}\s*(?=\()`, "i");
const CALLS = new RegExp(String.raw`(?<![\p{L}\p{N}_.\\])${NAME}\s*(?=\()`, "giu");
const BINDERS = /(?<![\p{L}\p{N}_.\\])(?:_xlfn\.)?(LET|LAMBDA)\s*(?=\()/giu;

/** The name of one of our functions as a formula writes it; null for any other word. */
export function ownName(word: string): string | null {
  const own = OWN.exec(word);
  return own === null ? null : nameOf(own);
}

/** The call that is the whole formula; null where there is more or less than one. */
export function parseCall(formula: string): Call | null {
  const text = formula.trim();
  const head = CALL.exec(text);
  if (head === null) return null;
  const list = listAt(text, head[0].length);
  return list === null || text.slice(list.end).trim() !== ""
    ? null
    : { name: nameOf(head), args: list.args.map(({ text: arg }) => arg) };
}

/** Every call of a formula, the outer before those in its arguments. */
export function callsIn(formula: string): InnerCall[] {
  const outside = masked(formula);
  const binders = [...outside.matchAll(BINDERS)].flatMap((head) => {
    const list = listAt(formula, head.index + head[0].length);
    return list === null ? [] : [{ isLet: head[1]?.toUpperCase() === "LET", ...list }];
  });
  return [...outside.matchAll(CALLS)].flatMap((head): InnerCall[] => {
    const start = head.index;
    const list = listAt(formula, start + head[0].length);
    if (list === null) return [];
    const around = binders.filter((binder) => binder.start < start && start < binder.end);
    return [
      {
        name: nameOf(head),
        args: list.args.map(({ text }) => text),
        text: formula.slice(start, list.end),
        bound: around.filter(({ isLet }) => isLet).flatMap(({ args }) => boundBefore(args, start)),
        column: pickedAround(formula.slice(0, start), formula.slice(list.end)),
        parameters: around
          .filter(({ isLet }) => !isLet)
          .flatMap(({ args }) => args.slice(0, -1).map(({ text }) => text)),
      },
    ];
  });
}

/** The APC functions anywhere in a formula, each once. */
export function namesIn(formula: string): string[] {
  return [...new Set([...masked(formula).matchAll(CALLS)].map(nameOf))];
}

/** INDEX(…,0,3) */
function pickedAround(before: string, after: string): number | undefined {
  const picked = /\bINDEX\(\s*$/i.test(before) ? /^\s*,\s*0?\s*,\s*([1-9]\d*)\s*\)/.exec(after)?.[1] : undefined;
  return picked === undefined ? undefined : Number(picked);
}

/** What of a LET's names an argument at this place may use: those bound before it. */
function boundBefore(args: readonly TextPart[], place: number): string[] {
  const index = args.filter(({ start }) => start <= place).length - 1;
  return args.slice(0, index - (index % 2)).map(({ text }) => text);
}

/** An argument as if it stood outside: with what LET bound around it, where it may use that. */
export function unbound(argument: string, bound: readonly string[]): string {
  const names = bound.filter((_name, index) => index % 2 === 0);
  return usesAny(argument, names) ? `LET(${[...bound, argument].join(",")})` : argument;
}

/** Whether one of the names stands in a part of a formula. */
export function usesAny(text: string, names: readonly string[]): boolean {
  const words: readonly string[] =
    masked(text)
      .toUpperCase()
      .match(/[\p{L}_\\][\p{L}\p{N}_.\\]*/gu) ?? [];
  return names.some((name) => words.includes(name.toUpperCase()));
}

function nameOf([, name, stored = ""]: RegExpExecArray): string {
  return (name ?? stored.replaceAll("_", ".")).toUpperCase();
}

/** The arguments in the parentheses that open here, and where those close; null where they do not. */
function listAt(
  formula: string,
  open: number,
): { readonly args: readonly TextPart[]; readonly start: number; readonly end: number } | null {
  const rest = formula.slice(open);
  const close = [...bare(rest)].find(({ character, depth }) => character === ")" && depth === 0)?.index;
  if (close === undefined) return null;
  const inner = rest.slice(1, close);
  const args =
    inner.trim() === "" ? [] : split(inner, ",").map(({ text, start }) => ({ text, start: open + 1 + start }));
  return { args, start: open, end: open + close + 1 };
}

/** The formula with a blank for each character of its texts, sheets' names and tables' brackets. */
function masked(formula: string): string {
  const characters = Array.from({ length: formula.length }, () => " ");
  for (const { index, character } of bare(formula)) characters[index] = character;
  return characters.join("");
}
