import { fireEvent, screen, within } from "@testing-library/react";
import { Figure } from "../../../src/pane/allocation/Figure";
import { FiguresSection } from "../../../src/pane/allocation/FiguresSection";
import { watchErrors } from "../openPane";
import { handWorked } from "./plans";
import { offer, showPart, there } from "./showPart";

watchErrors();

const ask = jest.fn();
beforeEach(() => {
  ask.mockClear();
  // With it user-event finds the radio buttons of a group; jsdom has none.
  Object.assign(window, { CSS: { escape: (text: string) => text } });
});

function row(name: string): (string | null)[] {
  return within(screen.getByRole("row", { name: (label) => label.startsWith(name) }))
    .getAllByRole("button")
    .map(({ textContent }) => textContent);
}

async function showFigures(change: Parameters<typeof offer>[0] = {}) {
  const user = await showPart(
    <FiguresSection isStale={false} offer={offer(change)} track={change.track ?? "B"} onAsk={ask} />,
  );
  await screen.findByRole("img");
  return user;
}

describe("a figure", () => {
  const cell = there(offer().results.added.maximum?.period);

  test("says what it is and how much, and can be asked with the keyboard", async () => {
    const user = await showPart(<Figure cell={cell} onAsk={ask} />);
    const figure = screen.getByRole("button", { name: "Added over base, maximum, one payout period: 10,150.00" });
    expect(figure.textContent).toBe("10,150.00");
    await user.tab();
    await user.keyboard("{Enter}");
    expect(ask).toHaveBeenCalledWith(cell);
  });

  test("is copied as a sheet reads it", async () => {
    const left = there(
      offer({ clinicalFactor: 0.5, sites: [{ name: "Practice 01", decile: 8, memberMonths: 1000 }] }).results.lines[
        "Risk adjustment"
      ].expected?.period,
    );
    await showPart(<Figure cell={left} onAsk={ask} />);
    // Half of 23 less, for 1,000 member months.
    const figure = screen.getByRole("button", { name: /−11,500\.00$/ });
    const clipboardData = { setData: jest.fn() };
    fireEvent.copy(figure, { clipboardData });
    expect(clipboardData.setData).toHaveBeenCalledWith("text/plain", "-11,500.00");
  });

  test("that is refused shows its code", async () => {
    const terms = [{ row: 2, parameter: "missing", value: "redistribute", source: null }];
    await showPart(<Figure cell={there(offer({ terms }).results.added.expected?.period)} onAsk={ask} />);
    expect(screen.getByRole("button", { name: /#N\/A$/ }).textContent).toBe("#N/A");
  });
});

describe("the figures", () => {
  test("stand in a table, each line committed, expected and at most", async () => {
    await showFigures();
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
      "PMPM",
      "Committed",
      "Expected",
      "Maximum",
    ]);
    expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent)).toEqual([
      "Base payment",
      "Direct services",
      "Population health",
      "Performance incentive",
      "Risk adjustment",
      "Added over base",
      "Total",
    ]);
    expect(row("Risk adjustment")).toEqual(["1.15", "1.15", "1.15"]);
    expect(row("Total")).toEqual(["35.65", "35.65", "40.15"]);
  });

  test("are shown per member, for a period or for the project, as the keyboard chooses", async () => {
    const user = await showFigures();
    await user.click(screen.getByRole("radio", { name: "PMPM" }));
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Period" }).checked).toBe(true);
    expect(row("Added over base")).toEqual(["5,650.00", "5,650.00", "10,150.00"]);
    await user.keyboard("{ArrowRight}");
    expect(row("Added over base")).toEqual(["16,950.00", "16,950.00", "30,450.00"]);
  });

  test("can each be asked", async () => {
    const user = await showFigures();
    await user.click(screen.getByRole("button", { name: "Total, maximum, PMPM: 40.15" }));
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ label: "Total, maximum, PMPM" }));
  });

  test("are a picture as well, told in one sentence, whose colours have names", async () => {
    await showFigures();
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
      "Stacked bars, PMPM: in all 35.65 committed, 35.65 expected, 40.15 maximum. The table has every part.",
    );
    expect(
      within(screen.getByRole("list", { name: "Colours of the chart" }))
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toContain("Base payment");
  });

  test("that are all refused make no picture", async () => {
    await showPart(
      <FiguresSection
        isStale={false}
        offer={offer({ shares: { direct: 0.9, populationHealth: 0, incentive: 0 } })}
        track="B"
        onAsk={ask}
      />,
    );
    expect(row("Total")).toEqual(["#N/A", "#N/A", "#N/A"]);
    expect(screen.queryByRole("img")).toBeNull();
  });

  test("say of track A what is not risk adjusted", async () => {
    await showFigures({ ...handWorked, track: "A", capitatedPmpm: 0 });
    expect(
      screen.getByText(/fee for service, all of track A’s base, is not risk adjusted; population health is/),
    ).toBeTruthy();
  });
});
