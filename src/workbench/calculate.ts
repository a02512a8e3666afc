import {
  CELL_INVERTED_INDEX_CACHE,
  FORMULA_REF_TO_ARRAY_CACHE,
  FormulaExecuteStageType,
  type FunctionVariantType,
  ICalculateFormulaService,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
} from "@univerjs/engine-formula";
import { firstValueFrom } from "rxjs";
import { CellError } from "../harness/host";
import { PortFault, type PortCell } from "../pane/port";
import type { Named } from "./references";
import type { Spreadsheet } from "./spreadsheet";
import { toMatrix } from "./univerValues";

/** Its declaration leaves out that it answers. */
type Engine = Omit<ICalculateFormulaService, "calculate"> & { calculate: (formula: string) => Promise<FunctionVariantType | undefined> };

/**
 * What an expression comes to in a cell, by the spreadsheet's own engine; no cell changes. The engine has one state
 * for all that it does: it is asked only while it rests, and forgets what it was asked.
 */
export async function calculate({ injector, sentences }: Spreadsheet, { sheet, range }: Named, expression: string): Promise<PortCell[][]> {
  const engine = injector.get(ICalculateFormulaService) as Engine;
  const runtime = injector.get(IFormulaRuntimeService);
  while (runtime.getFormulaExecuteStage() !== FormulaExecuteStageType.IDLE) await firstValueFrom(engine.executionCompleteListener$);
  runtime.reset();
  injector.get(IFormulaCurrentConfigService).loadDataLite();
  const { startRow, startColumn } = range;
  runtime.setCurrent(startRow, startColumn, sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getSheetId(), sheet.getWorkbook().getUnitId());
  const resume = sentences.pause();
  try {
    const value = await engine.calculate(`=${expression}`);
    if (value === undefined) throw new PortFault("unsupported", `${expression} is no complete formula.`);
    return (toMatrix(value) ?? [[null]]).map((row) => row.map((cell) => (cell instanceof CellError ? { error: cell.code } : cell)));
  } finally {
    resume();
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
  }
}
