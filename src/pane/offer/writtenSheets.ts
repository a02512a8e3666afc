import { Refusal } from "../../core/shared";
import { lettersOf } from "../formula/columns";
import { faultOf } from "../fault";
import { freeNumber, numbered } from "../freeName";
import { quoteSheet } from "../formula/reference";
import { PortFault, type PortCell, type WorkbookPort } from "../port";
import type { Figure, LaidSheet } from "./sheetLayout";

/** Writes laid out sheets into the workbook, and compares what it makes of them with what the pane says. */

/** A figure that the workbook tells otherwise. */
export interface Differing {
  readonly figure: Figure;
  readonly sheet: string;
  readonly found: PortCell;
}

export interface Check {
  /** How many figures there are. */
  readonly of: number;
  readonly differing: readonly Differing[];
  /** How many the workbook has not computed yet. */
  readonly pending: number;
  /** Sheets that are no longer there under their names. */
  readonly gone: readonly string[];
}

/** More of a kind nobody keeps in one workbook; a workbook that refuses each has another reason. */
const MOST = 99;

/**
 * Makes the sheets under their names, with the lowest number that is free for all of them.
 * @param stillSo throws where what the sheets hold is no longer so; asked right before they are made.
 */
export async function makeSheets<Names extends readonly string[]>(
  names: Names,
  lay: (names: Names) => readonly LaidSheet[],
  port: WorkbookPort,
  stillSo: () => Promise<void>,
): Promise<readonly LaidSheet[]> {
  const sheets = (await port.names()).filter(({ kind }) => kind === "sheet");
  const freeFrom = (number: number): number => freeNumber(names, " ", sheets, number);
  let fault = new PortFault("taken", `The workbook holds ${MOST} sheets of each name. Delete some, then try again.`);
  for (let number = freeFrom(1); number <= MOST; number = freeFrom(number + 1)) {
    const laid = lay(names.map((name) => numbered(name, " ", number)) as unknown as Names);
    await stillSo();
    try {
      await port.createSheets(laid.map(({ sheet }) => sheet));
      return laid;
    } catch (thrown) {
      // Not every name is told of: the next number may be free.
      const { kind, sentence } = faultOf(thrown);
      if (kind !== "taken") throw thrown;
      fault = new PortFault(kind, sentence);
    }
  }
  throw fault;
}

/**
 * Reads back every figure of the sheets.
 * @param wasEqual whether all of them were once: what is blank then was emptied, and is not still to come.
 */
export async function readBack(sheets: readonly LaidSheet[], port: WorkbookPort, wasEqual: boolean): Promise<Check> {
  const checks = await Promise.all(sheets.map((laid) => readSheet(laid, port, wasEqual)));
  return {
    of: checks.reduce((sum, check) => sum + check.of, 0),
    differing: checks.flatMap((check) => check.differing),
    pending: checks.reduce((sum, check) => sum + check.pending, 0),
    gone: checks.flatMap((check) => check.gone),
  };
}

async function readSheet(
  { sheet: { name }, figures }: LaidSheet,
  port: WorkbookPort,
  wasEqual: boolean,
): Promise<Check> {
  const isPending = (found: PortCell): boolean => isComputing(found) || (!wasEqual && isBlank(found));
  const nothing = { of: figures.length, differing: [], pending: 0, gone: [] };
  if (figures.length === 0) {
    const isThere = (await port.names()).some((one) => one.kind === "sheet" && one.name === name);
    return isThere ? nothing : { ...nothing, gone: [name] };
  }
  const [last, right] = [
    figures.reduce((most, { row }) => Math.max(most, row), 0),
    figures.reduce((most, { column }) => Math.max(most, column), 0),
  ];
  let values: readonly (readonly PortCell[])[];
  try {
    // All of them in one question.
    ({ values } = await port.read(`${quoteSheet(name)}!A1:${lettersOf(right)}${last + 1}`));
  } catch (thrown) {
    if (faultOf(thrown).kind === "not found") return { ...nothing, gone: [name] };
    throw thrown;
  }
  const found = figures.map((figure) => ({
    figure,
    sheet: name,
    found: values[figure.row]?.[figure.column] ?? null,
  }));
  return {
    ...nothing,
    differing: found.filter((one) => !isPending(one.found) && !isEqual(one.figure, one.found)),
    pending: found.filter((one) => isPending(one.found)).length,
  };
}

/** What a host shows while it computes. */
const COMPUTING: readonly string[] = ["#BUSY!", "#GETTING_DATA"];

function isComputing(found: PortCell): boolean {
  return typeof found === "object" && found !== null && COMPUTING.includes(found.error);
}

function isBlank(found: PortCell): boolean {
  return found === null || found === "";
}

/** What doubles lose on the way, and far less than a cent of the largest amount. */
const TOLERANCE = 1e-9;
const PART_OF_A_CENT = 0.004;

function isEqual({ value }: Figure, found: PortCell): boolean {
  if (value instanceof Refusal) return typeof found === "object" && found?.error === value.code;
  if (typeof value !== "number" || typeof found !== "number") return value === found;
  return Math.abs(value - found) <= Math.min(PART_OF_A_CENT, TOLERANCE * Math.max(1, Math.abs(value)));
}
