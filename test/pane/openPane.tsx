import { act, render, screen, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { App } from "../../src/pane/App";
import type { PaneOptions } from "../../src/pane/options";
import { samplePanel, type FakeWorkbook } from "./fakeWorkbook";

/** Whatever React complains of fails the test. */
export function watchErrors(): void {
  const errors = jest.spyOn(console, "error");
  beforeEach(() => {
    // jsdom draws nothing: no queries about the system's look, no scrolling, no sizes to watch.
    window.matchMedia = (query) =>
      Object.assign(new EventTarget(), {
        matches: false,
        media: query,
        onchange: null,
        addListener: jest.fn(),
        removeListener: jest.fn(),
      });
    Element.prototype.scrollIntoView = jest.fn();
    window.ResizeObserver = class {
      observe = jest.fn();
      unobserve = jest.fn();
      disconnect = jest.fn();
    };
    errors.mockClear();
  });
  afterEach(() => {
    expect(errors.mock.calls).toEqual([]);
  });
}

export async function openPane(
  options: PaneOptions = {},
  cell?: string | null,
  opened?: FakeWorkbook,
): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const workbook = opened ?? (await samplePanel());
  if (cell !== undefined) workbook.select(cell);
  await act(async () => {
    render(<App port={workbook} options={{ theme: "light", ...options }} />);
    await Promise.resolve();
  });
  return { workbook, user: userEvent.setup() };
}

export async function select(workbook: FakeWorkbook, cell: string | null): Promise<void> {
  await act(async () => {
    workbook.select(cell);
    await Promise.resolve();
  });
}

export const entry = (name: string) => screen.getByText(name, { selector: "button > span" });

export async function openFunction(user: UserEvent, name: string): Promise<void> {
  await user.click(entry(name));
  await screen.findByRole("heading", { name });
}

export const field = (name: string) => screen.getByRole("combobox", { name: (label) => label.startsWith(name) });
export const result = () => within(screen.getByRole("region", { name: "Result and formula" }));

/** What "This cell" lists, the result last. */
export const steps = () =>
  within(screen.getByRole("article"))
    .getAllByRole("listitem")
    .map((item) => item.textContent);
