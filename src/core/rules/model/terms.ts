import { defineRule, value, whole } from "../../define/rule";
import { termsOfRows } from "../../terms/readTerms";
import { textOfRows, termsRows, withChanges } from "../../terms/rows";

export const termsRule = defineRule({
  name: "TERMS",
  family: "The published model",
  says: "Checks a plan's terms, with changes on top where some are given, and answers them as one cell of text, which every terms argument accepts in place of the range.",
  cites: [{ part: "directServices" }],
  readings: [],
  takes: {
    terms: whole(
      "Range with the columns Parameter and Value, or the cell of another APC.TERMS; Source and Note are optional, a header row too",
    ),
    changes: whole(
      "Rows on top of the terms, in the same form: where both give a key, the change and its Source hold, and of two ranges of codes of one width the change's. No change takes a key out",
      true,
    ),
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
      args: [
        [
          ["Parameter", "Value", "Source"],
          ["CBP.gold", 72, "Contract 4.2"],
          ["weights", "normalised", "Contract 4.3"],
        ],
        [["CBP.gold", 73]],
      ],
      gives: 'APC terms: [[[1,1],"CBP.gold",73],[3,"weights","normalised","Contract 4.3"]]',
      because: "One step of a sensitivity table: the change holds, and the other rows stand.",
    },
    {
      args: [[["CBP.golld", 72]]],
      gives: "#VALUE!",
      because: "An unknown key is refused, and the nearest one is named.",
    },
  ],
  compute({ terms: range, changes }, show) {
    const terms = termsOfRows(withChanges(termsRows(range ?? []), termsRows(changes ?? [], "changes")));
    if (show !== undefined) {
      for (const { key, id, takes, value, unread } of terms.given.values()) {
        show(key, takes.show(value), terms.sourceOfKey(id) ?? "");
        if (unread) show(key, "accepted, but no function of this version reads it", "This version");
      }
    }
    return textOfRows([...terms.given.values()].map(({ row }) => row));
  },
});
