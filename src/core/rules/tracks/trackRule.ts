import { cell, defineRule, terms, value } from "../../define/rule";
import { readingIn } from "../../define/tell";
import { codeArgument } from "./arguments";
import { classify, sourceOf } from "./classify";
import { CODE_READINGS, readingOf } from "./readings";
import { trackKind } from "./trackKind";

export const trackRule = defineRule({
  name: "TRACK.RULE",
  family: "Direct services",
  says: "The row or exception that decided how a track pays a code, and the reading where the guide contradicts itself.",
  cites: [{ part: "basicCapitation" }, { part: "intermediateCapitation" }],
  readings: CODE_READINGS,
  takes: {
    code: codeArgument,
    track: cell(trackKind, "A, B or C"),
    terms,
  },
  gives: value("One sentence"),
  examples: [
    {
      args: ["93306", "C"],
      gives:
        "FFS: 93306 is excepted as “Echocardiograms” (Guide 2024-07, Table 2, Medicine Services 90757-99756, HCPCS – S & Q codes)",
      because: "The exception and its row, as the table prints them.",
    },
  ],
  compute({ code, track, terms }, show) {
    const decision = classify(code, track, terms);
    const { treatment, service, by } = decision;
    const source = sourceOf(decision, terms.edition);
    show?.(service, treatment, source);
    const reading = decision.plan === undefined ? readingOf(code, track, terms.edition) : null;
    const doubt =
      reading === null ? "" : `; reading ${reading.id}, ${reading.title}: ${readingIn(reading, terms.edition).ours}`;
    return `${treatment}: ${code} ${DECIDED_BY[by]} “${service}” (${source})${doubt}`;
  },
});

const DECIDED_BY = {
  row: "falls in the row",
  exception: "is excepted as",
  "beyond its row": "is excepted by the plan's terms, beyond its row, as",
  track: "is in track A:",
  plan: "is given by the plan's terms as",
} as const;
