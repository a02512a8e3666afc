import { noAnswer } from "../../cells/refusal";
import { measure, score } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, terms, value } from "../../define/rule";
import { table4 } from "../../guide/2024-07/table4";
import { ratio } from "../../numbers/exact";
import { unitsOf } from "./assess";
import { pointsOf, sourceOf } from "./judge";
import { improvementMeaning, pastGold } from "./readings";
import { readBaseline, readScore } from "./score";
import { determinedTargets } from "./target";

export const gapClosure = defineRule({
  name: "GAP.CLOSURE",
  family: "Performance incentive",
  says: "Part of the gap from baseline to Gold Standard that a score has closed; negative where the practice fell back.",
  cites: [table4],
  readings: [improvementMeaning, pastGold],
  takes: {
    measure: cell(measure, "Code of Table 3, such as CBP"),
    baseline: cellOrBlank(score, "Score before the project, in points (AHU, EDU: events per 1,000)"),
    score: cellOrBlank(score, "Score of the period, in points (AHU, EDU: events per 1,000)"),
    terms,
  },
  gives: value("Gap closure as a fraction: 0.1 is 10%"),
  examples: [
    { args: ["CIS", 45, 47.5], gives: 0.1, because: "2.5 of the 25 points from 45 to 70." },
    { args: ["AHU", 26, 25.2], gives: 0.1, because: "Lower is better: 0.8 of the 8 events from 26 to 18." },
    { args: ["CIS", 75, 60], gives: "#N/A", because: "The baseline is past gold: there is no gap." },
  ],
  compute({ measure, baseline, score, terms }, show) {
    const targets = determinedTargets(measure, terms);
    const baselineRead = readBaseline(baseline, targets);
    const scoreRead = readScore(score, targets);
    if (baselineRead === null) throw noAnswer("baseline: missing, so there is no gap to close");
    if (scoreRead === null) throw noAnswer("score: no data");
    const from = unitsOf(targets, baselineRead);
    const to = unitsOf(targets, scoreRead);
    if (from === null || to === null) throw new Error("Decimals hold every score");
    const gap = targets.gold.minus(from);
    if (gap.lessThanOrEqualTo(0)) throw noAnswer("baseline: at or past the Gold Standard, so there is no gap to close");
    show?.("Attainment Gold Standard", pointsOf(targets, targets.gold).abs(), sourceOf(targets, "gold"));
    show?.("Points gained", pointsOf(targets, to.minus(from)), "Arguments baseline and score");
    show?.("Gap from baseline to Gold Standard", pointsOf(targets, gap), sourceOf(targets, "gold"));
    return ratio(to.minus(from), gap);
  },
});
