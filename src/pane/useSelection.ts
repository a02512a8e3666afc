import { useCallback, useEffect, useRef, useState } from "react";
import { faultOf, type Fault } from "./fault";
import type { Selection, WorkbookPort } from "./port";

export type SelectionState =
  | { readonly state: "reading" }
  | { readonly state: "selected"; readonly selection: Selection }
  | { readonly state: "fault"; readonly fault: Fault };

export interface Following {
  /** Counts what was heard of the workbook: another selection, other values. */
  readonly changes: number;
  /** Asks once more, after a fault. */
  readonly again: () => void;
}

/** Follows the selection of the workbook. */
export function useSelection(port: WorkbookPort): SelectionState & Following {
  const [state, setState] = useState<SelectionState & { readonly changes: number }>({ state: "reading", changes: 0 });
  const asked = useRef(0);

  const again = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    // A slow answer must not replace that of a later selection.
    const answer = (next: SelectionState) => {
      if (turn === asked.current) setState({ ...next, changes: turn });
    };
    port.selection().then(
      (selection) => {
        answer({ state: "selected", selection });
      },
      (thrown: unknown) => {
        answer({ state: "fault", fault: faultOf(thrown) });
      },
    );
  }, [port]);

  useEffect(() => {
    again();
    const stop = port.onSelectionChange(again);
    return () => {
      asked.current += 1;
      stop();
    };
  }, [port, again]);

  return { ...state, again };
}
