import type { PortCell, RangeContent, WorkbookName } from "../../../src/pane/port";
import { FakeWorkbook } from "../fakeWorkbook";
import { placeOf } from "../places";

/** The workbook in memory, which also tells of the sheets that were made in it and shows what their formulas are said to answer. */
export class BookWorkbook extends FakeWorkbook {
  /** What a formula's cell shows. */
  computed: (address: string) => PortCell = () => ({ error: "#BUSY!" });
  /** How many listen for changes. */
  listening = 0;

  /** @param others names that it has besides. */
  constructor(private readonly others: readonly WorkbookName[] = []) {
    super();
  }

  override onSelectionChange(listener: () => void): () => void {
    this.listening += 1;
    const stop = super.onSelectionChange(listener);
    return () => {
      this.listening -= 1;
      stop();
    };
  }

  override read(reference: string): Promise<RangeContent> {
    const [, name, from = "", to = from] = /^'(.*)'!([A-Z]+\d+)(?::([A-Z]+\d+))?$/.exec(reference) ?? [];
    const sheet = this.tables.sheets.find((made) => made.name === name);
    if (sheet === undefined) return super.read(reference);
    const [[top, left], [bottom, right]] = [placeOf(from), placeOf(to)];
    const values = Array.from({ length: bottom - top + 1 }, (_row, down) =>
      Array.from({ length: right - left + 1 }, (_column, along) => {
        const cell = sheet.cells[top - 1 + down]?.[left - 1 + along] ?? null;
        return cell === null
          ? null
          : (cell.value ?? this.computed(`${String.fromCharCode(64 + left + along)}${top + down}`));
      }),
    );
    return Promise.resolve({ address: reference, rows: values.length, columns: right - left + 1, values });
  }

  override async names(): Promise<readonly WorkbookName[]> {
    const made = this.tables.sheets.flatMap(({ name, tables, names }): WorkbookName[] => [
      { name, reference: `'${name}'!A1`, kind: "sheet" },
      ...[...tables, ...names].map((block): WorkbookName => ({
        name: block.name,
        reference: block.name,
        kind: "name",
      })),
    ]);
    return [...(await super.names()), ...this.others, ...made];
  }
}
