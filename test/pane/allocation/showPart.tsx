import { FluentProvider } from "@fluentui/react-components";
import { act, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { offerOf } from "../../../src/pane/allocation/offer";
import type { Plan } from "../../../src/pane/allocation/plan";
import type { BookCell } from "../../../src/pane/book/book";
import { themes } from "../../../src/pane/theme";
import { handWorked } from "./plans";

/** A part of the view as the pane shows it. */
export async function showPart(part: ReactElement): Promise<UserEvent> {
  await act(async () => {
    render(<FluentProvider theme={themes.light}>{part}</FluentProvider>);
    await Promise.resolve();
  });
  return userEvent.setup();
}

export function offer(change: Partial<Plan> = {}) {
  return offerOf({ ...handWorked, ...change });
}

/** A cell that the offer is sure to have. */
export function there(cell: BookCell | undefined): BookCell {
  if (cell === undefined) throw new Error("There is no such cell");
  return cell;
}

export const secondSite = { name: "Practice 02", decile: 8, memberMonths: 3000 };
