import { noAnswer, Refusal, wrongInput } from "../../cells/refusal";
import { number, positiveMonths } from "../../define/kinds";
import { cell, defineRule, listOfEach, optional, terms, value } from "../../define/rule";
import { exact, ratio } from "../../numbers/exact";
import { codesArgument, lineAmount } from "./arguments";
import { basePayment, CODE_READINGS } from "./readings";
import { splitClaims } from "./split";
import { trackKind } from "./trackKind";

const trend = number("a total trend above −1 and below 1, such as 0.06 for 6%", (value) => value > -1 && value < 1);
const completion = number("a part above 0 and up to 1 of the incurred claims", (value) => value > 0 && value <= 1);

export const capitationRate = defineRule({
  name: "CAPITATION.RATE",
  family: "Direct services",
  says: "Capitation rate that claims experience supports: capitated lines per member month ÷ completion × (1 + trend).",
  cites: [{ part: "basicCapitation" }, { part: "intermediateCapitation" }],
  readings: [basePayment, ...CODE_READINGS],
  takes: {
    codes: codesArgument,
    amounts: listOfEach(lineAmount, "Amount of each line in dollars, all allowed or all paid; reversals are negative"),
    memberMonths: cell(positiveMonths, "Member months of the same experience"),
    track: cell(trackKind, "B or C; track A has no capitation"),
    trend: optional(trend, "Total trend over the projection, not annual: 0.06 is 6%; left out, 0"),
    completion: optional(
      completion,
      "Part of the incurred claims already in the data, above 0 and up to 1; left out, 1",
    ),
    terms,
  },
  gives: value(
    "Dollars per member per month, on the basis of the amounts given (allowed or paid), before risk adjustment",
  ),
  examples: [
    {
      args: [[["99213"], ["99396"], ["93306"]], [[9000], [3000], [2000]], 600, "C", 0.05, 0.96],
      gives: 21.875,
      because: "$12,000 ÷ 600 ÷ 0.96 × 1.05; the echocardiogram stays fee for service.",
    },
    {
      args: [[["99213"], ["992xx"]], [[9000], [3000]], 600, "C"],
      gives: "#VALUE!",
      because: "One line of two has no code that can be read.",
    },
  ],
  compute({ codes, amounts, memberMonths, track, trend, completion, terms }, show) {
    const cameIn = [...codes, ...amounts].find((item) => item instanceof Refusal && item.passedOn);
    if (cameIn instanceof Refusal) throw cameIn;
    if (track === "A") throw noAnswer("track: A is fee for service throughout and has no capitation rate");
    const { services, faults, lines } = splitClaims(codes, amounts, track, terms);
    if (faults.first !== null) {
      throw wrongInput(
        `codes and amounts: ${faults.lines} of ${lines} lines have no code or no amount that can be read; the first is ${faults.first}`,
      );
    }
    const capitated = services
      .filter(({ decision }) => decision.treatment === "Capitated")
      .reduce((total, { amount }) => total.plus(amount), exact(0));
    const projected = capitated.times(exact(1).plus(trend ?? 0));
    const months = exact(memberMonths).times(completion ?? 1);
    show?.("Capitated lines", capitated, "As CLAIMS.SPLIT");
    show?.("Per member month", ratio(capitated, exact(memberMonths)), "÷ member months");
    show?.("Completed", ratio(capitated, months), "÷ completion");
    show?.("Trended", ratio(projected, months), "× (1 + trend)");
    return ratio(projected, months);
  },
});
