import { readArgument, readLiteral } from "../../src/pane/formula/argument";
import { callsIn, namesIn, parseCall, unbound } from "../../src/pane/formula/calls";
import { writeArgument, writeCall } from "../../src/pane/formula/write";

test.each<[formula: string, name: string | null, args: string[]]>([
  ['=APC.INCENTIVE("Adult","CBP",60,66.5)', "INCENTIVE", ['"Adult"', '"CBP"', "60", "66.5"]],
  ["=APC.VERSION()", "VERSION", []],
  ["= apc.hpiadj( 1 ) ", "HPIADJ", ["1"]],
  ["=@APC.HPIADJ(A1)", "HPIADJ", ["A1"]],
  ["=_xldudf_APC_GAP_CLOSURE(A1,B1,C1)", "GAP.CLOSURE", ["A1", "B1", "C1"]],
  ['=APC.TRACK("a, ""b"")",,Terms)', "TRACK", ['"a, ""b"")"', "", "Terms"]],
  ['=APC.TERMS({"CBP.gold",72;"tbd","zero"})', "TERMS", ['{"CBP.gold",72;"tbd","zero"}']],
  ["=APC.HPIADJ(APC.HPI.DECILE(A1,Terms),Terms)", "HPIADJ", ["APC.HPI.DECILE(A1,Terms)", "Terms"]],
  ["=APC.HPIADJ('Ann''s (1), sheet'!A1,Terms)", "HPIADJ", ["'Ann''s (1), sheet'!A1", "Terms"]],
  [
    "=APC.HPIADJ(Panel[[#This Row],[Decile, '] of site]],Terms)",
    "HPIADJ",
    ["Panel[[#This Row],[Decile, '] of site]]", "Terms"],
  ],
  ["=APC.HPIADJ(1)*2", null, []],
  ["=IF(A1,APC.HPIADJ(1),0)", null, []],
  ["=APC.HPIADJ(1", null, []],
  ["=SUM(A1)", null, []],
  ["", null, []],
])("%s", (formula, name, args) => {
  expect(parseCall(formula)).toEqual(name === null ? null : { name, args });
});

test("functions inside a larger formula are named once, and text is not one", () => {
  expect(namesIn('=IF(APC.HPIADJ(1)>0,APC.HPIADJ(2),"APC.TRACK(1)")+APC.HPI.DECILE(5)')).toEqual([
    "HPIADJ",
    "HPI.DECILE",
  ]);
});

test.each<[formula: string, calls: [name: string, args: string[], bound: string[], parameters: string[]][]]>([
  ["=SUM(A1)", []],
  ["=APC.HPIADJ(1)*2", [["HPIADJ", ["1"], [], []]]],
  [
    '=IF(A1="APC.TRACK(1)",APC.HPIADJ(B6*B7),APC.TRACK("a)",,Terms))',
    [
      ["HPIADJ", ["B6*B7"], [], []],
      ["TRACK", ['"a)"', "", "Terms"], [], []],
    ],
  ],
  [
    "=APC.HPIADJ(APC.HPI.DECILE(A1)) + 1",
    [
      ["HPIADJ", ["APC.HPI.DECILE(A1)"], [], []],
      ["HPI.DECILE", ["A1"], [], []],
    ],
  ],
  ["=_xldudf_APC_HPI_DECILE(A1)%", [["HPI.DECILE", ["A1"], [], []]]],
  [
    "=LET(d, A1, s, APC.HPIADJ(d), APC.HPIADJ(s)+d)",
    [
      ["HPIADJ", ["d"], ["d", "A1"], []],
      ["HPIADJ", ["s"], ["d", "A1", "s", "APC.HPIADJ(d)"], []],
    ],
  ],
  ["=LET(d,A1,LET(e,2,APC.HPIADJ(e)))", [["HPIADJ", ["e"], ["d", "A1", "e", "2"], []]]],
  ["=MAP(A1:A9,LAMBDA(d,APC.HPIADJ(d)))", [["HPIADJ", ["d"], [], ["d"]]]],
  ["=APC.HPIADJ(1", []],
  ["=ÉAPC.HPIADJ(1)", []],
])("the calls in %s", (formula, calls) => {
  expect(callsIn(formula).map(({ name, args, bound, parameters }) => [name, args, bound, parameters])).toEqual(calls);
});

