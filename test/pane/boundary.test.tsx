import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense, type ReactElement } from "react";
import { Boundary } from "../../src/pane/Boundary";
import { once, useLate } from "../../src/pane/useLate";

test("a part that could not be loaded is loaded anew", async () => {
  // React tells the console of every error that a boundary catches.
  const errors = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const load = jest
    .fn<Promise<{ default: () => ReactElement }>, []>()
    .mockRejectedValueOnce(new Error("No connection"))
    .mockResolvedValue({ default: () => <p>Here it is</p> });
  function View(): ReactElement {
    const [Part, again] = useLate(load);
    return (
      <Boundary onAgain={again}>
        <Suspense fallback={null}>
          <Part />
        </Suspense>
      </Boundary>
    );
  }
  await act(async () => {
    render(<View />);
    await Promise.resolve();
  });
  expect((await screen.findByRole("alert")).textContent).toContain("The pane could not show this.");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Here it is")).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(2);
  errors.mockRestore();
});

test("a part that has loaded is there as soon as it is asked for", async () => {
  const load = once(() => Promise.resolve({ default: () => <p>Here it is</p> }));
  await load();
  function View(): ReactElement {
    const [Part] = useLate(load);
    return (
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    );
  }
  render(<View />);
  expect(screen.getByText("Here it is")).toBeTruthy();
});
