import { TextDecoder } from "node:util";
import { serialOfIso } from "../../../src/core/shared";
import { extractOfRange, guessedColumns, readExtract } from "../../../src/pane/payouts/extract";
import { textOfFile } from "../../../src/pane/payouts/fileText";
import { extract, read, reading } from "./extracts";

/** How an extract of payments is read: nothing of it is guessed without a word. */

Object.assign(globalThis, { TextDecoder });

const HEAD = "Vendor,Amount,Check date,Check number";
const faultsOf = (text: string, said = {}) => read(text, said).faults.map(({ line, sentence }) => [line, sentence]);
const amountsOf = (text: string, said = {}) => read(text, said).lines.map(({ amount }) => amount);

describe("the columns", () => {
  test("are known by their headings, each once, the fuller name first", () => {
    expect(
      guessedColumns([
        "VENDOR_ID",
        "VENDOR_NAME",
        "Invoice Date",
        "CheckDate",
        "Check #",
        "Net Amount",
        "Period",
        "CCY",
      ]),
    ).toEqual([null, "vendor", null, "paidOn", "payment", "amount", "payout", "currency"]);
    expect(guessedColumns(["Payee", "Paid", "EFT trace", "Memo"])).toEqual(["vendor", "amount", "payment", null]);
  });

  test("of cells without headings are to be said, and no line of them is lost", () => {
    const given = extract("Oak,500.00,2025-03-31\nElm,700.00,2025-03-31");
    expect(given.headings).toEqual(["", "", ""]);
    expect(given.lines).toEqual([1, 2]);
  });
});

describe("lines", () => {
  test("are counted as a person finds them, blank ones and titles with them", () => {
    expect(extract(`Payment register\n\n${HEAD}\nOak,1,2025-03-31,7\n\nElm,2,2025-03-31,8\n`).lines).toEqual([4, 6]);
    const range = extractOfRange({
      address: "'AP extract'!B3:C6",
      rows: 4,
      columns: 2,
      values: [
        ["Vendor", "Amount"],
        ["Oak", 1],
        [null, null],
        ["Elm", 2],
      ],
    });
    expect([range?.unit, range?.lines]).toEqual(["row", [4, 6]]);
  });

  test("that are totals are named and are no payments", () => {
    const { lines, totals, faults } = read(
      `${HEAD}\nOak,500.00,2025-03-31,7\nTotal Care,1,2025-03-31,8\nGrand total:,501.00,,`,
    );
    expect(lines.map(({ vendor }) => vendor)).toEqual(["Oak", "Total Care"]);
    expect(totals).toEqual([{ line: 4, amount: 501 }]);
    expect(faults).toEqual([]);
  });

  test("whose kind of payment is called a total are payments, and a total in a column that counts is one", () => {
    const { lines, totals } = read(
      "Vendor,Amount,Check number,Payment type\nOak,500.00,7,Total payments\nOak,500.00,Subtotal,\n,500.00,,Total",
    );
    expect(lines.map(({ payment }) => payment)).toEqual(["7"]);
    expect(totals.map(({ line }) => line)).toEqual([3, 4]);
  });

  test("without a vendor, an amount, a date or a payout say so, with what is known of them", () => {
    const text =
      "Vendor,Amount,Check date,Payout\n,5,2025-03-31,1\nOak,,2025-03-31,1\nOak,5,,1\nOak,5,2025-03-31,\nOak,0,2025-03-31,1";
    expect(read(text).faults).toEqual([
      { line: 2, vendor: "", sentence: "it names no vendor", amount: 5 },
      { line: 3, vendor: "Oak", sentence: "it has no amount", amount: null },
      { line: 4, vendor: "Oak", sentence: "it has no date", amount: 5 },
      { line: 5, vendor: "Oak", sentence: "it names no payout", amount: 5 },
      { line: 6, vendor: "Oak", sentence: "it pays nothing", amount: 0 },
    ]);
  });

  test("with an error value name it", () => {
    const values = [
      ["Vendor", "Amount", "Check date", "Reference"],
      ["Oak", { error: "#N/A" }, 45747, "7"],
      [{ error: "#REF!" }, 5, 45747, "8"],
      ["Oak", 5, 45747, { error: "#NAME?" }],
    ];
    const range = extractOfRange({ address: "Extract!A1:D4", rows: 4, columns: 4, values });
    if (range === null) throw new Error("No list");
    expect(readExtract(range, reading(range)).faults.map(({ line, sentence }) => [line, sentence])).toEqual([
      [2, "“#N/A” is no amount in dollars and cents"],
      [3, "its vendor is #REF!"],
      [4, "its reference is #NAME?"],
    ]);
  });
});

