import { takenFault } from "../../../src/pane/newSheets";
import { statementNames } from "../../../src/pane/payouts/statementNames";

/** Names that a workbook takes, whatever the practices are called. */

test("each practice has a name of its own, as long as Excel lets one be", () => {
  const practices = [
    "North Valley Community Health Center West",
    "North Valley Community Health Center East",
    "Oak",
    "OAK",
    "Oak (2)",
    "A/B: [clinic]*?\\",
    "'s",
    "['Oak",
    "???",
    "",
    "Practice 🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥",
  ];
  const names = statementNames(practices, 3);
  expect(names.slice(0, 6)).toEqual([
    "North Valley Community H, P3",
    "North Valley Communi (2), P3",
    "Oak, P3",
    "OAK (2), P3",
    "Oak (2) (2), P3",
    "A B   clinic, P3",
  ]);
  expect(takenFault({ sheets: names, names: [] }, { sheets: [], names: [] })).toBeNull();
  // With the number of a sheet that is made once more.
  expect(takenFault({ sheets: names.map((name) => `${name} 99`), names: [] }, { sheets: [], names: [] })).toBeNull();
  expect(statementNames(practices, 3)).toEqual(names);
});
