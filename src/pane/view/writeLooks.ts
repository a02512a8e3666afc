import { tokens, typographyStyles } from "@fluentui/react-components";

/** How a way into the workbook looks, in which sheets of one kind are made. */
export const WAY = {
  way: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  wide: { width: "100%", maxWidth: "360px" },
} as const;
