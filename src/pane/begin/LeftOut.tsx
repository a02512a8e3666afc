import type { ReactElement } from "react";
import { usePageStyles } from "../usePageStyles";
import { counted, listed } from "../words";
import type { MadePlan } from "./madePlan";

interface Props {
  /** Columns, by name. */
  readonly unused: readonly string[];
  readonly plan: MadePlan;
}

/** What of a list is not taken, and what of it is taken apart. */
export function LeftOut({ unused, plan: { alike, totals, leftOut, nameless } }: Props): ReactElement {
  const styles = usePageStyles();
  return (
    <>
      {unused.length > 0 && <p className={styles.note}>Not used: {unused.join(", ")}.</p>}
      {alike.length > 0 && (
        <p className={styles.note}>Taken for different practices, by their capitals: {listed(alike)}.</p>
      )}
      {totals.length + leftOut + nameless > 0 && (
        <p className={styles.note}>
          Left out:{" "}
          {listed([
            ...(totals.length > 0 ? [counted(totals.length, "total")] : []),
            ...(leftOut > 0 ? [`${counted(leftOut, "row")} by their words`] : []),
            ...(nameless > 0 ? [`${counted(nameless, "row")} without a practice`] : []),
          ])}
          .
        </p>
      )}
    </>
  );
}
