import { type IWorkbookData, LocaleType, Univer, UniverInstanceType } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import enUS from "@univerjs/preset-sheets-core/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import type { Host } from "../harness/host";
import { registerFunctions } from "./univerFunctions";

/** Opens the workbook in the element, with the host's functions in it. */
export function openSpreadsheet(container: HTMLElement, workbook: Partial<IWorkbookData>, host: Host): FUniver {
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: enUS } });
  // No worker: Univer hands functions to a worker as text, without what they close over.
  for (const entry of UniverSheetsCorePreset({ container, ribbonType: "simple" }).plugins) {
    const [plugin, config] = Array.isArray(entry) ? entry : [entry];
    univer.registerPlugin(plugin, config);
  }
  univer.createUnit<IWorkbookData, never>(UniverInstanceType.UNIVER_SHEET, workbook);
  registerFunctions(univer.__getInjector(), host);
  keepTyping();
  return FUniver.newAPI(univer);
}

/** A click into the help for arguments would otherwise take the keyboard away from the formula. */
function keepTyping(): void {
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-u-comp=rect-popup]")) event.preventDefault();
  });
}
