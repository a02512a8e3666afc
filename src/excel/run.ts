/// <reference types="office-js" />
import { PortFault } from "../pane/port";

/** How long a change waits for a cell that is being edited before it says so. */
const PATIENCE = 3000;

/** The parts of Excel beyond ExcelApi 1.9, which every one with a shared runtime has. */
export type LaterApi = "1.12" | "1.20";

export function supports(version: LaterApi): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

/**
 * Runs a batch once no cell is being edited, and throws whatever goes wrong as a PortFault.
 * @param notAccepted what to say when Excel does not find or accept what the batch names.
 */
export async function runExcel<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  notAccepted?: PortFault,
): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (thrown) {
    throw excelFaultOf(thrown, notAccepted);
  }
}

/**
 * Runs a batch that writes, as one step of undo where Excel has that. Excel refuses a group that holds something it
 * cannot undo, and some that are merely large; the batch then runs once more without one.
 * @param takeBack puts right what the refused group has done, where the batch cannot simply do it again.
 */
export async function writeExcel<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  notAccepted?: PortFault,
  takeBack?: () => Promise<void>,
): Promise<T> {
  if (!supports("1.20")) return runExcel(batch, notAccepted);
  try {
    return await Excel.run({ delayForCellEdit: true, mergeUndoGroup: true }, batch);
  } catch (thrown) {
    if (!isUndoRefused(thrown)) throw excelFaultOf(thrown, notAccepted);
  }
  await takeBack?.();
  return runExcel(batch, notAccepted);
}

/** Whether a merged undo group was refused, which says nothing of what the batch asks for. */
export function isUndoRefused(thrown: unknown): boolean {
  return codeOf(thrown) === "UndoNotSupported";
}

/**
 * The first sync of a batch that goes on to write. Excel delays it while a cell is being edited, even after a
 * click in the pane. By then another cell may be selected, so the batch gives up rather than write there.
 */
export async function syncBeforeWriting(context: Excel.RequestContext): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(editing());
    }, PATIENCE);
  });
  try {
    await Promise.race([context.sync(), impatience]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param sheet its name, where it need not be the one that is looked at. */
export function protectedFault(sheet?: string): PortFault {
  return new PortFault(
    "protected",
    `The sheet${sheet === undefined ? "" : ` “${sheet}”`} is protected. Unprotect it under Review, then try again.`,
  );
}

/** @param what it is protected against. */
export function protectedWorkbook(what: string): PortFault {
  return new PortFault(
    "protected",
    `The workbook is protected against ${what}. Unprotect it under Review, then try again.`,
  );
}

export function tooLarge(): PortFault {
  return new PortFault("other", "The range is too large to read here. Choose a smaller one.");
}

function tooLargeToWrite(): PortFault {
  return new PortFault("other", "This is too large for Excel to take at once. Write less, then try again.");
}

function editing(): PortFault {
  return new PortFault("editing", "A cell is being edited. Press Enter or Esc in the sheet, then try again.");
}

export function unsupported(): PortFault {
  return new PortFault("unsupported", "This version of Excel cannot do that. Update Excel, then try again.");
}

/** Whether something of that name is there already. */
export function isTaken(thrown: unknown): boolean {
  return codeOf(thrown) === "ItemAlreadyExists";
}

/** Whether an answer would hold more than Excel hands over at once. */
export function isTooLargeToRead(thrown: unknown): boolean {
  return codeOf(thrown) === "ResponsePayloadSizeLimitExceeded";
}

/** Errors of Office.js carry a code; anything else is a fault of ours. */
export function excelFaultOf(thrown: unknown, notAccepted?: PortFault): PortFault {
  if (thrown instanceof PortFault) return thrown;
  switch (codeOf(thrown)) {
    case "AccessDenied":
      return protectedFault();
    case "InvalidOperationInCellEditMode":
      return editing();
    case "ApiNotFound":
    case "ApiNotAvailable":
    case "NotImplemented":
    case "UnsupportedFeature":
      return unsupported();
    case "InsertDeleteConflict":
      return new PortFault(
        "other",
        "Excel cannot move what stands below the table, because another table there would be cut in two. Move one of them, then try again.",
      );
    case "InvalidSelection":
      return new PortFault("other", "Select a cell, or one range of cells.");
    case "ResponsePayloadSizeLimitExceeded":
      return tooLarge();
    case "RequestPayloadSizeLimitExceeded":
      return tooLargeToWrite();
    case "InvalidArgument":
    case "InvalidReference":
    case "ItemNotFound":
      if (notAccepted !== undefined) return notAccepted;
  }
  return new PortFault("other", `Excel could not do that: ${messageOf(thrown)}`);
}

function codeOf(thrown: unknown): unknown {
  return typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
}

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
