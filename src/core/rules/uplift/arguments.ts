import { pmpm } from "../../define/kinds";
import { cell } from "../../define/rule";

export const basePmpmArgument = cell(
  pmpm,
  "Base payment per member per month, in dollars, before any uplift and risk adjustment",
);
