import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import AllocationView from "../allocation/AllocationView";
import { Back } from "../icons";
import type { WorkbookPort } from "../port";
import type { Following, SelectionState } from "../useSelection";
import { PlanView } from "./PlanView";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  back: { flexShrink: 0, padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}` },
  rest: { flexGrow: 1, minHeight: 0 },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the view. */
  readonly active: boolean;
  /** Opens the page of a function. */
  readonly onOpen: (name: string) => void;
}

/** The allocation over the practices of the workbook, or of one plan that is described here alone. */
export default function AllocationTab({ port, selected, active, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const [isSingle, setSingle] = useState(false);
  const [wasSingle, setWasSingle] = useState(false);
  return (
    <>
      {/* What is hidden has no class, which would show it again. */}
      <div className={isSingle ? "" : styles.view} hidden={isSingle}>
        <PlanView
          port={port}
          selected={selected}
          active={active && !isSingle}
          onSingle={() => {
            setSingle(true);
            setWasSingle(true);
          }}
        />
      </div>
      {/* Once opened it stays: a plan that is not kept yet lives here alone. */}
      {wasSingle && (
        <div className={isSingle ? styles.view : ""} hidden={!isSingle}>
          <div className={styles.back}>
            <Button
              size="small"
              appearance="subtle"
              icon={<Back />}
              onClick={() => {
                setSingle(false);
              }}
            >
              Practice by practice
            </Button>
          </div>
          <div className={styles.rest}>
            <AllocationView port={port} selected={selected} active={active && isSingle} onOpen={onOpen} />
          </div>
        </div>
      )}
    </>
  );
}
