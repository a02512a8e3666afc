import fc from "fast-check";
import { exact, Refusal, serialOfIso } from "../../../src/core/shared";
import { payoutPaidOn, practicesOf, totalOf } from "../../../src/pane/payouts/payments";
import { reconciledOf, type Figure } from "../../../src/pane/payouts/reconciled";
import { scheduleOf } from "../../../src/pane/payouts/schedule";
import type { PortCell } from "../../../src/pane/port";
import { ledger } from "./extracts";
import { HEAD, take, sentences, written, figure, OAK, ELM } from "./taking";

/** Whom and what each payment of an extract is for, which are taken, and why others are left out. */

test.each([25, -25])(
  "a payment of %d waits in the payout of a correction alone, until that is projected",
  async (amount) => {
    const ahead = ["Oak", 2, null, null, amount];
    const taking = take(ledger([OAK, ahead]), `${HEAD}\nOak,${amount},2025-03-31,101,2`);
    expect(taking.told[0]).toMatch(/^Oak, payout 2: only a correction so far. The payment waits there with it until/);
    const at = await written([OAK, ahead], taking);
    // Payout 1 owes and is due what it was.
    expect(figure(at, "Oak", 1, "Carried out")).toBe(-100);
    expect(at.lines.at(-1)?.payout).toBe(2);
    const projected = ledger([OAK, ahead, ["Oak", 2, null, null, null, amount], ["Oak", 2, 500, 500, null, 500]]);
    expect([figure(projected, "Oak", 2, "Difference"), figure(projected, "Oak", 1, "Carried out")]).toEqual([0, -100]);
  },
);

test("who has left is paid in its last payout, and pays back there, unless another is meant in which it earned", () => {
  const left = (cells: PortCell[]): PortCell[] => [
    ...cells,
    ...Array<PortCell>(7 - cells.length).fill(null),
    "Left on 2025-03-31",
  ];
  const at = ledger([left(["Oak", 1, 1000, 900]), left(["Oak", 2, 1000, 900, -25]), ["Oak", 3, null, null, -10]]);
  const taking = take(at, `${HEAD}\nOak,30,2025-04-30,101,3\nOak,-40,2025-05-31,102,4\nOak,50,2025-05-31,103,1`);
  expect(taking.taken.map(({ payout, meant }) => [payout, meant])).toEqual([
    [2, 3],
    [2, 4],
    [1, 1],
  ]);
  expect(taking.told).toContain("Oak has left: a payment for payout 3 goes into payout 2, its last.");
  const late = take(ledger([left(["Oak", 2, 1000, 900])]), `${HEAD}\nOak,30,2025-04-30,101,1`);
  expect(late.taken.map(({ payout }) => payout)).toEqual([2]);
});

