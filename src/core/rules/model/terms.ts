import { defineRule, value, whole } from "../../define/rule";
import { parametersIn } from "../../terms/parameters";
import { termsOfRows } from "../../terms/readTerms";
import { termsRows, textOfRows } from "../../terms/rows";

export const termsRule = defineRule({
  name: "TERMS",
  family: "The published model",
  says: "Checks a plan's terms and answers them as one cell of text, which every terms argument accepts in place of the range.",
  cites: [{ part: "directServices" }],
  readings: [],
  takes: {
    terms: whole("Range with the columns Parameter and Value; Source and Note are optional, a header row too"),
  },
  gives: value("Text for the terms argument of other functions"),
  examples: [
    {
      args: [
        [
          ["Parameter", "Value", "Source"],
          ["CBP.gold", 72, "Contract 4.2"],
        ],
      ],
      gives: 'APC terms: [[2,"CBP.gold",72,"Contract 4.2"]]',
      because: "One row is changed: the Gold Standard of CBP.",
    },
    {
      args: [[["CBP.golld", 72]]],
      gives: "#VALUE!",
      because: "An unknown key is refused, and the nearest one is named.",
    },
  ],
  compute({ terms: range }, show) {
    const rows = termsRows(range ?? []);
    const terms = termsOfRows(rows);
    if (show !== undefined) {
      for (const { key, unread } of parametersIn(terms.edition)) {
        if (unread === true && terms.sourceOfKey(key) !== null)
          show(key, "accepted, but no function of this version reads it", "This version");
      }
    }
    return textOfRows(rows);
  },
});
