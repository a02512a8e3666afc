import { rowsDrawn, rowsNear } from "../../src/pane/view/windowed";

/** Which rows of a long list are in the page. */

const HEIGHT = 45;
const near = (above: number, before?: { from: number; to: number }) =>
  rowsNear({ above, height: 450 }, HEIGHT, 300, before);

const elsewhere = { from: 30, to: 40 };

test("rows are there from some before what is seen to some behind, and none beyond the ends", () => {
  expect(near(0, elsewhere)).toEqual({ from: 0, to: 20 });
  expect(near(100 * HEIGHT, elsewhere)).toEqual({ from: 90, to: 120 });
  expect(near(290 * HEIGHT, elsewhere)).toEqual({ from: 280, to: 300 });
  // Rows that are seen in part are seen.
  expect(near(100.5 * HEIGHT, elsewhere)).toEqual({ from: 90, to: 121 });
});

test("the first ones, which somebody waits for, are no more than there must be", () => {
  expect(near(0)).toEqual({ from: 0, to: 15 });
});

test("they stay until few are left on the way", () => {
  const before = near(100 * HEIGHT, elsewhere);
  expect(near(105 * HEIGHT, before)).toBe(before);
  expect(near(95 * HEIGHT, before)).toBe(before);
  expect(near(106 * HEIGHT, before)).toEqual({ from: 96, to: 126 });
  expect(near(94 * HEIGHT, before)).toEqual({ from: 84, to: 114 });
});

test("a short list is there as a whole, and of a long one always the row that Tab leads to", () => {
  expect(rowsDrawn(60, { from: 0, to: 2 }, 0)).toHaveLength(60);
  expect(rowsDrawn(300, { from: 100, to: 103 }, 7)).toEqual([7, 100, 101, 102]);
  expect(rowsDrawn(300, { from: 100, to: 103 }, 299)).toEqual([100, 101, 102, 299]);
  expect(rowsDrawn(300, { from: 100, to: 103 }, 101)).toEqual([100, 101, 102]);
  // A search may leave fewer than were passed.
  expect(rowsDrawn(61, { from: 100, to: 103 }, 0)).toEqual([0]);
});
