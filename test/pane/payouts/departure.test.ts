import fc from "fast-check";
import { Refusal, serialOfIso } from "../../../src/core/shared";
import { controlTotals, isConserved, ledgerWays } from "../../../src/pane/payouts/controlTotals";
import {
  departureOf,
  type Departed,
  type Departure,
  type OfDue,
  type OfOwed,
} from "../../../src/pane/payouts/departure";
import { hasLines, leftOf } from "../../../src/pane/payouts/whoLeft";
import { appended } from "../../../src/pane/ownTable";
import { bookedIn } from "../../../src/pane/payouts/corrections";
import { endingNote, isEndedBy } from "../../../src/pane/payouts/departureNotes";
import { openPayouts, type Scored } from "../../../src/pane/payouts/openPayouts";
import { LEDGER, ledgerOf, type Ledger } from "../../../src/pane/payouts/ledger";
import { runs } from "../../long";
import { changedBy, figures, ledgerWith, reconciled, tableOf, type Row } from "./ledgers";

/** What a practice that leaves has earned, is due and owes, and the lines that say so. */

const ON = serialOfIso("2025-03-31");
const CLOSED = serialOfIso("2025-02-15");
const DEPARTURE: Departure = {
  on: ON,
  decided: new Map(),
  ofDue: "open",
  ofOwed: "open",
  endedOn: ON,
  payment: "",
};

const OAK: Row = { practice: "Oak", payout: 1, projected: 1000, earned: 800, closedOn: CLOSED };
const OPEN: Row = { practice: "Oak", payout: 2, projected: 1200, note: "By the second split" };
const ELM: Row = { practice: "Elm", payout: 2, projected: 500 };

function departed(ledger: Ledger, by: Partial<Departure>): Departed {
  const answer = departureOf(ledger, "Oak", { ...DEPARTURE, ...by }, []);
  if (answer instanceof Refusal) throw new Error(answer.sentence);
  return answer;
}

const refused = (ledger: Ledger, by: Partial<Departure>): unknown => {
  const answer = departureOf(ledger, "Oak", { ...DEPARTURE, ...by }, []);
  return answer instanceof Refusal ? answer.sentence : answer;
};

const decided = (earned: number, wasPaid = true) => new Map([[2, { earned, wasPaid, by: null }]]);
const rows = ({ lines }: Departed): unknown[] => lines.map(({ row }) => row);
const NOTE = "By the second split; Left on 2025-03-31";

test("an open payout is told with what it accrued by time until the day, whatever is paid of it", () => {
  const { lines } = ledgerWith(OAK, OPEN, { practice: "Oak", payout: 2, paid: 300 });
  const [open, ...others] = openPayouts(lines, ON, []);
  expect(others).toEqual([]);
  expect(open).toMatchObject({ payout: 2, projected: 1200, paid: 300, presumed: 1200, earned: null, accrued: 600 });
});

describe("what it earned", () => {
  test("closes its open line and no other", () => {
    const { lines, changes, after } = departed(ledgerWith(ELM, OAK, OPEN), { decided: decided(600) });
    expect(lines.map(({ row }) => row)).toEqual([{ closedOn: ON, note: NOTE, earned: 600 }]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ kind: "replace", index: 2 });
    // 1,000 and 1,200 count as paid, as projected.
    expect(figures(after.total, "Earned", "Paid", "Due", "Carried out")).toEqual([1400, 2200, 0, -800]);
  });

  test("is due in full where the projected amount was not paid", () => {
    const answer = departed(ledgerWith(OPEN), { decided: decided(600, false) });
    expect(rows(answer)).toEqual([
      { closedOn: ON, note: `${NOTE}; 1,200.00 was projected and not paid`, earned: 600, projected: null },
    ]);
    expect(figures(answer.after.total, "Paid", "Due")).toEqual([0, 600]);
  });

  test("is nothing without a 0 where nothing was paid", () => {
    const answer = departed(ledgerWith(OPEN), { decided: decided(0, false) });
    expect(answer.lines[0]?.row).not.toHaveProperty("earned");
    expect(figures(answer.after.total, "Earned", "Paid", "Due", "Carried out")).toEqual([0, 0, 0, 0]);
  });

  test("is a 0 against a payment only where the terms accept it", () => {
    const ledger = ledgerWith(OAK, { ...OPEN, paid: 900 });
    expect(refused(ledger, { decided: decided(0) })).toBe(
      "It earned 0.00, which the functions take for a blank: set amount.zero to accept in the terms first",
    );
    expect(refused(ledgerWith(OPEN), { decided: decided(0) })).toMatch(/^It earned 0\.00, which/);
    const accept = [{ row: 2, parameter: "amount.zero", value: "accept", source: null }];
    const answer = departureOf(ledger, "Oak", { ...DEPARTURE, decided: decided(0) }, accept);
    expect(answer).not.toBeInstanceOf(Refusal);
  });

  test("has to be said, and of one line", () => {
    expect(refused(ledgerWith(OPEN), {})).toBe("Say what it has earned in payout 2");
    expect(refused(ledgerWith(OPEN, OPEN), { decided: decided(600) })).toMatch(
      /^Payout 2 is projected in several lines/,
    );
  });
});

