import type { Area } from "./areas";

/** An object of the workbook as requests reach it, its members named as Microsoft's declarations name them. */
export interface HostObject {
  /** The class in Microsoft's declarations. */
  readonly type: string;
  /** Asked for by the client library itself, so that nothing is declared of it. */
  readonly isInternal?: true;
  /** By which a collection finds it again. */
  readonly id?: string | number;
  /** The cells of a range, which other requests may refer to. */
  readonly area?: Area;
  /** What can be loaded. */
  readonly scalars?: Readonly<Record<string, () => unknown>>;
  /** What can be written. */
  readonly settable?: Readonly<Record<string, (value: unknown) => void>>;
  /** Objects within it. */
  readonly parts?: Readonly<Record<string, () => HostObject>>;
  /** Methods that leave the workbook as it is. */
  readonly looks?: Readonly<Record<string, Method>>;
  /** Methods that change it. */
  readonly changes?: Readonly<Record<string, Method>>;
  /** Of a collection. */
  readonly items?: () => readonly HostObject[];
  /** Finds an item by what the client was told of it. */
  readonly itemOf?: (id: unknown) => HostObject;
}

/** Null is Excel's null object. */
export type Made = HostObject | null | undefined;

export type Method = (...args: never[]) => Made;

/** As Excel refuses something. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message = `Office says ${code}.`,
  ) {
    super(message);
  }
}

/** What the book does not know; never an answer of Excel, and a failure of the test that met it. */
export class Gap extends HostError {
  static readonly OPENING = "The book knows no ";

  constructor(what: string) {
    super("GeneralException", `${Gap.OPENING}${what}.`);
  }
}

export function found<T>(item: T | undefined): T {
  if (item === undefined) throw new HostError("ItemNotFound");
  return item;
}
