import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Fault } from "./fault";

/** What the workbook could not do, where it was asked. */
export function FaultBar({ fault, onAgain }: { fault: Fault; onAgain?: () => void }): ReactElement {
  return (
    <MessageBar intent={fault.kind === "other" ? "error" : "warning"} layout="multiline" role="alert">
      <MessageBarBody>{fault.sentence}</MessageBarBody>
      {onAgain !== undefined && (
        <MessageBarActions>
          <Button size="small" onClick={onAgain}>
            Try again
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
