import { echo } from "../../cells/cell";
import { noAnswer } from "../../cells/refusal";
import { text } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { goldColumns } from "../incentive/readings";
import { keyInForce } from "./inForce";

export const term = defineRule({
  name: "TERM",
  family: "The published model",
  says: "The value in force of one parameter: the plan's, or else the published one.",
  cites: [{ part: "wholeModel" }],
  readings: [goldColumns],
  takes: {
    key: cell(text, "Key of a parameter, such as CBP.gold, hpi.1 or uplift.ceiling"),
    terms,
  },
  gives: value("Number, text, or a date as a serial number"),
  examples: [
    { args: ["CBP.gold"], gives: 74, because: "Table 5." },
    { args: ["CBP.gold", [["CBP.gold", 72]]], gives: 72, because: "The plan's own." },
    { args: ["TCOC.gold"], gives: "#N/A", because: "The guide prints TBD." },
  ],
  compute({ key, terms }, show) {
    const { value, source } = keyInForce(key, terms);
    if (value === null) throw noAnswer(`key: ${echo(key)} is to be determined in the guide; give it in terms`);
    show?.(key, value, source);
    return value;
  },
});
