import type { Host } from "../../src/harness/host";
import { argumentIn, compared } from "../cases/jsonCases";
import { readCases } from "../cases/readCases";
import { openBundle } from "./openBundle";

/** Whole reconciliations and single accruals through the built bundle, under both ways Excel hands a blank over. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

describe.each([
  ["RECONCILE", "reconcile-tables.csv"],
  ["RECONCILE.PANEL", "reconcile-panel.csv"],
  ["PAYOUT.ACCRUAL", "payout-accrual.csv"],
])("%s", (id, file) => {
  for (const row of readCases(file)) {
    test(row.because ?? "", () => {
      const names = host.functions.find((each) => each.id === id)?.parameters.map(({ name }) => name) ?? [];
      expect(Object.keys(row).filter((name) => name !== "expected" && name !== "because")).toEqual(names);
      for (const blanks of [null, ""] as const) {
        const { expected, answered } = compared(
          row,
          host.call(
            id,
            names.map((name) => argumentIn(row, name)),
            { blanks },
          ),
        );
        expect(answered).toEqual(expected);
      }
    });
  }
});
