/// <reference types="office-js" />
import { TEXT_FORMAT } from "../pane/cellFormats";
import { insertFault } from "../pane/insertion";
import { PortFault, type Insertion } from "../pane/port";
import { type HeldCells, heldIn, keysOf, loadHeld, writeHeld } from "./cells";
import { namesNoCells, referencedRange } from "./ranges";
import { loadRoom } from "./roomFor";
import { excelFaultOf, protectedFault, runExcel, syncBeforeWriting, writeExcel } from "./run";

/** The cell that is written, and what it held before. */
interface Begun {
  readonly address: string;
  readonly before: HeldCells;
}

/**
 * The cells are looked at in the batch that writes: since the click one of them may be filled. The formula's is read again
 * after the write, because what is told must be what stands there.
 */
export async function insertFormula(insertion: Insertion): Promise<string> {
  const { formula } = insertion;
  const notAccepted = new PortFault("other", `Excel does not accept the formula ${formula}`);
  const begun: Begun[] = [];
  const takeBack = async (): Promise<void> => {
    for (const one of begun) await putBack(one);
    begun.length = 0;
  };
  try {
    return await writeExcel(
      async (context) => {
        const { cell, found } = loadRoom(context, insertion);
        cell.load("address");
        const sheet = cell.worksheet.protection.load("protected");
        const format = cell.format.protection.load("locked");
        await syncBeforeWriting(context);
        const { address } = cell;
        const before = heldIn(cell);
        const fault = insertFault(insertion, found());
        if (fault !== null) throw fault;
        if (sheet.protected && format.locked) throw protectedFault();
        begun.push({ address, before });
        // In a format for text a formula becomes text.
        if (before.formats[0]?.[0] === TEXT_FORMAT) cell.numberFormat = [["General"]];
        cell.formulas = [[formula]];
        loadHeld(cell);
        await context.sync();
        const held = heldIn(cell);
        if (!stands(formula, before, held)) throw notAccepted;
        return held.formulas[0]?.[0] ?? "";
      },
      notAccepted,
      takeBack,
    );
  } catch (thrown) {
    const [one] = begun;
    if (one === undefined) throw thrown;
    const fault = await faultOf(excelFaultOf(thrown), formula, one);
    if (fault !== null) throw fault;
    // It stands, and only the answer was lost.
    return formula;
  }
}

/** What to tell after a write that was refused, or whose answer never came; null where the formula stands. */
async function faultOf({ kind, message }: PortFault, formula: string, begun: Begun): Promise<PortFault | null> {
  const { address, before } = begun;
  const now = await readCell(address).catch(() => null);
  // A formula at the end of a sentence stands without its full stop.
  const sentence = message.replace(/\.?$/, ".");
  if (now === null) return new PortFault(kind, `${sentence} What ${address} holds now cannot be read: look at it.`);
  if (stands(formula, before, now)) return null;
  if (isSame(before, now)) return new PortFault(kind, message);
  await putBack(begun).catch(() => undefined);
  const after = await readCell(address).catch(() => null);
  if (after !== null && isSame(before, after)) return new PortFault(kind, message);
  return new PortFault(kind, `${sentence} ${address} is not as it was. Put it right by hand.`);
}

/** Excel may spell a formula in another way than it was given. */
function stands(formula: string, before: HeldCells, now: HeldCells): boolean {
  const there = now.formulas[0]?.[0] ?? "";
  return there === formula || (there !== "" && there !== before.formulas[0]?.[0]);
}

function isSame(before: HeldCells, now: HeldCells): boolean {
  return keysOf(before, 0).join() === keysOf(now, 0).join();
}

function readCell(address: string): Promise<HeldCells> {
  return runExcel(async (context) => {
    const cell = loadHeld(await referencedRange(context, address, namesNoCells(address)));
    await context.sync();
    return heldIn(cell);
  });
}

function putBack({ address, before }: Begun): Promise<void> {
  return runExcel(async (context) => {
    writeHeld(await referencedRange(context, address, namesNoCells(address)), before, 0);
    await context.sync();
  });
}
