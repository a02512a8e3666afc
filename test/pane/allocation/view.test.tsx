import { act, screen, waitFor } from "@testing-library/react";
import { SAMPLE_DRAFT } from "../../../src/pane/allocation/draft";
import type { PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { watchErrors } from "../openPane";
import { added, button, openSample, openSection, openView, SAMPLE_ADDED, textbox, fill } from "./openView";
import { put, row } from "./scenarioRows";

/** The view as a whole: what it says before there is a plan, and what stays while a person moves about. */

watchErrors();

const nothing = ["–", "–", "–"];

/** The workbook’s scenarios from now on. */
async function keeps(workbook: FakeWorkbook, ...rows: PortCell[][]): Promise<void> {
  await act(async () => {
    put(workbook, rows);
    workbook.tell();
    await Promise.resolve();
  });
}

test("at first it says what it is for, and offers a sample", async () => {
  const { user } = await openView();
  expect(screen.getByText(/^How should this plan split up to 30% over base/)).toBeTruthy();
  expect(added()).toEqual(nothing);
  await user.click(button("Try a sample plan"));
  expect(added()).toEqual(SAMPLE_ADDED);
  expect(added("of base")).toEqual(["18.48%", "25.68%", "33.48%"]);
  expect(screen.queryByRole("button", { name: "Try a sample plan" })).toBeNull();
  // Not lost with the button.
  expect(document.activeElement?.textContent).toBe("PlanSample plan, track B");
});

test("says what is missing until there is a plan", async () => {
  const { user } = await openView();
  const missing = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
  expect(missing()).toContain(
    "Fill in the base payment, its capitated part, each site’s decile and member months to see the figures.",
  );
  await fill(user, "Base, $ PMPM", "30");
  await fill(user, "Decile of site 1", "1");
  await fill(user, "Member months of site 1", "1,000");
  expect(missing()).toContain("Fill in its capitated part to see the figures.");
  await fill(user, "Capitated part of it", "20");
  // By hand: 1.50 and 3.00 of the shares, and 5% of 23.00 for the decile.
  expect(added("PMPM $")).toEqual(["5.65", "5.65", "10.15"]);
  expect(screen.getByText("No performance is assumed yet: expected is what is committed.")).toBeTruthy();
  // Above what is being typed nothing has moved.
  expect(button("Try a sample plan")).toBeTruthy();
});

test.each([
  ["Base, $ PMPM", "thirty", "“thirty” is no answer here: give dollars, such as 30.00."],
  ["Base, $ PMPM", "-30", "“-30” is no answer here: give dollars, such as 30.00."],
  ["Capitated part of it", "31", "It is a part of base, 30.00, and cannot be more."],
  ["Clinical factor", "0", "“0” is no answer here: give a factor above 0, such as 1.02."],
  [
    "Decile of site 2",
    "11",
    "“11” is no answer here: give a whole number from 1 to 10, 1 for the lowest Healthy Places Index.",
  ],
  ["Member months of site 3", "x".repeat(500), `“${"x".repeat(40)}…” is no answer here: give member months above 0.`],
  ["Direct services, percent of base", "-5", "“-5” is no answer here: give a share from 0 to 100%, such as 5%."],
])("%s refuses %s beside the field, and no figure is shown", async (field, text, sentence) => {
  const { user } = await openSample();
  await user.clear(textbox(field));
  await user.click(textbox(field));
  await user.paste(text);
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(textbox(field).getAttribute("aria-invalid")).toBe("true");
  expect(added()).toEqual(nothing);
  expect(screen.getByText("No figures while a field is wrong.")).toBeTruthy();
});

test("what is wrong in a closed section can be gone to", async () => {
  const { user } = await openSample();
  await openSection(user, "Performance");
  await user.selectOptions(screen.getByRole("combobox", { name: "CBP expected" }), "A score");
  await fill(user, "CBP score", "0.5");
  await openSection(user, "Performance");
  expect(screen.queryByLabelText("CBP score")).toBeNull();
  await user.click(button("Go to it in Performance"));
  expect(document.activeElement).toBe(textbox("CBP score"));
  await fill(user, "CBP score", "70");
  await fill(user, "Direct services, percent of base", "20");
  await user.click(button("Go to it in Allocation"));
  expect(document.activeElement).toBe(textbox("Direct services, percent of base"));
});

describe("practice types", () => {
  const practices = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Practices are" });

  test("are one type however its part is typed, and no other part is hidden behind it", async () => {
    const { user } = await openSample();
    await user.selectOptions(practices(), "A mix of types");
    await fill(user, "Mixed", "100%");
    await user.selectOptions(practices(), "Pediatric");
    expect(practices().value).toBe("Pediatric");
    await user.selectOptions(practices(), "A mix of types");
    await fill(user, "Adult", "ten");
    expect(practices().value).toBe("A mix");
    expect(screen.getByText("“ten” is no answer here: give a part from 0 to 100%.")).toBeTruthy();
  });

  test("that add up to less mark their fields, and can be gone to", async () => {
    const { user } = await openSample();
    await user.selectOptions(practices(), "A mix of types");
    await fill(user, "Mixed", "60");
    await openSection(user, "Plan");
    await user.click(button("Go to it in Plan"));
    expect(document.activeElement).toBe(textbox("Mixed"));
    expect(screen.getByText("The parts add up to 60%, and must to 100%.")).toBeTruthy();
  });
});

describe("starting blank", () => {
  test("from the sample as it came asks nothing", async () => {
    const { user } = await openSample();
    await user.click(button("Start blank"));
    expect([textbox("Base, $ PMPM").value, added()]).toEqual(["", nothing]);
    expect(document.activeElement?.textContent).toMatch(/^Plan/);
    expect(button("Try a sample plan")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Start blank" })).toBeNull();
  });

  test("from a plan that is kept nowhere asks first, and the plan says that it is not kept", async () => {
    const { user } = await openSample();
    expect(screen.queryByText(/^Not kept yet/)).toBeNull();
    await fill(user, "Base, $ PMPM", "31");
    expect(screen.getByText("Not kept yet: closing the pane loses it")).toBeTruthy();
    expect(screen.getByText("this plan is not kept")).toBeTruthy();
    await user.click(button("Start blank"));
    await user.click(button("Go on with it"));
    expect(textbox("Base, $ PMPM").value).toBe("31");
    await user.click(button("Start blank"));
    await user.click(button("Start blank"));
    expect(textbox("Base, $ PMPM").value).toBe("");
  });
});

test("scenarios that a workbook has are told of, and where none is the last offer that too", async () => {
  const { user, workbook } = await openView();
  await keeps(workbook, row({ ...SAMPLE_DRAFT, name: "First" }), row({ ...SAMPLE_DRAFT, name: "Second" }));
  await user.click(await screen.findByRole("button", { name: "Open one of the 2 scenarios of this workbook" }));
  await user.click(await screen.findByRole("button", { name: "Second" }));
  expect(screen.getByText("No scenario is pinned as the last offer.")).toBeTruthy();
  await keeps(
    workbook,
    row({ ...SAMPLE_DRAFT, name: "First", basePmpm: "thirty" }, true),
    row({ ...SAMPLE_DRAFT, name: "Second" }),
  );
  expect(await screen.findByText("The last offer, “First”, cannot be computed.")).toBeTruthy();
});

test("a figure is asked for and left again, and the focus is where it was", async () => {
  const { user } = await openSample();
  await user.click(button("Added over base, expected, one payout period: 151,759.40"));
  expect(document.activeElement).toBe(
    await screen.findByRole("heading", { name: "Added over base, expected, one payout period" }),
  );
  expect(screen.queryByRole("textbox", { name: "Base, $ PMPM" })).toBeNull();
  await user.click(button("Allocation"));
  expect(document.activeElement).toBe(button("Added over base, expected, one payout period: 151,759.40"));
});

test("another tab leaves the draft as it is", async () => {
  const { user } = await openSample();
  await fill(user, "Name of the plan or scenario", "Half typed");
  await openSection(user, "Scenarios");
  await user.click(screen.getByRole("tab", { name: "This cell" }));
  expect(screen.queryByRole("textbox", { name: "Base, $ PMPM" })).toBeNull();
  await user.click(screen.getByRole("tab", { name: "Allocation" }));
  expect(textbox("Name of the plan or scenario").value).toBe("Half typed");
  expect(button("Keep as a scenario")).toBeTruthy();
});

test("a pinned last offer is what the changes are counted from", async () => {
  const { user, workbook } = await openSample();
  expect(added("Change from the last offer, dollars for the period")).toEqual([]);
  // Direct services 1% of base less: 0.30 × 19,700.
  await keeps(
    workbook,
    row({ ...SAMPLE_DRAFT, name: "Their offer", shares: { ...SAMPLE_DRAFT.shares, direct: "4" } }, true),
  );
  await waitFor(() => {
    expect(added("Change from the last offer, dollars for the period")).toEqual([
      "+5,910.00",
      "+5,910.00",
      "+5,910.00",
    ]);
  });
  await fill(user, "Direct services, percent of base", "4");
  expect(added("Change from the last offer, dollars for the period")).toEqual(["same", "same", "same"]);
});
