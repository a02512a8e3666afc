import { act, screen, waitFor, within } from "@testing-library/react";
import { PortFault } from "../../src/pane/port";
import { entry, field, openPane, openFunction, result, select, steps, watchErrors } from "./openPane";

watchErrors();

test("search finds a function by its name, its sentence, its family and its arguments", async () => {
  const { user } = await openPane();
  const box = screen.getByRole("searchbox", { name: "Search functions" });
  for (const [wanted, name] of [
    ["hpiadj", "HPIADJ"],
    ["bring into the numerator", "GAP.CASES"],
    ["direct services", "TRACK"],
    ["percentile", "HPI.DECILE"],
  ] as const) {
    await user.clear(box);
    await user.type(box, wanted);
    expect(entry(name)).toBeTruthy();
  }
  await user.clear(box);
  await user.type(box, "zebra");
  expect(screen.getByRole("heading", { name: "No function matches “zebra”" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show all functions" }));
  expect(screen.getAllByRole("listitem").length).toBeGreaterThan(10);
  expect(document.activeElement).toBe(box);
});

test("typed values give a result and a formula, which goes into the selected cell", async () => {
  const { user, workbook } = await openPane();
  await openFunction(user, "INCENTIVE");
  expect(result().getByText("Fill in practiceType and measure to see it.")).toBeTruthy();
  // The workbook's own, which the guide's numbers below do without.
  expect(await result().findByText("=APC.INCENTIVE(practiceType, measure,,, Terms)")).toBeTruthy();
  await user.clear(field("terms"));
  expect(result().getByText("=APC.INCENTIVE(practiceType, measure)")).toBeTruthy();
  await user.type(field("practiceType"), "Adult");
  await user.type(field("measure"), "CBP");
  await user.type(field("baseline"), "60");
  await user.type(field("score"), "66.5");
  expect(await result().findByText("0.06")).toBeTruthy();
  expect(result().getByText("6%")).toBeTruthy();
  expect(result().getByText('=APC.INCENTIVE("Adult", "CBP", 60, 66.5)')).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Insert into Panel!G2" }));
  expect(await result().findByText(/^Inserted into Panel!G2/)).toBeTruthy();
  expect(workbook.inserted).toEqual(['=APC.INCENTIVE("Adult", "CBP", 60, 66.5)']);
  expect(await screen.findByRole("button", { name: "Replace what was inserted into Panel!G2" })).toBeTruthy();
});

test("selected ranges fill arguments, and the first rows of the spill are shown with the reason of an error", async () => {
  const { user, workbook } = await openPane();
  await openFunction(user, "INCENTIVE");
  await user.clear(field("terms"));
  for (const [name, range] of [
    ["practiceType", "A2:A5"],
    ["measure", "B2:B5"],
    ["baseline", "C2:C5"],
    ["score", "D2:D5"],
  ] as const) {
    await select(workbook, range);
    await user.click(screen.getByRole("button", { name: `Use selection for ${name}` }));
    await waitFor(() => {
      expect((field(name) as HTMLInputElement).value).toBe(`Panel!${range}`);
    });
  }
  const table = await result().findByRole("table");
  await waitFor(() => {
    expect(
      within(table)
        .getAllByRole("row")
        .map((row) => row.textContent),
    ).toEqual(["0.066%", "0.09759.75%", "0.2727%", "#VALUE!"]);
  });
  expect(
    result().getByText(
      "#VALUE!: score: 0.61 looks like a percent; give 61, or set score.small to accept where it is meant",
    ),
  ).toBeTruthy();
  expect(await screen.findByText("4 × 1 cells: 60, 45, blank …")).toBeTruthy();
  expect(result().getByText("=APC.INCENTIVE(A2:A5, B2:B5, C2:C5, D2:D5)")).toBeTruthy();
});

test("a wrong argument is told at its field, a missing one when somebody inserts", async () => {
  const { user, workbook } = await openPane();
  await openFunction(user, "HPIADJ");
  expect(screen.queryByRole("button", { name: "Insert into Panel!G2" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Fill in decile first" }));
  expect(document.activeElement).toBe(field("decile"));
  expect(screen.getByText("Fill this in: a whole number from 1 to 10.")).toBeTruthy();
  expect(workbook.inserted).toEqual([]);
  await user.type(field("decile"), "42");
  const sentence = await screen.findByText(/^42 is not a decile/);
  expect(field("decile").getAttribute("aria-describedby")).toContain(sentence.closest("[id]")?.id);
  expect(result().getByText("#VALUE!")).toBeTruthy();
});

test("an answer that the core refuses to give stands in the result", async () => {
  const { user } = await openPane();
  await openFunction(user, "INCENTIVE");
  await user.type(field("practiceType"), "Mixed");
  await user.type(field("measure"), "DSF-E");
  expect(await result().findByText(/^measure: the targets of DSF-E are to be determined/)).toBeTruthy();
});

test("an expression is reckoned for the preview and inserted as it is; what cannot be is not guessed", async () => {
  const { user, workbook } = await openPane();
  await openFunction(user, "HPIADJ");
  await user.type(field("decile"), "=C2/60");
  expect(await result().findByText("0.05")).toBeTruthy();
  await user.type(field("decile"), "+SUM(B2)");
  expect(await result().findByText(/^C2\/60\+SUM\(B2\): its value cannot be shown here/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Insert into Panel!G2" }));
  await waitFor(() => {
    expect(workbook.inserted).toEqual(["=APC.HPIADJ(C2/60+SUM(B2), Terms)"]);
  });
});

test.each(["protected", "editing", "unsupported"] as const)(
  "what the workbook refuses is told in its own words: %s",
  async (kind) => {
    const { user, workbook } = await openPane();
    await openFunction(user, "VERSION");
    workbook.fault = new PortFault(kind, "The workbook says why.");
    await user.click(screen.getByRole("button", { name: "Insert into Panel!G2" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The workbook says why.");
  },
);

test("an example fills the form", async () => {
  const { user } = await openPane();
  await openFunction(user, "TERM");
  const [, second] = screen.getAllByRole("button", { name: "Use these values" });
  if (second === undefined) throw new Error("TERM has three examples");
  await user.click(second);
  expect((field("terms") as HTMLInputElement).value).toBe('{"CBP.gold",72}');
  expect(await result().findByText("72")).toBeTruthy();
});

describe("This cell", () => {
  test("shows the arguments and the steps of the selected row of a spill", async () => {
    await openPane({ view: "cell" }, "E3");
    expect(await screen.findByRole("heading", { name: "INCENTIVE" })).toBeTruthy();
    expect(screen.getAllByRole("definition").map((one) => one.textContent)).toEqual(
      expect.arrayContaining(["Mixed", "A2:A5, cell A3", "CIS", "45", "65.5", "D2:D5, cell D3"]) as unknown,
    );
    expect(steps()).toContain("Points past the threshold4.5 Guide 2024-07, Element 3: Attainment Incentive Guidelines");
    expect(steps().at(-1)).toMatch(/^Result0.0975 9.75%/);
  });

  test("follows the selection", async () => {
    const { workbook } = await openPane({ view: "cell" });
    expect(await screen.findByRole("heading", { name: "No APC function in Panel!G2" })).toBeTruthy();
    await select(workbook, "F5");
    expect(await screen.findByRole("heading", { name: "HPIADJ" })).toBeTruthy();
    expect(steps().at(-1)).toMatch(/^Result0.05 5%/);
    await select(workbook, null);
    expect(await screen.findByRole("heading", { name: "No cell is selected" })).toBeTruthy();
  });

  test("reads the references of a formula from the cell in which it stands", async () => {
    const { workbook } = await openPane({ view: "cell" });
    const read = jest.spyOn(workbook, "read");
    await select(workbook, "E3");
    expect(read.mock.calls).toContainEqual(["A2:A5", "Panel!E2"]);
  });

  test("puts the sentence of an error first", async () => {
    await openPane({ view: "cell" }, "E5");
    const article = await screen.findByRole("article");
    expect(article.textContent).toMatch(/^Panel!E5#VALUE! score: 0.61 looks like a percent; give 61/);
  });

  test("takes the plan's terms into account", async () => {
    await openPane({ view: "cell" }, "F6");
    expect(await screen.findAllByText("Contract 4.2")).not.toHaveLength(0);
    expect(screen.getByText("3 × 3 cells")).toBeTruthy();
  });

  test("says what it cannot know", async () => {
    await openPane({ view: "cell" }, "F7");
    expect(await screen.findByText(/its value cannot be shown here: SUM is not reckoned here/)).toBeTruthy();
    expect(screen.getByText(/not all of those can be shown here/)).toBeTruthy();
  });

  test("shows the steps of a table's row up to the cell, and links to the function and its help", async () => {
    const { user } = await openPane({ view: "cell" }, "C12");
    expect(await screen.findByText("Of the row “IMA”.")).toBeTruthy();
    expect(steps()).toContain("Gold Standard46 Guide 2024-07, Table 5, IMA");
    expect(steps().at(-1)).toMatch(/^Result, Measure typeQuality /);
    expect(screen.getByRole("link", { name: /Help page/ }).getAttribute("href")).toBe("help/MEASURES.html");
    await user.click(screen.getByRole("button", { name: "About MEASURES" }));
    expect(await screen.findByRole("button", { name: "All functions" })).toBeTruthy();
    expect(screen.getByRole("tab", { name: "Functions" }).getAttribute("aria-selected")).toBe("true");
  });

  test("a fault of the workbook can be tried again", async () => {
    const { user, workbook } = await openPane({ view: "cell" }, "E2");
    await screen.findByRole("heading", { name: "INCENTIVE" });
    workbook.fault = new PortFault("editing", "A cell is being edited.");
    await select(workbook, "E3");
    expect((await screen.findByRole("alert")).textContent).toContain("A cell is being edited.");
    workbook.fault = null;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "INCENTIVE" })).toBeTruthy();
  });
});

test("everything by keyboard: find, open, fill, insert, look at the cell, go back", async () => {
  const { user, workbook } = await openPane();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Functions" }));
  await user.tab();
  await user.keyboard("decile{ArrowDown}");
  expect(document.activeElement?.textContent).toMatch(/^HPIADJ/);
  await user.keyboard("{ArrowDown}{ArrowUp}{Enter}");
  const title = await screen.findByRole("heading", { name: "HPIADJ" });
  await waitFor(() => {
    expect(document.activeElement).toBe(title);
  });
  // Fluent's own handling of the Tab key needs sizes, of which jsdom has none; the browser tests press it.
  act(() => {
    field("decile").focus();
  });
  await user.keyboard("1");
  expect(await result().findByText("0.05")).toBeTruthy();
  act(() => {
    screen.getByRole("button", { name: "Insert into Panel!G2" }).focus();
  });
  await user.keyboard("{Enter}");
  await waitFor(() => {
    expect(workbook.inserted).toEqual(["=APC.HPIADJ(1, Terms)"]);
  });
  act(() => {
    screen.getByRole("tab", { name: "Functions" }).focus();
  });
  await user.keyboard("{ArrowRight}");
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "This cell" }));
  expect(await screen.findByText(/^Adjustment for decile 1/)).toBeTruthy();
  await user.keyboard("{ArrowLeft}");
  act(() => {
    screen.getByRole("button", { name: "All functions" }).focus();
  });
  await user.keyboard("{Enter}");
  await waitFor(() => {
    expect(document.activeElement?.textContent).toMatch(/^HPIADJ/);
  });
});
