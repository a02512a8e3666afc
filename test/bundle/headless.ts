import { type ICellData, type IWorkbookData, LocaleType, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { FormulaDataModel, UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import "@univerjs/sheets/facade";
import "@univerjs/engine-formula/facade";
import "@univerjs/sheets-formula/facade";
import { sample } from "../../src/workbench/sample";
import { Sentences } from "../../src/workbench/sentences";
import { registerFunctions } from "../../src/workbench/univerFunctions";
import { openBundle } from "./openBundle";

export type Values = Readonly<Record<string, unknown>>;

/**
 * The sample calculated by the workbench's own engine, without a page, and beside it a sheet of formulas by
 * cell. Answers what the cells of all sheets hold, by Sheet!row,column from 1.
 */
export async function calculate(name: string, formulas: Readonly<Record<number, Readonly<Record<number, string | number>>>>): Promise<Values> {
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  for (const plugin of [UniverFormulaEnginePlugin, UniverSheetsPlugin, UniverSheetsFormulaPlugin, UniverSheetsTablePlugin]) univer.registerPlugin(plugin);
  const univerAPI = FUniver.newAPI(univer);
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, cells] of Object.entries(formulas)) {
    const line: Record<number, ICellData> = (cellData[Number(row) - 1] = {});
    for (const [column, content] of Object.entries(cells)) {
      line[Number(column) - 1] = typeof content === "string" && content.startsWith("=") ? { f: content } : { v: content };
    }
  }
  const workbook: Partial<IWorkbookData> = {
    ...sample,
    sheetOrder: [...(sample.sheetOrder ?? []), "second"],
    sheets: { ...sample.sheets, second: { id: "second", name, rowCount: 200, columnCount: 40, cellData } },
  };
  const opened = univerAPI.createWorkbook(workbook);
  registerFunctions(univer.__getInjector(), await openBundle(), new Sentences());
  univerAPI.getFormula().executeCalculation();
  await univerAPI.getFormula().onCalculationResultApplied();

  const spilled = univer.__getInjector().get(FormulaDataModel).getArrayFormulaCellData()[opened.getId()] ?? {};
  const values: Record<string, unknown> = {};
  for (const sheet of opened.getSheets()) {
    for (let row = 0; row < 400; row += 1) {
      for (let column = 0; column < 20; column += 1) {
        const value = spilled[sheet.getSheetId()]?.[row]?.[column]?.v ?? sheet.getSheet().getCellRaw(row, column)?.v;
        if (value !== undefined && value !== null) values[`${sheet.getSheetName()}!${row + 1},${column + 1}`] = value;
      }
    }
  }
  univer.dispose();
  return values;
}
