import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How the sections of the part Month end look. */
export const useMonthEndStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", paddingBottom: tokens.spacingVerticalXL },
  block: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  wide: { width: "100%", maxWidth: "360px" },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});
