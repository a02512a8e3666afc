import { useCallback, useState } from "react";
import { faultOf, type Fault } from "../fault";
import type { RangeContent, WorkbookPort } from "../port";
import type { Draft } from "./draft";

/** Reads the selected range and hands it on; what is wrong with it is told at one place. */
export type Take = (use: (range: RangeContent) => void) => void;

/** @param draft what the range was taken for: once it is another, what was wrong with the range is past. */
export function useTake(port: WorkbookPort, draft: Draft | undefined): [take: Take, fault: Fault | null] {
  const [told, setTold] = useState<{ readonly fault: Fault; readonly draft: Draft | undefined } | null>(null);
  const take = useCallback<Take>(
    (use) => {
      port
        .selection()
        .then(use)
        .then(
          () => {
            setTold(null);
          },
          (thrown: unknown) => {
            setTold({ fault: faultOf(thrown), draft });
          },
        );
    },
    [port, draft],
  );
  return [take, told !== null && told.draft === draft ? told.fault : null];
}
