import { fireEvent, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { watchErrors } from "../openPane";
import { added, button, openSample, openSection, SAMPLE_ADDED, textbox, fill } from "./openView";

/** How the shares are moved, typed, locked and solved, and what is expected of each measure. */

watchErrors();

const slider = (name: string) => screen.getByRole<HTMLInputElement>("slider", { name });
const share = (name: string) => textbox(`${name}, percent of base`);
const INCENTIVE = "Performance incentive, at most";

/** What a key or a pointer does to a slider, which jsdom does not draw. */
function slide(name: string, percent: number): void {
  fireEvent.change(slider(name), { target: { value: String(percent) } });
}

async function choose(user: UserEvent, label: string, option: string): Promise<void> {
  await user.selectOptions(screen.getByRole("combobox", { name: label }), option);
}

describe("a slider", () => {
  test("moves its share and the figures", async () => {
    await openSample();
    slide("Direct services", 4.25);
    expect(share("Direct services").value).toBe("4.25");
    expect(slider("Direct services").getAttribute("aria-valuetext")).toBe("4.25% of base");
    // 0.75% of 30.00 less, over 19,700 months.
    expect(added()).toEqual(["104,774.90", "147,326.90", "193,424.90"]);
  });

  test("stops where all three reach their ceiling, and says why", async () => {
    await openSample();
    slide("Direct services", 12);
    expect(share("Direct services").value).toBe("5");
    expect(
      screen.getByText(
        "Stopped at 5%: all three together reach the ceiling of 30%. A row uplift.ceiling in the plan’s terms moves it.",
      ),
    ).toBeTruthy();
    slide("Direct services", 4);
    expect(screen.queryByText(/^Stopped/)).toBeNull();
  });

  test("stops at the incentive’s own ceiling, and says why", async () => {
    const { user } = await openSample();
    await fill(user, "Direct services, percent of base", "0");
    slide(INCENTIVE, 12);
    expect(screen.queryByText(/^Stopped/)).toBeNull();
    slide(INCENTIVE, 15);
    expect(share(INCENTIVE).value).toBe("15");
    expect(
      screen.getByText(
        "Stopped at 15%: the incentive reaches the ceiling of 15%. A row incentive.ceiling in the plan’s terms moves it.",
      ),
    ).toBeTruthy();
  });
});

test.each([
  [
    INCENTIVE,
    "16",
    "16% is 1 percentage point above the ceiling of 15%. Lower a share; a row incentive.ceiling in the plan’s terms moves the ceiling.",
  ],
  [
    "Direct services",
    "7.5",
    "32.5% is 2.5 percentage points above the ceiling of 30%. Lower a share; a row uplift.ceiling in the plan’s terms moves the ceiling.",
  ],
  ["Population health", "ten", "“ten” is no answer here: give a share from 0 to 100%, such as 5%."],
])("%s of %s is refused in words", async (element, text, sentence) => {
  const { user } = await openSample();
  await fill(user, `${element}, percent of base`, text);
  expect(screen.getAllByRole("alert").map(({ textContent }) => textContent)).toEqual([sentence]);
  expect(added()).toEqual(["–", "–", "–"]);
});

describe("a lock", () => {
  test("holds a share and keeps it out of the solving", async () => {
    const { user } = await openSample();
    await user.click(button("Lock Direct services"));
    expect(button("Lock Direct services").getAttribute("aria-pressed")).toBe("true");
    expect([share("Direct services").disabled, slider("Direct services").disabled, share(INCENTIVE).disabled]).toEqual([
      true,
      true,
      false,
    ]);
    await user.click(screen.getByText("Solve one share for a budget"));
    expect(
      [...screen.getByRole<HTMLSelectElement>("combobox", { name: "Share to solve" }).options].map(({ text }) => text),
    ).toEqual(["Population health", INCENTIVE]);
    await user.click(button("Lock Direct services"));
    expect(share("Direct services").disabled).toBe(false);
  });

  test("on every share leaves none to solve", async () => {
    const { user } = await openSample();
    for (const name of ["Direct services", "Population health", INCENTIVE]) await user.click(button(`Lock ${name}`));
    await user.click(screen.getByText("Solve one share for a budget"));
    await fill(user, "Budget in dollars", "1");
    await user.click(button("Solve"));
    expect(screen.getByText("Every share is locked: unlock the one to solve for.")).toBeTruthy();
  });
});

async function solveFor(user: UserEvent, budget: string): Promise<void> {
  await fill(user, "Budget in dollars", budget);
  await user.keyboard("{Enter}");
}

test("one share is solved for a budget, or told why not", async () => {
  const { user } = await openSample();
  await user.click(screen.getByText("Solve one share for a budget"));
  await user.click(button("Solve"));
  expect(screen.getByText("Give the budget in dollars, such as 25,000.")).toBeTruthy();
  // 48% of an incentive of 10%: 0.48 × 0.1 × 30.00 × 19,700 over what is committed.
  await solveFor(user, "$137,575.40");
  expect(screen.getByText(`${INCENTIVE} 10%: expected 137,575.40 for one payout period.`)).toBeTruthy();
  expect([share(INCENTIVE).value, added()[1]]).toEqual(["10", "137,575.40"]);
  await solveFor(user, "109,000");
  expect(
    screen.getByText(
      "Even at 0% the expected cost is 109,207.40 for one payout period, above the budget. Lower another share.",
    ),
  ).toBeTruthy();
  await choose(user, "So that the added cost", "committed is at most");
  await solveFor(user, "120,000");
  expect(
    screen.getByText(`${INCENTIVE} does not change the committed cost, so no share of it meets a budget.`),
  ).toBeTruthy();
  await choose(user, "So that the added cost", "maximum is at most");
  await choose(user, "For", "each member month");
  await solveFor(user, "20");
  expect(
    screen.getByText(/^Performance incentive, at most 15%: .* A ceiling stops it there, before the budget does\.$/),
  ).toBeTruthy();
  expect(added()).toEqual(SAMPLE_ADDED);
});

describe("performance", () => {
  test("is a level or a score for each measure", async () => {
    const { user } = await openSample();
    await openSection(user, "Performance");
    expect(
      screen.getByRole("combobox", { name: "CBP expected", description: /minimum 56, threshold 67, gold 74/ }),
    ).toBeTruthy();
    await choose(user, "CBP expected", "No data");
    expect(button("Expected share earned: 40.50%")).toBeTruthy();
    await choose(user, "CBP expected", "A score");
    // Table 4 pays nothing at the minimum without a baseline to improve on.
    expect(textbox("CBP score").value).toBe("56");
    expect(button("Expected share earned: 40.50%")).toBeTruthy();
    await fill(user, "CBP score", "74");
    expect(button("Expected share earned: 52.50%")).toBeTruthy();
    await fill(user, "CBP score", "0.74");
    expect(screen.getByText(/looks like a percent/)).toBeTruthy();
  });

  test("is set for all measures at once", async () => {
    const { user } = await openSample();
    await openSection(user, "Performance");
    const all = (level: string) => within(screen.getByLabelText("All measures")).getByRole("button", { name: level });
    await user.click(all("All Gold"));
    // But for the two whose targets are to be determined.
    expect(button("Expected share earned: 88.00%")).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>("DSF-E expected").disabled).toBe(true);
    await user.click(all("All Improvement"));
    expect(screen.getByLabelText<HTMLSelectElement>("EDU expected").value).toBe("Improvement");
    await user.click(all("All Threshold"));
    expect(screen.getByLabelText<HTMLSelectElement>("EDU expected").value).toBe("Threshold");
    await user.click(all("No data"));
    expect(added()[1]).toBe(SAMPLE_ADDED[0]);
  });
});