test.each(["earned", "adjustments", "note"] as const)(
  "a formula in %s is neither closed nor written over",
  (column) => {
    const table = tableOf([{ ...OPEN, projected: null, earned: 600 }]);
    const at = table.headings.indexOf({ earned: "Earned", adjustments: "Adjustments", note: "Note" }[column]);
    const formulas = [table.headings.map((_heading, place) => (place === at ? "=1" : ""))];
    expect(refused(ledgerOf({ ...table, formulas }), {})).toMatch(/^A formula stands in .* in row 5\. /);
  },
);

describe("what it owes", () => {
  test("is recovered by a payment that comes back, and the balance is 0", () => {
    const answer = departed(ledgerWith(OAK, OPEN), {
      decided: decided(600),
      ofOwed: "recovered",
      endedOn: ON + 30,
      payment: "R-7",
    });
    expect(rows(answer).at(-1)).toEqual({
      practice: "Oak",
      payout: 2,
      paid: -800,
      paidOn: ON + 30,
      payment: "R-7",
      note: "Recovered; Left on 2025-03-31",
    });
    expect(figures(answer.after.total, "Due", "Carried out")).toEqual([0, 0]);
  });

  test("is written off in its last payout, beside what was closed there where that is closed already", () => {
    const open = departed(ledgerWith(OAK, OPEN), { decided: decided(600), ofOwed: "writtenOff" });
    expect(rows(open).at(-1)).toMatchObject({ payout: 2, adjustments: 800, closedOn: ON });
    const closed = departed(ledgerWith(OAK), { ofOwed: "writtenOff" });
    expect(rows(closed)).toEqual([
      { practice: "Oak", payout: 1, adjustments: 200, paidOn: ON, note: "Written off; Left on 2025-03-31" },
    ]);
    for (const { after } of [open, closed]) expect(figures(after.total, "Due", "Carried out")).toEqual([0, 0]);
  });

  test("and was written off is owed again before anything is paid that a correction gives back", () => {
    let table = tableOf([OAK]);
    const apply = (by: Partial<Departure>): Departed => {
      const answer = departed(ledgerOf(table), by);
      table = changedBy(table, answer.changes);
      return answer;
    };
    const correct = (adjustments: number): void => {
      const row: Row = { practice: "Oak", payout: 1, adjustments, paidOn: CLOSED, corrects: 1 };
      table = changedBy(table, appended(LEDGER, [row], ledgerOf(table), false));
    };
    apply({ ofOwed: "writtenOff" });
    correct(150);
    const less = apply({ ofDue: "paid", endedOn: ON + 9 });
    expect(rows(less)).toEqual([
      {
        practice: "Oak",
        payout: 1,
        adjustments: -150,
        paidOn: ON + 9,
        note: "Write-off taken back; Left on 2025-03-31",
      },
    ]);
    correct(100);
    const more = apply({ ofDue: "paid" });
    expect(rows(more)).toMatchObject([{ adjustments: -50 }, { paid: 50, note: "Paid out; Left on 2025-03-31" }]);
    expect(figures(more.after.total, "Earned", "Adjustments", "Paid", "Due")).toEqual([800, 250, 1050, 0]);
    expect(leftOf(ledgerOf(table), "Oak", [])?.sentence).toBe(
      "Left on 2025-03-31: 50.00 paid out. Nothing is due to it, and it owes nothing.",
    );
  });

  test("is not recovered in a payout that closed without anything earned, where a payment would open it", () => {
    const ledger = ledgerWith(OAK, { practice: "Oak", payout: 3, adjustments: -50, closedOn: CLOSED, corrects: 1 });
    expect(refused(ledger, { ofOwed: "recovered" })).toBe(
      "What it owes stands in a closed payout in which nothing was earned, where nothing is paid back: write it off",
    );
  });
});

