import { pmpm } from "../../define/kinds";
import { cell } from "../../define/rule";
import type { Edition } from "../../guide/edition";

/** "Element 1": what the title of a section on an element begins with. */
export function elementIn(section: "directServices" | "populationHealth" | "methodology", { places }: Edition): string {
  return places[section].replace(/:.*/, "");
}

export const basePmpmArgument = cell(
  pmpm,
  "Base payment per member per month, in dollars, before any uplift and risk adjustment",
);
