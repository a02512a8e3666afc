import { headingsOf } from "../../../src/pane/ownTable";
import { othersText, ownOf } from "../../../src/pane/payouts/ownAtHand";
import { writePayments } from "../../../src/pane/payouts/writtenPayments";
import { knownVendor, NOT_A_PRACTICE, suggestedFor, VENDORS, vendorsOf } from "../../../src/pane/payouts/vendors";
import { kept } from "../../../src/pane/plan/usePlanTables";
import { PortFault, type PortCell } from "../../../src/pane/port";
import { ledger } from "./extracts";
import { HEAD, NOBODY, take, seen, toWrite, sentences, workbookWith, OAK } from "./taking";

/** Which practice each vendor is. */

describe("vendors", () => {
  test.each([
    ["on its own sheet is ours, and says what it lacks", "'APC Vendors'", "Vendors", ["Practice"]],
    ["on another sheet is another's", "Suppliers", "Vendors2", null],
  ])("a table with one of the two headings %s", (_of, sheet, called, lacking) => {
    const content = {
      address: `${sheet}!A4:B5`,
      headings: ["Vendor", "Site"],
      rows: [["Oak LLC", "Oak"]],
      formulas: [],
    };
    const read = new Map([["Vendors", kept("Vendors", "Vendors[#All]", content, null)]]);
    const own = ownOf(read, ["Vendors"], [{ name: "Vendors", kind: "table", reference: "Vendors" }]);
    const at = own(VENDORS);
    expect(at.own.table).toBe(called);
    expect(at.content === null ? null : vendorsOf(at.content, at.own).lacking).toEqual(lacking);
    expect(othersText(own) === "").toBe(lacking !== null);
  });

  const practices = new Set(["Oak", "Elm"]);
  const table = (rows: PortCell[][]) => vendorsOf({ headings: headingsOf(VENDORS), rows });

  test("are practices by the table, or by the very name; nothing is like enough", () => {
    const known = (vendor: string, rows: PortCell[][] = [], said = NOBODY) =>
      knownVendor(vendor, table(rows), said, practices);
    expect(known("Oak")).toEqual({ kind: "practice", practice: "Oak" });
    expect(known("OAK")).toEqual({ kind: "unknown" });
    expect(known("Oak", [["Oak", "Elm"]])).toEqual({ kind: "practice", practice: "Elm" });
    expect(
      known("Oak LLC", [
        ["Oak LLC", "Oak"],
        ["Oak LLC", "Elm"],
      ]),
    ).toEqual({ kind: "twice" });
    expect(known("Paper Co", [["Paper Co", "not a practice"]])).toEqual({ kind: "none" });
    expect(known("Old", [["Old", "Left"]], new Map([["Old", "Elm"]]))).toEqual({ kind: "practice", practice: "Elm" });
    // What the table says of it goes before its name, also where that practice has left the ledger.
    expect(known("Oak", [["Oak", "Left"]])).toEqual({ kind: "unknown" });
    expect(suggestedFor("OAK, LLC", practices)).toBe("Oak");
    expect(suggestedFor("Oak", ["Oak North", "Oak South"])).toBeNull();
    expect(suggestedFor("Paper Co", practices)).toBeNull();
  });

  test("that are none, or unknown, are left out by their names", () => {
    const text = `${HEAD}\nPaper Co,5,2025-03-31,1,1\nOAK,6,2025-03-31,2,1`;
    expect(sentences(take(ledger([OAK]), text, [], new Map([["Paper Co", NOT_A_PRACTICE]])))).toEqual([
      [2, "Paper Co is not a practice"],
      [3, "nobody has said which practice OAK is"],
    ]);
  });

  test("are kept before the payments, and the fault says so where those cannot be written", async () => {
    const workbook = workbookWith(OAK);
    workbook.changeTable = () => Promise.reject(new PortFault("protected", "The sheet is protected."));
    const said = new Map([["OAK LLC", "Oak"]]);
    const at = ledger([OAK]);
    const { taken } = take(at, `${HEAD}\nOAK LLC,400,2025-03-31,101,1`, [], said);
    await expect(writePayments(workbook, seen(at), toWrite(taken, said))).rejects.toThrow(
      "The sheet is protected. What you said of the vendors is kept in the table Vendors. No payment was written.",
    );
    expect(workbook.tables.get("Vendors")?.rows).toEqual([["OAK LLC", "Oak"]]);
  });

  test("whose practice left the ledger are put right in their row", async () => {
    const workbook = workbookWith(OAK);
    const content = {
      address: "'APC Vendors'!A4:B5",
      headings: headingsOf(VENDORS),
      rows: [["Old", "Left"]],
      formulas: [],
    };
    workbook.tables.put(VENDORS.table, content);
    await writePayments(
      workbook,
      { ...seen(ledger([OAK])), vendors: vendorsOf(content) },
      toWrite(
        [],
        new Map([
          ["Old", "Oak"],
          ["New", NOT_A_PRACTICE],
        ]),
      ),
    );
    expect(workbook.tables.get("Vendors")?.rows).toEqual([
      ["Old", "Oak"],
      ["New", NOT_A_PRACTICE],
    ]);
  });
});
