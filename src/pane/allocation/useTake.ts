import { useCallback, useState } from "react";
import { faultOf, type Fault } from "../fault";
import type { RangeContent, WorkbookPort } from "../port";

/** Reads the selected range and hands it on; what is wrong with it is told at one place. */
export type Take = (use: (range: RangeContent) => void) => void;

export function useTake(port: WorkbookPort): [take: Take, fault: Fault | null] {
  const [fault, setFault] = useState<Fault | null>(null);
  const take = useCallback<Take>(
    (use) => {
      port.selection().then(use).then(
        () => { setFault(null); },
        (thrown: unknown) => { setFault(faultOf(thrown)); },
      );
    },
    [port],
  );
  return [take, fault];
}
