/// <reference types="office-js" />
import { formatOf } from "../pane/cellFormats";
import { standsRight } from "../pane/newSheets";
import type { NewCell, NewSheet } from "../pane/port";
import { type RoleLook, ROLES } from "../pane/roles";
import { type Block, blocksOf } from "./blocks";
import { escapeApostrophe } from "./cells";

/** What is written on a new sheet, block by block. */

/** One thing to write, and what it adds to the message that carries it. */
export interface Write {
  /** The most that it asks of Excel. */
  readonly actions: number;
  /** Of its values, escaped as on the way to Excel for the web. */
  readonly bytes: number;
  readonly take: (context: Excel.RequestContext) => void;
}

/** Excel measures the width of columns in points. */
const POINTS_PER_PIXEL = 0.75;

/** Of the values of one write; a single row may have more. Office.js cuts up what has more cells than that. */
const MOST_BLOCK_BYTES = 250_000;
const MOST_BLOCK_CELLS = 1500;

type Cells = NewSheet["cells"];

/** Values and formats come before anything that names them. */
export function constantWrites({ name, cells, columnWidths, frozenRows }: NewSheet): Write[] {
  const frozen: Write = {
    actions: 4,
    bytes: 0,
    take: ({ workbook }) => {
      workbook.worksheets.getItem(name).freezePanes.freezeRows(frozenRows);
    },
  };
  return [
    ...valueWrites(name, cells),
    ...lookWrites(name, cells),
    ...alignmentWrites(name, cells),
    ...blocksOf([columnWidths], (pixels) => pixels).map((block) =>
      inBlock(name, block, 2, ({ format }) => {
        format.columnWidth = block.key * POINTS_PER_PIXEL;
      }),
    ),
    ...(frozenRows > 0 ? [frozen] : []),
  ];
}

export function nameWrites(sheet: NewSheet): Write[] {
  return sheet.names.map(({ name, address }) => ({
    actions: 6,
    bytes: 0,
    take: ({ workbook: { names, worksheets } }) => {
      const range = worksheets.getItem(sheet.name).getRange(address);
      names.add(name, range);
      range.untrack();
    },
  }));
}

/** Only blocks without a gap: what is left blank may be where a formula spills. */
export function formulaWrites({ name, cells }: NewSheet): Write[] {
  return blocksOf(cells, (cell) => (cell?.formula === undefined ? undefined : true)).flatMap((block) => {
    const formulas = cells
      .slice(block.row, block.row + block.rows)
      .map((row) => row.slice(block.column, block.column + block.columns).map((cell) => cell?.formula ?? ""));
    return inParts(formulas).map(({ from, lines, bytes }) =>
      inBlock(
        name,
        { ...block, row: block.row + from, rows: lines.length },
        1,
        (range) => {
          range.formulas = lines;
        },
        bytes,
      ),
    );
  });
}

export function tableWrites({ name, tables }: NewSheet): Write[] {
  return tables.map((table) => ({
    actions: 8,
    bytes: 0,
    take: ({ workbook: { worksheets } }) => {
      const sheet = worksheets.getItem(name);
      const range = sheet.getRange(table.address);
      sheet.tables.add(range, true).name = table.name;
      range.untrack();
    },
  }));
}

/** All columns on one page, and as many pages down as it takes where one is not asked for. */
export function printWrites({ name, print }: NewSheet): Write[] {
  if (print === undefined) return [];
  const { orientation, area, isOnePage = false, repeatRows } = print;
  return [
    {
      actions: 14,
      bytes: 0,
      take: ({ workbook }) => {
        const { pageLayout } = workbook.worksheets.getItem(name);
        pageLayout.orientation = orientation === "landscape" ? "Landscape" : "Portrait";
        pageLayout.zoom = { horizontalFitToPages: 1, ...(isOnePage && { verticalFitToPages: 1 }) };
        if (area !== undefined) pageLayout.setPrintArea(area);
        if (repeatRows !== undefined) pageLayout.setPrintTitleRows(`$${repeatRows.from}:$${repeatRows.to}`);
        pageLayout.headersFooters.defaultForAllPages.centerFooter = "&A, page &P of &N";
      },
    },
  ];
}

