import type { CalculatedValues } from "./headless";
import { nativePlan, PLACE, PRACTICES, type Formulas } from "./nativePlan";

/**
 * The sheets of the sample that come to dollars once more, with native spreadsheet formulas only: what Tables 1 to 5
 * say stands here as numbers, read from the guide by a person. Both come to the same cents.
 */

const SHEET = "Second";
const RATE = "Rate development";
const SCORECARD = "Practice scorecard";
const PAYOUTS = "Practice payouts";
const RECONCILIATION = "Payout reconciliation";
const ALLOCATION = "Allocation by practice";
const DIFFERS = "What differs";

/** C capitated, F fee for service: in track B, in track C under the sample's terms. */
const TREATMENT: Readonly<Record<string, readonly ["C" | "F", "C" | "F"]>> = {
  "99213": ["C", "C"],
  "99214": ["C", "C"],
  "99212": ["C", "C"],
  "99203": ["C", "C"],
  "99396": ["F", "C"],
  "99392": ["F", "C"],
  "99348": ["F", "F"],
  "99308": ["F", "F"],
  "99490": ["C", "C"],
  "99495": ["C", "C"],
  "99497": ["C", "C"],
  "90471": ["F", "F"],
  "90686": ["F", "F"],
  "90791": ["F", "C"],
  "93000": ["F", "C"],
  "94010": ["F", "C"],
  "96127": ["F", "C"],
  "17110": ["F", "F"],
  "81002": ["F", "F"],
  G0439: ["F", "C"],
};

/** Minimum, threshold and gold; the adult shares at improvement, threshold and gold. */
const MEASURES: readonly (readonly [code: string, ...numbers: number[]])[] = [
  ["AMR", 81, 87, 91, 0.04, 0.06, 0.1],
  ["DSF-E"],
  ["TCOC"],
  ["BCS", 70, 76, 80, 0.04, 0.06, 0.1],
  ["COL", 52, 63, 67, 0.06, 0.09, 0.14],
  ["CBP", 56, 67, 74, 0.06, 0.09, 0.14],
  ["GSD", 55, 64, 69, 0.06, 0.09, 0.14],
  ["AHU", 26, 21, 18, 0.04, 0.06, 0.1],
  ["EDU", 146, 121, 107, 0.04, 0.06, 0.1],
];

/** Columns A to F: a row for each code, then the rates and payments. */
function rates(): Formulas {
  const lines = "'Rate development'!$Q$5:$Q$324";
  const amounts = "'Rate development'!$R$5:$R$324";
  const given = (row: number): string => `'Rate development'!$B$${row}`;
  const formulas: Formulas = {};
  Object.entries(TREATMENT).forEach(([code, [inB, inC]], index) => {
    const row = index + 1;
    formulas[row] = {
      1: code,
      2: inB,
      3: inC,
      4: `=SUMIFS(${amounts},${lines},A${row})`,
      5: `=COUNTIFS(${lines},A${row})`,
    };
  });
  ["B", "C"].forEach((track, index) => {
    const column = index + 1;
    const letter = String.fromCharCode(64 + column);
    const put = (row: number, formula: string): void => {
      (formulas[row] ??= {})[column] = formula;
    };
    put(31, `=SUMIFS(D1:D20,${track}1:${track}20,"C")`);
    put(32, `=SUMIFS(D1:D20,${track}1:${track}20,"F")`);
    put(33, `=SUMIFS(E1:E20,${track}1:${track}20,"C")`);
    put(34, `=${letter}31/${given(5)}/${given(6)}*(1+${given(7)})`);
    // Decile 2 adds 4%.
    put(35, `=${letter}34*${given(9)}*1.04`);
    put(36, `=ROUND(${letter}35*${given(10)},2)`);
  });
  return formulas;
}

