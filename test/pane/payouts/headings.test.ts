import type { OwnColumn } from "../../../src/pane/ownTable";
import { ACCOUNTS } from "../../../src/pane/payouts/accounts";
import { ACCRUALS } from "../../../src/pane/payouts/accruals";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { EXTRACT_LINES, EXTRACTS } from "../../../src/pane/payouts/keptExtracts";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { VENDORS } from "../../../src/pane/payouts/vendors";

/** In pixels: of a bold letter on average, and of the padding beside the button that filters. */
const [LETTER, BESIDE] = [7.6, 36];

test.each([ACCOUNTS, ACCRUALS, CLOSINGS, EXTRACT_LINES, EXTRACTS, LEDGER, VENDORS])(
  "the headings of $table are not cut",
  ({ columns }) => {
    const cut = Object.values<OwnColumn>(columns).filter(
      ({ heading, width }) => heading.length * LETTER + BESIDE > width,
    );
    expect(cut).toEqual([]);
  },
);
