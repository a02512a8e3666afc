import { echo } from "../../cells/cell";
import { wrongInput } from "../../cells/refusal";
import { cell, defineRule, terms, value, type Kind } from "../../define/rule";
import { healthyPlacesIndex } from "../../guide/2024-07/healthyPlacesIndex";
import { adjustmentOf } from "./factor";
import { decileDirection, practiceLocation } from "./readings";

/** A decile of the Healthy Places Index. */
export const decile: Kind<number> = {
  says: "a whole number from 1 to 10",
  read(cell, argument) {
    if (typeof cell === "number" && Number.isInteger(cell) && cell >= 1 && cell <= 10) return cell;
    const hint = typeof cell === "number" && cell > 10 && cell <= 100 ? "; a percentile? use APC.HPI.DECILE" : "";
    throw wrongInput(`${argument}: ${echo(cell)} is not a decile; give a whole number from 1 to 10, 1 for the lowest Healthy Places Index${hint}`);
  },
};

export const hpiAdjustment = defineRule({
  name: "HPIADJ",
  family: "Risk adjustment",
  says: "Upward adjustment of capitation and population health payments for a decile of the Healthy Places Index.",
  cites: [healthyPlacesIndex],
  readings: [decileDirection, practiceLocation],
  takes: {
    decile: cell(decile, "Decile of the practice site, 1 to 10; 1 = lowest Healthy Places Index"),
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
