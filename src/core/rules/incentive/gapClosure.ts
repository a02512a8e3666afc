import { noAnswer } from "../../cells/refusal";
import { defineRule, terms, value } from "../../define/rule";
import { ratio } from "../../numbers/exact";
import { baselineArgument, measureArgument, scoreArgument } from "./arguments";
import { showJudged, targetSource } from "./provenance";
import { edges, improvementMeaning, pastGold, scoreScale } from "./readings";
import { determinedTargets } from "./schedule";
import { readBaseline, readScore } from "./score";
import { distanceOf, exactUnits, isReached, pointsOf } from "./units";

export const gapClosure = defineRule({
  name: "GAP.CLOSURE",
  family: "Performance incentive",
  says: "Part of the gap from baseline to Gold Standard that a score has closed; negative where the practice fell back.",
  cites: [{ part: "improvement" }],
  readings: [improvementMeaning, edges, pastGold, scoreScale],
  takes: {
    measure: measureArgument,
    baseline: baselineArgument,
    score: scoreArgument,
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
    const from = exactUnits(targets, baselineRead);
    const to = exactUnits(targets, scoreRead);
    const gained = to.minus(from);
    const gap = targets.gold.minus(from);
    if (isReached(targets, from, targets.gold))
      throw noAnswer("baseline: at or past the Gold Standard, so there is no gap to close");
    if (show !== undefined) {
      show("Baseline", baselineRead, "Argument baseline");
      show("Score", scoreRead, "Argument score");
      showJudged(targets, from, to, show);
      show("Attainment Gold Standard", pointsOf(targets, targets.gold), targetSource(targets, "gold"));
      show("Points gained", distanceOf(targets, gained), "From baseline to score");
      show("Gap from baseline to Gold Standard", distanceOf(targets, gap), targetSource(targets, "gold"));
    }
    return ratio(gained, gap);
  },
});
