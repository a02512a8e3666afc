import { cents, exact, Refusal } from "../../core/shared";
import { lettersOf, type BookCell } from "../book/book";
import { faultOf } from "../fault";
import { PortFault, type PortCell, type WorkbookPort } from "../port";
import { offerOf, sheetNames, type Offer } from "./offer";
import type { Audience, Plan } from "./plan";

/** Writes an offer into the workbook, and compares what the workbook makes of it with what the pane says. */

/** A figure that the workbook tells otherwise. */
export interface Differing {
  readonly cell: BookCell;
  readonly found: PortCell;
}

export interface Check {
  /** How many figures there are, and how many of them are equal. */
  readonly of: number;
  readonly equal: number;
  readonly differing: readonly Differing[];
  /** Those that the workbook has not computed yet. */
  readonly pending: readonly BookCell[];
}

interface CheckedFigure {
  readonly cell: BookCell;
  /** Amounts of money are paid to the cent; shares and PMPM are as exact as a sheet can tell them. */
  readonly isMoney: boolean;
}

/** More offers than that nobody keeps in one workbook; a workbook that refuses each has another reason. */
const MOST_OFFERS = 99;

/** Makes the sheets under the lowest number that is free. */
export async function writeOffer(plan: Plan, audience: Audience, port: WorkbookPort): Promise<Offer> {
  const there = await port.names();
  const isFree = ({ sheets }: Offer): boolean =>
    sheets.flatMap(({ tables, names }) => [...tables, ...names]).every(({ name }) => !holds(there, name, false));
  let fault = new PortFault(
    "taken",
    `The workbook holds ${MOST_OFFERS} offers. Delete the sheets of one, then try again.`,
  );
  for (let number = 1; number <= MOST_OFFERS; number += 1) {
    // Without making the offer, which takes long where there are many before.
    if (sheetNames(audience, number).some((name) => holds(there, name, true))) continue;
    const offer = offerOf(plan, audience, number);
    if (!isFree(offer)) continue;
    try {
      await port.createSheets(offer.sheets);
      return offer;
    } catch (thrown) {
      // Not every name is told of: the next number may be free.
      const { kind, sentence } = faultOf(thrown);
      if (kind !== "taken") throw thrown;
      fault = new PortFault(kind, sentence);
    }
  }
  throw fault;
}

type Names = Awaited<ReturnType<WorkbookPort["names"]>>;

/** No workbook tells capitals from small letters in a name; sheets have names of their own. */
function holds(there: Names, wanted: string, isSheet: boolean): boolean {
  return there.some(({ name, kind }) => (kind === "sheet") === isSheet && name.toLowerCase() === wanted.toLowerCase());
}

/**
 * Reads back until every figure is equal, again with each change that the workbook tells of, or until it is stopped.
 * A figure that differs is read again as well: while a workbook computes, what counts cells can show another error.
 */
export async function checkOffer(
  offer: Offer,
  port: WorkbookPort,
  stop: AbortSignal,
  onCheck: (check: Check) => void,
): Promise<void> {
  const figures = figuresOf(offer);
  let hear = (): void => undefined;
  // Listens before it reads, so that no change goes unheard in between.
  const forget = port.onSelectionChange(() => {
    hear();
  });
  const stopped = (): void => {
    hear();
  };
  stop.addEventListener("abort", stopped);
  try {
    while (!stop.aborted) {
      const heard = new Promise<void>((resolve) => {
        hear = resolve;
      });
      const check = await readBack(figures, port);
      onCheck(check);
      if (check.equal === check.of) return;
      await heard;
    }
  } finally {
    forget();
    stop.removeEventListener("abort", stopped);
  }
}

/** The pane's own figures among the cells of the results. */
export function figuresOf({ results: { lines, added, headroom, shares } }: Offer): CheckedFigure[] {
  const money = [...Object.values(lines).flatMap((line) => Object.values(line)), ...Object.values(added)].flatMap(
    ({ period, project }) => [period, project],
  );
  const others = [
    ...Object.values(lines)
      .flatMap((line) => Object.values(line))
      .map(({ pmpm }) => pmpm),
    ...Object.values(added).flatMap(({ pmpm, share }) => [pmpm, share]),
    ...Object.values(headroom ?? {}).flatMap(({ ceiling, used, left }) => [ceiling, used, left]),
    ...Object.values(shares).flatMap((share) => share ?? []),
  ];
  return [...money.map((cell) => ({ cell, isMoney: true })), ...others.map((cell) => ({ cell, isMoney: false }))];
}

async function readBack(figures: readonly CheckedFigure[], port: WorkbookPort): Promise<Check> {
  const [first] = figures;
  if (first === undefined) throw new Error("An offer without figures");
  const rows = figures.map(({ cell }) => cell.row);
  const columns = figures.map(({ cell }) => cell.column);
  const [top, left] = [Math.min(...rows), Math.min(...columns)];
  // All of them in one question.
  const block = `${lettersOf(left)}${top + 1}:${lettersOf(Math.max(...columns))}${Math.max(...rows) + 1}`;
  const { values } = await port.read(first.cell.sheet.elsewhere(block));
  const found = figures.map((figure) => ({
    ...figure,
    found: values[figure.cell.row - top]?.[figure.cell.column - left] ?? null,
  }));
  const computed = found.filter((one) => !isPending(one.found));
  const differing = computed.filter((one) => !isEqual(one, one.found));
  return {
    of: figures.length,
    equal: computed.length - differing.length,
    differing: differing.map(({ cell, found: value }) => ({ cell, found: value })),
    pending: found.filter((one) => isPending(one.found)).map(({ cell }) => cell),
  };
}

/** What a host shows while it computes. */
const COMPUTING: readonly string[] = ["#BUSY!", "#GETTING_DATA"];

function isPending(found: PortCell): boolean {
  return found === null || found === "" || (typeof found === "object" && COMPUTING.includes(found.error));
}

const TOLERANCE = 1e-9;

function isEqual({ cell: { value }, isMoney }: CheckedFigure, found: PortCell): boolean {
  if (value instanceof Refusal) return typeof found === "object" && found?.error === value.code;
  if (typeof value !== "number" || typeof found !== "number") return value === found;
  return isMoney ? cents(exact(value)).equals(cents(exact(found))) : Math.abs(value - found) <= TOLERANCE;
}
