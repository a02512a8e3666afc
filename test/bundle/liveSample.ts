import { CellValueType, type ICellData, ICommandService, type IRange } from "@univerjs/core";
import { FormulaDataModel, SetFormulaCalculationStartMutation } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { Cells } from "../../src/workbench/cells";
import { cellsOf, type SheetRange } from "../../src/workbench/references";
import { sample } from "../../src/workbench/sample";
import { calculateAll, openEngine, valuesOf, type CalculatedValues, type Engine } from "./headless";

export type Content = number | string | null;

/** Cells are named Sheet!row,column, from 1. */
export interface LiveFormula {
  readonly at: string;
  /** What it fills, its own cell first. */
  readonly cells: readonly string[];
  /** The cells of each of its references. */
  readonly reads: readonly (readonly string[])[];
}

const TEXT = /"[^"]*"/g;
/** A part of a table, cells of this or another sheet, or what may be a name. */
const REFERENCE =
  /\w+\[(?:[^[\]]|\[[^\]]*\])*\]|(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w.(])|[A-Za-z]\w*(?![\w.(])/g;

/** The sample in the workbench's engine, whose cells can be changed: only what depends on them is calculated anew. */
export class LiveSample {
  private constructor(private readonly engine: Engine) {}

  static async open(): Promise<LiveSample> {
    const live = new LiveSample(await openEngine(sample));
    await calculateAll(live.engine);
    return live;
  }

  values(): CalculatedValues {
    return valuesOf(this.engine);
  }

  /** What may be changed, with what stands there. */
  inputs(): ReadonlyMap<string, Content> {
    return new Map(
      this.written().flatMap(({ at, cell }): [string, Content][] =>
        typeof cell.s === "string" && cell.s.startsWith("input") ? [[at, (cell.v ?? null) as Content]] : [],
      ),
    );
  }

  formulas(): readonly LiveFormula[] {
    const { injector, opened } = this.engine;
    // All that cells are asked for is the engine.
    const cells = new Cells({ injector } as ConstructorParameters<typeof Cells>[0]);
    const spills = injector.get(FormulaDataModel).getArrayFormulaRange();
    return this.written().flatMap(({ at, sheet, row, column, cell }) => {
      if (typeof cell.f !== "string") return [];
      const own = { sheet, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } };
      const reads = [...cell.f.replace(TEXT, '""').matchAll(REFERENCE)].flatMap(([reference]) => {
        const found = cellsOf(reference, opened, own, cells);
        return found === undefined ? [] : [namesOf(found)];
      });
      const spill = spills[opened.getId()]?.[sheet.getSheetId()]?.[row]?.[column] ?? own.range;
      return [{ at, cells: namesOf({ sheet, range: spill }), reads }];
    });
  }

  /** The workbook calculated with these cells changed. */
  async change(contents: ReadonlyMap<string, Content>): Promise<void> {
    const { univerAPI, injector, opened } = this.engine;
    const commands = injector.get(ICommandService);
    const unitId = opened.getId();
    const dirtyRanges = [...contents].map(([at, content]) => {
      const { sheet, row, column } = placeOf(at);
      const sheetId = opened.getSheetByName(sheet)?.getSheetId() ?? "";
      const value = { [row]: { [column]: typeof content === "string" ? textData(content) : { v: content } } };
      // Told apart from an edit, after which the spreadsheet waits for the next one before it calculates.
      commands.syncExecuteCommand(
        SetRangeValuesMutation.id,
        { unitId, subUnitId: sheetId, cellValue: value },
        { onlyLocal: true },
      );
      return { unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } };
    });
    await commands.executeCommand(
      SetFormulaCalculationStartMutation.id,
      {
        commands: [],
        forceCalculation: false,
        dirtyRanges,
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
        clearDependencyTreeCache: {},
      },
      { onlyLocal: true },
    );
    await univerAPI.getFormula().onCalculationResultApplied();
  }

  close(): void {
    this.engine.univer.dispose();
  }

  private written(): { at: string; sheet: SheetRange["sheet"]; row: number; column: number; cell: ICellData }[] {
    return this.engine.opened.getSheets().flatMap((sheet) =>
      Object.entries(sheet.getSheet().getSnapshot().cellData as Record<number, Record<number, ICellData>>).flatMap(
        ([row, line]) =>
          Object.entries(line).map(([column, cell]) => {
            const [down, along] = [Number(row), Number(column)];
            return { at: nameOf(sheet.getSheetName(), down, along), sheet, row: down, column: along, cell };
          }),
      ),
    );
  }
}

/** A code made of digits stays text; an error value is no text. */
function textData(content: string): ICellData {
  return { v: content, ...(!content.startsWith("#") && { t: CellValueType.STRING }) };
}

function nameOf(sheet: string, row: number, column: number): string {
  return `${sheet}!${row + 1},${column + 1}`;
}

function placeOf(at: string): { sheet: string; row: number; column: number } {
  const [, sheet = "", row, column] = /^(.+)!(\d+),(\d+)$/.exec(at) ?? [];
  return { sheet, row: Number(row) - 1, column: Number(column) - 1 };
}

function namesOf({ sheet, range }: { sheet: SheetRange["sheet"]; range: IRange }): string[] {
  const names: string[] = [];
  for (let row = range.startRow; row <= range.endRow; row += 1)
    for (let column = range.startColumn; column <= range.endColumn; column += 1)
      names.push(nameOf(sheet.getSheetName(), row, column));
  return names;
}
