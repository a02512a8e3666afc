import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

export type ThemeName = "light" | "dark" | "contrast";

/** The teal of the product's icon, from darkest to lightest. */
const teal: BrandVariants = {
  10: "#021716",
  20: "#032624",
  30: "#053532",
  40: "#064441",
  50: "#07534f",
  60: "#08625e",
  70: "#0a716d",
  80: "#0b7a7a",
  90: "#0e8a8a",
  100: "#2b9c9c",
  110: "#48adad",
  120: "#66bebe",
  130: "#84cece",
  140: "#a3dddd",
  150: "#c3ebeb",
  160: "#e2f7f7",
};

const dark = createDarkTheme(teal);

/**
 * What a bar of the chart is painted with. Neighbours keep 3 : 1 from each other, by turns strong and soft, and all
 * keep it from the background; where only few colours are safe, lines of the ink tell them apart.
 */
interface ChartColours {
  readonly chartBase: string;
  readonly chartBaseEdge: string;
  readonly chartDirect: string;
  readonly chartPopulationHealth: string;
  readonly chartPopulationHealthInk: string;
  readonly chartIncentive: string;
  readonly chartRisk: string;
  readonly chartRiskInk: string;
  readonly chartRiskEdge: string;
}

const lightChart: ChartColours = {
  chartBase: "#8a8a8a",
  chartBaseEdge: "#8a8a8a",
  chartDirect: teal[30],
  chartPopulationHealth: teal[100],
  chartPopulationHealthInk: teal[100],
  chartIncentive: "#3b2a78",
  chartRisk: "#d9730d",
  chartRiskInk: "#d9730d",
  chartRiskEdge: "#242424",
};

const darkChart: ChartColours = {
  chartBase: "#7d7d7d",
  chartBaseEdge: "#7d7d7d",
  chartDirect: teal[150],
  chartPopulationHealth: teal[90],
  chartPopulationHealthInk: teal[90],
  chartIncentive: "#e2d6ff",
  chartRisk: "#bf5f0a",
  chartRiskInk: "#bf5f0a",
  chartRiskEdge: "#ffffff",
};

const contrastChart: ChartColours = {
  chartBase: "#000000",
  chartBaseEdge: "#ffffff",
  chartDirect: "#ffffff",
  chartPopulationHealth: "#000000",
  chartPopulationHealthInk: "#ffffff",
  chartIncentive: "#1aebff",
  chartRisk: "#000000",
  chartRiskInk: "#ffff00",
  chartRiskEdge: "#ffff00",
};

export const themes: Readonly<Record<ThemeName, Theme & ChartColours>> = {
  light: { ...createLightTheme(teal), ...lightChart },
  // Fluent's own dark links and tabs take shades that are too dim for a teal.
  dark: {
    ...dark,
    ...darkChart,
    colorBrandForeground1: teal[120],
    colorBrandForegroundLink: teal[120],
    colorBrandForegroundLinkHover: teal[140],
    colorBrandForegroundLinkPressed: teal[130],
    colorCompoundBrandStroke: teal[110],
    colorCompoundBrandForeground1: teal[120],
  },
  contrast: { ...teamsHighContrastTheme, ...contrastChart },
};

const FORCED = "(forced-colors: active)";
const DARK = "(prefers-color-scheme: dark)";

/** The theme asked for, or else that of the system. */
export function useThemeName(asked: ThemeName | undefined): ThemeName {
  const system = useSyncExternalStore(watchSystem, systemTheme);
  return asked ?? system;
}

function systemTheme(): ThemeName {
  if (matchMedia(FORCED).matches) return "contrast";
  return matchMedia(DARK).matches ? "dark" : "light";
}

function watchSystem(changed: () => void): () => void {
  const queries = [matchMedia(FORCED), matchMedia(DARK)];
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