describe("what waits for a later payout", () => {
  const AHEAD: Row = { practice: "Oak", payout: 2, adjustments: -50, paidOn: CLOSED, corrects: 1, note: "CBP 66 → 61" };

  test("goes into its last one, where it is set against what is paid back", () => {
    const answer = departed(ledgerWith(OAK, AHEAD), { ofOwed: "recovered" });
    expect(rows(answer)).toEqual([
      { payout: 1, note: "CBP 66 → 61; from payout 2; Left on 2025-03-31" },
      { practice: "Oak", payout: 1, paid: -250, paidOn: ON, payment: null, note: "Recovered; Left on 2025-03-31" },
    ]);
    expect(
      answer.after.rows.map((row) => [row.payout, ...figures(row, "Adjustments", "Paid", "Due", "Carried out")]),
    ).toEqual([[1, -50, 750, 0, 0]]);
  });

  test("is closed with its last one where that is closed now, or else stays a line beside what was closed", () => {
    const payout3: Row = { ...AHEAD, payout: 3 };
    expect(rows(departed(ledgerWith(OAK, OPEN, payout3), { decided: decided(600) })).at(-1)).toMatchObject({
      payout: 2,
      closedOn: ON,
    });
    // Nothing of what was projected in payout 2 is earned or paid, so that payout 1 is the last.
    const nothing = departed(ledgerWith(OAK, OPEN, AHEAD), { decided: decided(0, false) });
    expect(rows(nothing)).toEqual([
      { closedOn: ON, note: `${NOTE}; 1,200.00 was projected and not paid`, projected: null },
      { payout: 1, note: "CBP 66 → 61; from payout 2; Left on 2025-03-31" },
    ]);
  });

  test("is, where it corrects something after it left, booked in its last one, and of others in the next that is open", () => {
    const at = ledgerWith(
      OAK,
      { ...OAK, practice: "Elm", note: null },
      { ...OAK, payout: 2, note: "Left on 2025-03-31" },
    );
    const payoutOf = bookedIn(at);
    expect([payoutOf("Oak", 1), payoutOf("Elm", 1)]).toEqual([2, 2]);
    expect(bookedIn(ledgerWith({ ...OAK, note: "Left on 2025-03-31" }))("Oak", 1)).toBe(1);
  });

  test("and is a payment is never closed, whatever is closed with it", () => {
    const payment: Row = { practice: "Oak", payout: 3, paid: 50, paidOn: CLOSED };
    const [, moved] = rows(
      departed(ledgerWith(OPEN, payment), { decided: new Map([[2, { earned: 600, wasPaid: true, by: null }]]) }),
    );
    expect(moved).toEqual({ payout: 2, note: "from payout 3; Left on 2025-03-31" });
  });

  test("is a payment as well", () => {
    const answer = departed(ledgerWith(OAK, { practice: "Oak", payout: 2, paid: -200, paidOn: CLOSED }), {});
    expect(rows(answer)).toEqual([{ payout: 1, note: "from payout 2; Left on 2025-03-31" }]);
    expect(figures(answer.after.total, "Paid", "Due", "Carried out")).toEqual([800, 0, 0]);
  });
});

test("of whom nothing is open and nothing owed, its last line says that it has left, once", () => {
  const ledger = ledgerWith({ ...OAK, earned: 1000 }, ELM);
  const answer = departed(ledger, {});
  expect(rows(answer)).toEqual([{ note: "Left on 2025-03-31" }]);
  const table = changedBy(tableOf([{ ...OAK, earned: 1000 }, ELM]), answer.changes);
  expect(departed(ledgerOf(table), {}).changes).toEqual([]);
});

test("what is due is paid where something is earned, also what a correction added in a payout of its own", () => {
  const ledger = ledgerWith(
    { ...OAK, earned: 1300 },
    { practice: "Oak", payout: 4, adjustments: 40, closedOn: CLOSED, corrects: 1 },
  );
  const answer = departed(ledger, { ofDue: "paid" });
  expect(rows(answer)).toMatchObject([
    { payout: 1, paid: 300 },
    { payout: 1, paid: 40 },
  ]);
  expect(figures(answer.after.total, "Due", "Carried out")).toEqual([0, 0]);
});

