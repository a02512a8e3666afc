import "./page.css";
import { workbenchHandle } from "./handle";
import { LoadFailure, loadFunctions } from "./loadFunctions";
import { sample } from "./sample";
import { openSpreadsheet } from "./spreadsheet";

const container = document.querySelector<HTMLElement>("#spreadsheet");
if (container !== null) {
  start(container).catch((failure: unknown) => {
    showFailure(container, failure);
  });
}

async function start(container: HTMLElement): Promise<void> {
  const host = await loadFunctions();
  const univerAPI = openSpreadsheet(container, sample, host);
  window.workbench = workbenchHandle(univerAPI);
}

/** A sentence instead of a blank page; what nobody foresaw also goes to the console. */
function showFailure(container: HTMLElement, failure: unknown): void {
  const foreseen = failure instanceof LoadFailure;
  const sentence = document.createElement("p");
  sentence.className = "failure";
  sentence.setAttribute("role", "alert");
  sentence.textContent = `The workbench cannot start. ${foreseen ? failure.message : "The spreadsheet itself failed."}`;
  container.replaceChildren(sentence);
  if (!foreseen) reportError(failure);
}
