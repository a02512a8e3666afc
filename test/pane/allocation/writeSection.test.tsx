import { FluentProvider } from "@fluentui/react-components";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { offerOf } from "../../../src/pane/allocation/offer";
import type { Plan } from "../../../src/pane/allocation/plan";
import type { ParsedDraft } from "../../../src/pane/allocation/parseDraft";
import { WriteSection } from "../../../src/pane/allocation/WriteSection";
import { PortFault } from "../../../src/pane/port";
import { themes } from "../../../src/pane/theme";
import { watchErrors } from "../openPane";
import { BookWorkbook } from "./bookWorkbook";
import { computing, figures } from "./computing";
import { handWorked } from "./plans";

/** The part of the view that takes an offer to the workbook. */

watchErrors();

describe("the section", () => {
  const plan: ParsedDraft = { plan: handWorked, refusals: new Map(), missing: [] };
  const button = (label: string) => screen.getByRole("button", { name: label });
  const says = () => screen.getByRole("status").textContent;

  function open(workbook = new BookWorkbook(), reading = plan, isReading = false) {
    const section = (of: ParsedDraft) => (
      <FluentProvider theme={themes.light}>
        <WriteSection port={workbook} parsed={of} terms="" isReading={isReading} />
      </FluentProvider>
    );
    const { rerender } = render(section(reading));
    const change = (to: Partial<Plan>): void => {
      rerender(section({ ...reading, plan: { ...handWorked, ...to } }));
    };
    return { workbook, user: userEvent.setup(), change };
  }

  test("writes, reads back and shows the sheet; a second time beside the first", async () => {
    const { workbook, user } = open();
    computing(workbook);
    await user.click(button("Write to workbook"));
    await waitFor(() => {
      expect(says()).toBe(
        `Wrote “APC assumptions” and “APC results”. All ${figures(offerOf(handWorked)).size} figures read back equal.`,
      );
    });
    expect(document.activeElement).toBe(button("Write to workbook"));
    await user.click(button("Show the sheet"));
    expect(workbook.shown).toEqual(["'APC results'!A1"]);
    await user.click(button("Write to workbook"));
    await waitFor(() => {
      expect(says()).toMatch(/^Wrote “APC assumptions 2” and “APC results 2”\. All/);
    });
  });

  test("a counterparty gets sheets of its own", async () => {
    const { workbook, user } = open();
    computing(workbook, "counterparty");
    await user.click(button("Write for a counterparty"));
    await waitFor(() => {
      expect(says()).toMatch(/^Wrote “APC offer assumptions” and “APC offer results”\. All/);
    });
    expect(JSON.stringify(workbook.tables.sheets)).not.toMatch(/expected/i);
  });

  test("says what is still computed, and looks again when asked", async () => {
    const { workbook, user } = open();
    await user.click(button("Write to workbook"));
    expect(await screen.findByText(/^0 of \d+ are equal so far; the workbook is still computing \d+\.$/)).toBeTruthy();
    computing(workbook);
    await user.click(button("Check again"));
    await waitFor(() => {
      expect(says()).toContain("figures read back equal.");
    });
  });

  test("says when the plan is no longer the one that was written", async () => {
    const { workbook, user, change } = open();
    computing(workbook);
    await user.click(button("Write to workbook"));
    await waitFor(() => {
      expect(says()).toContain("figures read back equal.");
    });
    const changed = "The plan in the pane has changed since: the sheets hold it as it was written.";
    expect(screen.queryByText(changed)).toBeNull();
    change({ basePmpm: 31 });
    expect(screen.getByText(changed)).toBeTruthy();
    change({});
    expect(screen.queryByText(changed)).toBeNull();
  });

  test("lists what differs, with both values", async () => {
    const { workbook, user } = open();
    computing(workbook, "ours", { [offerOf(handWorked).results.added.committed?.period.address ?? ""]: 1 });
    await user.click(button("Write to workbook"));
    expect(
      await screen.findByText(
        /^Added over base, committed, one payout period \(B22\): 5,650 in the pane, 1 in the sheet$/,
      ),
    ).toBeTruthy();
    expect(says()).toMatch(/1 of \d+ figures differ from what was written\.$/);
  });

  test.each([
    ["protected", "The structure of the workbook is protected. Nothing was made."],
    ["editing", "A cell is being edited: finish it, then try again."],
    ["other", "Excel gave up. Of what was begun, this remains: APC assumptions. Delete it, then try again."],
  ] as const)("tells that a workbook failed (%s), and tries again", async (kind, sentence) => {
    const { workbook, user } = open();
    jest.spyOn(workbook, "createSheets").mockRejectedValueOnce(new PortFault(kind, sentence));
    computing(workbook);
    await user.click(button("Write to workbook"));
    expect((await screen.findByRole("alert")).textContent).toContain(sentence);
    await user.click(button("Try again"));
    await waitFor(() => {
      expect(says()).toMatch(/All \d+ figures read back equal\.$/);
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("tells sheets that are there from a reading that failed", async () => {
    const { workbook, user } = open();
    computing(workbook);
    jest.spyOn(workbook, "read").mockRejectedValueOnce(new PortFault("editing", "A cell is being edited."));
    await user.click(button("Write to workbook"));
    expect((await screen.findByRole("alert")).textContent).toContain(
      "The sheets are there, but could not be read back. A cell is being edited.",
    );
    await user.click(button("Try again"));
    await waitFor(() => {
      expect(says()).toMatch(/All \d+ figures read back equal\.$/);
    });
  });

  test("writes no plan whose terms are still being read, and says why", async () => {
    const { workbook, user } = open(new BookWorkbook(), plan, true);
    const reason = screen.getByText("The plan’s terms are being read: it can be written as soon as they are known.");
    expect(button("Write to workbook").getAttribute("aria-describedby")).toBe(reason.id);
    for (const label of ["Write to workbook", "Write for a counterparty"]) await act(() => user.click(button(label)));
    expect([workbook.tables.sheets, says()]).toEqual([[], ""]);
  });

  test("says that it writes before the workbook is asked", async () => {
    const { workbook, user } = open();
    computing(workbook);
    const told = jest.spyOn(workbook, "names").mockImplementationOnce(() => {
      expect([says(), button("Write to workbook").getAttribute("aria-disabled")]).toEqual([
        "Writing the sheets …",
        "true",
      ]);
      return Promise.resolve([]);
    });
    await user.click(button("Write to workbook"));
    await waitFor(() => {
      expect(says()).toContain("figures read back equal.");
    });
    expect(told).toHaveBeenCalled();
  });

  test("without a plan says what is to be done first", async () => {
    const { workbook, user } = open(new BookWorkbook(), { plan: null, refusals: new Map(), missing: ["basePmpm"] });
    expect(screen.getByText("Fill in the plan first.")).toBeTruthy();
    await act(() => user.click(button("Write to workbook")));
    expect(workbook.tables.sheets).toEqual([]);
  });
});
