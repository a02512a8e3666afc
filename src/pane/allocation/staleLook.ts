import { tokens } from "@fluentui/react-components";

/** Not at once: most is replaced before anybody could see that it was about to be. */
export const DELAYED = { transitionDuration: "0s", transitionDelay: "150ms" } as const;

/** How figures look that are about to be replaced. */
export const STALE = { color: tokens.colorNeutralForeground3, transitionProperty: "color", ...DELAYED } as const;
