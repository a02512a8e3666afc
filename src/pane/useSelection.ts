import { useCallback, useEffect, useRef, useState } from "react";
import { faultOf, type Fault } from "./fault";
import type { Selection, WorkbookPort } from "./port";

export type SelectionState =
  | { readonly state: "reading" }
  | { readonly state: "selected"; readonly selection: Selection }
  | { readonly state: "fault"; readonly fault: Fault };

/** Follows the selection of the workbook; `again` asks once more, after a fault. */
export function useSelection(port: WorkbookPort): SelectionState & { readonly again: () => void } {
  const [state, setState] = useState<SelectionState>({ state: "reading" });
  const asked = useRef(0);

  const again = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    // A slow answer must not replace that of a later selection.
    const answer = (next: SelectionState) => {
      if (turn === asked.current) setState(next);
    };
    port.selection().then(
      (selection) => { answer({ state: "selected", selection }); },
      (thrown: unknown) => { answer({ state: "fault", fault: faultOf(thrown) }); },
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
