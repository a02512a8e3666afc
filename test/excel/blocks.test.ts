import fc from "fast-check";
import { blocksOf } from "../../src/excel/blocks";

const keyed = (cells: readonly (readonly string[])[]) =>
  blocksOf(cells, (cell) => (cell === "" ? undefined : cell)).map(
    ({ key, row, column, rows, columns }) => `${key} ${row},${column} ${rows}x${columns}`,
  );

test("equal cells are one block, to the right first and then down", () => {
  expect(
    keyed([
      ["a", "a", "b"],
      ["a", "a", "b"],
      ["a", "", "b"],
    ]).sort(),
  ).toEqual(["a 0,0 2x2", "a 2,0 1x1", "b 0,2 3x1"]);
});

test("rows of several lengths, and none, are read as they are", () => {
  expect(keyed([])).toEqual([]);
  expect(keyed([["a"], [], ["a", "a"]]).sort()).toEqual(["a 0,0 1x1", "a 2,0 1x2"]);
});

test("blocks hold each cell with a key once, and no other", () => {
  const cells = fc.array(fc.array(fc.constantFrom("a", "b", ""), { maxLength: 6 }), { maxLength: 8 });
  fc.assert(
    fc.property(cells, (given) => {
      const held = given.map((line) => line.map(() => ""));
      for (const { key, row, column, rows, columns } of blocksOf(given, (cell) => (cell === "" ? undefined : cell))) {
        for (let down = row; down < row + rows; down += 1) {
          for (let along = column; along < column + columns; along += 1) {
            const line = held[down] ?? [];
            expect(line[along]).toBe("");
            line[along] = key;
          }
        }
      }
      expect(held).toEqual(given);
    }),
  );
});
