import { calculateExpression, type HostArgument } from "../../src/excel/calculate/calculate";
import type { PortCell } from "../../src/pane/port";
import { fault } from "./sampleBook";

/** What Excel reckons in cells only, reckoned for the pane. */

let reads = 0;

const CELLS: Record<string, PortCell[][]> = {
  A1: [[60]],
  "A1:A3": [[60], [66.5], [null]],
  "B1:C1": [[1, 2]],
  "'My plan'!B1": [["7"]],
  "Practices[[#This Row],[Score]]": [[5]],
  Empty: [[null]],
  Wrong: [[{ error: "#N/A" }]],
  Type: [["Gold Standard"]],
};

/** Tells what was asked of Excel. */
function asked(text: string): Promise<readonly (readonly PortCell[])[]> {
  return calculateExpression(text, {
    read: (reference) =>
      ++reads > 0 && reference in CELLS
        ? Promise.resolve(CELLS[reference] ?? [])
        : Promise.reject(new Error(`No ${reference}`)),
    compute: (name, args) => Promise.resolve(`${name} of ${args.map(said).join(" and ")}`),
  });
}

function said(arg: HostArgument): string {
  return "reference" in arg ? `the cells ${arg.reference}` : JSON.stringify(arg.value);
}

test.each<[text: string, value: PortCell]>([
  ["1+2*3", 7],
  ["(1+2)*3", 9],
  ["2^3^2", 64],
  ["-2^2", 4],
  ["10-4-3", 3],
  ["8/4/2", 1],
  ["50%*2", 1],
  ["-5%", -0.05],
  ["+A1", 60],
  ["--A1", 60],
  ["0.1+0.2", 0.30000000000000004],
  ["1/0", { error: "#DIV/0!" }],
  ["0^0", { error: "#NUM!" }],
  ["0^-1", { error: "#DIV/0!" }],
  ["(-2)^3", -8],
  ["1E308*10", { error: "#NUM!" }],
  ['"3"*2', 6],
  ['"x"*2', { error: "#VALUE!" }],
  ["TRUE+1", 2],
  ["Empty+1", 1],
  ["'My plan'!B1*1", 7],
  ["Practices[[#This Row],[Score]]*2", 10],
  ['"Ad"&"ult"', "Adult"],
  ['"CBP"&12', "CBP12"],
  ["TRUE&Empty", "TRUE"],
  ["1=1", true],
  ["0.1+0.2=0.3", true],
  ['"CBP"="cbp"', true],
  ['1<"a"', true],
  ['"a"<TRUE', true],
  ['Type="Silver"', false],
  ['Type<>""', true],
  ['IF(Type="gold standard",1,2)', 1],
  ["Empty=0", true],
  ['Empty=""', true],
  ["2<>2", false],
  ["3>=3", true],
  ["3<3", false],
  ["3>3", false],
  ['"b">"a"', true],
  ["1<=0", false],
  ["Wrong+1", { error: "#N/A" }],
  ["#VALUE!&1", { error: "#VALUE!" }],
  ["IF(A1>50,1,2)", 1],
  ["IF(A1>70,1,2)", 2],
  ["IF(A1>70,1)", false],
  ["IF(FALSE,1,)", 0],
  ["IF(TRUE,A1,Nowhere)", 60],
  ['IF("x",1,2)', { error: "#VALUE!" }],
  ["IF(Wrong,1,Nowhere)", { error: "#N/A" }],
  ["IF(#N/A,A1:A3,0)", { error: "#N/A" }],
  ["IFERROR(1/0,9)", 9],
  ["IFNA(Wrong,3)", 3],
  ["IFNA(1/0,3)", { error: "#DIV/0!" }],
  ["LET(x,2,y,x*3,x+y)", 8],
  ["LET(x,1,LET(x,x+1,x))+1", 3],
  ["LET(x,A1,SUM(x,1))", "SUM of the cells A1 and 1"],
  ["LET(x,A1+0,SUM(x))", "SUM of 60"],
  ["APC.HPIADJ(1)", 0.05],
  ["APC.HPIADJ(0+1)*2", 0.1],
  ["_xldudf_APC_HPIADJ(1)", 0.05],
  ["@APC.HPIADJ({1;2;3})*2", 0.1],
  ["@LET(x,{4;2},x)", 4],
  ["APC.NONE(1)", { error: "#NAME?" }],
  ["APC.HPIADJ(11)", { error: "#VALUE!" }],
  ["SUM(A1:A3,A1*2,TRUE)", "SUM of the cells A1:A3 and 120 and true"],
  ["_xlfn.DAYS(A1,2)", "DAYS of the cells A1 and 2"],
  ["SUMIF(A1:A3,A1,B1:C1)", "SUMIF of the cells A1:A3 and the cells A1 and the cells B1:C1"],
  ["ROUND(IF(TRUE,A1),1)", "ROUND of 60 and 1"],
  ["LET(x,A1:A3,SUM(x,x))", "SUM of the cells A1:A3 and the cells A1:A3"],
  ["NOW()", "NOW of "],
])("%s is %j", async (text, value) => {
  expect(await asked(text)).toEqual([[value]]);
});

