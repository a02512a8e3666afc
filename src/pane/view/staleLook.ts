import { tokens } from "@fluentui/react-components";

/** How figures look that are about to be replaced; not at once, for most are before anybody could see it. */
export const STALE = {
  color: tokens.colorNeutralForeground3,
  transitionProperty: "color",
  transitionDuration: "0s",
  transitionDelay: "150ms",
} as const;
