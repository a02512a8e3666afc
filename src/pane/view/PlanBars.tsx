import { Refusal } from "../../core/shared";
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { passedCeiling } from "../plan/ceilings";
import { withSheetRows } from "../plan/place";
import type { Lost } from "../plan/useLostColumns";
import type { TablePair } from "../scenarios/useOwnTables";
import type { Converted } from "../scenarios/useScenarios";
import type { Computed, SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

interface Props {
  /** What became of plans that were kept before; null where nothing is to be told. */
  readonly converted: Converted | null;
  readonly onRead: () => void;
  readonly lost: Lost;
  readonly computed: SplitAtHand["computed"];
  /** Of which it is computed. */
  readonly tables: TablePair;
}

/** What is told above all parts of the allocation, for as long as it is so. */
export function PlanBars({ converted, onRead, lost, computed, tables }: Props): ReactElement {
  const styles = useStyles();
  return (
    <>
      {converted !== null && (
        <MessageBar layout="multiline" className={styles.bar} role="status">
          <MessageBarBody>{converted.told.join(" ")}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={onRead}>
              Close
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {lost.columns.length > 0 && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar} role="alert">
          <MessageBarBody>
            {lost.columns
              .map(({ table, title }) => `${table} has no column ${title} any more: nothing of it counts.`)
              .join(" ")}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={lost.accept}>
              It is meant so
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {computed instanceof Refusal && (
        <MessageBar intent="error" layout="multiline" className={styles.bar} role="alert">
          <MessageBarBody>{withSheetRows(computed.sentence, tables)}</MessageBarBody>
        </MessageBar>
      )}
      {computed !== null && !(computed instanceof Refusal) && <Excess computed={computed} />}
    </>
  );
}

/** Past a ceiling the figures are shown, and that nobody may offer them. */
function Excess({ computed: { payments, shares, terms } }: { computed: Computed }): ReactElement | null {
  const styles = useStyles();
  if (!payments.isLifted) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody>{passedCeiling(shares, terms)} Until then the figures say what it would come to.</MessageBarBody>
    </MessageBar>
  );
}
