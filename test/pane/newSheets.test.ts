import { takenFault } from "../../src/pane/newSheets";

/** What Excel refuses as a name, found before anything is made. */

const THERE = { sheets: ["There"], names: ["Terms"] };

test.each(["", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'ab", "ab'", "History", "x".repeat(32)])(
  "no sheet can be called %j",
  (name) => {
    expect(takenFault({ sheets: [name], names: [] }, THERE)).toMatchObject({
      kind: "other",
      message: `Nothing was made, because no sheet can have the name “${name}”.`,
    });
  },
);

test.each<[string, readonly string[], readonly string[], string]>([
  ["two new sheets", ["Oak", "OAK"], [], "two of what would be made have the name OAK."],
  ["two new names", [], ["Rate", "rate"], "two of what would be made have the name rate."],
  ["one there", ["there"], [], "the workbook already has a sheet named there. Rename or delete it, then try again."],
])("%s cannot have one name", (_what, sheets, names, because) => {
  expect(takenFault({ sheets, names }, THERE)?.message).toBe(`Nothing was made, because ${because}`);
});

test("names that Excel takes are free", () => {
  expect(takenFault({ sheets: ["Dr. O'Neil, P1", "x".repeat(31)], names: [] }, THERE)).toBeNull();
});
