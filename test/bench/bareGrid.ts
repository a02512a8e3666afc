import { type IWorkbookData, LocaleType, mergeLocales, Univer, UniverInstanceType } from "@univerjs/core";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreEnUS from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import tableEnUS from "@univerjs/preset-sheets-table/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";

/**
 * The spreadsheet that the workbench is built on and nothing else: its presets, language and ribbon, an empty
 * workbook. What the workbench takes longer than this page is its own doing.
 */

const univer = new Univer({
  locale: LocaleType.EN_US,
  locales: { [LocaleType.EN_US]: mergeLocales(coreEnUS, tableEnUS) },
});
const presets = [UniverSheetsCorePreset({ container: "spreadsheet", ribbonType: "simple" }), UniverSheetsTablePreset()];
for (const entry of presets.flatMap(({ plugins }) => plugins)) {
  const [plugin, config] = Array.isArray(entry) ? entry : [entry];
  univer.registerPlugin(plugin, config);
}
univer.createUnit<IWorkbookData, never>(UniverInstanceType.UNIVER_SHEET, {});
