import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { inPieces } from "../../../src/pane/inPieces";
import { watchErrors } from "../openPane";
import { ADULT, change, choose, MIXED, openPlan, PEDIATRIC, put, typeShare } from "./planView";

/** What the guide leaves open, priced over the practices of a workbook. */

jest.mock("../../../src/pane/inPieces", () => ({
  inPieces: jest.fn(jest.requireActual<{ inPieces: typeof inPieces }>("../../../src/pane/inPieces").inPieces),
}));
const working = jest.mocked(inPieces);

watchErrors();

const TITLE = "What the guide leaves open";
const part = () => {
  const details = screen.getByRole("heading", { name: TITLE }).closest("details");
  if (details === null) throw new Error("A part that opens");
  return within(details);
};
const says = (): string => part().getByRole("status").textContent;
const card = (name: string) => within(part().getByRole("region", { name }));
/** Without the guide's words. */
const figures = (name: string): string[] =>
  card(name)
    .getAllByRole("definition")
    .map(({ textContent }) => textContent)
    .filter((text) => /^(?:[+−#]|no change)/.test(text));

async function worked(): Promise<void> {
  await waitFor(() => {
    expect(says()).toBe("");
  });
}

async function openReadings(...given: Parameters<typeof openPlan>): ReturnType<typeof openPlan> {
  const opened = await openPlan(...given);
  await opened.user.click(screen.getByRole("tab", { name: "Split" }));
  await opened.user.click(screen.getByRole("heading", { name: TITLE }));
  await worked();
  return opened;
}

const movers = async (user: UserEvent, name: string, opener: RegExp): Promise<string[]> => {
  const line = card(name).getByText(opener);
  await user.click(line);
  return within(line.closest("details") ?? document.body)
    .getAllByRole("term")
    .map(({ textContent, nextElementSibling }) => `${textContent} ${nextElementSibling?.textContent}`);
};

test("each other choice says what it would change in all, and which practices it moves most", async () => {
  const { user } = await openReadings();
  const population = "Which payments are risk adjusted";
  expect(card(population).getByText("risk.populationHealth = yes")).toBeTruthy();
  // Oak alone is in a decile that is paid more: 5% of its 36,000.
  expect(figures(population).slice(0, 4)).toEqual(["−1,800.00", "−1,800.00", "−1,800.00", "−1,800.00"]);
  expect(await movers(user, population, /^At most, 3 practices: 1 less/)).toEqual(["Oak −1,800.00"]);

  await choose(user, "Amounts of", "project");
  expect(figures(population)[0]).toBe("−5,400.00");
  expect(says()).toBe("");
});

test("the guide's words are behind a title, and what changes nothing is told in one line", async () => {
  const { user } = await openReadings();
  await user.click(card("Targets to be determined").getByText("Targets to be determined"));
  expect(card("Targets to be determined").getByText(/^Tables 4 and 5 print TBD/)).toBeTruthy();
  await user.click(part().getByText(/^\d+ more change nothing$/));
  expect(part().getByText("Clinical and social risk together")).toBeTruthy();
  expect(part().queryByText("Points or percent")).toBeNull();
});

test("a choice that leaves a practice without a figure says why, once", async () => {
  const { user } = await openReadings([ADULT, PEDIATRIC]);
  const missing = "A measure without data";
  // Two measures of eleven have a score.
  expect(card(missing).getAllByText(/"Oak" in row 2 of practices has none/)).toHaveLength(1);
  expect(figures(missing).slice(0, 4)).toEqual(["no change", "#N/A", "no change", "no change"]);
  expect(await movers(user, missing, /^Expected, 2 practices: 1 without a figure$/)).toEqual(["Oak #N/A"]);
});

test("the prices follow the split, past a ceiling too, and go with the figures", async () => {
  const { user } = await openReadings();
  const population = "Which payments are risk adjusted";
  await typeShare(user, "Population health", "20");
  await screen.findByText(/35% is|40% is/);
  await worked();
  expect(figures(population)[0]).toBe("−3,600.00");
  await typeShare(user, "Population health", "much");
  expect(part().queryAllByRole("definition")).toEqual([]);
});

test("nothing is worked out while nobody can see it", async () => {
  const { workbook, user } = await openReadings();
  await user.click(screen.getByRole("tab", { name: "Practices" }));
  working.mockClear();
  await change(workbook, () => {
    put(workbook, [MIXED]);
  });
  await screen.findByText("1 practice, dollars over base");
  expect(working).not.toHaveBeenCalled();
  // Whoever turns back hears it once.
  expect(screen.getByText("Working out what each other choice would change")).toBeTruthy();
  await user.click(screen.getByRole("tab", { name: "Split" }));
  await worked();
  expect(working).toHaveBeenCalledTimes(1);
  expect(part().queryByRole("region", { name: "Which payments are risk adjusted" })).toBeNull();
});
