/// <reference types="office-js" />

/** How Excel looks; undefined where it does not tell, as on the web. */
export function hostTheme(): "light" | "dark" | "contrast" | undefined {
  if (matchMedia("(forced-colors: active)").matches) return "contrast";
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  // Older versions give the colours alone.
  const dark: unknown = theme?.isDarkTheme ?? isDark(theme?.bodyBackgroundColor ?? "");
  return typeof dark === "boolean" ? (dark ? "dark" : "light") : undefined;
}

/** Undefined for what is no colour of six hexadecimal digits. */
function isDark(colour: string): boolean | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (match === null) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((digits) => Number.parseInt(digits, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
