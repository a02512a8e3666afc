import { screen, within } from "@testing-library/react";
import type { ReactElement } from "react";
import { Figure } from "../../../src/pane/allocation/Figure";
import type { Offer } from "../../../src/pane/allocation/offer";
import { useAsked } from "../../../src/pane/allocation/useAsked";
import { ExplanationPage } from "../../../src/pane/allocation/ExplanationPage";
import type { BookCell } from "../../../src/pane/book/book";
import { watchErrors } from "../openPane";
import { handWorked } from "./plans";
import { offer, showPart, there } from "./showPart";

watchErrors();

const opened = jest.fn();
const heading = (name: string) => screen.findByRole("heading", { name, level: 2 });
const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** A view that stays while a figure is explained. */
function View({ offer, cell }: { offer: Offer; cell: BookCell }): ReactElement {
  const { asked, ask, back } = useAsked();
  return (
    <>
      <div hidden={asked !== null}>
        <Figure cell={cell} onAsk={ask} />
      </div>
      {asked !== null && <ExplanationPage offer={offer} cell={asked} onBack={back} onOpen={opened} />}
    </>
  );
}

async function openWhy(made = offer()) {
  const user = await showPart(<View offer={made} cell={there(made.results.lines["Direct services"].expected?.pmpm)} />);
  await user.click(button("Direct services, expected, PMPM: 1.50"));
  return user;
}

test("a figure opens its formula and what it is made of, and the way back leads to where it was asked", async () => {
  const user = await openWhy();
  expect(document.activeElement).toBe(await heading("Direct services, expected, PMPM"));
  expect(screen.getByText("1.50", { selector: "p" })).toBeTruthy();
  expect(screen.getByText("=F31/APC_Member_Months")).toBeTruthy();
  expect(screen.getByText("'APC results'!C31")).toBeTruthy();
  await user.click(button("Allocation"));
  expect(document.activeElement).toBe(button("Direct services, expected, PMPM: 1.50"));
});

test("whoever asks on finds the function, its arguments, steps and source, and goes back step by step", async () => {
  const user = await openWhy();
  await user.click(button("Direct services, expected, one payout period: 1,500.00"));
  await user.click(button("Practice 01: Direct services, amount committed: 1,500.00"));
  const title = await heading("Practice 01: Direct services, amount committed");
  expect(document.activeElement).toBe(title);
  expect(screen.getByRole("heading", { name: "UPLIFT.OUTLOOK" })).toBeTruthy();
  expect(button("Direct services: 5.00%")).toBeTruthy();
  expect(screen.getByText("PMPM committed")).toBeTruthy();
  expect(screen.getByText(/^Guide 2024-07, Payment Model Overview; /)).toBeTruthy();
  expect(screen.getByText("Risk adjustment and the 30%")).toBeTruthy();
  await user.click(button("About UPLIFT.OUTLOOK"));
  expect(opened).toHaveBeenCalledWith("UPLIFT.OUTLOOK");

  const trail = screen.getByRole("navigation", { name: "Asked before" });
  expect(
    within(trail)
      .getAllByRole("button")
      .map(({ textContent }) => textContent),
  ).toEqual(["Direct services, expected, PMPM", "Direct services, expected, one payout period"]);
  await user.click(button("Back"));
  expect(document.activeElement).toBe(await heading("Direct services, expected, one payout period"));
  await user.click(
    within(screen.getByRole("navigation")).getByRole("button", { name: "Direct services, expected, PMPM" }),
  );
  await heading("Direct services, expected, PMPM");
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("an input says that it is one, and where it stands", async () => {
  const made = offer();
  await showPart(<ExplanationPage offer={made} cell={made.inputs.basePmpm} onBack={jest.fn()} onOpen={opened} />);
  expect(screen.getByText(/^An input of the plan\./).textContent).toBe(
    "An input of the plan. In the sheets it stands in 'APC assumptions'!B9.",
  );
});

test("many cells are folded away", async () => {
  const made = offer();
  const cell = made.results.shares.earnable;
  const user = await showPart(<ExplanationPage offer={made} cell={cell} onBack={jest.fn()} onOpen={opened} />);
  await user.click(button("Mixed, share earnable today: 88.00%"));
  expect(screen.getAllByText("11 cells", { selector: "summary" })).toHaveLength(3);
});

test("a refusal says where it begins", async () => {
  const made = offer({ terms: [{ row: 2, parameter: "missing", value: "redistribute", source: null }] });
  const user = await showPart(
    <ExplanationPage
      offer={made}
      cell={there(made.results.added.expected?.period)}
      onBack={jest.fn()}
      onOpen={opened}
    />,
  );
  await user.click(within(screen.getByText(/^It begins with Mixed, expected share/)).getByRole("button"));
  expect(
    (await screen.findAllByText(/none of the measures have a score, so there is nothing to redistribute to/)).length,
  ).toBeGreaterThan(0);
});

test("the page follows the offer", async () => {
  const made = offer();
  const cell = there(made.results.lines["Direct services"].expected?.pmpm);
  await showPart(
    <ExplanationPage offer={offer({ ...handWorked, basePmpm: 40 })} cell={cell} onBack={jest.fn()} onOpen={opened} />,
  );
  expect(screen.getByText("2.00", { selector: "p" })).toBeTruthy();
});
