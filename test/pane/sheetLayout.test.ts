import { SheetLayout } from "../../src/pane/offer/sheetLayout";

/** Sheets as they are laid out. */

test("nothing is placed over what stands there", () => {
  const layout = new SheetLayout("Offer");
  layout.from(3, 1).line([{ value: 1 }, null, { value: 2 }]);
  expect(() => {
    layout.from(3).line([{ value: 0 }, { value: 9 }]);
  }).toThrow("Offer!B3 is laid out already");
  expect(layout.from(3, 2).line([{ value: 3 }])).toBe(3);
});

test("what a formula spills over is kept free for it", () => {
  const layout = new SheetLayout("Offer");
  const lines = layout.from(2);
  expect(
    lines.spill("=APC.X()", [
      [{}, {}],
      [{}, { format: "0.00" }],
    ]),
  ).toBe(2);
  expect(lines.row).toBe(4);
  expect(() => {
    layout.from(3, 1).line([{ value: 1 }]);
  }).toThrow("laid out already");
});
