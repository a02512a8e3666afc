import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { ELEMENTS } from "../plan/elements";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { writeCall } from "../formula/write";
import { insertLabel, insertTargetOf } from "../insertTarget";
import { PAYMENTS, paymentTitles } from "../plan/planTables";
import type { WorkbookPort } from "../port";
import type { References } from "../scenarios/useOwnTables";
import type { SelectionState } from "../useSelection";
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

/** How it went; forgotten once the formula is another, or another cell is selected after it went wrong. */
interface Inserted {
  readonly formula: string;
  readonly address: string;
  readonly fault: Fault | null;
}

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState;
  readonly computed: Computed;
  /** The tables as formulas name them, and where the terms stand. */
  readonly tables: References;
  readonly place: string;
}

/** The list as one live formula in the workbook. */
export function LiveList({ port, selected, computed, tables, place }: Props): ReactElement {
  const styles = useStyles();
  const [inserted, setInserted] = useState<Inserted | null>(null);
  const { payments, shares } = computed;
  const formula = writeCall(
    PAYMENTS,
    [tables.practices, ...ELEMENTS.map((element) => String(shares[element])), tables.scores ?? "", place],
    ELEMENTS.length + 1,
  );
  const target = selected.state === "selected" ? insertTargetOf(selected.selection) : null;
  const rows = payments.practices.length + payments.organisations.length + 2;
  const columns = paymentTitles().length;
  const isBarred = payments.isLifted;
  const insert = async (): Promise<void> => {
    if (target === null || isBarred) return;
    const { address } = target;
    try {
      await port.insert(formula, target);
      setInserted({ formula, address, fault: null });
    } catch (thrown) {
      setInserted({ formula, address, fault: faultOf(thrown) });
    }
  };
  const outcome =
    inserted?.formula === formula && (inserted.fault === null || inserted.address === target?.address)
      ? inserted
      : null;
  const fault = outcome?.fault ?? null;
  return (
    <div className={styles.part}>
      <p className={styles.text}>
        The whole list as one formula, which follows the tables: a row for each practice, each organisation with
        several, and the total.
      </p>
      <code className={styles.formula}>{formula}</code>
      <p className={styles.note}>
        It spills over {rows} rows and {columns} columns; what stands in their way makes it #SPILL!.
      </p>
      {isBarred && <p className={styles.text}>Past a ceiling it cannot be written: the function refuses it.</p>}
      <Button
        appearance={target?.replaces === true ? "secondary" : "primary"}
        disabledFocusable={target === null || isBarred}
        onClick={() => void insert()}
      >
        {insertLabel(target, undefined)}
      </Button>
      {selected.state === "fault" && <p className={styles.note}>{selected.fault.sentence}</p>}
      {fault !== null && <FaultBar fault={fault} />}
      <p className={styles.text} role="status">
        {outcome !== null && fault === null ? `Inserted into ${outcome.address}.` : ""}
      </p>
    </div>
  );
}
