/** A part of a sheet, counted from 0. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface KeyedBlock<K> extends Block {
  readonly key: K;
}

/**
 * The blocks of neighbouring cells with an equal key, which go as far to the right as they can and then down. A cell
 * whose key is undefined lies in none.
 */
export function blocksOf<T, K>(
  cells: readonly (readonly T[])[],
  keyOf: (cell: T, row: number, column: number) => K | undefined,
): KeyedBlock<K>[] {
  const done: KeyedBlock<K>[] = [];
  let open: KeyedBlock<K>[] = [];
  cells.forEach((line, row) => {
    const runs = runsOf(line, row, keyOf);
    const grown = runs.map((run) => {
      const above = open.find((one) => one.column === run.column && one.columns === run.columns && one.key === run.key);
      return above === undefined ? run : { ...above, rows: above.rows + 1 };
    });
    done.push(...open.filter((one) => !grown.some(({ row: top, column }) => top === one.row && column === one.column)));
    open = grown;
  });
  return [...done, ...open];
}

function runsOf<T, K>(
  line: readonly T[],
  row: number,
  keyOf: (cell: T, row: number, column: number) => K | undefined,
): KeyedBlock<K>[] {
  const runs: KeyedBlock<K>[] = [];
  line.forEach((cell, column) => {
    const key = keyOf(cell, row, column);
    if (key === undefined) return;
    const last = runs.at(-1);
    if (last?.key === key && last.column + last.columns === column)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    else runs.push({ key, row, column, rows: 1, columns: 1 });
  });
  return runs;
}
