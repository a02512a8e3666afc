import type { WorkbookPort } from "../../port";
import type { Following, SelectionState } from "../../useSelection";
import type { Ledger } from "../ledger";
import type { PayoutsAtHand } from "../usePayouts";

/** What every part of the view Payouts is given. */
export interface PartProps {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the part. */
  readonly active: boolean;
  readonly at: PayoutsAtHand & { readonly ledger: Ledger };
  /** The payout that is looked at. */
  readonly payout: number;
  /** Selects cells of the workbook. */
  readonly onShow: (reference: string) => void;
  /** Leads to where scenarios are kept. */
  readonly onAllocation: () => void;
}