test("whatever is corrected of who has left, in whatever payout it left, is paid or recovered to the cent", () => {
  const dollars = fc.integer({ min: 1, max: 200_000 }).map((each) => each / 100);
  const amount = fc.tuple(dollars, fc.boolean()).map(([size, isLess]) => (isLess ? -size : size));
  const correction = fc.record({ corrects: fc.integer({ min: 1, max: 3 }), amount, isSettled: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(dollars, { minLength: 1, maxLength: 3 }),
      fc.array(correction, { maxLength: 2 }),
      fc.array(correction, { minLength: 1, maxLength: 4 }),
      (earnings, ahead, later) => {
        const closed = earnings.map((earned, at): Row => ({ ...OAK, payout: at + 1, earned }));
        let table = tableOf(closed);
        const settle = (): void => {
          const { changes } = departed(ledgerOf(table), { ofDue: "paid", ofOwed: "recovered" });
          table = changedBy(table, changes);
          expect(figures(reconciled(ledgerOf(table)).total, "Due", "Carried out")).toEqual([0, 0]);
        };
        const book = ({ corrects, amount: adjustments }: (typeof later)[number]): void => {
          const payout = bookedIn(ledgerOf(table))("Oak", corrects);
          const row: Row = { practice: "Oak", payout, adjustments, paidOn: CLOSED, corrects };
          table = changedBy(table, appended(LEDGER, [row], ledgerOf(table), false));
        };
        for (const one of ahead) book(one);
        table = changedBy(table, departed(ledgerOf(table), {}).changes);
        for (const one of later) {
          book(one);
          if (one.isSettled) settle();
        }
        settle();
      },
    ),
    runs(100),
  );
});

describe("money is conserved", () => {
  const dollars = fc.integer({ min: 1, max: 2_000_000 }).map((each) => each / 100);
  const signed = fc.tuple(dollars, fc.boolean()).map(([amount, isLess]) => (isLess ? -amount : amount));
  const practices = ["Oak", "Elm", "Ash"];
  const anyLine = fc
    .record({
      practice: fc.constantFrom(...practices),
      payout: fc.integer({ min: 1, max: 4 }),
      amounts: fc.oneof(
        fc.record({ projected: dollars }),
        fc.record({ projected: dollars, earned: signed, paid: signed }),
        fc.record({ projected: dollars, earned: signed, closedOn: fc.constant(CLOSED) }),
        fc.record({ earned: signed }),
        fc.record({ adjustments: signed }),
        fc.record({ paid: signed, paidOn: fc.constant(CLOSED) }),
      ),
    })
    .map(({ practice, payout, amounts }): Row => ({ practice, payout, ...amounts }));
  const anyDeparture = fc.record({
    practice: fc.constantFrom(...practices),
    earned: fc.array(fc.record({ earned: fc.oneof(fc.constant(0), signed), wasPaid: fc.boolean() }), {
      minLength: 4,
      maxLength: 4,
    }),
    ofDue: fc.constantFrom<OfDue>("open", "paid"),
    ofOwed: fc.constantFrom<OfOwed>("open", "recovered", "writtenOff"),
  });

  test("whatever lines there are and whoever leaves: to the cent, in the panel and in the lines", () => {
    let left = 0;
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 12 }),
        fc.array(anyDeparture, { minLength: 1, maxLength: 4 }),
        (lines, departures) => {
          let table = tableOf(lines);
          for (const { practice, earned, ofDue, ofOwed } of departures) {
            const ledger = ledgerOf(table);
            const said = new Map(earned.map((one, index) => [index + 1, { ...one, by: null }]));
            const answer = departureOf(ledger, practice, { ...DEPARTURE, decided: said, ofDue, ofOwed }, []);
            if (answer instanceof Refusal) continue;
            left += 1;
            table = changedBy(table, answer.changes);
            const own = ledgerOf(table).lines.filter((line) => line.practice === practice);
            const total = reconciled({ ...ledger, lines: own }).total;
            // The workbook holds what was told before it was written.
            expect(figures(total, "Earned", "Paid", "Due", "Carried out")).toEqual(
              figures(answer.after.total, "Earned", "Paid", "Due", "Carried out"),
            );
            if (ofDue === "paid") expect(total.figure("Due")).toBe(0);
            if (ofOwed !== "open") expect(total.figure("Carried out")).toBe(0);
          }
          const ledger = ledgerOf(table);
          const answer = reconciled(ledger);
          expect(isConserved(answer.total)).toBe(true);
          expect(controlTotals(ledgerWays({ ledger, reconciled: answer })).every(({ agrees }) => agrees)).toBe(true);
        },
      ),
      runs(80),
    );
    expect(left).toBeGreaterThan(40);
  });
});

