import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { ReadingsSection } from "../../../src/pane/allocation/ReadingsSection";
import { watchErrors } from "../openPane";
import { handWorked } from "./plans";
import { showPart } from "./showPart";

watchErrors();

const says = () => screen.getByRole("status").textContent;

/** When all is worked out. */
async function shown(part: ReactElement): Promise<UserEvent> {
  const user = await showPart(part);
  await waitFor(() => {
    expect(says()).toBe("");
  });
  return user;
}

const card = (name: string) => within(screen.getByRole("region", { name }));

test("each other choice says by how much it would change the figures", async () => {
  await shown(<ReadingsSection plan={handWorked} />);
  const tbd = card("Targets to be determined");
  expect(tbd.getByText("tbd = unavailable")).toBeTruthy();
  expect(tbd.getByText(/nothing changes/).textContent).toBe("With tbd = zero nothing changes.");
  expect(tbd.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["no change", "+540.00"]),
  );
});

test("the guide's words and ours are behind its title", async () => {
  const user = await shown(<ReadingsSection plan={handWorked} />);
  const tbd = card("Targets to be determined");
  await user.click(tbd.getByText("Targets to be determined"));
  expect(tbd.getByText(/^Tables 4 and 5 print TBD/)).toBeTruthy();
});

test("a choice without an answer says why, once", async () => {
  await shown(<ReadingsSection plan={handWorked} />);
  const missing = card("A measure without data");
  expect(missing.getAllByText("#N/A")).toHaveLength(1);
  expect(
    missing.getAllByText(/none of the measures have a score, so there is nothing to redistribute to/),
  ).toHaveLength(1);
});

describe("while it is worked out", () => {
  function View(): ReactElement {
    const [plan, setPlan] = useState(handWorked);
    return (
      <>
        <button
          type="button"
          onClick={() => {
            setPlan({ ...handWorked, basePmpm: 2 * plan.basePmpm });
          }}
        >
          Twice the base
        </button>
        <ReadingsSection plan={plan} />
      </>
    );
  }
  const twice = () => screen.getByRole("button", { name: "Twice the base" });
  const cards = () => screen.getByRole("region", { name: "Targets to be determined" }).parentElement;

  test("it says so, and has no figure yet", async () => {
    await showPart(<View />);
    expect([says(), screen.queryAllByRole("region")]).toEqual(["Working out what each other choice would change", []]);
    await waitFor(() => {
      expect(says()).toBe("");
    });
    expect(cards()?.getAttribute("aria-busy")).toBe("false");
  });

  test("the former figures stay, and say that they are", async () => {
    const user = await shown(<View />);
    await user.click(twice());
    expect(says()).toBe("Working out what each other choice would change");
    expect([cards()?.getAttribute("aria-busy"), card("Targets to be determined").queryByText("+540.00")]).toEqual([
      "true",
      expect.anything(),
    ]);
    // 12% of 15% of 60, for 1,000 member months.
    expect(await card("Targets to be determined").findByText("+1,080.00")).toBeTruthy();
    expect([says(), cards()?.getAttribute("aria-busy")]).toEqual(["", "false"]);
  });

  test("a plan that is left is not worked out to its end", async () => {
    const user = await showPart(<View />);
    await user.click(twice());
    await user.click(twice());
    // Of 120.
    expect(await screen.findByText("+2,160.00")).toBeTruthy();
    expect(says()).toBe("");
  });
});

test("what changes nothing is told in one line", async () => {
  const user = await shown(<ReadingsSection plan={handWorked} />);
  const line = screen.getByText("5 more change nothing for this plan");
  await user.click(line);
  expect(screen.getByText("Scores on the edge, and rounding")).toBeTruthy();
  expect(screen.queryByText("Points or percent")).toBeNull();
});
