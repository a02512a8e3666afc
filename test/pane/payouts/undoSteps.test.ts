import { sheetOf } from "../../../src/pane/ownTable";
import { CLOSINGS, closingsOf } from "../../../src/pane/payouts/closings";
import {
  EXTRACT_LINES,
  EXTRACTS,
  keepExtract,
  keptExtractsOf,
  stepsToKeep,
} from "../../../src/pane/payouts/keptExtracts";
import { undoText } from "../../../src/pane/payouts/recorded";
import { comparedText, heldText } from "../../../src/pane/payouts/sources";
import { FakeWorkbook } from "../fakeWorkbook";

/** What is said of undo counts what it lists, and that is what is written one after the other. */

function counts(sentence: string): void {
  const [, count, steps = ""] = /^It is (\d+) steps? to undo: (.*)\.$/.exec(sentence) ?? [];
  expect(steps.split("; ")).toHaveLength(Number(count));
}

test.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])("each step of keeping an extract is told: lines %s, extracts %s", async (hasLines, hasExtracts) => {
  const workbook = new FakeWorkbook();
  const there = [...(hasLines ? [sheetOf(EXTRACT_LINES, [])] : []), ...(hasExtracts ? [sheetOf(EXTRACTS, [])] : [])];
  workbook.tables.make(there, []);
  const content = (name: string) => workbook.tables.get(name);
  const kept = keptExtractsOf(
    { own: EXTRACTS, content: content(EXTRACTS.table) },
    { own: EXTRACT_LINES, content: content(EXTRACT_LINES.table) },
  );
  const written = [jest.spyOn(workbook, "createSheets"), jest.spyOn(workbook, "changeTable")];
  await keepExtract(workbook, kept, {
    from: "paid.csv",
    on: 45_747,
    control: 0,
    taken: [],
    left: [],
    totals: [{ line: 2, amount: 5 }],
  });
  expect(stepsToKeep(kept)).toHaveLength(written.reduce((sum, { mock }) => sum + mock.calls.length, 0));
});

test("so is each of a closing, also where several payouts lose their tables", () => {
  const tables = new FakeWorkbook().tables;
  tables.make([sheetOf(CLOSINGS, [])], []);
  const content = tables.get(CLOSINGS.table);
  if (content === null) throw new Error("No closings");
  for (const closings of [null, closingsOf(content)])
    for (const held of [[], [1], [1, 2]]) counts(undoText(2, closings, CLOSINGS, held));
  expect(comparedText([1, 2])).toBe("what payouts 1, 2 are compared with");
  expect(heldText({ practices: "Practices", scores: "Scores", terms: "" }, [1, 2], 3)).toBe(
    "Practices, Scores still count as the tables of payouts 1, 2, which are closed. Are they those of payout 3 now? Then payouts 1, 2 are no longer compared with them.",
  );
});
