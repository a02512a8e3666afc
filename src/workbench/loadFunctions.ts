import { type FunctionsFile, type Host, openHost } from "../harness/host";

/** Why the workbench cannot start, in a sentence for the page. */
export class LoadFault extends Error {}

/** Loads functions.json and functions.js as files from beside the page, as Excel does. */
export async function loadFunctions(): Promise<Host> {
  const file = await fetchMetadata("functions.json");
  return openHost(file, (customFunctions) => {
    Object.assign(globalThis, { CustomFunctions: customFunctions });
    return runScript("functions.js");
  });
}

async function fetchMetadata(address: string): Promise<FunctionsFile> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) {
    throw new LoadFault(`The file ${address}, which lists the functions, could not be loaded.`);
  }
  const file: unknown = await response.json().catch(() => undefined);
  if (!isFunctionsFile(file)) {
    throw new LoadFault(`The file ${address} was loaded but does not list functions in the form that Excel reads.`);
  }
  return file;
}

function runScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => {
      reject(
        new LoadFault(`The file ${address}, which holds the functions, could not be loaded or stopped with an error.`),
      );
    };
    // A script that throws while it runs still loads; only the window hears of its error.
    window.addEventListener("error", failed, { once: true });
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("error", failed);
    script.addEventListener("load", () => {
      window.removeEventListener("error", failed);
      resolve();
    });
    document.head.append(script);
  });
}

/** Only what the workbench reads; the rest is Excel's to judge. */
function isFunctionsFile(file: unknown): file is FunctionsFile {
  return isRecord(file) && Array.isArray(file.functions) && file.functions.every(isFunction);
}

function isFunction(entry: unknown): boolean {
  return (
    isRecord(entry) &&
    typeof entry.id === "string" &&
    typeof entry.name === "string" &&
    Array.isArray(entry.parameters) &&
    entry.parameters.every((parameter) => isRecord(parameter) && typeof parameter.name === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
