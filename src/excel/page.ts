/// <reference types="office-js" />
import type { Pane, PaneOptions, View } from "../pane/mount";
import { PortFault } from "../pane/port";
import { hideNotice, showNotice } from "./notice";
import { hostTheme } from "./hostTheme";
import { goOnFromNowhere } from "./tabKey";
import { excelWorkbook } from "./workbook";

/** The script of pane.html, which Excel loads for the functions, the commands and the pane alike. */

const HELP = new URL("help/index.html", location.href).href;
const WORKBENCH = new URL("index.html", location.href).href;

/** What functions.js hands over, under the name that webpack.config.js gives it; undefined where it has not run to its end. */
declare const apcCore: object | undefined;

let pane: Promise<Pane> | undefined;
let takeFaultAway = (): void => undefined;

void start();

async function start(): Promise<void> {
  if (typeof Office === "undefined") {
    showNotice([
      "Microsoft’s office.js could not be loaded, so that this page cannot reach Excel. Check the connection, then open the pane again.",
    ]);
    return;
  }
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    showNotice(["This page belongs beside a workbook, in Excel’s task pane."], {
      text: "Try the functions in the browser",
      address: WORKBENCH,
    });
    return;
  }
  goOnFromNowhere();
  Office.actions.associate("openAllocation", command(openView("allocation")));
  Office.actions.associate("openPayouts", command(openView("payouts")));
  Office.actions.associate("repairFormulas", command(repair));
  Office.actions.associate("openHelp", command(openHelp));
  whenVisible(() => {
    showPane();
  });
}

/**
 * Excel may load this page for the functions alone, without showing it. Not every Excel tells of both, so that
 * the first of Office and the document to call the page visible counts.
 */
function whenVisible(show: () => void): void {
  const look = (): void => {
    if (document.visibilityState === "visible") show();
  };
  document.addEventListener("visibilitychange", look);
  // Excel raises no event for a changed theme; a person comes back to the pane to see it.
  window.addEventListener("focus", look);
  Office.addin
    .onVisibilityModeChanged(({ visibilityMode }) => {
      if (visibilityMode === Office.VisibilityMode.taskpane) show();
    })
    .catch(() => undefined);
  look();
}

/** @param view to turn to; without one the pane stays at what it shows. */
function showPane(view?: View): void {
  const theme = hostTheme();
  document.documentElement.dataset.theme = theme ?? "";
  const options: PaneOptions = { ...(theme !== undefined && { theme }), ...(view !== undefined && { view }) };
  if (pane !== undefined) {
    // Whoever asked first tells when it could not be loaded.
    void pane.then(
      (mounted) => {
        mounted.update(options);
      },
      () => undefined,
    );
    return;
  }
  const element = document.getElementById("pane");
  if (element === null) return;
  if (typeof apcCore === "undefined") {
    showNotice([
      "The functions could not be loaded, and the pane needs them. Check the connection, then open the pane again.",
    ]);
    return;
  }
  pane = import("../pane/mount").then(({ mountPane }) => mountPane(element, excelWorkbook(), options));
  pane.then(
    () => {
      takeFaultAway();
    },
    () => {
      pane = undefined;
      takeFaultAway = showNotice([
        "The pane could not be loaded. Check the connection, then open the pane again. The functions work without it.",
      ]);
    },
  );
}

/** A ribbon button's work. Excel waits for `completed`, whatever happens. */
function command(work: () => Promise<void>): (event: Office.AddinCommands.Event) => void {
  return (event) => {
    void work()
      .catch(async (thrown: unknown) => {
        await tell([thrown instanceof PortFault ? thrown.message : "That did not work. Try again."]);
      })
      .catch(() => undefined)
      .finally(() => {
        event.completed();
      });
  };
}

function openView(view: View): () => Promise<void> {
  return async () => {
    hideNotice();
    await Office.addin.showAsTaskpane();
    showPane(view);
  };
}

async function repair(): Promise<void> {
  hideNotice();
  const { repairFormulas, sayRepair } = await import("./repair");
  await tell(sayRepair(await repairFormulas()));
}

async function openHelp(): Promise<void> {
  if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) {
    Office.context.ui.openBrowserWindow(HELP);
    return;
  }
  // Excel for the web has no such call, and a browser opens a window only for a click in the page itself.
  await tell(["Help opens in a window of its own."], { text: "Open the help pages", address: HELP });
}

async function tell(sentences: readonly string[], link?: { text: string; address: string }): Promise<void> {
  showNotice(sentences, link);
  await Office.addin.showAsTaskpane();
}
