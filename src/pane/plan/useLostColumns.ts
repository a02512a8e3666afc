import { useMemo, useState } from "react";
import { placeOf } from "./planTables";

/** A table of the workbook, and the columns that it may have. */
export interface WatchedTable {
  readonly name: string;
  readonly headings: readonly string[];
  readonly titles: readonly string[];
}

export interface Lost {
  /** Columns that a table had and no longer has. */
  readonly columns: readonly { readonly table: string; readonly title: string }[];
  /** They are meant to be gone. */
  readonly accept: () => void;
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

/** Columns whose heading was renamed or taken out while somebody watched: what they held no longer counts. */
export function useLostColumns(tables: readonly WatchedTable[]): Lost {
  const [seen, setSeen] = useState(NONE);
  const present = useMemo(
    () =>
      new Map(
        tables.map(({ name, headings, titles }) => [name, titles.filter((title) => placeOf(title, headings) >= 0)]),
      ),
    [tables],
  );
  const isNew = [...present].some(([name, titles]) => titles.some((title) => seen.get(name)?.includes(title) !== true));
  if (isNew)
    setSeen((before) => {
      const next = new Map(before);
      for (const [name, titles] of present) next.set(name, [...new Set([...(before.get(name) ?? []), ...titles])]);
      return next;
    });
  return {
    columns: [...present].flatMap(([table, titles]) =>
      (seen.get(table) ?? []).filter((title) => !titles.includes(title)).map((title) => ({ table, title })),
    ),
    accept() {
      setSeen(new Map(present));
    },
  };
}