/** Null leaves a cell as it is. The formats come first: in one for text, text stays text whatever it looks like. */
function valueWrites(name: string, cells: Cells): Write[] {
  const columns = Math.max(0, ...cells.map((row) => row.length));
  if (columns === 0) return [];
  const all = cells.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? null));
  const lines = all.map((row) => row.map((cell) => [formatIn(cell), escapeApostrophe(cell?.value ?? null)] as const));
  return inParts(lines).map(({ from, lines: part, bytes }) =>
    inBlock(
      name,
      { row: from, column: 0, rows: part.length, columns },
      2,
      (range) => {
        range.numberFormat = part.map((row) => row.map(([format]) => format));
        range.values = part.map((row) => row.map(([, value]) => value));
      },
      bytes,
    ),
  );
}

function formatIn(cell: NewCell | null): string | null {
  return (cell && formatOf(cell)) ?? null;
}

function lookWrites(name: string, cells: Cells): Write[] {
  // A line above is one above each row.
  const keyOf = (cell: NewCell | null, row: number): string | undefined =>
    cell?.role && `${cell.role} ${ROLES[cell.role].lineAbove === undefined ? "" : row}`;
  return blocksOf(cells, keyOf).map((block) => {
    const role = cells[block.row]?.[block.column]?.role;
    return inBlock(name, block, 10, ({ format }) => {
      if (role !== undefined) draw(format, ROLES[role]);
    });
  });
}

/** Numbers stand right in Excel anyway. */
function alignmentWrites(name: string, cells: Cells): Write[] {
  const isRight = (cell: NewCell | null, row: number, column: number): true | undefined =>
    cell?.role === "heading" && standsRight(cells, row, column) ? true : undefined;
  return blocksOf(cells, isRight).map((block) =>
    inBlock(name, block, 2, ({ format }) => {
      format.horizontalAlignment = "Right";
    }),
  );
}

function draw(
  { font, fill, borders }: Excel.RangeFormat,
  { bold, size, colour, fill: filled, lineAbove }: RoleLook,
): void {
  if (bold !== undefined) font.bold = bold;
  if (size !== undefined) font.size = size;
  if (colour !== undefined) font.color = colour;
  if (filled !== undefined) fill.color = filled;
  if (lineAbove === undefined) return;
  const line = borders.getItem("EdgeTop");
  line.style = "Continuous";
  line.color = lineAbove;
}

/** @param actions beyond those that the range takes. */
function inBlock(
  sheet: string,
  { row, column, rows, columns }: Block,
  actions: number,
  write: (range: Excel.Range) => void,
  bytes = 0,
): Write {
  return {
    actions: actions + 4,
    bytes,
    take: ({ workbook }) => {
      const range = workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
      write(range);
      // Nothing asks for it again, and what Excel keeps has to be given back one by one.
      range.untrack();
    },
  };
}

interface Part<T> {
  readonly from: number;
  readonly lines: T[][];
  readonly bytes: number;
}

/** As many rows at once as one write holds. */
function inParts<T>(lines: readonly T[][]): Part<T>[] {
  const parts: Part<T>[] = [];
  lines.forEach((line, from) => {
    const bytes = bytesOf(line);
    const last = parts.at(-1);
    const fits = last !== undefined && (last.lines.length + 1) * line.length <= MOST_BLOCK_CELLS;
    if (fits && last.bytes + bytes <= MOST_BLOCK_BYTES)
      parts[parts.length - 1] = { from: last.from, lines: [...last.lines, line], bytes: last.bytes + bytes };
    else parts.push({ from, lines: [line], bytes });
  });
  return parts;
}

function bytesOf(line: unknown): number {
  return new TextEncoder().encode(JSON.stringify(JSON.stringify(line))).length;
}
