import { FluentProvider } from "@fluentui/react-components";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { BookCell } from "../../../src/pane/book/book";
import { offerOf, type Offer } from "../../../src/pane/allocation/offer";
import type { Audience } from "../../../src/pane/allocation/plan";
import type { ParsedDraft } from "../../../src/pane/allocation/parseDraft";
import { checkOffer, writeOffer, type Check } from "../../../src/pane/allocation/writeOffer";
import type { Plan } from "../../../src/pane/allocation/plan";
import { WriteSection } from "../../../src/pane/allocation/WriteSection";
import { PortFault, type PortCell, type WorkbookName } from "../../../src/pane/port";
import { themes } from "../../../src/pane/theme";
import { watchErrors } from "../openPane";
import { BookWorkbook } from "./bookWorkbook";
import { handWorked } from "./plans";

watchErrors();

/** All figures of an offer by their addresses on the sheet of results. */
function figures({ results: { lines, added, headroom, shares } }: Offer): Map<string, PortCell> {
  const isCell = (one: unknown): one is BookCell => typeof one === "object" && one !== null && "address" in one;
  const cells = (one: unknown): BookCell[] => (isCell(one) ? [one] : Object.values(one ?? {}).flatMap(cells));
  return new Map([lines, added, headroom, shares].flatMap(cells).map(({ address, value }) => [address, typeof value === "number" ? value : null]));
}

/** A workbook that computes as the pane does, but for a few cells. */
function computing(workbook: BookWorkbook, audience: Audience = "ours", others: Readonly<Record<string, PortCell>> = {}): void {
  const known = figures(offerOf(handWorked, audience));
  workbook.computed = (address) => others[address] ?? known.get(address) ?? null;
}

const name = (name: string, kind: WorkbookName["kind"]): WorkbookName => ({ name, kind, reference: name });

describe("the number of an offer", () => {
  test.each<[string, WorkbookName[], string]>([
    ["is the first of an empty workbook", [], "APC assumptions"],
    ["passes a sheet, in whatever letters", [name("apc RESULTS", "sheet")], "APC assumptions 2"],
    ["passes a name", [name("APC_Base_PMPM", "name")], "APC assumptions 2"],
    ["passes a table", [name("apc_sites", "table")], "APC assumptions 2"],
    ["is the lowest that is free", [name("APC results", "sheet"), name("APC results 3", "sheet")], "APC assumptions 2"],
    ["minds no name of the other kind", [name("APC_Sites", "sheet")], "APC assumptions"],
  ])("%s", async (_case, there, sheet) => {
    const workbook = new BookWorkbook(there);
    const { sheets } = await writeOffer(handWorked, "ours", workbook);
    expect(sheets[0]?.name).toBe(sheet);
    expect(workbook.tables.sheets.map((made) => made.name)).toEqual(sheets.map((each) => each.name));
  });

  test("passes what the workbook did not tell of", async () => {
    const workbook = new BookWorkbook();
    jest.spyOn(workbook, "createSheets").mockRejectedValueOnce(new PortFault("taken", "Something hidden has that name."));
    expect((await writeOffer(handWorked, "ours", workbook)).sheets[0]?.name).toBe("APC assumptions 2");
  });

  test("comes to an end in a workbook that refuses each", async () => {
    const workbook = new BookWorkbook();
    const create = jest.spyOn(workbook, "createSheets").mockRejectedValue(new PortFault("taken", "No."));
    await expect(writeOffer(handWorked, "ours", workbook)).rejects.toThrow("No.");
    expect(create.mock.calls.length).toBeLessThan(100);
  });

  test("is not tried again where something else failed", async () => {
    const workbook = new BookWorkbook();
    jest.spyOn(workbook, "createSheets").mockRejectedValueOnce(new PortFault("protected", "The structure of the workbook is protected."));
    await expect(writeOffer(handWorked, "ours", workbook)).rejects.toThrow("protected");
    expect(workbook.tables.sheets).toEqual([]);
  });
});