/** Rows 41 to 49, a measure each: targets and shares, then what the scorecard says of it and of the next level. */
function measures(): Formulas {
  const formulas: Formulas = {};
  const pool = "'Practice scorecard'!$B$6*'Practice scorecard'!$B$7*'Practice scorecard'!$B$8";
  MEASURES.forEach(([code, ...numbers], index) => {
    const row = 41 + index;
    const of = (letter: string): string => `'Practice scorecard'!${letter}${12 + index}`;
    const [sign, scale] = code === "AHU" || code === "EDU" ? [-1, 1000] : [1, 100];
    const share = (score: string): string =>
      `IF(H${row}*(${score}-D${row})>=0,G${row},IF(H${row}*(${score}-C${row})>=0,F${row}+(G${row}-F${row})*(${score}-C${row})/(D${row}-C${row}),` +
      `IF(AND(H${row}*(${score}-B${row})>=0,(${score}-${of("D")})/(D${row}-${of("D")})>=0.1),E${row},0)))`;
    const cells: Record<number, string | number> = (formulas[row] = { 1: code, 8: sign });
    numbers.forEach((number, place) => {
      cells[place + 2] = number;
    });
    if (numbers.length === 0) return;
    cells[9] = `=${scale}*${of("B")}/${of("C")}`;
    cells[10] = `=${share(`I${row}`)}`;
    cells[11] = `=ROUND(J${row}*${pool},2)`;
    // The next level: its score, its share, the cases to it, their worth, and one case alone.
    cells[12] = `=IF(J${row}=G${row},"",IF(J${row}>=F${row},D${row},IF(J${row}=E${row},C${row},IF(H${row}=1,MAX(B${row},${of("D")}+0.1*(D${row}-${of("D")})),MIN(B${row},${of("D")}+0.1*(D${row}-${of("D")}))))))`;
    cells[13] = `=IF(L${row}="","",IF(J${row}>=F${row},G${row},IF(J${row}=E${row},F${row},E${row})))`;
    cells[14] = `=IF(L${row}="","",IF(H${row}=1,ROUNDUP(L${row}*${of("C")}/${scale}-${of("B")},0),${of("B")}-ROUNDDOWN(L${row}*${of("C")}/${scale},0)))`;
    cells[15] = `=IF(L${row}="","",ROUND((M${row}-J${row})*${pool},2))`;
    cells[16] = `=IF(L${row}="","",ROUND((${share(`(${scale}*(${of("B")}+H${row})/${of("C")})`)}-J${row})*${pool},2))`;
  });
  formulas[50] = { 10: "=SUM(J41:J49)", 11: `=ROUND(J50*${pool},2)` };
  return formulas;
}

/** Rows 61 to 63, a payout each: schedule, projected, earned, paid, difference, carried in, due, carried out. */
function payouts(): Formulas {
  const formulas: Formulas = {};
  const pool = (row: number): string => `'${PAYOUTS}'!$B$5*'${PAYOUTS}'!$B$6*'${PAYOUTS}'!B${row}`;
  for (let number = 1; number <= 3; number += 1) {
    const [row, given] = [60 + number, 10 + number];
    const open = number === 3;
    formulas[row] = {
      1: `=EDATE(DATE(2024,7,1),6*${number - 1})`,
      2: `=EDATE(A${row},6)-1`,
      3: `=EDATE(A${row},8)`,
      4: `=ROUND('${PAYOUTS}'!C${given}*${pool(given)},2)`,
      8: number === 1 ? 0 : `=J${row - 1}`,
      ...(!open && {
        5: `=ROUND('${PAYOUTS}'!D${given}*${pool(given)},2)`,
        6: `=IF('${PAYOUTS}'!G${given}="",D${row},'${PAYOUTS}'!G${given})`,
        7: `=ROUND(E${row}-F${row},2)`,
        9: `=MAX(0,ROUND(G${row}+H${row},2))`,
        10: `=MIN(0,ROUND(G${row}+H${row},2))`,
      }),
    };
  }
  return formulas;
}

function joined(...parts: readonly Formulas[]): Formulas {
  const all: Formulas = {};
  for (const part of parts)
    for (const [row, cells] of Object.entries(part)) all[Number(row)] = { ...all[Number(row)], ...cells };
  return all;
}

let values: CalculatedValues;

beforeAll(async () => {
  const { calculateSample } = loadHeadless();
  values = await calculateSample(SHEET, joined(rates(), measures(), payouts(), nativePlan()));
});

/** A number of ours and the native one, which a double's last digits may part. */
function same(sheet: string, [row, column]: [number, number], [ownRow, ownColumn]: [number, number], digits = 2): void {
  const ours = values[`${sheet}!${row},${column}`];
  const native = values[`${SHEET}!${ownRow},${ownColumn}`];
  expect(typeof ours).toBe("number");
  // Half a unit in the last digit asked for, so that cents are equal cents.
  expect(native).toBeCloseTo(ours as number, digits + 1);
}

test.each([
  ["B", 0],
  ["C", 1],
])("Rate development, track %s", (_track, index) => {
  const column = index + 1;
  // The split of track C stands beside that of track B.
  const [capitated, ffs, first] = index === 0 ? ([27, 28, 1] as const) : ([28, 29, 8] as const);
  same(RATE, [capitated, first + 3], [31, column]);
  same(RATE, [ffs, first + 3], [32, column]);
  same(RATE, [capitated, first + 2], [33, column]);
  same(RATE, [13, 2 + index], [34, column], 10);
  same(RATE, [14, 2 + index], [35, column], 10);
  same(RATE, [15, 2 + index], [36, column]);
});

test("Rate development: every line has a treatment", () => {
  const lines = Object.keys(TREATMENT).reduce(
    (sum, _code, index) => sum + Number(values[`${SHEET}!${index + 1},5`]),
    0,
  );
  expect(lines).toBe(320);
});

