import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { writeCall } from "../formula/write";
import { InsertButton } from "../InsertButton";
import { ELEMENTS } from "../plan/elements";
import { PAYMENTS, paymentTitles } from "../plan/planTables";
import type { WorkbookPort } from "../port";
import type { References } from "../scenarios/useOwnTables";
import { useFormulaCell, useInsertion } from "../useInsertion";
import type { Following, SelectionState } from "../useSelection";
import type { Computed } from "./usePlan";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  text: { ...typographyStyles.body1, margin: 0 },
  formula: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    display: "block",
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see it. */
  readonly active: boolean;
  readonly computed: Computed;
  /** The tables as formulas name them, and where the terms stand. */
  readonly tables: References;
  readonly place: string;
}

/** The list as one live formula in the workbook. */
export function LiveList({ port, selected, active, computed, tables, place }: Props): ReactElement {
  const styles = useStyles();
  const formulaCell = useFormulaCell(selected);
  const { cell } = formulaCell;
  const { payments, shares } = computed;
  const args = [tables.practices, ...ELEMENTS.map((element) => String(shares[element])), tables.scores ?? "", place];
  const formula = writeCall(PAYMENTS, args, ELEMENTS.length + 1);
  const size = {
    rows: payments.practices.length + payments.organisations.length + 2,
    columns: paymentTitles().length,
  };
  const isBarred = payments.isLifted;
  const placing = useInsertion(port, { formula, cell, size, args }, selected.changes, active && !isBarred);
  return (
    <div className={styles.part}>
      <p className={styles.text}>
        The whole list as one formula, which follows the tables: a row for each practice, each organisation with
        several, and the total.
      </p>
      <code className={styles.formula}>{formula}</code>
      <p className={styles.note}>
        It fills {size.rows} rows and {size.columns} columns.
      </p>
      {isBarred && <p className={styles.text}>Past a ceiling it cannot be written: the function refuses it.</p>}
      <InsertButton
        placing={placing}
        {...formulaCell}
        isBarred={isBarred}
        after="."
        onInsert={() => void placing.insert()}
      />
      {selected.state === "fault" && <p className={styles.note}>{selected.fault.sentence}</p>}
    </div>
  );
}
