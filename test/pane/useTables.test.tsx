import { act, renderHook } from "@testing-library/react";
import { PortFault } from "../../src/pane/port";
import { useTables } from "../../src/pane/useTables";
import { FakeWorkbook } from "./fakeWorkbook";

/** Tables of the workbook, read anew with each of its changes. */

function put(workbook: FakeWorkbook, name: string, value: number): void {
  workbook.tables.put(name, { address: `${name}!A1:A2`, headings: ["Amount"], rows: [[value]], formulas: [] });
}

async function opened(workbook: FakeWorkbook) {
  const hook = renderHook(
    ({ names, changes, active }: { names: string[]; changes: number; active: boolean }) =>
      useTables(names, workbook, changes, active),
    { initialProps: { names: ["One", "None"], changes: 0, active: true } },
  );
  await act(() => Promise.resolve());
  const turn = async (changes: number, more: { names?: string[]; active?: boolean } = {}) => {
    hook.rerender({ names: ["One", "None"], active: true, ...more, changes });
    await act(() => Promise.resolve());
  };
  return { now: () => hook.result.current, turn };
}

test("a table that did not change stays the same, and one that is not there is null", async () => {
  const workbook = new FakeWorkbook();
  put(workbook, "One", 1);
  const { now, turn } = await opened(workbook);
  const { tables } = now();
  expect(tables?.get("One")?.rows).toEqual([[1]]);
  expect(tables?.get("None")).toBeNull();
  await turn(1);
  expect(now().tables).toBe(tables);
  put(workbook, "One", 2);
  await turn(2, { active: false });
  expect(now().tables).toBe(tables);
  await turn(2);
  expect(now().tables?.get("One")?.rows).toEqual([[2]]);
  put(workbook, "None", 3);
  await turn(3, { names: ["None"] });
  expect([...(now().tables ?? [])].map(([name, table]) => [name, table?.rows])).toEqual([["None", [[3]]]]);
});

test("nothing is known of tables that cannot be read, until they can", async () => {
  const workbook = new FakeWorkbook();
  put(workbook, "One", 1);
  const { now, turn } = await opened(workbook);
  workbook.fault = new PortFault("editing", "A cell is being edited.");
  await turn(1);
  expect(now()).toMatchObject({ tables: null, fault: { sentence: "A cell is being edited." } });
  workbook.fault = null;
  await act(async () => {
    now().again();
    await Promise.resolve();
  });
  expect(now().fault).toBeNull();
  expect(now().tables?.get("One")?.rows).toEqual([[1]]);
});
