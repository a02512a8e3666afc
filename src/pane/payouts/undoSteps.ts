import { counted } from "../words";

/** It is 2 steps to undo: the payments in APC Payouts; the vendors in APC Vendors. @param when it is; "" for always. */
export function undoSteps(steps: readonly string[], when = ""): string {
  return `It is ${counted(steps.length, "step")} to undo${when}: ${steps.join("; ")}.`;
}
