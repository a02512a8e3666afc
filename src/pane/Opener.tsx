import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  opener: {
    cursor: "pointer",
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      // Clear of the triangle.
      outlineOffset: "2px",
      borderRadius: tokens.borderRadiusSmall,
    },
  },
});

/**
 * The line that opens and closes a `details`; the only way to make one. In Excel for the web office.js moves the focus
 * at Tab, and it passes by a `summary` that does not say that it is a stop.
 */
export function Opener({ className, children }: { className?: string; children: ReactNode }): ReactElement {
  return (
    <summary className={mergeClasses(useStyles().opener, className)} tabIndex={0}>
      {children}
    </summary>
  );
}