describe("reading back", () => {
  async function check(others: Readonly<Record<string, PortCell>>): Promise<Check> {
    const workbook = new BookWorkbook();
    const offer = await writeOffer(handWorked, "ours", workbook);
    computing(workbook, "ours", others);
    const stop = new AbortController();
    const checks: Check[] = [];
    await checkOffer(offer, workbook, stop.signal, (found) => {
      checks.push(found);
      stop.abort();
    });
    const [first] = checks;
    if (first === undefined) throw new Error("Nothing was read back");
    return first;
  }
  const { added, headroom } = offerOf(handWorked).results;
  const [period, pmpm] = [added.committed?.period.address ?? "", added.committed?.pmpm.address ?? ""];

  test("finds every figure equal", async () => {
    const { of, equal, differing, pending } = await check({});
    expect(of).toBe(figures(offerOf(handWorked)).size);
    expect([equal, differing, pending]).toEqual([of, [], []]);
  });

  test.each<[string, string, PortCell, boolean]>([
    ["money within the cent", period, 5650.0000001, true],
    ["money a cent off", period, 5650.01, false],
    ["a PMPM at the end of a double", pmpm, 5.650000000001, true],
    ["a PMPM a little off", pmpm, 5.6501, false],
    ["a share a little off", headroom?.uplift.ceiling.address ?? "", 0.30001, false],
    ["an error", period, { error: "#NAME?" }, false],
    ["text", period, "5650", false],
  ])("%s", async (_case, address, found, isEqual) => {
    const { of, equal, differing } = await check({ [address]: found });
    expect(equal).toBe(isEqual ? of : of - 1);
    expect(differing.map(({ cell, found: value }) => [cell.address, value])).toEqual(isEqual ? [] : [[address, found]]);
  });

  test("waits for the changes of the workbook, and listens no longer than that", async () => {
    const workbook = new BookWorkbook();
    const offer = await writeOffer(handWorked, "ours", workbook);
    const counts: number[] = [];
    const done = checkOffer(offer, workbook, new AbortController().signal, ({ pending }) => { counts.push(pending.length); });
    await waitFor(() => { expect(counts).toHaveLength(1); });
    computing(workbook, "ours", { [pmpm]: { error: "#GETTING_DATA" } });
    workbook.tell();
    await waitFor(() => { expect(counts).toHaveLength(2); });
    computing(workbook);
    workbook.tell();
    await done;
    expect([counts.slice(1), workbook.listening]).toEqual([[1, 0], 0]);
  });

  test("reads again what differs: it may still be computing behind another error", async () => {
    const workbook = new BookWorkbook();
    const offer = await writeOffer(handWorked, "ours", workbook);
    const differing: number[] = [];
    computing(workbook, "ours", { [period]: { error: "#N/A" } });
    const done = checkOffer(offer, workbook, new AbortController().signal, (found) => { differing.push(found.differing.length); });
    await waitFor(() => { expect(differing).toEqual([1]); });
    computing(workbook);
    workbook.tell();
    await done;
    expect(differing).toEqual([1, 0]);
  });

  test("hears a change that comes while it reads", async () => {
    const workbook = new BookWorkbook();
    const offer = await writeOffer(handWorked, "ours", workbook);
    const read = workbook.read.bind(workbook);
    jest.spyOn(workbook, "read").mockImplementationOnce(async (reference) => {
      const busy = await read(reference);
      computing(workbook);
      workbook.tell();
      return busy;
    });
    const checked = jest.fn<undefined, [Check]>();
    await checkOffer(offer, workbook, new AbortController().signal, checked);
    expect(checked.mock.lastCall?.[0].pending).toEqual([]);
  });

  test("can be stopped", async () => {
    const workbook = new BookWorkbook();
    const offer = await writeOffer(handWorked, "ours", workbook);
    const stop = new AbortController();
    const checked = jest.fn<undefined, [Check]>(() => { stop.abort(); });
    await checkOffer(offer, workbook, stop.signal, checked);
    expect(checked.mock.calls.map(([{ equal }]) => equal)).toEqual([0]);
    expect(workbook.listening).toBe(0);
  });
});

