import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../../dist/help");

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** A help page as the build wrote it. */
export interface BuiltPage {
  readonly file: string;
  readonly source: string;
  /** What a person reads, in one line. */
  readonly text: string;
  readonly title: string;
  readonly ids: readonly string[];
  readonly links: readonly string[];
}

export const builtPages: ReadonlyMap<string, BuiltPage> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".html"))
    .map((file) => [file, pageOf(file)]),
);

export function builtPage(file: string): BuiltPage {
  const page = builtPages.get(file);
  if (page === undefined) throw new Error(`help/${file} is not made by the build.`);
  return page;
}

function pageOf(file: string): BuiltPage {
  const source = readFileSync(join(FOLDER, file), "utf8");
  return {
    file,
    source,
    text: textOf(source.replace(/^[^]*<body>/, "")),
    title: textOf(/<title>(.*)<\/title>/.exec(source)?.[1] ?? ""),
    ids: attributes(source, "id"),
    links: [...attributes(source, "href"), ...attributes(source, "src")],
  };
}

function attributes(source: string, name: string): string[] {
  return [...source.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => decoded(value));
}

/** Markup without its tags; only those that start a new line or cell part words. */
export function textOf(source: string): string {
  const text = source.replace(/<\/?(?:a|code|samp|span|cite|wbr)\b[^>]*>/g, "").replace(/<[^>]*>/g, " ");
  return inOneLine(decoded(text));
}

export function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The cells of the row with an id. */
export function rowCells({ source }: BuiltPage, id: string): string[] {
  const row = new RegExp(`<tr id="${id.replaceAll(".", "\\.")}">([^]*?)</tr>`).exec(source)?.[1] ?? "";
  return [...row.matchAll(/<t[hd]\b[^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = ""]) => textOf(cell));
}

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
