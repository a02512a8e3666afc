import {
  type Injector,
  IUndoRedoService,
  type IWorkbookData,
  LocaleType,
  mergeLocales,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { CalculationMode, UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEnUS from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsTablePlugin, UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import tableEnUS from "@univerjs/preset-sheets-table/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import type { Host } from "../harness/host";
import { tableTheme } from "./cellStyles";
import { CalculationWatch } from "./calculationWatch";
import { ErrorSentences } from "./errorSentences";
import { UndoSteps } from "./undoSteps";
import { registerFunctions } from "./univerFunctions";

export interface Spreadsheet {
  readonly univerAPI: FUniver;
  readonly injector: Injector;
  readonly errorSentences: ErrorSentences;
  readonly calculationWatch: CalculationWatch;
  readonly undoSteps: UndoSteps;
}

/** What stands beside the bar of a long calculation: no language of the spreadsheet has words for it. */
const PROGRESS = {
  analyzing: "Analyzing",
  calculating: "Calculating",
  "array-analysis": "Analyzing ranges",
  "array-calculation": "Calculating ranges",
  done: "Done",
};
/** Languages are merged by their first level alone. */
const formulaEnUS = { "sheets-formula": { ...(coreEnUS["sheets-formula"] as object), progress: PROGRESS } };

/** Opens the workbook in the element, with the host's functions in it. */
export function openSpreadsheet(
  container: HTMLElement,
  workbook: Partial<IWorkbookData>,
  host: Host,
  darkMode: boolean,
): Spreadsheet {
  const univer = new Univer({
    darkMode,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreEnUS, tableEnUS, formulaEnUS) },
    override: [[IUndoRedoService, { useClass: UndoSteps }]],
  });
  const presets = [
    // No worker: Univer hands functions to a worker as text, without what they close over.
    UniverSheetsCorePreset({
      container,
      ribbonType: "simple",
      // A workbook that this browser kept holds no results: they and their sentences are made anew.
      formula: { initialFormulaComputing: CalculationMode.FORCED },
      // Codes are text made of digits on purpose.
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsTablePreset(),
  ];
  for (const entry of presets.flatMap(({ plugins }) => plugins)) {
    const [plugin, config] = Array.isArray(entry) ? entry : [entry];
    // Their preset takes no themes. What a table chose is lost when its workbook opens, and then the first theme holds.
    univer.registerPlugin(plugin, plugin === UniverSheetsTablePlugin ? { userThemes: [tableTheme] } : config);
  }
  univer.createUnit<IWorkbookData, never>(UniverInstanceType.UNIVER_SHEET, workbook);
  const injector = univer.__getInjector();
  const errorSentences = new ErrorSentences();
  registerFunctions(injector, host, errorSentences);
  keepTyping();
  const univerAPI = FUniver.newAPI(univer);
  univerAPI.getFormula().calculationStart(() => {
    errorSentences.nextRound();
  });
  return {
    univerAPI,
    injector,
    errorSentences,
    calculationWatch: new CalculationWatch(univerAPI),
    undoSteps: UndoSteps.of(injector),
  };
}

/** A click into the help for arguments would otherwise take the keyboard away from the formula. */
function keepTyping(): void {
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-u-comp=rect-popup]")) event.preventDefault();
  });
}