describe("amounts", () => {
  test("are read as finance people write them", () => {
    const text = ['"1,234.50"', '"$1,234.50"', "(200.00)", "($200.00)", "$ (200.00)", "-200", "USD 7.5", "−3"].map(
      (one, at) => `Oak,${one},2025-03-31,${at}`,
    );
    expect(amountsOf([HEAD, ...text].join("\n"))).toEqual([1234.5, 1234.5, -200, -200, -200, -200, 7.5, -3]);
  });

  test("of 0 are neither above nor below it, and pay nothing", () => {
    const { plain, faults } = read("Vendor,Amount\nOak,5.00\nElm,0.00\nAsh,-5.00");
    expect(plain).toEqual({ above: 1, below: 1 });
    expect(faults).toEqual([{ line: 3, vendor: "Elm", sentence: "it pays nothing", amount: 0 }]);
  });

  test("that are none, or have a part of a cent, are named", () => {
    expect(
      faultsOf(
        `${HEAD}\nOak,"1.234,50",2025-03-31,1\nOak,12.345,2025-03-31,2\nOak,five,2025-03-31,3\nOak,-5 CR,2025-03-31,4`,
      ),
    ).toEqual([
      [2, "“1.234,50” is no amount in dollars and cents"],
      [3, "“12.345” is no amount in dollars and cents"],
      [4, "“five” is no amount in dollars and cents"],
      [5, "“-5 CR” is no amount in dollars and cents"],
    ]);
  });

  test("with a sign after them wait until somebody says what it means", () => {
    const text = `${HEAD}\nOak,200.00-,2025-03-31,1\nOak,30.00CR,2025-03-31,2\nOak,4.00 DR,2025-03-31,3`;
    const { lines, faults, signs } = read(text);
    expect(lines).toEqual([]);
    expect(signs).toEqual([
      { sign: "-", count: 1, example: "200.00-" },
      { sign: "CR", count: 1, example: "30.00CR" },
      { sign: "DR", count: 1, example: "4.00 DR" },
    ]);
    expect(faults[1]).toEqual({
      line: 3,
      vendor: "Oak",
      sentence: "“30.00CR”: nobody has said what CR after it means",
      amount: null,
    });
    const said = new Map([
      ["-", "recovered"],
      ["CR", "paid"],
      ["DR", "left out"],
    ]);
    expect(amountsOf(text, { signs: said })).toEqual([-200, 30]);
    expect(faultsOf(text, { signs: said })).toEqual([[4, "“4.00 DR” has DR after it"]]);
  });

  test("in another currency are left out until somebody says that they are dollars", () => {
    const text = "Vendor,Amount,Currency\nOak,€500.00,\nOak,CAD 20.00,\nOak,C$3.00,\nOak,9.00,GBP\nOak,1.00,USD";
    expect(faultsOf(text)).toEqual([
      [2, "“€500.00” is in €"],
      [3, "“CAD 20.00” is in CAD"],
      [4, "“C$3.00” is in C$"],
      [5, "“9.00” is in GBP"],
    ]);
    expect(read(text).currencies.map(({ currency }) => currency)).toEqual(["€", "CAD", "C$", "GBP"]);
    expect(amountsOf(text, { dollars: new Set(["€", "GBP"]) })).toEqual([500, 9, 1]);
  });
});

describe("days", () => {
  const daysOf = (days: readonly string[], said = {}) =>
    read([HEAD, ...days.map((day, at) => `Oak,${at + 1},${day},${at}`)].join("\n"), said);

  test("are ISO dates, the month first, or serials", () => {
    const { lines } = daysOf(["2025-03-31", "3/31/2025", "03-31-25", "45747", "20250331", "2025-03-31T09:15:00"]);
    expect(lines.map(({ paidOn }) => paidOn)).toEqual(Array(6).fill(serialOfIso("2025-03-31")));
  });

  test("that are none are named", () => {
    const told = (day: string, order = "") =>
      `“${day}” is not read as a day${order}: give one such as 2025-03-31 or 31 Mar 2025, from 2000 to 2099`;
    expect(daysOf(["2025-02-30", "31/03/2025", "soon", "1905"]).faults.map(({ sentence }) => sentence)).toEqual([
      told("2025-02-30"),
      told("31/03/2025", " with the month first"),
      told("soon"),
      told("1905"),
    ]);
  });

  test("can have the day first where each of them can", () => {
    expect(daysOf(["03/04/2025", "31/03/2025"]).ordered).toEqual({ example: "03/04/2025", canBeDayFirst: true });
    expect(daysOf(["03/04/2025", "03/31/2025"]).ordered?.canBeDayFirst).toBe(false);
    expect(daysOf(["2025-03-31"]).ordered).toBeNull();
    expect(daysOf(["03/04/2025"], { isDayFirst: true }).lines[0]?.paidOn).toBe(serialOfIso("2025-04-03"));
  });
});

describe("a file", () => {
  const text = "Vendor;Amount\nOak é;5";
  const utf16 = (isBig: boolean) =>
    Array.from(text).flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
    });

  test.each([
    ["UTF-8", [...Buffer.from(text)]],
    ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, ...Buffer.from(text)]],
    ["UTF-16 with its mark", [0xff, 0xfe, ...utf16(false)]],
    ["UTF-16 the other way", [0xfe, 0xff, ...utf16(true)]],
    ["UTF-16 without a mark", utf16(false)],
  ])("is read as %s", (_name, bytes) => {
    expect(textOfFile(Uint8Array.from(bytes))).toEqual({ text, told: null });
    expect(read(text).lines[0]?.vendor).toBe("Oak é");
  });

  test("of older letters says that they were supposed, and a workbook is none", () => {
    const old = textOfFile(Uint8Array.from(Buffer.from(text, "latin1")));
    expect(old?.text).toBe(text);
    expect(old?.told).toMatch(/^The file is not in UTF-8/);
    expect(textOfFile(Uint8Array.from([0x50, 0x4b, 3, 4]))).toBeNull();
  });
});

test("amounts below 0 are payments where somebody says so, and what stands after an amount keeps its own meaning", () => {
  const text = "Vendor,Amount\nOak,-400.00\nElm,50.00\nAsh,7.00CR\nTotal,-350.00";
  const given = read(text, { isTurned: true, signs: new Map([["CR", "recovered"]]) });
  expect(given.lines.map(({ amount }) => amount)).toEqual([400, -50, -7]);
  expect(given.totals).toEqual([{ line: 5, amount: 350 }]);
  expect(given.plain).toEqual({ above: 1, below: 1 });
});
