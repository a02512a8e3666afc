import { areaIn, type Area } from "./areas";
import type { FakeBook, FakeSheet } from "./fakeBook";
import { type Batch, officeError, proxy } from "./proxies";

export interface FakeExcel {
  batches: Batch[];
  /** Formulas written, as [address, formula]. */
  written: [string, string][];
  /** By the event that they wait for. */
  handlers: Map<string, () => unknown>;
  options: unknown[];
  /** What cells and sheets look like, as [where, what, value]. */
  drawn: [string, string, unknown][];
  /** What was brought into view. */
  shown: string[];
}

/** What the objects of one batch share. */
export class FakeBatch {
  /** What a range is, for the methods that take another range. */
  readonly areas = new Map<object, Area>();
  /** A sheet is the same object each time. */
  readonly sheets = new Map<FakeSheet, object>();

  constructor(
    readonly book: FakeBook,
    readonly excel: FakeExcel,
    readonly batch: Batch,
  ) {}

  fail(code: string): void {
    this.later(() => {
      throw officeError(code);
    });
  }

  later(step: () => unknown): void {
    this.batch.queue.push(() => {
      step();
    });
  }

  none(is: string): object {
    return proxy(this.batch, { is, isNullObject: true });
  }

  sheetNamed(name: string): FakeSheet | undefined {
    return this.book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  areaOf(reference: string): Area {
    const [name = "", address = ""] = reference.split("!");
    return areaIn(this.sheetNamed(name) ?? fakeSheet(), address);
  }

  tableArea(name: string): Area {
    return this.areaOf(this.book.tables?.[name] ?? "");
  }
}

export function fakeSheet(): FakeSheet {
  return { name: "", cells: {} };
}
