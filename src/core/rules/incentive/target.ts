import { score } from "../../define/kinds";
import { cell, defineRule, optional, terms, value } from "../../define/rule";
import { inPoints, measureArgument } from "./arguments";
import { level, targetUnits } from "./levels";
import { deadZone, edges, improvementMeaning, scoreInRange, scoreScale, targetsToBeDetermined } from "./readings";
import { determinedTargets } from "./schedule";
import { readBaseline } from "./score";
import { scoreOf } from "./units";

export const incentiveTarget = defineRule({
  name: "INCENTIVE.TARGET",
  family: "Performance incentive",
  says: "The score to reach for the minimum, for improvement, for the Attainment Threshold or for the Gold Standard.",
  cites: [{ part: "improvement" }, { part: "attainment" }],
  readings: [improvementMeaning, scoreInRange, edges, deadZone, scoreScale, targetsToBeDetermined],
  takes: {
    measure: measureArgument,
    level: cell(level, level.says),
    baseline: optional(score, "Score before the project, in points; needed for Improvement"),
    terms,
  },
  gives: value((edition) => inPoints("Score in points", edition)),
  examples: [
    { args: ["CIS", "Improvement", 45], gives: 47.5, because: "45 plus 10% of the 25 points from 45 to 70." },
    { args: ["CIS", "Gold"], gives: 70, because: "As Table 5 prints it." },
    {
      args: ["IMA", "Improvement", 34],
      gives: "#N/A",
      because: "10% of the gap from 34 lands at 35.2, past the threshold of 35.",
    },
  ],
  compute({ measure, level, baseline, terms }, show) {
    const targets = determinedTargets(measure, terms);
    const read = readBaseline(baseline, targets);
    return scoreOf(targets, targetUnits(targets, level, read, show));
  },
});
