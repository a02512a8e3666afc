import { type ICellData, IUndoRedoService, type IWorkbookData, LocaleType, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { FormulaDataModel, UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import "@univerjs/sheets/facade";
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets-formula/facade";
import "@univerjs/sheets-table/facade";
import type { NewSheet } from "../../src/pane/port";
import { createSheets } from "../../src/workbench/newSheets";
import { sample } from "../../src/workbench/sample";
import { CalculationWatch } from "../../src/workbench/calculationWatch";
import { ErrorSentences } from "../../src/workbench/errorSentences";
import { UndoSteps } from "../../src/workbench/undoSteps";
import { registerFunctions } from "../../src/workbench/univerFunctions";
import { openBundle } from "./openBundle";

export type CalculatedValues = Readonly<Record<string, unknown>>;

/** The workbench's own engine and functions without a page, with a workbook in it. */
export async function openEngine(workbook: Partial<IWorkbookData>) {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    override: [[IUndoRedoService, { useClass: UndoSteps }]],
  });
  for (const plugin of [
    UniverFormulaEnginePlugin,
    UniverSheetsPlugin,
    UniverSheetsFormulaPlugin,
    UniverSheetsTablePlugin,
  ])
    univer.registerPlugin(plugin);
  const univerAPI = FUniver.newAPI(univer);
  // A copy: the spreadsheet goes on working in what it is given, and one module serves several files of tests.
  const opened = univerAPI.createWorkbook(structuredClone(workbook));
  const injector = univer.__getInjector();
  registerFunctions(injector, await openBundle(), new ErrorSentences());
  return { univer, univerAPI, injector, opened };
}

export type Engine = Awaited<ReturnType<typeof openEngine>>;

type SparseMatrix = Readonly<Record<number, Readonly<Record<number, unknown>>>>;

/** How far a sheet reaches with what was written and with what spilled. */
function usedIn(...matrices: readonly SparseMatrix[]): { rows: number; columns: number } {
  const lines = matrices.flatMap((matrix) => Object.entries(matrix));
  const past = (keys: readonly string[]): number => keys.reduce((most, key) => Math.max(most, Number(key) + 1), 0);
  return { rows: past(lines.map(([row]) => row)), columns: past(lines.flatMap(([, line]) => Object.keys(line))) };
}

/** What the cells of all sheets hold, by Sheet!row,column from 1. */
export function valuesOf({ injector, opened }: Engine): CalculatedValues {
  const spilled = injector.get(FormulaDataModel).getArrayFormulaCellData()[opened.getId()] ?? {};
  const values: Record<string, unknown> = {};
  for (const sheet of opened.getSheets()) {
    const { rows, columns } = usedIn(sheet.getSheet().getSnapshot().cellData, spilled[sheet.getSheetId()] ?? {});
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const value = spilled[sheet.getSheetId()]?.[row]?.[column]?.v ?? sheet.getSheet().getCellRaw(row, column)?.v;
        if (value !== undefined && value !== null) values[`${sheet.getSheetName()}!${row + 1},${column + 1}`] = value;
      }
    }
  }
  return values;
}

export async function calculateAll({ univerAPI }: Engine): Promise<void> {
  univerAPI.getFormula().executeCalculation();
  await univerAPI.getFormula().onCalculationResultApplied();
}

/** What the cells of all sheets hold once they are calculated. */
async function calculated(engine: Engine): Promise<CalculatedValues> {
  await calculateAll(engine);
  const values = valuesOf(engine);
  engine.univer.dispose();
  return values;
}

/** The sample calculated, and beside it a sheet of formulas by cell. */
export async function calculateSample(
  name: string,
  formulas: Readonly<Record<number, Readonly<Record<number, string | number>>>>,
): Promise<CalculatedValues> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, cells] of Object.entries(formulas)) {
    const line: Record<number, ICellData> = (cellData[Number(row) - 1] = {});
    for (const [column, content] of Object.entries(cells)) {
      line[Number(column) - 1] =
        typeof content === "string" && content.startsWith("=") ? { f: content } : { v: content };
    }
  }
  return calculated(
    await openEngine({
      ...sample,
      sheetOrder: [...(sample.sheetOrder ?? []), "second"],
      sheets: { ...sample.sheets, second: { id: "second", name, rowCount: 200, columnCount: 40, cellData } },
    }),
  );
}

/**
 * An empty workbook into which the workbench has written these sheets, and then others over their tables, calculated.
 * @param deleted sheets that somebody deletes after that.
 */
export async function calculateSheets(
  sheets: readonly NewSheet[],
  over: readonly NewSheet[] = [],
  deleted: readonly string[] = [],
): Promise<CalculatedValues> {
  const engine = await openEngine({
    id: "workbook",
    sheetOrder: ["first"],
    sheets: { first: { id: "first", name: "First", rowCount: 10, columnCount: 10 } },
  });
  // Nobody edits a cell where there is no page.
  Object.assign(engine.opened, { isCellEditing: () => false });
  const { univerAPI, injector, opened } = engine;
  const spreadsheet = {
    univerAPI,
    injector,
    errorSentences: new ErrorSentences(),
    calculationWatch: new CalculationWatch(univerAPI),
    undoSteps: UndoSteps.of(injector),
  };
  await createSheets(spreadsheet, opened, sheets);
  if (over.length > 0) await createSheets(spreadsheet, opened, over);
  if (deleted.length > 0) await calculateAll(engine);
  for (const name of deleted) {
    const sheet = opened.getSheetByName(name);
    if (sheet !== null) opened.deleteSheet(sheet);
  }
  return calculated(engine);
}

export { LiveSample } from "./liveSample";