describe("doubled payments", () => {
  test("within the extract are left out unless they are ticked", () => {
    const text = `${HEAD}\nOak,400,2025-03-31,101,1\nElm,300,2025-03-31,101,1\nOak,400,2025-03-31,102,1\nOak,400,2025-03-31,103,2`;
    expect(sentences(take(ledger([OAK, ELM]), text))).toEqual([
      [3, "it has the same reference as line 2"],
      [4, "line 2 is the same payment"],
    ]);
    expect(take(ledger([OAK, ELM]), text, [3]).taken.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  test("are not what is taken back under the reference of the payment", () => {
    const text = `${HEAD}\nOak,400,2025-03-31,101,1\nOak,-400,2025-04-04,101,1`;
    expect(take(ledger([OAK]), text).taken.map(({ amount }) => amount)).toEqual([400, -400]);
  });

  test("are told apart by their references where no day is known", () => {
    const text = "Vendor,Amount,Check number\nOak,400,101\nOak,400,102\nOak,5,\nOak,5,";
    expect(take(ledger([OAK]), text).taken.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  test("that the ledger has are left out by their reference, or by amount and day whatever else differs", () => {
    const day = serialOfIso("2025-03-31");
    const at = ledger([
      ["Oak", 1, 1000, 900, null, 400, null, null, day, "chk 101", null],
      ["Oak", 1, null, null, null, 70, null, null, day, null, null],
    ]);
    const text = `${HEAD}\nOak,450,2025-04-30,CHK 101,1\nOak,70,2025-03-31,102,1\nOak,400,2025-03-31,103,1\nOak,400,2025-03-31,,1`;
    expect(sentences(take(at, text))).toEqual([
      [2, "the ledger has 400.00 of Oak in payout 1 on 2025-03-31 as chk 101"],
      [3, "the ledger has 70.00 of Oak in payout 1 on 2025-03-31"],
      [4, "the ledger has 400.00 of Oak in payout 1 on 2025-03-31 as chk 101"],
      [5, "the ledger has 400.00 of Oak in payout 1 on 2025-03-31 as chk 101"],
    ]);
    // Taken once more for another payout.
    expect(sentences(take(at, `${HEAD}\nOak,70,2025-03-31,,2`))).toEqual([
      [2, "the ledger has 70.00 of Oak in payout 1 on 2025-03-31"],
    ]);
    // Where no day is known, each payout has its own.
    const undated = ledger([["Oak", 1, 1000, 900, null, 400, null, null, null, null, null]]);
    expect(take(undated, "Vendor,Amount,Payout\nOak,400,2").taken).toHaveLength(1);
  });
});

test("a line that names no practice is nobody whom a payment may be for", () => {
  expect([...practicesOf(ledger([OAK, ["", 1, 600]]))]).toEqual(["Oak"]);
});

test("a payout is suggested by the month in which it is paid", () => {
  const schedule = scheduleOf([]);
  const [first] = schedule;
  if (first === undefined) throw new Error("No schedule");
  expect(payoutPaidOn(first.paidIn + 20, schedule)).toBe(1);
  expect(payoutPaidOn(serialOfIso("2024-07-15"), schedule)).toBe("2024-07-15 is in no payout’s payment month");
  expect(payoutPaidOn(null, schedule)).toBe("it has no date, by which its payout would be told");
});

test("money is conserved whatever is paid, the lines come to the control total, and a second time nothing is taken", async () => {
  const practice = fc.constantFrom("Oak", "Elm", "Ash");
  const dollars = fc.integer({ min: 1, max: 99_999 }).map((one) => exact(one).div(100).toNumber());
  const payment = fc.record({
    vendor: fc.oneof(practice, fc.constant("Paper Co")),
    amount: fc.oneof(
      dollars,
      dollars.map((one) => -one),
    ),
    day: fc.integer({ min: 1, max: 3 }),
    reference: fc.oneof(fc.constant(""), fc.integer({ min: 1, max: 9 }).map(String)),
    payout: fc.integer({ min: 1, max: 3 }),
  });
  const rows = ["Oak", "Elm", "Ash"].flatMap((name, at) =>
    [1, 2].map((payout) => [name, payout, 1000 + at, 990.01 * payout]),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 12 }), async (payments) => {
      const text = [
        HEAD,
        ...payments.map((one) => `${one.vendor},${one.amount},2025-03-0${one.day},${one.reference},${one.payout}`),
      ].join("\n");
      const taking = take(ledger(rows), text);
      const given = payments.reduce((sum, { amount }) => sum.plus(amount), exact(0));
      expect(exact(totalOf(taking.taken)).plus(totalOf(taking.left)).equals(given)).toBe(true);

      const at = await written(rows, taking);
      const reconciled = reconciledOf(at.lines, []);
      if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
      const of = (title: Figure): number => Number(reconciled.total.figure(title));
      expect(
        exact(of("Earned"))
          .plus(of("Adjustments"))
          .equals(exact(of("Paid")).plus(of("Due")).plus(of("Carried out"))),
      ).toBe(true);
      // What is paid in settled payouts is what was taken there, and what is projected where nothing was paid.
      const settled = taking.taken.filter(({ payout }) => payout < 3);
      const presumed = rows.filter(
        ([name, payout]) => !settled.some((one) => one.practice === name && one.payout === payout && one.amount > 0),
      );
      const paid = [...settled.map(({ amount }) => amount), ...presumed.map(([, , projected]) => Number(projected))];
      expect(paid.reduce((sum, amount) => sum.plus(amount), exact(0)).equals(of("Paid"))).toBe(true);

      expect(take(at, text).taken).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