test.each<[formula: string, column: number | undefined]>([
  ["=INDEX(APC.X(1),0,3)", 3],
  ["=IF(A1,INDEX( APC.X(1) , , 2 ),0)", 2],
  ["=INDEX(APC.X(1),2,3)", undefined],
  ["=INDEX(APC.X(1),0,A1)", undefined],
  ["=APC.X(1)", undefined],
])("%s picks the column %p", (formula, column) => {
  expect(callsIn(formula)[0]?.column).toBe(column);
});

test("an argument takes with it what LET bound around it, where it uses that", () => {
  const bound = ["d", "A1", "s", "d*2"];
  expect(["S+1", "A1", 'IF(A1,"s",0)', "'s'!A1", "APC.X(d)"].map((argument) => unbound(argument, bound))).toEqual([
    "LET(d,A1,s,d*2,S+1)",
    "A1",
    'IF(A1,"s",0)',
    "'s'!A1",
    "LET(d,A1,s,d*2,APC.X(d))",
  ]);
});

test.each<[text: string, kind: string]>([
  ["", "omitted"],
  ["1", "values"],
  ['"A1"', "values"],
  ["TRUE", "values"],
  ["#N/A", "values"],
  ['{1,2;"a",TRUE}', "values"],
  ["A1", "reference"],
  ["$A$1:B2", "reference"],
  ["Panel!A:A", "reference"],
  ["'My sheet'!A1:B2", "reference"],
  ["Panel!A2#", "reference"],
  ["Terms", "reference"],
  ["Panel[Score]", "reference"],
  ["[@Score]", "reference"],
  ["Panel[[#This Row],[Score]]", "reference"],
  ["APC.HPIADJ(1)", "call"],
  ["A1*2", "expression"],
  ["-A1", "expression"],
  ["SUM(A1:A2)", "expression"],
  ["{A1,2}", "expression"],
  ["Panel[Score]*2", "expression"],
])("the argument %s is %s", (text, kind) => {
  expect(readArgument(text).kind).toBe(kind);
});

test.each<[text: string, value: unknown]>([
  ["66.5", 66.5],
  ["-1e-3", -0.001],
  ["5%", 0.05],
  ["29%", 0.29],
  ['"say ""a"""', 'say "a"'],
  ["false", false],
  ["#n/a", { error: "#N/A" }],
  ["A1", null],
])("the literal %s", (text, value) => {
  expect(readLiteral(text)).toEqual(value);
});

test.each<[args: string[], needed: number, formula: string]>([
  [['"Adult"', '"CBP"', "60", "66.5", ""], 4, '=APC.X("Adult", "CBP", 60, 66.5)'],
  [['"Adult"', "", "", ""], 3, '=APC.X("Adult",,)'],
  [["A1", "", "Terms"], 1, "=APC.X(A1,, Terms)"],
  [[], 0, "=APC.X()"],
])("%j with %d needed is written as %s", (args, needed, formula) => {
  expect(writeCall("X", args, needed)).toBe(formula);
  expect(parseCall(formula)?.args.filter((text) => text !== "")).toEqual(args.filter((text) => text !== ""));
});

test("values of examples are written as a formula holds them", () => {
  expect(
    [
      1e-7,
      'a"b',
      true,
      null,
      [
        ["x", 1],
        [null, false],
      ],
    ].map(writeArgument),
  ).toEqual(["1E-7", '"a""b"', "TRUE", "", '{"x",1;"",FALSE}']);
});
