import { screen, within } from "@testing-library/react";
import type { PortCell } from "../../../src/pane/port";
import { HEADINGS } from "../../../src/pane/scenarios/scenarioTable";
import { watchErrors } from "../openPane";
import { change, choose, list, openPlan } from "./planView";
import { part, TABLE, turn } from "./scenarioSteps";

/** A practice under each scenario, and the steps to each of its figures. */

watchErrors();

async function openOak(...rows: readonly PortCell[][]): Promise<Awaited<ReturnType<typeof openPlan>>> {
  const opened = await openPlan();
  await turn(opened.user, "Scenarios");
  await change(opened.workbook, () => {
    opened.workbook.tables.put(TABLE, {
      address: `'APC Scenarios'!A4:K${4 + rows.length}`,
      headings: HEADINGS,
      rows: rows.map((cells) => HEADINGS.map((_, index) => cells[index] ?? null)),
      formulas: [],
    });
  });
  await part().findByRole("heading", { name: "What each practice gets" });
  await turn(opened.user, "Practices");
  await opened.user.click(within(list()).getByRole("button", { name: /^Oak/ }));
  return opened;
}

const figures = (): (string | null)[] =>
  screen
    .getAllByRole("button", { name: /^(?:The split at hand|First offer|Counter|Wrong), / })
    .map((one) => one.getAttribute("aria-label"));
const names = () => screen.getAllByRole("rowgroup").map((group) => group.querySelector("th")?.textContent);
/** What is said of each step that is shown, and of the result. */
const steps = (): string[] =>
  screen.getAllByRole("listitem").map((item) => [...item.children].map((one) => one.textContent.trim()).join(" | "));

test("stands under the split at hand and under each scenario, and one that pays nothing says why", async () => {
  await openOak(
    ["First offer", "yes", 0.05, 0.1, 0.15],
    ["Counter", null, 0.16, 0.1, 0.15],
    ["Wrong", null, "much", 0.1, 0.15],
  );
  // Under the published terms Oak has another share of the incentive expected than under those of the workbook.
  expect(figures()).toEqual([
    "The split at hand, committed: 67,800",
    "The split at hand, expected: 77,520",
    "The split at hand, earnable: 112,080",
    "The split at hand, at most: 121,800",
    "First offer, committed: 67,800",
    "First offer, expected: 75,900",
    "First offer, earnable: 112,080",
    "First offer, at most: 121,800",
    "Counter, committed: 107,400",
    "Counter, expected: 115,500",
    "Counter, earnable: 151,680",
    "Counter, at most: 161,400",
  ]);
  for (const name of ["First offer, last offer", "Counter, past a ceiling", "Wrong"]) expect(names()).toContain(name);
  expect(screen.getByRole("cell", { name: "Direct services: “much” is no share of base" })).toBeTruthy();
});

test("each figure leads to its own steps alone, and to the amount that is shown", async () => {
  const { user } = await openOak(["First offer", "yes", 0.05, 0.1, 0.15]);
  await user.click(screen.getByRole("button", { name: "First offer, committed: 67,800" }));
  const titles = () => steps().map((step) => step.split(" | ")[0]);
  const risk = ["Adjustment for decile 1", "Clinical factor", "Clinical factor × (1 + adjustment)"];
  const of = (title: string) => [`${title}, PMPM`, `${title}, before rounding`, title];
  expect(titles()).toEqual([
    ...risk,
    "Base PMPM",
    "Capitated part of it",
    "Member months",
    "PMPM that risk adjustment applies to",
    ...["Direct services", "Population health", "Risk adjustment"].flatMap(of),
    "Result, Added committed, one payout period",
  ]);
  // The function counts the rows of the range, the sheet its own.
  expect(steps()).toContain("Base PMPM | 30 | practices, row 2 (row 5 of The list)");
  // 75,900 a payout period, three of them; what it rests on is worked out measure by measure.
  await choose(user, "Amounts of", "project");
  await user.click(screen.getByRole("button", { name: "First offer, expected: 227,700" }));
  expect(titles()).toEqual(expect.arrayContaining(["COL: Attainment", "Share earned", ...of("Incentive expected")]));
  expect(steps().slice(-2)).toEqual([
    "Payout periods of the project | 3 | Rows of PAYOUT.SCHEDULE",
    "Result, Added expected, the project | 227,700 | Incentive expected + Direct services + Population health + Risk adjustment, × payout periods",
  ]);
  await user.click(screen.getByRole("button", { name: "First offer, expected: 227,700" }));
  await user.click(screen.getByRole("button", { name: "Direct services: 54,000.00" }));
  expect(titles()).toEqual([
    "Base PMPM",
    "Member months",
    ...of("Direct services"),
    "Payout periods of the project",
    "Result, Direct services, the project",
  ]);
});

test("what a measure earns leads to its own steps", async () => {
  const { user } = await openOak(["First offer", "yes", 0.05, 0.1, 0.15]);
  await user.click(screen.getByRole("button", { name: /^COL earns: / }));
  const told = steps();
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Points past the threshold \| /),
      expect.stringMatching(/^Gold share/),
    ]),
  );
  const [, earned] =
    /^COL earns: (.*)%$/.exec(screen.getByRole("button", { name: /^COL earns: / }).getAttribute("aria-label") ?? "") ??
    [];
  expect(told.at(-1)).toBe(`Result | ${Number(earned) / 100} ${earned ?? ""}% | APC.INCENTIVE`);
  await user.click(screen.getByRole("button", { name: /^COL earns: / }));
  expect(screen.queryByText("Points past the threshold")).toBeNull();
});
