import { Refusal } from "../../src/core/cells/refusal";
import { BookSheet } from "../../src/pane/book/book";

/** Sheets in memory. */

test("columns past Z stand where their letters say", () => {
  const sheet = new BookSheet("Sheet", [], 0);
  expect(
    [sheet.put(1, "AA", "", 1), sheet.put(2, "BC", "", 2)].map(({ address, column }) => [address, column]),
  ).toEqual([
    ["AA1", 26],
    ["BC2", 54],
  ]);
});

test("where a formula is refused as a whole, each of its cells is", () => {
  const sheet = new BookSheet("Sheet", [], 0);
  const refused = new Refusal("#N/A", "No answer");
  const look = { label: "", look: {} };
  const cells = sheet.spill(1, "A", { text: () => "APC.X()", compute: () => [[refused]], reads: [] }, [
    [look, look],
    [look, look],
  ]);
  expect(cells.flat().map(({ value }) => value)).toEqual([refused, refused, refused, refused]);
});
