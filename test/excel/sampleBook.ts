import type { PortFault } from "../../src/pane/port";
import type { Book } from "./host/book";

/** A workbook of several sheets, with a table, names and a spill. */
export function book(change: Partial<Book> = {}): Book {
  return {
    selected: "Panel!B2",
    sheets: [
      {
        name: "Panel",
        cells: {
          A1: { value: "Code" },
          B1: { value: "Score" },
          A2: { value: "CBP" },
          B2: { value: 66.5 },
          A3: { value: "#N/A" },
          B3: { error: "#N/A", formula: "=NA()" },
          D2: { value: 1, formula: "=APC.TRACK(A2:A3)" },
          D3: { value: 2, spillsFrom: "D2" },
          E3: { value: 3, spillsFrom: "D2" },
          F2: { value: true },
        },
        names: { Local: "A2:A3" },
      },
      { name: "My plan", cells: { A1: { value: "CBP.gold" }, B1: { value: 3 } }, isProtected: true },
      { name: "Empty", cells: {} },
      { name: "Secret", cells: { A1: { value: 1 } }, hidden: true },
    ],
    names: { Terms: "My plan!A1:B1", Rate: "", _hidden: "Panel!A1" },
    tables: { Practices: "Panel!A1:B3" },
    ...change,
  };
}

/** A workbook that was opened before the add-in: one formula shows #NAME?, and would come to 5. */
export function stuckBook(): Book {
  const cells = { A1: { error: "#NAME?", formula: "=_xldudf_APC_TRACK(1)" }, A2: { value: 1 } };
  const compute = () => ({ value: 5 });
  return { selected: "Panel!A1", sheets: [{ name: "Panel", cells }], tables: {}, names: {}, compute };
}

/** What a promise was refused for. */
export async function fault(promise: Promise<unknown>): Promise<[kind: string, sentence: string]> {
  const thrown = await refusalOf(promise);
  if (thrown === null) throw new Error("It was not refused.");
  return [thrown.kind, thrown.message];
}

/** The sentence alone; null where it was not refused. */
export async function sentenceOf(promise: Promise<unknown>): Promise<string | null> {
  return (await refusalOf(promise))?.message ?? null;
}

function refusalOf(promise: Promise<unknown>): Promise<PortFault | null> {
  return promise.then(
    () => null,
    (thrown: unknown) => thrown as PortFault,
  );
}
