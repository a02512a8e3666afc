import { screen, within } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { ReadingsSection } from "../../../src/pane/allocation/ReadingsSection";
import { watchErrors } from "../opened";
import { handWorked } from "./plans";
import { show } from "./shown";

watchErrors();

const card = (name: string) => within(screen.getByRole("region", { name }));

test("each other choice says by how much it would change the figures", async () => {
  await show(<ReadingsSection plan={handWorked} />);
  const tbd = card("Targets to be determined");
  expect(tbd.getByText("tbd = unavailable")).toBeTruthy();
  expect(tbd.getByText(/nothing changes/).textContent).toBe("With tbd = zero nothing changes.");
  expect(tbd.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(["no change", "+540.00"]));
});

test("the guide's words and ours are behind its title", async () => {
  const user = await show(<ReadingsSection plan={handWorked} />);
  const tbd = card("Targets to be determined");
  await user.click(tbd.getByText("Targets to be determined"));
  expect(tbd.getByText(/^Tables 4 and 5 print TBD/)).toBeTruthy();
});

test("a choice without an answer says why, once", async () => {
  await show(<ReadingsSection plan={handWorked} />);
  const missing = card("A measure without data");
  expect(missing.getAllByText("#N/A")).toHaveLength(1);
  expect(missing.getAllByText(/only 15\.4% of the gold shares can be earned/)).toHaveLength(1);
});

test("another plan has other prices", async () => {
  function View(): ReactElement {
    const [plan, setPlan] = useState(handWorked);
    return <><button type="button" onClick={() => { setPlan({ ...handWorked, basePmpm: 60 }); }}>Twice the base</button><ReadingsSection plan={plan} /></>;
  }
  const user = await show(<View />);
  await user.click(screen.getByRole("button", { name: "Twice the base" }));
  // 12% of 15% of 60, for 1,000 member months.
  expect(await card("Targets to be determined").findByText("+1,080.00")).toBeTruthy();
});

test("what changes nothing is told in one line", async () => {
  const user = await show(<ReadingsSection plan={handWorked} />);
  const line = screen.getByText("5 more change nothing for this plan");
  await user.click(line);
  expect(screen.getByText("Scores on the edge, and rounding")).toBeTruthy();
  expect(screen.queryByText("Points or percent")).toBeNull();
});
