import { text } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { keyInForce } from "./inForce";

export const source = defineRule({
  name: "SOURCE",
  family: "The published model",
  says: "Where a parameter comes from: document, table and row, or the plan's own Source column.",
  cites: [{ part: "wholeModel" }],
  readings: [],
  takes: {
    key: cell(text, "Key of a parameter, such as CBP.gold, hpi.1 or uplift.ceiling"),
    terms,
  },
  gives: value("Text"),
  examples: [
    {
      args: [
        "CBP.gold",
        [
          ["Parameter", "Value", "Source"],
          ["CBP.gold", 72, "Contract 4.2"],
        ],
      ],
      gives: "Contract 4.2",
      because: "The plan's own Source column.",
    },
    {
      args: ["hpi.1"],
      gives:
        "Common Value-Based Payment Model Guide for Primary Care Physicians & Payers, Payment Model Demonstration Project, July 1, 2024 – December 31, 2025: Risk Adjustment, Social Risk, decile 1",
      because: "The guide's own section and row.",
    },
  ],
  compute({ key, terms }, show) {
    const { value, source } = keyInForce(key, terms);
    show?.(key, value ?? "to be determined", source);
    return source;
  },
});
