/// <reference types="office-js" />
import { formatFor, TEXT_FORMAT } from "../pane/cellFormats";
import { PortFault, type RowChange, type TableContent } from "../pane/port";
import { noTable, stepsOf, withChanged, withRemade } from "../pane/rowChanges";
import { emptyFilled, escapeApostrophe, type HeldCells, heldIn, keysOf, loadHeld, writeHeld } from "./cells";
import { blanksOf, doneOf, isBlankCell, planOf, type RowPlan } from "./rowPlan";
import { excelFaultOf, isUndoRefused, protectedFault, messageOf, runExcel, syncBeforeWriting, writeExcel } from "./run";

export async function readTable(name: string): Promise<TableContent | null> {
  const read = await readBody(name);
  if (read === null) return null;
  const { address, headings, rows, formulas } = read;
  return { address, headings, rows, formulas };
}

/** With the formats, which nobody but the one who puts rows back wants to know. */
function readBody(name: string): Promise<(Body & TableContent) | null> {
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    await context.sync();
    if (table.isNullObject) return null;
    const whole = table.getRange().load("address");
    const parts = partsOf(table);
    await context.sync();
    return { address: whole.address, ...bodyOf(parts) };
  });
}

/** What was begun of a change, and what there was before it. */
interface Begun {
  readonly before: Body;
  readonly plan: RowPlan;
  isDeleting: boolean;
  isTakenBack: boolean;
  /** Whether rows that had been deleted were made anew. */
  areRemade: boolean;
}

/**
 * The rows are read in the batch that writes them: since the person saw them they may be others. A failed sync is
 * not atomic, so that what was there is kept in mind and put back.
 */
export async function changeTable(name: string, changes: readonly RowChange[]): Promise<void> {
  const begun: Begun[] = [];
  const takeBack = async (): Promise<void> => {
    for (const one of begun) {
      await putBack(name, one);
      one.isTakenBack = true;
    }
  };
  try {
    await writeExcel(
      async (context) => {
        const table = context.workbook.tables.getItemOrNullObject(name);
        await syncBeforeWriting(context);
        if (table.isNullObject) throw noTable(name);
        const sheet = table.worksheet.load("name");
        const protection = sheet.protection.load("protected");
        const parts = partsOf(table);
        await context.sync();
        if (protection.protected) throw protectedFault(sheet.name);
        const before = bodyOf(parts);
        const plan = planOf(stepsOf(name, before, changes), before.rows.length);
        const mine: Begun = { before, plan, isDeleting: false, isTakenBack: false, areRemade: false };
        begun.push(mine);
        await write(context, table, mine).catch(throwNotAccepted);
      },
      noTable(name),
      takeBack,
    );
  } catch (thrown) {
    // A second run may have failed before it began anything.
    const last = begun.at(-1);
    if (last === undefined || (last.isTakenBack && !last.areRemade)) throw thrown;
    if (!last.isTakenBack) await putBack(name, last).catch(() => undefined);
    const now = await readBody(name).catch(() => null);
    const told = begun.some(({ areRemade }) => areRemade) ? withRemade : withChanged;
    throw told(excelFaultOf(thrown), name, last.before, now);
  }
}

async function write(context: Excel.RequestContext, table: Excel.Table, begun: Begun): Promise<void> {
  const { before, plan } = begun;
  plan.added.forEach((index, done) => {
    addRow(table, index, before.rows.length + done);
  });
  for (const row of plan.written) writeRow(table, row, before.formats);
  await context.sync();
  await emptyFilled(context, columnsOf(table, blanksOf(plan, before)));
  if (plan.deleted.length === 0) return;
  begun.isDeleting = true;
  // Last, and by themselves: what referred to a deleted row does not find it again when it is put back.
  for (const index of plan.deleted) table.rows.getItemAt(index).delete();
  await context.sync();
}

/** Excel wants no index for the end. Values handed over here would be read as typed: text that begins with = as a formula. */
function addRow(table: Excel.Table, index: number, count: number): void {
  table.rows.add(index === count ? undefined : index);
}

function columnsOf(table: Excel.Table, blanks: ReturnType<typeof blanksOf>) {
  return blanks.map(({ column, isBlank }) => ({ range: table.getDataBodyRange().getColumn(column), isBlank }));
}

/** @param formats of the table's rows before all changes. */
function writeRow(
  table: Excel.Table,
  { index, from, cells }: RowPlan["written"][number],
  formats: Body["formats"],
): void {
  const own = from === null ? undefined : formats[from];
  const row = table.rows.getItemAt(index).getRange();
  // Null leaves what a cell has.
  row.numberFormat = [
    cells.map((cell, column) =>
      formatFor(
        cell,
        own?.[column],
        formats.map((line) => line[column] ?? TEXT_FORMAT),
      ),
    ),
  ];
  row.values = [
    cells.map((cell) => (typeof cell === "object" ? (cell?.formula ?? "") : escapeApostrophe(cell ?? null))),
  ];
}

/** The table was found by then: what Excel refuses now is what is written. */
function throwNotAccepted(thrown: unknown): never {
  if (isUndoRefused(thrown)) throw thrown;
  throw excelFaultOf(thrown, new PortFault("other", `Excel did not accept the row: ${messageOf(thrown)}`));
}

interface Parts {
  readonly header: Excel.Range;
  readonly body: Excel.Range;
}

function partsOf(table: Excel.Table): Parts {
  return { header: table.getHeaderRowRange().load("values"), body: loadHeld(table.getDataBodyRange()) };
}

interface Body extends HeldCells {
  readonly headings: readonly string[];
}

function bodyOf({ header, body }: Parts): Body {
  return { headings: ((header.values as unknown[][])[0] ?? []).map(String), ...heldIn(body) };
}

/**
 * Undoes what was done, the last first, and writes only cells that are not as they were: what is in the way may be
 * one that is.
 */
function putBack(name: string, begun: Begun): Promise<void> {
  const { before, plan, isDeleting } = begun;
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItem(name);
    const parts = partsOf(table);
    await context.sync();
    const now = bodyOf(parts);
    const keys = now.rows.map((_, index) => keysOf(now, index));
    const { added, deleted } = doneOf(plan, before.rows.length, keys.length, isDeleting);
    if (deleted.length > 0) begun.areRemade = true;
    for (const index of [...deleted].reverse()) {
      addRow(table, index, keys.length);
      keys.splice(index, 0, []);
    }
    for (const index of [...added].reverse()) {
      table.rows.getItemAt(index).delete();
      keys.splice(index, 1);
    }
    const written = before.rows.map((_, index) =>
      keysOf(before, index).map((key, column) => key !== keys[index]?.[column]),
    );
    written.forEach((isOther, index) => {
      if (isOther.includes(true))
        writeHeld(table.rows.getItemAt(index).getRange(), before, index, (column) => isOther[column] ?? true);
    });
    await context.sync();
    const columns = before.headings.flatMap((_heading, column) =>
      written.some((isOther, row) => isOther[column] && before.formulas[row]?.[column] !== "")
        ? [{ column, isBlank: before.rows.map((_, row) => isBlankCell(before, row, column)) }]
        : [],
    );
    await emptyFilled(context, columnsOf(table, columns));
  });
}
