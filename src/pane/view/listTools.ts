import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How the search, the order and the count above a list of practices look. */
export const useListTools = makeStyles({
  tools: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  wide: { gridColumn: "1 / -1", minWidth: 0 },
  full: { minWidth: 0, width: "100%" },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0, alignSelf: "center" },
});
