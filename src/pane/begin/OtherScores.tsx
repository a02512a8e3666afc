import type { ReactElement } from "react";
import type { Disagreement } from "../plan/counts";
import { usePageStyles } from "../usePageStyles";
import { counted, MOST_TOLD } from "../words";

/** Scores of a list that its counts do not make, before the sheet makes them of the counts. */
export function OtherScores({ disagreeing }: { readonly disagreeing: readonly Disagreement[] }): ReactElement {
  const styles = usePageStyles();
  return (
    <>
      <p className={styles.note}>
        {counted(disagreeing.length, "score")} of the list {disagreeing.length === 1 ? "is" : "are"} not what the counts
        make. The new sheet makes them of the counts:
      </p>
      <ul className={styles.list}>
        {disagreeing.slice(0, MOST_TOLD).map(({ index, sentence }) => (
          <li key={index} className={styles.note}>
            {sentence}
          </li>
        ))}
        {disagreeing.length > MOST_TOLD && <li className={styles.note}>and {disagreeing.length - MOST_TOLD} more</li>}
      </ul>
    </>
  );
}
