import { tokens, typographyStyles, type GriffelStyle } from "@fluentui/react-components";

/** A sentence in the place of figures that are refused. */
export const REFUSED: GriffelStyle = {
  ...typographyStyles.caption1,
  margin: `${tokens.spacingVerticalXXS} 0 0`,
  color: tokens.colorStatusDangerForeground3,
  overflowWrap: "anywhere",
};
