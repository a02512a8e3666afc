import { waitFor } from "@testing-library/react";
import { offerOf } from "../../../src/pane/allocation/offer";
import { checkOffer, writeOffer, type Check } from "../../../src/pane/allocation/writeOffer";
import { PortFault, type PortCell, type WorkbookName } from "../../../src/pane/port";
import { BookWorkbook } from "./bookWorkbook";
import { computing, figures } from "./computing";
import { handWorked } from "./plans";

/** Offers go into a workbook under a number that is free, and are read back. */

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
    jest
      .spyOn(workbook, "createSheets")
      .mockRejectedValueOnce(new PortFault("taken", "Something hidden has that name."));
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
    jest
      .spyOn(workbook, "createSheets")
      .mockRejectedValueOnce(new PortFault("protected", "The structure of the workbook is protected."));
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
    const done = checkOffer(offer, workbook, new AbortController().signal, ({ pending }) => {
      counts.push(pending.length);
    });
    await waitFor(() => {
      expect(counts).toHaveLength(1);
    });
    computing(workbook, "ours", { [pmpm]: { error: "#GETTING_DATA" } });
    workbook.tell();
    await waitFor(() => {
      expect(counts).toHaveLength(2);
    });
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
    const done = checkOffer(offer, workbook, new AbortController().signal, (found) => {
      differing.push(found.differing.length);
    });
    await waitFor(() => {
      expect(differing).toEqual([1]);
    });
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
    const checked = jest.fn<undefined, [Check]>(() => {
      stop.abort();
    });
    await checkOffer(offer, workbook, stop.signal, checked);
    expect(checked.mock.calls.map(([{ equal }]) => equal)).toEqual([0]);
    expect(workbook.listening).toBe(0);
  });
});
