import { FIRST_SERIAL, LAST_SERIAL, Refusal, serialOfIso } from "../../../src/core/shared";
import { isClosed } from "../../../src/pane/payouts/ledger";
import type { PortCell } from "../../../src/pane/port";
import { ledgerWith } from "./ledgers";

/** What the cells of a line hold. */

function lineWith(column: "closedOn" | "payout", cell: Extract<PortCell, number | string>) {
  const [line] = ledgerWith({ practice: "Oak", payout: 1, [column]: cell }).lines;
  if (line === undefined) throw new Error("No line");
  return line;
}

const ON = serialOfIso("2025-03-31");

test.each([
  [ON, ON],
  // A time of day counts as its day.
  [ON + 0.75, ON],
  [FIRST_SERIAL, FIRST_SERIAL],
  [LAST_SERIAL, LAST_SERIAL],
])("the day %d is the day %d", (cell, day) => {
  expect(lineWith("closedOn", cell).closedOn).toBe(day);
});

test.each([FIRST_SERIAL - 1, FIRST_SERIAL - 0.5, LAST_SERIAL + 1, 0, "in March"])(
  "%j is no day, and closes its line all the same",
  (cell) => {
    const line = lineWith("closedOn", cell);
    expect(line.closedOn).toBeInstanceOf(Refusal);
    expect(isClosed(line)).toBe(true);
  },
);

test.each([0, -1, 1.5, "2"])("%j is no payout’s number", (cell) => {
  expect(lineWith("payout", cell).payout).toBeNull();
});
