/// <reference types="office-js" />
import { quoteColumn, quoteSheet } from "../pane/formula/reference";
import { PortFault, type Selection, type WorkbookName, type WorkbookPort } from "../pane/port";
import { formulaOf } from "./cells";
import { createSheets } from "./createSheets";
import { insertFormula } from "./insert";
import { makeTable } from "./makeTable";
import { readContent, namesNoCells, referencedRange } from "./ranges";
import { renameTable } from "./renameTable";
import { requireUnprotected } from "./requireUnprotected";
import { roomFor } from "./roomFor";
import { runExcel, supports } from "./run";
import { changeTable, readTable } from "./tables";

/** Dragging over cells and recalculating raise many events; the pane needs one of those that come within this time. */
const PACE = 100;

/** Names that Excel makes for its own use. */
const OF_EXCEL = /^(?:_xl|_Filter|Print_Area$|Print_Titles$)/i;

type Registration = OfficeExtension.EventHandlerResult<unknown>;

/** Excel's workbook, as the pane knows one. */
export function excelWorkbook(): WorkbookPort {
  return {
    host: "Excel",
    selection,
    onSelectionChange,
    read,
    calculate,
    roomFor,
    insert: insertFormula,
    names,
    createSheets,
    makeTable,
    table: readTable,
    changeTable,
    requireUnprotected,
    renameTable,
    show,
  };
}

function selection(): Promise<Selection> {
  return runExcel(async (context) => {
    const selected = context.workbook.getSelectedRange();
    const cell = selected.getCell(0, 0);
    const anchor = supports("1.12") ? cell.getSpillParentOrNullObject() : null;
    // These come with the first sync that the content needs in any case.
    for (const one of [cell, anchor]) one?.load("address,values,formulas,rowIndex,columnIndex");
    const content = await readContent(context, selected, new PortFault("not found", "No cell is selected."));
    const source = anchor === null || anchor.isNullObject ? cell : anchor;
    return {
      ...content,
      formula: formulaOf(source.formulas[0]?.[0], source.values[0]?.[0]),
      place: { row: cell.rowIndex - source.rowIndex, column: cell.columnIndex - source.columnIndex },
      source: source.address,
    };
  });
}

function onSelectionChange(listener: () => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = (): void => {
    timer = undefined;
    listener();
  };
  const tell = (): Promise<void> => {
    // A timer that runs already is left to run: in a workbook that never rests, each event would put it off.
    if (!stopped) timer ??= setTimeout(due, PACE);
    return Promise.resolve();
  };
  // A workbook that cannot tell of changes can still be read.
  const registered = runExcel((context) => register(context, tell)).catch((): Registration[] => []);
  return () => {
    stopped = true;
    clearTimeout(timer);
    void registered.then(unregister).catch(() => undefined);
  };
}

/** A result changes with any sheet's cells, so that every change and recalculation counts. */
async function register(context: Excel.RequestContext, tell: () => Promise<void>): Promise<Registration[]> {
  const { workbook } = context;
  const registrations: Registration[] = [
    workbook.onSelectionChanged.add(tell),
    workbook.worksheets.onChanged.add(tell),
    workbook.worksheets.onCalculated.add(tell),
  ];
  await context.sync();
  return registrations;
}

/** Handlers come off in the context that they were added in. */
async function unregister(registrations: readonly Registration[]): Promise<void> {
  const [first] = registrations;
  if (first === undefined) return;
  await Excel.run({ delayForCellEdit: true, previousObjects: first.context }, async (context) => {
    for (const registration of registrations) registration.remove();
    await context.sync();
  });
}

function show(reference: string): Promise<void> {
  const missing = namesNoCells(reference);
  return runExcel(async (context) => {
    const range = (await referencedRange(context, reference, missing)).load("address");
    await context.sync();
    if (range.isNullObject) throw missing;
    range.worksheet.activate();
    range.select();
    await context.sync();
  }, missing);
}

function read(reference: string, from?: string) {
  const missing = namesNoCells(reference);
  return runExcel(
    async (context) => readContent(context, await referencedRange(context, reference, missing, from), missing),
    missing,
  );
}

/** Loaded once it is asked for: it needs the functions themselves, without which the page still has to show. */
async function calculate(expression: string, from?: string) {
  const { calculateInExcel } = await import("./calculate/host");
  return calculateInExcel(expression, from);
}

/** Two syncs: what there is, then each sheet's used cells and own names. */
function names(): Promise<readonly WorkbookName[]> {
  return runExcel(async (context) => {
    const { worksheets, tables, names } = context.workbook;
    worksheets.load("items/name,items/visibility");
    tables.load("items/name,items/columns/items/name");
    names.load("items/name,items/type,items/visible");
    await context.sync();
    const sheets = worksheets.items
      .filter(({ visibility }) => visibility === "Visible")
      .map((sheet) => ({
        name: sheet.name,
        used: sheet.getUsedRangeOrNullObject(true).load("address"),
        names: sheet.names.load("items/name,items/type,items/visible"),
      }));
    await context.sync();
    return [
      ...tables.items.flatMap(tableNames),
      ...rangeNames(names).map((name): WorkbookName => ({ name, reference: name, kind: "name" })),
      ...sheets.flatMap((sheet) =>
        rangeNames(sheet.names).map((name): WorkbookName => {
          const reference = `${quoteSheet(sheet.name)}!${name}`;
          return { name: reference, reference, kind: "name" };
        }),
      ),
      ...sheets.flatMap(({ name, used }): WorkbookName[] =>
        used.isNullObject ? [] : [{ name, reference: used.address, kind: "sheet" }],
      ),
    ];
  });
}

/** A table, and each of its columns, which is what most arguments take. */
function tableNames({ name, columns }: Excel.Table): WorkbookName[] {
  const references = columns.items.map((column) => `${name}[${quoteColumn(column.name)}]`);
  return [name, ...references].map((reference) => ({ name: reference, reference, kind: "table" }));
}

function rangeNames({ items }: Excel.NamedItemCollection): string[] {
  return items
    .filter(({ name, type, visible }) => visible && type === "Range" && !OF_EXCEL.test(name))
    .map(({ name }) => name);
}