describe("the section", () => {
  const plan: ParsedDraft = { plan: handWorked, refusals: new Map(), missing: [] };
  const button = (label: string) => screen.getByRole("button", { name: label });
  const says = () => screen.getByRole("status").textContent;

  function open(workbook = new BookWorkbook(), reading = plan, isReading = false) {
    const section = (of: ParsedDraft) => <FluentProvider theme={themes.light}><WriteSection port={workbook} parsed={of} terms="" isReading={isReading} /></FluentProvider>;
    const { rerender } = render(section(reading));
    const change = (to: Partial<Plan>): void => { rerender(section({ ...reading, plan: { ...handWorked, ...to } })); };
    return { workbook, user: userEvent.setup(), change };
  }

  test("writes, reads back and shows the sheet; a second time beside the first", async () => {
    const { workbook, user } = open();
    computing(workbook);
    await user.click(button("Write to workbook"));
    await waitFor(() => { expect(says()).toBe(`Wrote “APC assumptions” and “APC results”. All ${figures(offerOf(handWorked)).size} figures read back equal.`); });
    expect(document.activeElement).toBe(button("Write to workbook"));
    await user.click(button("Show the sheet"));
    expect(workbook.shown).toEqual(["'APC results'!A1"]);
    await user.click(button("Write to workbook"));
    await waitFor(() => { expect(says()).toMatch(/^Wrote “APC assumptions 2” and “APC results 2”\. All/); });
  });

  test("a counterparty gets sheets of its own", async () => {
    const { workbook, user } = open();
    computing(workbook, "counterparty");
    await user.click(button("Write for a counterparty"));
    await waitFor(() => { expect(says()).toMatch(/^Wrote “APC offer assumptions” and “APC offer results”\. All/); });
    expect(JSON.stringify(workbook.tables.sheets)).not.toMatch(/expected/i);
  });

  test("says what is still computed, and looks again when asked", async () => {
    const { workbook, user } = open();
    await user.click(button("Write to workbook"));
    expect(await screen.findByText(/^0 of \d+ are equal so far; the workbook is still computing \d+\.$/)).toBeTruthy();
    computing(workbook);
    await user.click(button("Check again"));
    await waitFor(() => { expect(says()).toContain("figures read back equal."); });
  });

  test("says when the plan is no longer the one that was written", async () => {
    const { workbook, user, change } = open();
    computing(workbook);
    await user.click(button("Write to workbook"));
    await waitFor(() => { expect(says()).toContain("figures read back equal."); });
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
    expect(await screen.findByText(/^Added over base, committed, one payout period \(B22\): 5,650 in the pane, 1 in the sheet$/)).toBeTruthy();
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
    await waitFor(() => { expect(says()).toMatch(/All \d+ figures read back equal\.$/); });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("tells sheets that are there from a reading that failed", async () => {
    const { workbook, user } = open();
    computing(workbook);
    jest.spyOn(workbook, "read").mockRejectedValueOnce(new PortFault("editing", "A cell is being edited."));
    await user.click(button("Write to workbook"));
    expect((await screen.findByRole("alert")).textContent).toContain("The sheets are there, but could not be read back. A cell is being edited.");
    await user.click(button("Try again"));
    await waitFor(() => { expect(says()).toMatch(/All \d+ figures read back equal\.$/); });
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
      expect([says(), button("Write to workbook").getAttribute("aria-disabled")]).toEqual(["Writing the sheets …", "true"]);
      return Promise.resolve([]);
    });
    await user.click(button("Write to workbook"));
    await waitFor(() => { expect(says()).toContain("figures read back equal."); });
    expect(told).toHaveBeenCalled();
  });

  test("without a plan says what is to be done first", async () => {
    const { workbook, user } = open(new BookWorkbook(), { plan: null, refusals: new Map(), missing: ["basePmpm"] });
    expect(screen.getByText("Fill in the plan first.")).toBeTruthy();
    await act(() => user.click(button("Write to workbook")));
    expect(workbook.tables.sheets).toEqual([]);
  });
});
