import { echo } from "../../cells/cell";
import { wrongInput } from "../../cells/refusal";
import { number } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { MOST_POINTS } from "../../numbers/allowance";
import { exact } from "../../numbers/exact";
import { decileBoundary, decileDirection } from "./readings";

const percentile = number("a percentile from 0 to 100", (value) => value >= 0 && value <= MOST_POINTS);

export const hpiDecile = defineRule({
  name: "HPI.DECILE",
  family: "Risk adjustment",
  says: "Decile of a statewide percentile of the Healthy Places Index.",
  cites: [{ part: "socialRisk" }],
  readings: [decileBoundary, decileDirection],
  takes: {
    percentile: cell(percentile, "Statewide percentile, above 1 and up to 100; higher = healthier"),
    terms,
  },
  gives: value("Decile, 1 to 10; 1 = lowest Healthy Places Index"),
  examples: [
    { args: [5], gives: 1, because: "Below 10 is the lowest decile." },
    { args: [50], gives: 6, because: "The median itself is not below the median." },
    { args: [0.5], gives: "#VALUE!", because: "0 to 1 looks like a blank cell or a percent." },
  ],
  compute({ percentile, terms }, show) {
    if (percentile <= 1 && terms.value("percentile.small") === "refuse") {
      throw wrongInput(
        `percentile: ${echo(percentile)} looks like a blank cell or a percent; give 0 to 100, or set percentile.small to accept where it is meant`,
      );
    }
    const tenths = exact(percentile).div(10);
    const right = terms.value("hpi.boundary") === "right";
    const reached = right ? Math.max(1, tenths.ceil().toNumber()) : tenths.floor().toNumber() + 1;
    const decile = Math.min(10, reached);
    show?.(
      right ? "Tenths of the scale reached, rounded up" : "Tenths of the scale passed, and one more",
      decile,
      terms.source("hpi.boundary"),
    );
    return decile;
  },
});
