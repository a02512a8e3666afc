import { within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { Refusal } from "../../../src/core/shared";
import { paymentsOf } from "../../../src/pane/plan/payments";
import type { PortCell } from "../../../src/pane/port";
import { HEADINGS } from "../../../src/pane/scenarios/scenarioTable";
import { changesOf } from "../../../src/pane/view/practiceChanges";
import { watchErrors } from "../openPane";
import { ADULT, change, HEADINGS as HEADINGS_OF_PRACTICES, MIXED, openPlan, PEDIATRIC, typeShare } from "./planView";
import { part, TABLE, turn } from "./scenarioSteps";

/** Scenarios held against the last offer, practice by practice. */

watchErrors();

/** What is read out of the picture, row by row, its headings aside. */
const drawn = (): (string | null)[] =>
  within(part().getByRole("table"))
    .getAllByRole("rowheader")
    .map(({ parentElement }) => parentElement?.textContent ?? null);
/** How far from the left the marks of each row stand, the hollow one first. */
const marks = (): number[][] =>
  [...part().getByRole("table").querySelectorAll("tbody svg")].map((picture) =>
    [...picture.querySelectorAll("circle")].map((mark) => parseFloat(mark.getAttribute("cx") ?? "")),
  );

type Row = readonly [name: string, isOffer: boolean, direct: number, health: number, incentive: number];

function cellsOf(...cells: readonly PortCell[]): PortCell[] {
  return HEADINGS.map((_, index) => cells[index] ?? null);
}

/** The published terms hold for each. */
async function withScenarios(
  ...scenarios: readonly Row[]
): Promise<Awaited<ReturnType<typeof openPlan>> & { readonly keep: (...rows: readonly Row[]) => Promise<void> }> {
  const opened = await openPlan();
  const keep = (...rows: readonly Row[]): Promise<void> =>
    change(opened.workbook, () => {
      opened.workbook.tables.put(TABLE, {
        address: `'APC Scenarios'!A4:K${4 + rows.length}`,
        headings: HEADINGS,
        rows: rows.map(([name, isOffer, ...shares]) => cellsOf(name, isOffer ? "yes" : null, ...shares)),
        formulas: [],
      });
    });
  await keep(...scenarios);
  await turn(opened.user, "Scenarios");
  await part().findByRole("heading", { name: "What each practice gets" });
  return { ...opened, keep };
}

const OFFER: Row = ["First offer", true, 0.05, 0.1, 0.15];
const COUNTER: Row = ["Counter", false, 0.03, 0.1, 0.15];

const against = (user: UserEvent, name: string): Promise<void> =>
  user.selectOptions(part().getByRole("combobox", { name: "Held against the last offer" }), name);

test("against the last offer each practice has a hollow and a filled mark, whoever loses most first", async () => {
  const { user } = await withScenarios(COUNTER, OFFER);
  await against(user, "Counter");
  // 2% of base less: of 534,000, 360,000, 144,000 and 30,000.
  expect(drawn()).toEqual([
    "All practices−10,680 First offer 174,000.00, Counter 163,320.00",
    "Oak−7,200 First offer 121,800.00, Counter 114,600.00",
    "Elm−2,880 First offer 43,200.00, Counter 40,320.00",
    "Ash−600 First offer 9,000.00, Counter 8,400.00",
  ]);
  // From Elm's 28% of base to Oak's 33.8…%; Oak now has 31.8…%, Elm had 30%.
  const [, oak = [], elm = []] = marks();
  expect(oak.map(Math.round)).toEqual([100, 66]);
  expect(elm.map(Math.round)).toEqual([34, 0]);
});

test("the split at hand is held against it first; who loses and who gains are counted and shown alone", async () => {
  const { user } = await withScenarios(OFFER);
  expect(part().getByText("3 of 3 practices, whoever loses most first")).toBeTruthy();
  expect(drawn()[0]).toBe("All practicessame First offer 174,000.00, The split at hand 174,000.00");
  // A percent less of population health costs Oak its 5% of risk on top: 3,708 − 3,600 − 180; the others have none.
  await typeShare(user, "Direct services", "6.03");
  await typeShare(user, "Population health", "9");
  await turn(user, "Scenarios");
  const changes = () => drawn().map((row) => row?.split(" First")[0]);
  await user.click(part().getByRole("radio", { name: "Lose (1)" }));
  expect(changes()).toEqual(["All practices−20", "Oak−72"]);
  await user.click(part().getByRole("radio", { name: "Gain (2)" }));
  expect(part().getByText("2 of 3 practices, whoever gains most first")).toBeTruthy();
  expect(changes()).toEqual(["All practices−20", "Elm+43", "Ash+9"]);
});

test("without a last offer it says how to get one, and all stand in a table", async () => {
  const { keep } = await withScenarios(["First offer", false, 0.05, 0.1, 0.15], COUNTER);
  expect(part().getByText("Pin a scenario as the last offer to see who gains and who loses.")).toBeTruthy();
  const columns = () =>
    within(part().getByRole("region", { name: "Practices under each scenario" }))
      .getAllByRole("columnheader")
      .map((one) => one.textContent);
  expect(columns()).toEqual(["Practice", "First offer", "Counter"]);
  // A last offer that pays nothing is no measure for anybody.
  await keep(["First offer", true, 0.9, 0.1, 0.15], COUNTER);
  expect(await part().findByText(/^No comparison: The three shares together are more than all of base/)).toBeTruthy();
  expect(part().queryByRole("table")).toBeNull();
});

test("a practice that one of both lacks, or that has no figure under one, is told and not drawn", () => {
  const paid = (...practices: PortCell[][]) => ({
    payments: paymentsOf(
      { practices: [HEADINGS_OF_PRACTICES, ...practices], scores: null },
      { direct: 0.05, populationHealth: 0.1, incentive: 0.15 },
      [],
    ),
    periods: { times: 1, over: 1 },
  });
  const mixed = [PEDIATRIC[0] ?? null, ...MIXED.slice(1)];
  const unread = ["Oak", null, "Peds", ...ADULT.slice(3)];
  const changes = changesOf(
    paid(ADULT, PEDIATRIC, MIXED),
    paid(mixed, ["Fir", ...MIXED.slice(1)], unread),
    "At most",
    "period",
  );
  if (changes instanceof Refusal) throw new Error(changes.sentence);
  expect(changes.total).toBeNull();
  // Found again by its name, wherever it stands.
  expect(changes.practices.map(({ name, then, now }) => [name, then, now])).toEqual([
    ["Elm", 43_200, 9_000],
    ["Ash", 9_000, null],
  ]);
  expect([changes.onlyNow, changes.unknown]).toEqual([["Fir"], ["Oak"]]);
  // What had no figure is not lost either.
  const without = changesOf(paid(unread, MIXED), paid(MIXED), "At most", "period");
  if (without instanceof Refusal) throw new Error(without.sentence);
  expect([without.practices.map(({ name }) => name), without.unknown]).toEqual([["Ash"], ["Oak"]]);
});

test("a practice that a scenario no longer has loses all that it had, and is among the losers", async () => {
  const { user, workbook } = await withScenarios(OFFER);
  await change(workbook, () => {
    workbook.tables.put("Fewer", {
      address: "Fewer!A1:I3",
      headings: HEADINGS_OF_PRACTICES,
      rows: [PEDIATRIC, MIXED],
      formulas: [],
    });
    workbook.tables.put(TABLE, {
      address: "'APC Scenarios'!A4:K6",
      headings: HEADINGS,
      rows: [
        cellsOf("First offer", "yes", 0.05, 0.1, 0.15),
        cellsOf("Counter", null, 0.03, 0.1, 0.15, null, null, null, "Fewer"),
      ],
      formulas: [],
    });
  });
  await part().findByRole("button", { name: "Counter" });
  await against(user, "Counter");
  await user.click(await part().findByRole("radio", { name: "Lose (3)" }));
  expect(drawn().slice(1)).toEqual([
    "Oak−121,800 First offer 121,800.00, Counter not one of its practices",
    "Elm−2,880 First offer 43,200.00, Counter 40,320.00",
    "Ash−600 First offer 9,000.00, Counter 8,400.00",
  ]);
  // No filled mark where there is no figure.
  expect(marks().map((circles) => circles.length)).toEqual([2, 1, 2, 2]);
  expect(part().getByText("Only under the last offer, so that all of it is lost:").parentElement?.textContent).toMatch(
    / Oak$/,
  );
});
