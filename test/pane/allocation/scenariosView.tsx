import { act, render, screen, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { FluentProvider } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { EMPTY_DRAFT, SAMPLE_DRAFT, type Draft } from "../../../src/pane/allocation/draft";
import { HEADINGS } from "../../../src/pane/allocation/scenarioRow";
import { ScenariosSection } from "../../../src/pane/allocation/ScenariosSection";
import { SCENARIOS_TABLE } from "../../../src/pane/allocation/scenarioSheet";
import { useAllocation } from "../../../src/pane/allocation/useAllocation";
import { useScenarios } from "../../../src/pane/allocation/useScenarios";
import type { PortCell } from "../../../src/pane/port";
import { themes } from "../../../src/pane/theme";
import { useSelection } from "../../../src/pane/useSelection";
import { BookWorkbook } from "./bookWorkbook";
import { put } from "./scenarioRows";

export const plan = (name: string, change: Partial<Draft> = {}): Draft => ({ ...SAMPLE_DRAFT, name, ...change });
export const rowsOf = (workbook: BookWorkbook): readonly (readonly PortCell[])[] =>
  workbook.tables.get(SCENARIOS_TABLE)?.rows ?? [];
export const column = (workbook: BookWorkbook, heading: string): PortCell[] =>
  rowsOf(workbook).map((cells) => cells[HEADINGS.indexOf(heading)] ?? null);
export const names = (workbook: BookWorkbook): PortCell[] => column(workbook, "Scenario");

/** The view around the section, as far as the section needs it: a name to type, and two shares to look at. */
function View({ workbook }: { workbook: BookWorkbook }): ReactElement {
  const { changes } = useSelection(workbook);
  const scenarios = useScenarios(workbook, changes, true);
  const allocation = useAllocation(
    workbook,
    changes,
    true,
    scenarios.table?.list.map(({ draft }) => draft),
  );
  if (allocation === null) return <p>Reading</p>;
  const { draft, change } = allocation;
  return (
    <>
      <input
        aria-label="Plan"
        value={draft.name}
        onChange={(event) => {
          change((before) => ({ ...before, name: event.target.value }));
        }}
      />
      <input
        aria-label="Incentive"
        value={draft.shares.incentive}
        onChange={(event) => {
          change((before) => ({ ...before, shares: { ...before.shares, incentive: event.target.value } }));
        }}
      />
      <button
        onClick={() => {
          change(() => SAMPLE_DRAFT);
        }}
      >
        Sample
      </button>
      <button
        onClick={() => {
          change(() => EMPTY_DRAFT);
        }}
      >
        Blank
      </button>
      <ScenariosSection scenarios={scenarios} allocation={allocation} />
    </>
  );
}

export function showScenarios(workbook: BookWorkbook): void {
  render(
    <FluentProvider theme={themes.light}>
      <View workbook={workbook} />
    </FluentProvider>,
  );
}

export async function openScenarios(
  ...drafts: readonly (readonly PortCell[])[]
): Promise<{ workbook: BookWorkbook; user: UserEvent }> {
  const workbook = new BookWorkbook();
  if (drafts.length > 0) put(workbook, drafts);
  showScenarios(workbook);
  await screen.findByRole("region", { name: "Scenarios" });
  if (drafts.length > 0) await screen.findAllByRole("button", { name: /^Actions for/ });
  else await screen.findByText(/^A scenario is a plan under a name/);
  return { workbook, user: userEvent.setup() };
}

export const button = (name: string | RegExp) => screen.getByRole("button", { name });
export const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
export const item = (name: string) =>
  within(
    screen.getAllByRole("listitem").find((one) => within(one).queryByRole("button", { name }) !== null) ??
      document.body,
  );
export const status = () => screen.getByRole("status").textContent;

export async function choose(user: UserEvent, name: string, action: string): Promise<void> {
  await user.click(button(`Actions for “${name}”`));
  await user.click(await screen.findByRole("menuitem", { name: action }));
}

export function editUnheard(workbook: BookWorkbook, change: (rows: PortCell[][]) => void): void {
  const rows = rowsOf(workbook).map((cells) => [...cells]);
  change(rows);
  put(workbook, rows);
}

export async function edit(workbook: BookWorkbook, change: (rows: PortCell[][]) => void): Promise<void> {
  await act(async () => {
    editUnheard(workbook, change);
    workbook.tell();
    await Promise.resolve();
  });
}

export const set = (cells: PortCell[] | undefined, heading: string, value: PortCell): void => {
  if (cells !== undefined) cells[HEADINGS.indexOf(heading)] = value;
};