test.each<[text: string, values: PortCell[][]]>([
  ["A1:A3*2", [[120], [133], [0]]],
  [
    "A1:A3+B1:C1",
    [
      [61, 62],
      [67.5, 68.5],
      [1, 2],
    ],
  ],
  ["A1:A3+{1;2}", [[61], [68.5], [{ error: "#N/A" }]]],
  [
    "{1,2;3,4}%",
    [
      [0.01, 0.02],
      [0.03, 0.04],
    ],
  ],
  ['IF(A1:A3>60,"more",A1:A3)', [[60], ["more"], [null]]],
  ["IFERROR(1/A1:A3,0)", [[1 / 60], [1 / 66.5], [0]]],
  ["IFERROR(5,{1;2})", [[5], [5]]],
  ["IFERROR(1/A1:A3,A1+Empty)", [[1 / 60], [1 / 66.5], [60]]],
  ["-A1:A3", [[-60], [-66.5], [0]]],
])("%s is %j, cell by cell", async (text, values) => {
  expect(await asked(text)).toEqual(values);
});

test.each<[text: string, sentence: string]>([
  ["@A1:A3", "@A1:A3 is not reckoned outside a cell."],
  ["A1:A3 B1:C1", "A1:A3 B1:C1 is not reckoned outside a cell."],
  ["(A1,B1)", "A1,B1 is not reckoned outside a cell."],
  ["A1:INDEX(A1:A3,2)", "A1:INDEX(A1:A3,2) is not reckoned outside a cell."],
  ["1+", "1+ is not reckoned outside a cell."],
  ["[Other.xlsx]Sheet!A1", "[Other.xlsx]Sheet!A1 is not reckoned outside a cell."],
  ["SUM(A1:A3*2)", "SUM of several values is not reckoned outside a cell."],
  ["ROUND(A1:A3,1)", "ROUND of several values is not reckoned outside a cell."],
  ["COUNTIF(A1:A3,A1:A3)", "COUNTIF of several values is not reckoned outside a cell."],
  ["MATCH(1,A1:A3,)", "MATCH with an argument left out is not reckoned outside a cell."],
  ["SUM(IF(TRUE,'My plan'!B1))", "SUM of IF is not reckoned outside a cell."],
  ["LET(n,LAMBDA(x,x*2),n(3))", "N, a function of the formula’s own, is not reckoned outside a cell."],
  ["LET(x,1)", "This LET is not reckoned outside a cell."],
  ["(-8)^(1/3)", "-8 to the power of 0.3333333333333333 is not reckoned outside a cell."],
  ['"1.5"*2', "Whether “1.5” is a number depends on the computer’s settings."],
  ['"7\u00a0"*1', "Whether “7\u00a0” is a number depends on the computer’s settings."],
  ["1E20&1", "How 100000000000000000000 is written depends on the computer’s settings."],
  ["ISERROR(1/0)", "ISERROR of #DIV/0! is not reckoned outside a cell."],
  ['"1/2/2024"+1', "Whether “1/2/2024” is a number depends on the computer’s settings."],
  ["0.5&1", "How 0.5 is written depends on the computer’s settings."],
  ['"é">"e"', "Which of “é” and “e” comes first depends on the computer’s settings."],
])("%s is refused", async (text, sentence) => {
  expect(await fault(asked(text))).toEqual(["unsupported", `${sentence} Give it a cell of its own and refer to that.`]);
});

test.each(["IFERROR(A1,Z9)", "IFNA(A1,ROUND(A1:A3,1))", 'IFERROR(A1,-"1.5"%+Z9)', "IFNA(A1,@LET(x,Z9,x))"])(
  "%s leaves out what does not count",
  async (text) => {
    expect(await asked(text)).toEqual([[60]]);
  },
);

test.each(["IFERROR(Wrong,Z9)", "IFERROR(A1:A3/0,Z9)", "IFERROR(A1,Z9:Z10)", "LET(x,Z9,IFNA(A1,x))"])(
  "%s reckons what counts",
  async (text) => {
    await expect(asked(text)).rejects.toThrow(/^No Z9/);
  },
);

test("LET reckons what it binds once", async () => {
  reads = 0;
  const names = "abcdefghijkl".split("");
  const bindings = names.map(
    (name, index) => `${name},${index === 0 ? "A1" : `${names[index - 1] ?? ""}+${names[index - 1] ?? ""}`}`,
  );
  expect(await asked(`LET(${bindings.join(",")},l-l)`)).toEqual([[0]]);
  expect(reads).toBe(1);
});
