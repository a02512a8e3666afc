import { cell, optional } from "../../define/rule";
import { decile } from "./decile";
import { clinicalFactor } from "./factor";

export const decileArgument = cell(decile, "Decile of the practice site, 1 to 10; 1 = lowest Healthy Places Index");
export const clinicalFactorArgument = optional(
  clinicalFactor,
  "Age and gender factor of the plan, 1 for average; left out, 1",
);
