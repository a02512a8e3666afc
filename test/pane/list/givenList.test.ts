import { listOf } from "../../../src/pane/list/givenList";
import { cellsOf } from "../../../src/pane/list/pastedText";

/** How cells are read as a list, whatever it lists. */

const none = (): boolean => false;

describe("a pasted text", () => {
  test("has cells one from the next by tabs, or by commas where there are none", () => {
    // A blank line is one that a person counts.
    expect(cellsOf("Practice\tType\r\nA\tAdult\r\n\r\nB\t")).toEqual([
      ["Practice", "Type"],
      ["A", "Adult"],
      ["", ""],
      ["B", ""],
    ]);
    expect(cellsOf('Practice,Months\n"A, the ""first""","1,200"\nB')).toEqual([
      ["Practice", "Months"],
      ['A, the "first"', "1,200"],
      ["B", ""],
    ]);
  });

  test("is a list where something stands below its headings", () => {
    expect(listOf(cellsOf("Practice\tType"), none)).toBeNull();
    expect(listOf([[null, null]], none)).toBeNull();
    expect(listOf([["Practice"], [null], ["A"]], none)).toEqual({ headings: ["Practice"], rows: [["A"]] });
  });

  test("has a number among its headings only where they are known", () => {
    const cells = cellsOf("Practice,2024\nA,12");
    expect(listOf(cells, (headings) => headings.includes("2024"))).toEqual({
      headings: ["Practice", "2024"],
      rows: [["A", "12"]],
    });
    expect(listOf(cells, none)).toEqual({ headings: ["", ""], rows: cells });
  });
});