test("a note of a person's own that begins alike is no departure's", () => {
  const own = { note: "Written off by mistake in the last quarter, put right" };
  expect(isEndedBy(own, "writtenOff")).toBe(false);
  expect(isEndedBy({ note: endingNote("writtenOff", serialOfIso("2025-03-31")) }, "writtenOff")).toBe(true);
});

/** What its scores earn it, by the plan of some tables. */
const scoredBy = (payout: number, earned: number, practices: string): Scored => ({
  payout,
  amount: "Incentive expected",
  shares: { direct: 0.05, populationHealth: 0.1, incentive: 0.15 },
  terms: [],
  ranges: { practices: [], scores: null },
  now: { practices, scores: "", terms: "" },
  earned,
  why: "by 1 score",
});
const byScores = (...all: readonly Scored[]) =>
  new Map(all.map((by) => [by.payout, { earned: by.earned, wasPaid: true, by }]));

test("tables are of one payout: of another whose scores they hold as well, somebody says what it earned", () => {
  const ledger = ledgerWith(OPEN, { ...OPEN, payout: 3 });
  const twice = byScores(scoredBy(2, 600, "Practices"), scoredBy(3, 700, "PRACTICES"));
  expect(refused(ledger, { decided: twice })).toBe(
    "The tables Practices are of one payout: say of another what it has earned in it",
  );
  const apart = byScores(scoredBy(2, 600, "Practices"), scoredBy(3, 700, "Payout3Practices"));
  expect(departed(ledger, { decided: apart }).toRecord.map(({ basis, lines }) => [basis.payout, lines])).toEqual([
    [2, [{ practice: "Oak", projected: 1200, earned: 600, adjustments: 0 }]],
    [3, [{ practice: "Oak", projected: 1200, earned: 700, adjustments: 0 }]],
  ]);
});

test("a record has what is written off in its payout, which is closed on the day on which that was done", () => {
  const by = byScores(scoredBy(2, 600, "Practices"));
  const answer = departed(ledgerWith(OPEN), { decided: by, ofOwed: "writtenOff", endedOn: ON + 30 });
  expect(rows(answer).at(-1)).toMatchObject({ payout: 2, adjustments: 600, closedOn: ON + 30 });
  expect(answer.toRecord.map(({ lines }) => lines)).toEqual([
    [{ practice: "Oak", projected: 1200, earned: 600, adjustments: 600 }],
  ]);
});

test("nothing earned is a 0 wherever something was paid, also in a line of its own", () => {
  const ledger = ledgerWith(OPEN, { practice: "Oak", payout: 2, paid: 300 });
  expect(refused(ledger, { decided: decided(0, false) })).toMatch(/^It earned 0\.00, which/);
});

test("what was written of one payout is not found again in another", () => {
  const earned = { ...OPEN, note: null, earned: 1200 };
  const { lines } = departed(ledgerWith(earned, { ...earned, payout: 3 }), {});
  const written = { ...earned, closedOn: ON, note: "Left on 2025-03-31" };
  expect(hasLines(ledgerWith(written, { ...written, payout: 3 }), "Oak", lines)).toBe(true);
  expect(hasLines(ledgerWith(written), "Oak", lines)).toBe(false);
});

test("open payouts are told in their order: a payment alone opens none, and a 0 is an amount earned", () => {
  const { lines } = ledgerWith({ ...OPEN, payout: 3, earned: 0 }, OAK, OPEN, { practice: "Oak", payout: 4, paid: 40 });
  expect(openPayouts(lines, ON, []).map(({ payout, earned }) => [payout, earned])).toEqual([
    [2, null],
    [3, 0],
  ]);
});

test("who left owing something is open still", () => {
  const left = { ...OAK, paid: 1000, note: "Left on 2025-03-31" };
  expect(leftOf(ledgerWith(left), "Oak", [])).toMatchObject({ isOpen: true });
  expect(leftOf(ledgerWith({ ...left, paid: 800 }), "Oak", [])).toMatchObject({ isOpen: false });
});
