import { addressOf, areaIn, type Area } from "./areas";
import type { Book, Sheet } from "./book";
import type { HostEvent } from "./library";
import { HostError } from "./objects";

/** What a test can look at afterwards. */
export interface Seen {
  /** Formulas written, as [address, formula]. */
  written: [string, string][];
  /** What cells and sheets look like, cell by cell, as [where, what, value]. */
  drawn: [string, string, unknown][];
  /** What was brought into view. */
  shown: string[];
  /** By the event that they wait for; each raises it. */
  handlers: Map<string, () => void>;
}

/** The workbook behind all objects of an Excel. */
export class Host {
  constructor(
    readonly book: Book,
    readonly seen: Seen,
    /** Tells the client of an event that it registered for. */
    readonly raise: (event: HostEvent) => void,
  ) {}

  sheetNamed(name: string): Sheet | undefined {
    return this.book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  /** Of a reference as a test writes one: My plan!A1:B2. */
  areaOf(reference: string): Area {
    const [name = "", address = ""] = reference.split("!");
    const sheet = this.sheetNamed(name);
    if (sheet === undefined) throw new HostError("InvalidReference");
    return areaIn(sheet, address);
  }

  tableArea(name: string): Area {
    return this.areaOf(this.book.tables?.[name] ?? "");
  }

  hasTotals(name: string): boolean {
    return this.book.totals?.includes(name) ?? false;
  }

  draw(area: Area, what: string, value: unknown): void {
    for (let row = 0; row < area.rows; row += 1) {
      for (let column = 0; column < area.columns; column += 1) {
        const cell = { ...area, row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
        this.seen.drawn.push([addressOf(cell), what, value]);
      }
    }
  }
}
