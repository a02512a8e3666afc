import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { FaultBar } from "./FaultBar";
import { insertLabel } from "./insertion";
import type { FormulaCell, Placing } from "./useInsertion";

const useStyles = makeStyles({
  insert: { width: "100%" },
  others: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  other: { minWidth: "auto" },
  why: { ...typographyStyles.body1, margin: 0 },
  status: { ...typographyStyles.body1, margin: 0, ":empty": { display: "none" } },
});

interface Props extends FormulaCell {
  readonly placing: Placing;
  /** The first argument that is missing: the button leads to it. */
  readonly missing?: string | undefined;
  readonly isBarred?: boolean;
  /** What is said once it stands there. */
  readonly after: string;
  /** Undefined where the button submits the form around it. */
  readonly onInsert?: () => void;
}

/** Inserts a formula where all is blank; else says why not, and offers a cell where it is. */
export function InsertButton({
  placing: { why, free, isReplacing, outcome },
  cell,
  selected,
  missing,
  isBarred = false,
  after,
  onTake,
  onInsert,
}: Props): ReactElement {
  const styles = useStyles();
  const fault = outcome?.fault ?? null;
  const others = [...new Set([why === null ? null : free, selected])].filter((one) => one !== null && one !== cell);
  const isOff = isBarred || (missing === undefined && (cell === null || why !== null));
  return (
    <>
      {missing === undefined && why !== null && (
        <p className={styles.why}>
          {why} Nothing is written over{free === null ? ": select a blank cell, on this sheet or another." : "."}
        </p>
      )}
      {missing === undefined && others.length > 0 && (
        <div className={styles.others}>
          {others.map((other) => (
            <Button
              key={other}
              size="small"
              className={styles.other}
              onClick={() => {
                if (other !== null) onTake(other);
              }}
            >
              Into {other} instead
            </Button>
          ))}
        </div>
      )}
      <Button
        appearance={missing === undefined && !isReplacing ? "primary" : "secondary"}
        type={onInsert === undefined ? "submit" : "button"}
        className={styles.insert}
        disabledFocusable={isOff}
        onClick={() => {
          if (!isOff) onInsert?.();
        }}
      >
        {insertLabel(cell, isReplacing, missing)}
      </Button>
      {fault !== null && <FaultBar fault={fault} />}
      <p className={styles.status} role="status">
        {outcome !== null && fault === null ? `Inserted into ${outcome.cell}${after}` : ""}
      </p>
    </>
  );
}
