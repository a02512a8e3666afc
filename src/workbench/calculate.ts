import {
  CELL_INVERTED_INDEX_CACHE,
  FORMULA_REF_TO_ARRAY_CACHE,
  FormulaDataModel,
  type FunctionVariantType,
  ICalculateFormulaService,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
} from "@univerjs/engine-formula";
import { HostErrorValue } from "../harness/host";
import { PortFault, type PortCell } from "../pane/port";
import type { SheetRange } from "./references";
import type { Spreadsheet } from "./spreadsheet";
import { toMatrix } from "./univerValues";

/** Its declaration leaves out that it answers. */
type Engine = Omit<ICalculateFormulaService, "calculate"> & {
  calculate: (formula: string) => Promise<FunctionVariantType | undefined>;
};

/**
 * What an expression comes to in a cell, by the spreadsheet's own engine; no cell changes. The engine has one state
 * for all that it does. So it is asked only between calculations, of which each begins by reading everything anew,
 * and what it caches of the cells is forgotten at once.
 */
export async function calculateInWorkbench(
  spreadsheet: Spreadsheet,
  cell: SheetRange,
  expression: string,
): Promise<PortCell[][]> {
  if (!(await spreadsheet.calculationWatch.idle()))
    throw new PortFault("other", "The workbook is still being calculated.");
  const value = await ask(spreadsheet, cell, expression);
  if (value === undefined) throw new PortFault("unsupported", `${expression} is no complete formula.`);
  return (toMatrix(value) ?? [[null]]).map((row) =>
    row.map((one) => (one instanceof HostErrorValue ? { error: one.code } : one)),
  );
}

/** From first to last without a pause in which a calculation could begin: the engine's promises wait for nothing. */
async function ask(
  { injector, errorSentences }: Spreadsheet,
  { sheet, range }: SheetRange,
  expression: string,
): Promise<FunctionVariantType | undefined> {
  const engine = injector.get(ICalculateFormulaService) as Engine;
  injector.get(IFormulaCurrentConfigService).loadDataLite(injector.get(FormulaDataModel).getHiddenRowsFiltered());
  const { startRow, startColumn } = range;
  injector
    .get(IFormulaRuntimeService)
    .setCurrent(
      startRow,
      startColumn,
      sheet.getMaxRows(),
      sheet.getMaxColumns(),
      sheet.getSheetId(),
      sheet.getWorkbook().getUnitId(),
    );
  const resume = errorSentences.pause();
  try {
    return await engine.calculate(`=${expression}`);
  } catch {
    throw new PortFault("unsupported", `${expression} is nothing that this workbook can calculate.`);
  } finally {
    resume();
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
  }
}
