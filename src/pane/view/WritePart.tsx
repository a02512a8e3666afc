import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useState, type ReactElement } from "react";
import { quoteSheet } from "../formula/reference";
import type { Offered } from "../offer/offered";
import type { Writer } from "../offer/useWritten";
import { Opener } from "../Opener";
import type { Setting } from "../plan/setting";
import type { WorkbookPort } from "../port";
import type { References } from "../scenarios/useOwnTables";
import type { Following, SelectionState } from "../useSelection";
import { CounterpartySheets } from "./CounterpartySheets";
import { LiveList } from "./LiveList";
import { OurSheets } from "./OurSheets";
import type { PaidScenario } from "./paidScenarios";
import type { Computed, SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}`,
  },
  text: { ...typographyStyles.body1, margin: 0 },
  opener: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXS} 0` },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** What was written, which is told of for longer than this part has figures. */
  readonly ours: Writer;
  readonly theirs: Writer;
  readonly computed: Computed;
  readonly looked: SplitAtHand["looked"];
  readonly setting: Setting;
  readonly paid: readonly PaidScenario[];
  readonly tables: References;
  /** Whether formulas find the scenarios by all their columns. */
  readonly hasScenarios: boolean;
  /** Where the terms stand. */
  readonly place: string;
  readonly onShow: (reference: string) => void;
}

/** Takes what the pane shows into the workbook: as live formulas, or as a copy for a counterparty that stands alone. */
export function WritePart(props: Props): ReactElement {
  const { port, selected, ours, theirs, computed, looked, setting, paid, tables, hasScenarios, place, onShow } = props;
  const styles = useStyles();
  const why = useId();
  const [isListed, setListed] = useState(false);
  const { payments, ranges, shares, start } = computed;
  const offered: Offered = { ranges, shares, payments, tables, terms: place, start, setting };
  const show = (sheet: string): void => {
    onShow(`${quoteSheet(sheet)}!A1`);
  };
  return (
    <div className={styles.part}>
      {payments.isLifted && (
        <p className={styles.text} id={why}>
          Past a ceiling nothing can be written: the functions refuse it.
        </p>
      )}
      <OurSheets
        port={port}
        offered={offered}
        paid={paid}
        hasScenarios={hasScenarios}
        outcome={looked.outcome}
        writer={ours}
        why={why}
        onShow={show}
      />
      <CounterpartySheets port={port} offered={offered} writer={theirs} why={why} onShow={show} />
      <details
        onToggle={({ currentTarget }) => {
          setListed(currentTarget.open);
        }}
      >
        <Opener className={styles.opener}>The list as one formula in a cell</Opener>
        <LiveList port={port} selected={selected} active={isListed} computed={computed} tables={tables} place={place} />
      </details>
    </div>
  );
}
