import { createDarkTheme, createLightTheme, teamsHighContrastTheme, type BrandVariants, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

export type ThemeName = "light" | "dark" | "contrast";

/** The teal of the product's icon, from darkest to lightest. */
const teal: BrandVariants = {
  10: "#021716", 20: "#032624", 30: "#053532", 40: "#064441", 50: "#07534f", 60: "#08625e", 70: "#0a716d", 80: "#0b7a7a",
  90: "#0e8a8a", 100: "#2b9c9c", 110: "#48adad", 120: "#66bebe", 130: "#84cece", 140: "#a3dddd", 150: "#c3ebeb", 160: "#e2f7f7",
};

const dark = createDarkTheme(teal);

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: createLightTheme(teal),
  // Fluent's own dark links and tabs take shades that are too dim for a teal.
  dark: {
    ...dark,
    colorBrandForeground1: teal[120],
    colorBrandForegroundLink: teal[120],
    colorBrandForegroundLinkHover: teal[140],
    colorBrandForegroundLinkPressed: teal[130],
    colorCompoundBrandStroke: teal[110],
    colorCompoundBrandForeground1: teal[120],
  },
  contrast: teamsHighContrastTheme,
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
