import { columnAt, lettersOf } from "../../src/pane/formula/columns";

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [54, "BC"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (column, letters) => {
  expect([lettersOf(column), columnAt(letters)]).toEqual([letters, column]);
});
