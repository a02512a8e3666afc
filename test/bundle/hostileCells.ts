import { HostErrorValue, type HostCell, type HostMatrix } from "../../src/harness/host";

/** What no one should write in a workbook, and someone will. */

export const ERROR_CODES = [
  "#N/A",
  "#VALUE!",
  "#DIV/0!",
  "#NUM!",
  "#NULL!",
  "#REF!",
  "#NAME?",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#BUSY!",
  "#GETTING_DATA",
  "#UNKNOWN!",
] as const;

/** Errors that Excel lets a function show; any other leaves as #VALUE!. */
export const SHOWN_CODES: readonly string[] = ERROR_CODES.slice(0, 5);

const A_CELL_FULL = 32_767;

const NUMBERS = [
  0,
  -0.5,
  -1,
  0.61,
  1,
  2,
  2.5,
  7,
  61,
  100.5,
  45_474,
  45_474.75,
  99_213,
  0.1 + 0.2,
  1e-9,
  1e15,
  1e21,
  -1e21,
  // The least and the greatest number that Excel keeps.
  2.2250738585072e-308,
  9.99999999999999e307,
  -9.99999999999999e307,
];

const TEXTS = [
  "",
  " ",
  "\u00A0\u200B",
  "61",
  "'61",
  "61%",
  "0.61",
  "1e999",
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "TRUE",
  "2024-07-01",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "length",
  "=1+1",
  "+A1",
  "<b>",
  '"',
  "\\",
  '{"code":"#N/A"}',
  "\u0000",
  "line\nbreak",
  "APC terms: ",
  "APC terms: [[1,2,3]]",
  "x".repeat(A_CELL_FULL),
  "9".repeat(A_CELL_FULL),
  "😀".repeat(100),
  "\uFDFA".repeat(2_000),
];

export const CELLS: readonly HostCell[] = [
  null,
  true,
  false,
  ...NUMBERS,
  ...TEXTS,
  ...ERROR_CODES.map((code) => new HostErrorValue(code)),
];

/** More cells than an argument takes, or in the wrong place. */
export const RANGES: readonly HostMatrix[] = [
  [[61], [62]],
  [[61, 62]],
  [
    ["CIS", "CBP"],
    ["GSD", "EDU"],
  ],
  [
    [null, null],
    [null, null],
  ],
  [[null], [61], ["x"], [true]],
  [[1, new HostErrorValue("#N/A"), new HostErrorValue("#REF!")]],
  [
    ["Parameter", "Value"],
    ["CBP.gold", 72],
  ],
  [
    ["__proto__", "constructor"],
    ["prototype", 1],
  ],
];

const keyAndValue = (key: HostCell, value: HostCell): HostMatrix => [[key, value]];

/** Terms that every function refuses in a sentence about terms. */
export const REFUSED_TERMS: Readonly<Record<string, HostMatrix>> = {
  "an unknown key": keyAndValue("CBP.golld", 72),
  "a key of Object's own": keyAndValue("__proto__", 72),
  "a key that is a number": keyAndValue(61, 72),
  "a key that is true": keyAndValue(true, 72),
  "a key that fills a cell": keyAndValue("k".repeat(A_CELL_FULL), 72),
  "a key given twice": [
    ["CBP.gold", 72],
    ["cbp.GOLD ", 72],
  ],
  "a key without a value": keyAndValue("weights", null),
  "a value without a key": keyAndValue(null, 72),
  "a value of the wrong kind": keyAndValue("CBP.gold", "72"),
  "a value that is true": keyAndValue("CBP.gold", true),
  "a value that is none of the words": keyAndValue("weights", "x".repeat(A_CELL_FULL)),
  "a target above 100": keyAndValue("CBP.gold", 9.99999999999999e307),
  "a target that looks like a percent": keyAndValue("CBP.gold", 2.2250738585072e-308),
  "a share above 1": keyAndValue("hpi.1", 5),
  "targets out of order": [
    ["CBP.minimum", 70],
    ["CBP.threshold", 60],
  ],
  "a share that does not apply": keyAndValue("CIS.Adult.gold", 0.1),
  "targets of a measure for information only": keyAndValue("GSD9.gold", 10),
  "ranges of codes that contradict each other": [
    ["track.B.99213-99215", "FFS"],
    ["track.B.99214-99216", "Capitated"],
  ],
  "a range of codes that is none": keyAndValue("track.B.99215-99213", "FFS"),
  "periods that do not fill the project": keyAndValue("payout.months", 5),
  "a project that ends before it starts": keyAndValue("payout.end", 45_000),
  "one column": [["CBP.gold"], [72]],
  "a header without Value": [
    ["Parameter", "Note"],
    ["CBP.gold", 72],
  ],
  "a number": [[72]],
  true: [[true]],
  "a text that is no terms": [["x".repeat(A_CELL_FULL)]],
  "a text of APC.TERMS cut short": [['APC terms: [[1,"CBP.go']],
  "a text of APC.TERMS that is no list": [['APC terms: {"CBP.gold":72}']],
  "a text of APC.TERMS with rows of nothing": [["APC terms: [[],[]]"]],
  "a text of APC.TERMS with a list for a value": [['APC terms: [[1,"CBP.gold",[72]]]']],
  "a text of APC.TERMS with an unknown key": [['APC terms: [[1,"__proto__",72]]']],
};

/** Terms that change nothing. */
export const EMPTY_TERMS: Readonly<Record<string, HostMatrix>> = {
  "a blank cell": [[null]],
  "blank cells": [
    [null, null],
    [null, null],
  ],
  "a header alone": [["Parameter", "Value", "Source"]],
  "a header and blank rows": [
    ["Parameter", "Value", "Source"],
    [null, null, null],
    [null, null, null],
  ],
  "a header in other words' company": [
    ["Note", " VALUE ", "parameter"],
    [null, null, null],
  ],
  "the text of no terms": [["APC terms: []"]],
  "the edition as a date": keyAndValue("guide", 45_474),
};
