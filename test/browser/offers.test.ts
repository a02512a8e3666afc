import { added, addedIs, openAllocation, openSection, shareField, startSample, summary, told } from "./allocationSteps";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** An offer in the workbook: live formulas, which the workbook itself computes. */

let workbench: WorkbenchPage;

eachWorkbench(async (opened) => {
  workbench = opened;
  await openAllocation(workbench.page);
  await startSample(workbench.page);
  await openSection(workbench.page, "Take it to the workbook");
}, "small");

async function write(button: "Write to workbook" | "Write for a counterparty", ...sheets: string[]): Promise<void> {
  const { page } = workbench;
  await page.getByRole("button", { name: button }).click();
  const wrote = told(page, `Wrote ${sheets.map((name) => `“${name}”`).join(" and ")}.`);
  await wrote.filter({ hasText: /All \d+ figures read back equal\./ }).waitFor();
}

/** The row of a sheet of results under this name, in cents as a person is shown them. */
async function row(sheet: string, title: string): Promise<string[]> {
  const rows = await workbench.block(`'${sheet}'!A1:J80`);
  const cells = rows.find(([first]) => first === title)?.slice(1) ?? [];
  return cells
    .filter((cell) => cell !== "")
    .map((cell) => Number(cell).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
}

test("the sheets hold formulas, and the workbook computes what the pane says, to the cent", async () => {
  const { page } = workbench;
  await write("Write to workbook", "APC assumptions", "APC results");
  expect((await workbench.sheets()).slice(-2)).toEqual(["APC assumptions", "APC results"]);
  const pane = async () => [
    ...(await added(page, "Period $")),
    await summary(page)
      .getByRole("button", { name: /^Added over base, earnable today/ })
      .textContent(),
  ];
  expect(await row("APC results", "Dollars, one payout period")).toEqual(await pane());
  expect(await workbench.formula("APC results", "B9")).toBe("=IF(COUNT(B6:B8)=ROWS(B6:B8),SUM(B6:B8),NA())");
  // 6,000 member months, 48%, 100% and 88% of 4.50, and with what is paid in any case: 36.133 each.
  expect(await row("APC results", "Practice 01")).toEqual([
    "6,000.00",
    "12,960.00",
    "27,000.00",
    "23,760.00",
    "229,758.00",
    "243,798.00",
    "240,558.00",
  ]);

  // What the workbook is told, it computes as the pane does.
  const [inputs, change] = [
    await workbench.block("'APC assumptions'!A1:B20"),
    { element: "Direct services", percent: "4" },
  ];
  await workbench.goTo("APC assumptions");
  await workbench.put(`B${inputs.findIndex(([name]) => name === change.element) + 1}`, [[0.04]]);
  await shareField(page, change.element).fill(change.percent);
  await addedIs(page, ["103,297.40", "145,849.40", "191,947.40"]);
  await page.waitForFunction(() =>
    window.workbench
      ?.read("'APC results'!A1:B40")
      .some(([name, value]) => name === "Dollars, one payout period" && value === 103297.4),
  );
  expect(await row("APC results", "Dollars, one payout period")).toEqual(await pane());
});

test("nothing that is there is written over: the next offer has the next number", async () => {
  const { page } = workbench;
  await write("Write to workbook", "APC assumptions", "APC results");
  const first = await workbench.block("'APC results'!A1:J80");
  await shareField(page, "Direct services").fill("4");
  await addedIs(page, ["103,297.40", "145,849.40", "191,947.40"]);
  await write("Write to workbook", "APC assumptions 2", "APC results 2");
  expect(await workbench.block("'APC results'!A1:J80")).toEqual(first);
  expect((await row("APC results 2", "Dollars, one payout period"))[0]).toBe("103,297.40");
  await page.getByRole("button", { name: "Show the sheet" }).last().click();
  await page.waitForFunction(
    () => window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getSheetName() === "APC results 2",
  );
});

const RESULTS = "'APC results'!A1:J80";

/** A number of the results, by the words before it in its row and its heading. */
interface Figure {
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

/** All above the blocks of what is paid in any case, which the site by site totals answer for. */
function figuresIn(rows: readonly (readonly unknown[])[]): Figure[] {
  let headings: readonly unknown[] = [];
  return rows
    .slice(
      0,
      rows.findIndex(([first]) => first === "One payout period, whatever is earned, site by site"),
    )
    .flatMap((cells, row) => {
      if (!cells.some((cell) => typeof cell === "number")) {
        if (cells.some((cell) => cell !== "")) headings = cells;
        return [];
      }
      return cells.flatMap((cell, column) => {
        const words = cells
          .slice(0, column)
          .reverse()
          .find((before) => typeof before === "string" && before !== "");
        return typeof cell === "number" ? [{ name: `${String(words)}, ${String(headings[column])}`, row, column }] : [];
      });
    });
}

/** Waits until these figures are none, an error or the blank below one, and all others are numbers. */
async function wrongAre(what: string, wrong: readonly Figure[], figures: readonly Figure[]): Promise<void> {
  try {
    await workbench.page.waitForFunction(
      ([results, none, all]) => {
        const rows = window.workbench?.read(results) ?? [];
        return all.every(({ name, row, column }) => (typeof rows[row]?.[column] === "number") !== none.includes(name));
      },
      [RESULTS, wrong.map(({ name }) => name), figures] as const,
    );
  } catch {
    const rows = await workbench.block(RESULTS);
    const numbers = figures.filter(({ row, column }) => typeof rows[row]?.[column] === "number");
    throw new Error(`${what}: numbers are ${numbers.map(({ name }) => name).join("; ")}`);
  }
}

const COMMITTED = [
  /^(Dollars|Share of base)/,
  /^(?!Performance incentive).*, (PMPM|Period|Project) \w+$/,
  /^Performance incentive, \w+ committed$/,
];
const INCENTIVE = [/^Performance incentive, \w+ (expected|maximum)$/, /^Incentive earnable/];
const ALLOCATION = [/, (Share of base|PMPM)$/];
const PAYMENTS = [/^Practice 0\d, (Expected|Maximum|Earnable today)$/];
const TOTALS = [/^Practice 0\d, Total/];
/** What is left under the ceiling of all three. */
const HEADROOM = [/^All three elements, (Allocated|Headroom)$/];

/** A wrong value of an assumption, the right one, and what depends on it. */
const WRONG: readonly [
  assumption: string,
  cell: string,
  wrong: number | string,
  right: number | string,
  depends: readonly RegExp[],
][] = [
  ["track", "B8", "D", "B", [...COMMITTED, ...TOTALS]],
  ["base", "B9", -30, 30, [...COMMITTED, ...INCENTIVE, ...ALLOCATION, ...PAYMENTS, ...TOTALS]],
  ["capitated part", "B10", 31, 20, [...COMMITTED, ...TOTALS]],
  ["clinical factor", "B11", "average", 1.02, [...COMMITTED, ...TOTALS]],
  // A sum would pass over words, and show more room than there is.
  ["share of direct services", "B12", "five percent", 0.05, [...COMMITTED, ...ALLOCATION, ...TOTALS, ...HEADROOM]],
  [
    "share of the incentive",
    "B14",
    "most",
    0.15,
    [
      ...COMMITTED,
      ...INCENTIVE,
      ...ALLOCATION,
      ...PAYMENTS,
      ...TOTALS,
      ...HEADROOM,
      /^Performance incentive, (Allocated|Headroom)$/,
    ],
  ],
  [
    "part of members",
    "B16",
    "half",
    0,
    [
      /^(?!Mixed).*, (Expected|Maximum|Earnable today)$/,
      /^(Performance incentive|Added over base|Total), \w+ (expected|maximum)$/,
      /^(Pediatric|All members), Part of members$/,
      ...TOTALS,
    ],
  ],
  ["decile", "G7", 11, 1, [...COMMITTED, /^Practice 01, Total/]],
  ["decile left out", "G7", "", 1, [...COMMITTED, /^Practice 01, Total/]],
  ["member months", "H8", "many", 9500, [...COMMITTED, ...INCENTIVE, /^Practice 02/]],
  [
    "performance",
    "K7",
    "Platinum",
    "Improvement",
    [/, Expected$/, /^(Performance incentive|Added over base|Total), \w+ expected$/, /, Total expected$/],
  ],
  [
    "edition of the guide",
    "Q7",
    "2031-01",
    "2024-07",
    [
      ...COMMITTED,
      ...INCENTIVE,
      ...ALLOCATION,
      ...PAYMENTS,
      ...TOTALS,
      /^Mixed, (?!Part)/,
      /^All members, (?!Part)/,
      /^Ceiling of the shares/,
      /, (In force|Headroom)$/,
    ],
  ],
];

test("a wrong assumption leaves no figure of what depends on it, and put right they are all back", async () => {
  await write("Write to workbook", "APC assumptions", "APC results");
  const before = await workbench.block(RESULTS);
  const figures = figuresIn(before);
  await workbench.goTo("APC assumptions");
  for (const [assumption, cell, wrong, right, depends] of WRONG) {
    const dependent = figures.filter(({ name }) => depends.some((of) => of.test(name)));
    await workbench.put(cell, [[wrong]]);
    await wrongAre(assumption, dependent, figures);
    const meanwhile = await workbench.block(RESULTS);
    const others = figures.filter((figure) => !dependent.includes(figure));
    expect([
      assumption,
      others.filter(({ row, column }) => meanwhile[row]?.[column] !== before[row]?.[column]),
    ]).toEqual([assumption, []]);
    await workbench.put(cell, [[right]]);
    await wrongAre(`${assumption} put right`, [], figures);
    expect([assumption, await workbench.block(RESULTS)]).toEqual([assumption, before]);
  }
});

test("figures that the workbook tells otherwise are named until they are put right", async () => {
  const { page } = workbench;
  await write("Write to workbook", "APC assumptions", "APC results");
  await workbench.goTo("APC assumptions");
  await workbench.enter("B9", "-30");
  await page.getByRole("button", { name: "Check again" }).click();
  // All but the shares that are earned and the headroom.
  await told(page, "So far 79 of 88 figures differ from what was written.").waitFor();
  await page
    .getByText(
      /Base payment, committed, one payout period \(E\d+\): 591,000 in the pane, #N\/A \(A cell that this formula refers to holds no answer/,
    )
    .waitFor();
  // Not by a second click: one that comes soon after the first on the same cell begins to edit what stands there.
  await workbench.put("B9", [[30]]);
  await told(page, "All 88 figures read back equal.").waitFor();
});

test("what a counterparty gets says nothing of what we expect", async () => {
  const { page } = workbench;
  await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill("Our secret floor");
  await write("Write for a counterparty", "APC offer assumptions", "APC offer results");
  const written = JSON.stringify([
    await workbench.block("'APC offer assumptions'!A1:P40"),
    await workbench.block("'APC offer results'!A1:P80"),
  ]);
  expect(written).not.toMatch(/secret|expect|baseline|Improvement|Threshold|151759/i);
  expect(await row("APC offer results", "Dollars, one payout period")).toEqual([
    "109,207.40",
    "197,857.40",
    "187,219.40",
  ]);
});

test("while a cell is being edited nothing is written, and it is told", async () => {
  const { page } = workbench;
  const before = await workbench.sheets();
  await workbench.select("H2");
  await workbench.type("=apc");
  // Without a click, which would end the editing.
  await page.getByRole("button", { name: "Write to workbook" }).dispatchEvent("click");
  await page.getByRole("alert").filter({ hasText: "A cell is being edited." }).waitFor();
  expect(await workbench.sheets()).toEqual(before);
  await workbench.select("H2");
  await page.keyboard.press("Escape");
});