test.each(MEASURES.flatMap(([code, ...numbers], index) => (numbers.length > 0 ? [[code, index] as const] : [])))(
  "Practice scorecard, %s",
  (_code, index) => {
    const [native, report, line] = [41 + index, 12 + index, 28 + index];
    same(SCORECARD, [report, 5], [native, 9], 10);
    same(SCORECARD, [line, 5], [native, 10], 12);
    same(SCORECARD, [line, 11], [native, 11]);
    if (values[`${SHEET}!${native},12`] === "") {
      expect(values[`${SCORECARD}!${report},6`]).toBe("");
      return;
    }
    same(SCORECARD, [line, 8], [native, 12], 10);
    same(SCORECARD, [line, 9], [native, 13], 12);
    same(SCORECARD, [report, 7], [native, 14]);
    same(SCORECARD, [report, 8], [native, 15]);
    same(SCORECARD, [report, 11], [native, 16]);
  },
);

test("Practice scorecard, the total", () => {
  const total = [37, 38, 39, 40, 41].find((row) => values[`${SCORECARD}!${row},1`] === "Total") ?? 0;
  same(SCORECARD, [total, 5], [50, 10], 12);
  same(SCORECARD, [total, 11], [50, 11]);
});

test.each([1, 2, 3])("Payouts of a practice, payout %i", (payout) => {
  const [native, row] = [60 + payout, 17 + payout];
  for (const column of [1, 2, 3]) same(RECONCILIATION, [23 + payout, column + 1], [native, column]);
  for (const [ours, own] of [
    [2, 4],
    [3, 5],
    [4, 6],
    [5, 7],
    [6, 8],
    [7, 9],
    [8, 10],
  ] as const) {
    if (values[`${SHEET}!${native},${own}`] === undefined) expect(values[`${PAYOUTS}!${row},${ours}`] ?? "").toBe("");
    else same(PAYOUTS, [row, ours], [native, own]);
  }
});

test("Payout reconciliation: every balance", () => {
  for (let row = 5; row <= 35; row += 1) {
    const at = (column: number): unknown => values[`${RECONCILIATION}!${row},${column}`];
    const organisation = Number(String(at(14)).slice(-2));
    const native = PLACE.payouts + (organisation - 1) * 3 + Number(at(15)) - 1;
    same(RECONCILIATION, [row, 21], [native, 8]);
    expect(at(24) === "Settled").toBe(values[`${SHEET}!${native},7`] === 1);
    if (at(24) !== "Settled") continue;
    for (const [ours, own] of [
      [16, 3],
      [17, 4],
      [18, 5],
      [19, 6],
      [22, 10],
      [23, 11],
    ] as const)
      same(RECONCILIATION, [row, ours], [native, own]);
  }
});

test.each([
  ["due now", 8, 1],
  ["owed back", 9, 2],
  ["earned + adjustments − paid", 10, 3],
  ["due + carried out", 11, 4],
  ["accrued and not paid", 19, 5],
])("Payout reconciliation: %s", (_what, row, own) => {
  same(RECONCILIATION, [row, 2], [PLACE.answers, own]);
});

/** Columns of APC.UPLIFT.PRACTICES, and of the native rows. */
const COLUMNS = [
  ["Base payment", 21, 1],
  ["Direct services", 22, 2],
  ["Population health", 23, 3],
  ["Incentive expected", 25, 5],
  ["Incentive at most", 27, 6],
  ["Risk adjustment", 28, 7],
  ["Added committed", 29, 8],
  ["Added expected", 30, 9],
  ["Added at most", 31, 10],
] as const;

test("Allocation by practice: the share that each practice earned", () => {
  for (let index = 0; index < PRACTICES; index += 1)
    same(ALLOCATION, [5 + index, 24], [PLACE.practices + index, 4], 12);
});

test.each(COLUMNS)("Allocation by practice: %s, practice by practice and in all", (heading, ours, own) => {
  expect(values[`${ALLOCATION}!4,${ours}`]).toBe(heading);
  for (let index = 0; index < PRACTICES; index += 1)
    same(ALLOCATION, [5 + index, ours], [PLACE.practices + index, own]);
  const total = 5 + PRACTICES + 7;
  expect(values[`${ALLOCATION}!${total},16`]).toBe("Total");
  same(ALLOCATION, [total, ours], [PLACE.practices + PRACTICES, own]);
});

test.each([
  [11, 1],
  [12, 8],
  [13, 9],
  [14, 10],
])("Allocation by practice: the plan in all, row %i", (row, own) => {
  same(ALLOCATION, [row, 2], [PLACE.practices + PRACTICES, own]);
});

test("What differs: the base case and a table of other shares", () => {
  same(DIFFERS, [6, 7], [PLACE.practices + PRACTICES, 9]);
  for (let down = 0; down < 5; down += 1)
    for (let along = 0; along < 5; along += 1) same(DIFFERS, [10 + down, 7 + along], [PLACE.twoWay + down, 1 + along]);
});

test.each([
  ["Committed", 27, 8, 1],
  ["Expected", 28, 9, 2],
  ["At most", 29, 10, 3],
])("What differs: the counter-offer, %s", (_outcome, row, own, offered) => {
  same(DIFFERS, [row, 7], [PLACE.practices + PRACTICES, own]);
  same(DIFFERS, [row, 8], [PLACE.offer, offered]);
});
