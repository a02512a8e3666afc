import { Refusal } from "../../core/shared";
import { faultOf } from "../fault";
import { appended, changeRows, requireColumns, sheetOf, type OwnTable } from "../ownTable";
import { listed } from "../words";
import { PortFault, type RowChange, type WorkbookPort } from "../port";
import { closingRow, freeRecords, recordSheets, type RecordNames, type ToRecord } from "./closingRecord";
import { closingsOf, type ClosingColumn, type Closings } from "./closings";
import { changeLedger, LEDGER, requireLedgerAsSeen, sumOf, type Ledger } from "./ledger";
import { requireSourcesAsSeen } from "./requireAsSeen";
import { comparedText } from "./sources";
import { undoSteps } from "./undoSteps";

/** Writes what is closed or corrected: its records first, then the rows that tell of them, and last the ledger. */

type Called = OwnTable<ClosingColumn>;

/**
 * A record without a row in the closings harms nobody; a row without its lines in the ledger would, and is taken back.
 * @param closings null where the workbook has no table of them yet.
 * @param called what it is called, or will be.
 * @param changes of the ledger.
 */
export async function recordAndWrite(
  toRecord: readonly ToRecord[],
  changes: readonly RowChange[],
  ledger: Ledger,
  closings: Closings | null,
  called: Called,
  port: WorkbookPort,
): Promise<readonly RecordNames[]> {
  await requireLedgerAsSeen(port, ledger);
  if (toRecord.length === 0) {
    await changeLedger(port, changes);
    return [];
  }
  // Else the records would be made, and stay behind without their lines.
  await port.requireUnprotected([LEDGER.table, called.table], true);
  await Promise.all(toRecord.map(({ basis }) => requireSourcesAsSeen(port, basis)));
  if (closings !== null) requireColumns(called, closings.lacking);
  const names = freeRecords(toRecord.length, [
    ...(await port.names()).map(({ name }) => name),
    ...(closings?.list ?? []).map(({ record }) => record),
  ]);
  const made = toRecord.map(({ basis, lines }, at) => {
    const own = names[at];
    if (own === undefined) throw new Error("A record without names");
    const row = closingRow(basis, lines, sumOf(lines.map(({ earned }) => earned)), own);
    if (row instanceof Refusal) throw new PortFault("other", `Nothing was written: ${row.sentence}.`);
    return { row, sheets: recordSheets(basis, lines, own) };
  });
  const rows = made.map(({ row }) => row);
  const sheets = made.flatMap((one) => one.sheets);
  await port.createSheets(closings === null ? [...sheets, sheetOf(called, rows)] : sheets);
  const remains = `The sheets ${listed(sheets.map(({ name }) => name))} were made, and nothing refers to them: delete them.`;
  const failed = (thrown: unknown, told: string): PortFault => {
    const { kind, sentence } = faultOf(thrown);
    return new PortFault(kind, `${sentence} ${told}`);
  };
  if (closings !== null) {
    try {
      const isEmpty = closings.list.length === 0 && closings.unread.length === 0;
      await changeRows(called, appended(called, rows, closings, isEmpty), port);
    } catch (thrown) {
      throw failed(thrown, remains);
    }
  }
  try {
    // Making sheets takes its time, and a payout may have been closed meanwhile.
    await requireLedgerAsSeen(port, ledger);
    await changeLedger(port, changes);
  } catch (thrown) {
    const isBack = await takenBack(names, called, port).catch(() => false);
    throw failed(
      thrown,
      isBack
        ? remains
        : `The sheets ${listed(sheets.map(({ name }) => name))} and their rows in ${called.table} were made: delete these rows, then the sheets.`,
    );
  }
  return names;
}

/** Whether the rows that tell of these records are out of the closings again. */
async function takenBack(names: readonly RecordNames[], { table }: Called, port: WorkbookPort): Promise<boolean> {
  const content = await port.table(table);
  if (content === null) return true;
  const records = new Set(names.map(({ practices }) => practices.table));
  const rows = closingsOf(content).list.filter(({ record }) => records.has(record));
  await port.changeTable(
    table,
    rows
      .sort((one, other) => other.index - one.index)
      .map(({ index, cells }): RowChange => ({ kind: "delete", index, before: cells })),
  );
  return true;
}

/** What a record is called where a person looks for it. */
export function recordsText(names: readonly RecordNames[]): string {
  return `${names.length === 1 ? "record" : "records"} ${listed(names.map(({ practices }) => practices.sheet))}`;
}

/** What of it takes how many steps to undo. @param held payouts that are no longer compared then. */
export function undoText(
  records: number,
  closings: Closings | null,
  { sheet }: Called,
  held: readonly number[],
): string {
  const [of, row] = records === 1 ? ["the record", "its row"] : ["the records", "their rows"];
  const parts = [
    ...(held.length > 0 ? [comparedText(held)] : []),
    ...(closings === null ? [`the sheets of ${of} and ${sheet}`] : [`the sheets of ${of}`, `${row} in ${sheet}`]),
    `the lines in ${LEDGER.sheet}`,
  ];
  return undoSteps(parts);
}
