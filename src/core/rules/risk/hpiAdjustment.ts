import { defineRule, terms, value } from "../../define/rule";
import { decileArgument } from "./arguments";
import { adjustmentOf } from "./factor";
import { decileDirection, practiceLocation } from "./readings";

export const hpiAdjustment = defineRule({
  name: "HPIADJ",
  family: "Risk adjustment",
  says: "Upward adjustment of capitation and population health payments for a decile of the Healthy Places Index.",
  cites: [{ part: "socialRisk" }],
  readings: [decileDirection, practiceLocation],
  takes: {
    decile: decileArgument,
    terms,
  },
  gives: value("Share to add: 0.05 is 5%"),
  examples: [
    { args: [1], gives: 0.05, because: "5% for the lowest decile." },
    { args: [6], gives: 0, because: "No adjustment above the state median." },
    { args: [42], gives: "#VALUE!", because: "42 looks like a percentile." },
  ],
  compute: ({ decile, terms }, show) => adjustmentOf(decile, terms, show).toNumber(),
});
