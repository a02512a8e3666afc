import { Refusal } from "../../../src/core/cells/refusal";
import { readTermsAt } from "../../../src/pane/allocation/useTerms";
import { shown } from "../../../src/pane/valueText";
import { FakeWorkbook } from "../fakeWorkbook";

/** Terms with changes on top, as the pane reads them out of one cell. */

async function workbookWith(changes: string): Promise<FakeWorkbook> {
  const workbook = new FakeWorkbook().fill("H1", [
    ["CBP.gold", 72],
    ["track.C.99210-99215", "FFS"],
  ]);
  return workbook.enter("A1", `=APC.TERMS(H1:I2,{${changes}})`);
}

test("the rows in force are read, and the cell says how many it carries", async () => {
  const workbook = await workbookWith('"CBP.gold",73;"tbd","zero"');
  const rows = await readTermsAt("Panel!A1", workbook);
  if (rows instanceof Refusal) throw new Error(rows.sentence);
  expect(rows.map(({ parameter, value }) => [parameter, value])).toEqual([
    ["CBP.gold", 73],
    ["track.C.99210-99215", "FFS"],
    ["tbd", "zero"],
  ]);
  expect(shown('APC terms: [[[1,1],"CBP.gold",73],[2,"tbd","zero"]]')).toBe("2 terms in one cell");
});

test("changes that one table of terms cannot say are not computed with", async () => {
  const read = await readTermsAt("Panel!A1", await workbookWith('"track.C.99213-99218","Capitated"'));
  expect(read instanceof Refusal ? read.sentence : read).toBe(
    "Panel!A1: terms and changes do not fit in one table of terms: track.C.99210-99215 and track.C.99213-99218 are equally narrow and disagree on the codes they share; narrow one.",
  );
});
