import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** How the sections of the part Close look. */
export const useCloseStyles = makeStyles({
  section: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  strong: { ...typographyStyles.body1Strong, margin: 0 },
  told: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  // Beside each other where a choice of one has room for its words.
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(170px, 1fr))",
    gap: tokens.spacingHorizontalS,
    alignItems: "start",
  },
});
