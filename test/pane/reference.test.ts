import { parseReference, quoteColumn, quoteSheet, type Reference } from "../../src/pane/formula/reference";

const cells = (sheet: string | null, address: string, spill = false): Reference => ({
  kind: "cells",
  sheet,
  address,
  spill,
});

test.each<[string, Reference]>([
  ["A1", cells(null, "A1")],
  ["$A$1:B2", cells(null, "$A$1:B2")],
  ["A:C", cells(null, "A:C")],
  ["2:4", cells(null, "2:4")],
  ["B2#", cells(null, "B2", true)],
  ["Panel!B2:B20", cells("Panel", "B2:B20")],
  ["'My sheet'!A1", cells("My sheet", "A1")],
  ["'It''s here'!A1#", cells("It's here", "A1", true)],
  ["Terms", { kind: "name", sheet: null, name: "Terms" }],
  ["YTD2024", { kind: "name", sheet: null, name: "YTD2024" }],
  ["XFE1", { kind: "name", sheet: null, name: "XFE1" }],
  ["XFD1048576", cells(null, "XFD1048576")],
  ["A1048577", { kind: "name", sheet: null, name: "A1048577" }],
  ["Plan!Terms.2026", { kind: "name", sheet: "Plan", name: "Terms.2026" }],
  ["Panel[Score]", { kind: "table", table: "Panel", part: "#data", columns: ["Score", "Score"] }],
  ["Panel[]", { kind: "table", table: "Panel", part: "#data", columns: null }],
  ["Panel[#All]", { kind: "table", table: "Panel", part: "#all", columns: null }],
  ["Panel[[#Headers],[Score]]", { kind: "table", table: "Panel", part: "#headers", columns: ["Score", "Score"] }],
  ["Panel[[#All],[Code]:[Score]]", { kind: "table", table: "Panel", part: "#all", columns: ["Code", "Score"] }],
  ["Panel[[Code]:[Gap share]]", { kind: "table", table: "Panel", part: "#data", columns: ["Code", "Gap share"] }],
  ["Panel[[#This Row],[Score]]", { kind: "table", table: "Panel", part: "#this row", columns: ["Score", "Score"] }],
  ["Panel[@Score]", { kind: "table", table: "Panel", part: "#this row", columns: ["Score", "Score"] }],
  ["[@[Gap share]]", { kind: "table", table: null, part: "#this row", columns: ["Gap share", "Gap share"] }],
  [
    "Panel['#Items '[2026']]",
    { kind: "table", table: "Panel", part: "#data", columns: ["#Items [2026]", "#Items [2026]"] },
  ],
])("%s is understood", (text, meaning) => {
  expect(parseReference(text)).toEqual(meaning);
});

test.each([
  "",
  "12",
  "A1+B1",
  "'[Book2.xlsx]Plan'!A1",
  "Panel[[#Headers],[#Data]]",
  "Panel[[A],[B]]",
  "Panel[[A]",
  "Panel[A]*Panel[B]",
  '"A1"',
])("%s is no reference here", (text) => {
  expect(parseReference(text)).toBeNull();
});

test.each([
  ["Panel", "Panel"],
  ["My sheet", "'My sheet'"],
  ["It's", "'It''s'"],
  ["FY26", "'FY26'"],
  ["R1", "'R1'"],
  ["2026", "'2026'"],
])("the sheet %s is written %s", (name, written) => {
  expect(quoteSheet(name)).toBe(written);
  expect(parseReference(`${written}!A1`)).toEqual(cells(name, "A1"));
});

test.each(["Score", "#Items [2026]", "It's @ 5"])("the column %s is read as it is written", (name) => {
  expect(parseReference(`Panel[${quoteColumn(name)}]`)).toMatchObject({ columns: [name, name] });
});
