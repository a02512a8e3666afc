/// <reference types="office-js" />
import { PortFault, type Selection, type WorkbookName, type WorkbookPort } from "../pane/port";
import { contentOf, rangeOf } from "./ranges";
import { quoteColumn, quoteSheet } from "./reference";
import { isProtected, runExcel, supports, syncBeforeWriting } from "./run";

/** Dragging over cells and recalculating raise many events; the pane needs one. */
const QUIET = 100;

/** Names that Excel makes for its own use. */
const OF_EXCEL = /^(?:_xl|_Filter|Print_Area$|Print_Titles$)/i;

type Registration = OfficeExtension.EventHandlerResult<unknown>;

/** Excel's workbook, as the pane knows one. */
export function excelWorkbook(): WorkbookPort {
  return { host: "Excel", selection, onSelectionChange, read, insert, names };
}

function selection(): Promise<Selection> {
  return runExcel(async (context) => {
    const selected = context.workbook.getSelectedRange();
    const cell = selected.getCell(0, 0);
    const anchor = supports("1.12") ? cell.getSpillParentOrNullObject() : null;
    // These come with the first sync that the content needs in any case.
    cell.load("formulas,rowIndex,columnIndex");
    anchor?.load("formulas,rowIndex,columnIndex");
    const content = await contentOf(context, selected, new PortFault("not found", "No cell is selected."));
    const source = anchor === null || anchor.isNullObject ? cell : anchor;
    return {
      ...content,
      formula: formulaOf(source),
      place: { row: cell.rowIndex - source.rowIndex, column: cell.columnIndex - source.columnIndex },
    };
  });
}

/** Excel answers a constant where there is no formula. */
function formulaOf({ formulas }: Excel.Range): string {
  const formula: unknown = formulas[0]?.[0];
  return typeof formula === "string" && formula.startsWith("=") ? formula : "";
}

function onSelectionChange(listener: () => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): Promise<void> => {
    clearTimeout(timer);
    timer = stopped ? undefined : setTimeout(listener, QUIET);
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
  const registrations: Registration[] = [workbook.onSelectionChanged.add(tell)];
  if (supports("1.9")) {
    registrations.push(workbook.worksheets.onChanged.add(tell), workbook.worksheets.onCalculated.add(tell));
  }
  await context.sync();
  return registrations;
}

/** Handlers come off in the context that they were added in. */
async function unregister(registrations: readonly Registration[]): Promise<void> {
  const [first] = registrations;
  if (first === undefined) return;
  await Excel.run(first.context, async (context) => {
    for (const registration of registrations) registration.remove();
    await context.sync();
  });
}

function read(reference: string) {
  const missing = new PortFault("not found", `${reference} names no cells in this workbook.`);
  return runExcel(async (context) => contentOf(context, await rangeOf(context, reference, missing), missing), missing);
}

function insert(formula: string): Promise<void> {
  const refused = new PortFault("other", `Excel does not accept the formula ${formula}`);
  return runExcel(async (context) => {
    const cell = context.workbook.getSelectedRange().getCell(0, 0);
    const sheet = cell.worksheet.protection.load("protected");
    const format = cell.format.protection.load("locked");
    await syncBeforeWriting(context);
    if (sheet.protected && format.locked) throw isProtected();
    cell.formulas = [[formula]];
    await context.sync();
  }, refused);
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
  return items.filter(({ name, type, visible }) => visible && type === "Range" && !OF_EXCEL.test(name)).map(({ name }) => name);
}
