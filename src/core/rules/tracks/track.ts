import { defineRule, optional, terms, value } from "../../define/rule";
import { codeArgument } from "./arguments";
import { classify, sourceOf } from "./classify";
import { CODE_READINGS } from "./readings";
import { trackKind } from "./trackKind";

export const track = defineRule({
  name: "TRACK",
  family: "Direct services",
  says: "Whether a track pays a code by capitation or fee for service; without a track, which tracks capitate it.",
  cites: [{ part: "basicCapitation" }, { part: "intermediateCapitation" }],
  readings: CODE_READINGS,
  takes: {
    code: codeArgument,
    track: optional(trackKind, "A, B or C; left out, the answer lists the tracks whose capitation covers the code"),
    terms,
  },
  gives: value("Capitated or FFS; without a track: B, C or both, or FFS"),
  examples: [
    { args: ["99213", "B"], gives: "Capitated", because: "E&M 992xx." },
    { args: ["93306", "C"], gives: "FFS", because: "Echocardiograms are an exception of the Medicine row." },
    { args: ["99396"], gives: "C", because: "Well visits are fee for service in track B and not excepted in track C." },
  ],
  compute({ code, track, terms }, show) {
    if (track !== null) {
      const decision = classify(code, track, terms);
      show?.(decision.service, decision.treatment, sourceOf(decision, terms.edition));
      return decision.treatment;
    }
    const covering = (["B", "C"] as const).filter((each) => {
      const decision = classify(code, each, terms);
      show?.(`Track ${each}: ${decision.service}`, decision.treatment, sourceOf(decision, terms.edition));
      return decision.treatment === "Capitated";
    });
    return covering.length > 0 ? covering.join(", ") : "FFS";
  },
});
