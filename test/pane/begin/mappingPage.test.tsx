import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { TermsOrRefusal } from "../../../src/pane/plan/useTerms";
import { noAnswer } from "../../../src/core/shared";
import { cellsOf } from "../../../src/pane/list/pastedText";
import { practiceListOf } from "../../../src/pane/begin/listOfPractices";
import type { MadePlan } from "../../../src/pane/begin/madePlan";
import { MappingPage } from "../../../src/pane/begin/MappingPage";
import { watchErrors } from "../openPane";

/** What is asked of a list, and what is said of what will be made of it. */

watchErrors();

function open(text: string, terms: TermsOrRefusal = []) {
  const list = practiceListOf(cellsOf(text));
  if (list === null) throw new Error("No list");
  const made: MadePlan[] = [];
  render(
    <MappingPage
      list={list}
      from="the pasted list"
      terms={terms}
      isMaking={false}
      told={null}
      onMake={(plan) => {
        made.push(plan);
      }}
      onBack={jest.fn()}
    />,
  );
  return { user: userEvent.setup(), made };
}

const make = () => screen.getByRole("button", { name: /^Make / });
const box = (name: string) => screen.getByRole("combobox", { name });

describe("member months", () => {
  const YEAR = "Practice,Practice type,Annual member months,Base PMPM\nOak,Adult,1201,30";

  test("of a year come to a payout period by the terms in force, which are told", async () => {
    const { user, made } = open(YEAR, [{ row: 2, parameter: "payout.months", value: 3, source: null }]);
    expect(screen.getByText(/^By the workbook’s terms a payout period is 3 months\. Fractions such as/)).toBeTruthy();
    expect(screen.getByRole<HTMLOptionElement>("option", { name: "A year: divided by 4" }).selected).toBe(true);
    expect(screen.getByRole("option", { name: "One month, or members: times 3" })).toBeTruthy();
    await user.click(make());
    expect(made[0]?.practices[0]?.["Member months"]).toBe(300.25);
  });

  test("of a quarter are known by their heading", async () => {
    const { user, made } = open(YEAR.replace("Annual member months", "MM (qtr)"));
    expect(screen.getByRole<HTMLOptionElement>("option", { name: "A quarter: times 2" }).selected).toBe(true);
    await user.click(make());
    expect(made[0]?.practices[0]?.["Member months"]).toBe(2402);
  });

  test("without terms they come to it by the guide", () => {
    open(YEAR);
    expect(screen.getByText(/^By the guide a payout period is 6 months\./)).toBeTruthy();
    expect(screen.getByRole("option", { name: "A year: divided by 2" })).toBeTruthy();
  });

  test("under terms that refuse nobody guesses how long a period is", async () => {
    const { user, made } = open(YEAR, noAnswer("Terms: no such key"));
    await user.click(make());
    expect(made).toEqual([]);
    expect(screen.getByText(/^Say what the member months cover: how long/)).toBeTruthy();
    await user.selectOptions(box("What the member months cover"), "period");
    await user.click(make());
    expect(made[0]?.practices[0]?.["Member months"]).toBe(1201);
  });
});

describe("a measure that runs the other way", () => {
  test("is not taken for the one that it is not", async () => {
    const { user, made } = open("Practice,Practice type,Member months,Base PMPM,HbA1c >9\nOak,Adult,1200,30,31");
    await user.selectOptions(box("What HbA1c >9 is"), "GSD, score");
    const told = screen.getAllByText(/runs the other way than GSD: .*<8.0%\. Choose GSD9 instead\.$/);
    expect(told).toHaveLength(2);
    await user.click(make());
    expect(made).toEqual([]);
    await user.selectOptions(box("What HbA1c >9 is"), "GSD9, score");
    await user.click(make());
    expect(made[0]?.scores.map(({ Measure }) => Measure)).toEqual(["GSD9"]);
  });

  test("nor where it is a word of a row", async () => {
    const { user, made } = open(
      "Practice,Practice type,Member months,Base PMPM,Measure,Score\nOak,Adult,1200,30,HbA1c >9,31",
    );
    await user.selectOptions(box("What HbA1c >9 means"), "GSD");
    await user.click(make());
    expect(screen.getByText(/^“HbA1c >9” runs the other way than GSD/)).toBeTruthy();
    expect(made).toEqual([]);
  });
});

test("a score of the list that its counts do not make is told before the counts make it", () => {
  open("Practice,Practice type,Member months,Base PMPM,CBP,CBP num,CBP den\nOak,Adult,1200,30,66.5,61,100");
  expect(screen.getByText(/^1 score of the list is not what the counts make\./)).toBeTruthy();
  expect(screen.getByText("Oak, CBP: 66.5 stands beside 61 of 100, which is 61.")).toBeTruthy();
});
