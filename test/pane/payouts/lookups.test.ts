import { bookedIn, correctionsOfAll, type ClosedPayout, type NowOf } from "../../../src/pane/payouts/corrections";
import type { ClosingRecord } from "../../../src/pane/payouts/closingRecord";
import { PRACTICES, SCORES, SPLIT } from "./closeSteps";
import { ledgerWith } from "./ledgers";

/** Corrections of many practices: their lines and rows are looked up once. */

const NAMES = Array.from({ length: 60 }, (_, at) => `Practice ${at + 1}`);

/** A list that counts how often one of its items is asked for. */
function counting<T extends object>(list: T): { readonly list: T; readonly asked: () => number } {
  let asked = 0;
  const counted = new Proxy(list, {
    get(target, key): unknown {
      if (typeof key === "string" && /^\d+$/.test(key)) asked += 1;
      return Reflect.get(target, key);
    },
  });
  return { list: counted, asked: () => asked };
}

test("the lines of the ledger are gone through once, however many practices are asked of", () => {
  const rows = NAMES.map((practice) => ({ practice, payout: 1, projected: 5, earned: 5, closedOn: 45_731 }));
  const { lines, ...ledger } = ledgerWith(...rows, ...rows.map((row) => ({ ...row, payout: 2 })));
  const { list, asked } = counting(lines);
  const payoutOf = bookedIn({ ...ledger, lines: list });
  for (const practice of NAMES) expect(payoutOf(practice, 1)).toBe(3);
  // Once for who has left, and once for whose lines they are.
  expect(asked()).toBe(2 * lines.length);
});

test("the tables are gone through a few times, however many practices of them earn a different amount", () => {
  const practices = [PRACTICES, ...NAMES.map((name) => [name, "Adult", 12_000, 30, null, 8])];
  const scores = (score: number) => [SCORES, ...NAMES.map((name) => [name, "CBP", 56, score])];
  const now = counting(practices);
  const closing = {
    payout: 1,
    amount: "Incentive expected",
    shares: SPLIT,
    terms: [],
    now: { practices: "Practices" },
  };
  const lines = new Map(NAMES.map((practice) => [practice, { practice, projected: 0, earned: 5, adjustments: 0 }]));
  const record = { closing, lines, ranges: { practices, scores: scores(67) } } as unknown as ClosingRecord;
  const closed: ClosedPayout = { payout: 1, rows: [record.closing], records: [record], untold: [] };
  const nowOf: NowOf = () => ({
    ranges: { practices: now.list, scores: scores(74) },
    terms: [],
    places: { practices: null, scores: null },
  });
  const [found] = correctionsOfAll([closed], nowOf);
  expect(found?.offered).toHaveLength(NAMES.length);
  expect(now.asked()).toBeLessThan(40 * NAMES.length);
});
