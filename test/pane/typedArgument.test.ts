import { code } from "../../src/core/rules/tracks/code";
import { measure, score, text } from "../../src/core/define/kinds";
import { cell, terms, whole, type Argument } from "../../src/core/define/rule";
import { argumentIn } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { formulaTextOf } from "../../src/pane/typedArgument";

const MEASURE = cell(measure, "");
const SCORE = cell(score, "");
const CODE = cell(code, "");
const TEXT = cell(text, "");

test.each<[argument: Argument<unknown>, typed: string, formula: string]>([
  [MEASURE, "CBP", '"CBP"'],
  [MEASURE, " cbp ", '"cbp"'],
  // Both would be cells as well.
  [MEASURE, "GSD9", '"GSD9"'],
  [CODE, "J1030", '"J1030"'],
  [MEASURE, "B2", "B2"],
  [MEASURE, "=GSD9", "GSD9"],
  [CODE, "99213", "99213"],
  [CODE, "00100", '"00100"'],
  [CODE, "B2", "B2"],
  [SCORE, "66.5", "66.5"],
  [SCORE, "B2", "B2"],
  [SCORE, "Panel!B2:B20", "Panel!B2:B20"],
  [SCORE, "Panel[Score]", "Panel[Score]"],
  [SCORE, "=B2*2", "B2*2"],
  [SCORE, "high", '"high"'],
  [TEXT, "CBP.gold", '"CBP.gold"'],
  [TEXT, "12", '"12"'],
  [TEXT, '"A1"', '"A1"'],
  [terms, "terms", "terms"],
  [terms, "Nowhere", '"Nowhere"'],
  [terms, "APC.TERMS(A1:B3)", "APC.TERMS(A1:B3)"],
  [whole(""), '{"CBP.gold",72}', '{"CBP.gold",72}'],
  [SCORE, "  ", ""],
])("%#: %j", (argument, typed, formula) => {
  expect(formulaTextOf(argumentIn(argument, FIRST_EDITION), typed, new Set(["TERMS"]))).toBe(formula);
});

test.each<[argument: Argument<unknown>, typed: string, formula: string]>([
  [terms, "Nowhere", "Nowhere"],
  [SCORE, "Plan.score", "Plan.score"],
  [MEASURE, "CBP", '"CBP"'],
  [TEXT, "two words", '"two words"'],
])("while names are unknown, what could be one is taken for one: %#: %j", (argument, typed, formula) => {
  expect(formulaTextOf(argumentIn(argument, FIRST_EDITION), typed, null)).toBe(formula);
});
