import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** What pages look like on which something is asked step by step. */
export const usePageStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: "anywhere" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  /** Of a field, which would else be as wide as its longest option. */
  full: { minWidth: 0, width: "100%" },
});
