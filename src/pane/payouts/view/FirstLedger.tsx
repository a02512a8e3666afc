import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import type { GivenList } from "../../list/givenList";
import { lackingIn, sheetOf, type OwnRow } from "../../ownTable";
import { sheetIn } from "../../plan/place";
import type { RangeContent, WorkbookPort } from "../../port";
import type { Following, SelectionState } from "../../useSelection";
import { usePageStyles } from "../../usePageStyles";
import { counted } from "../../words";
import { LEDGER, type LedgerColumn } from "../ledger";
import { usableOf } from "../project";
import { isInOurWords, ledgerIn } from "../takenLedger";
import type { PayoutsAtHand } from "../usePayouts";
import { LedgerMapping } from "./LedgerMapping";

const useStyles = makeStyles({
  lead: { ...typographyStyles.body1, margin: 0 },
  ways: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the view. */
  readonly active: boolean;
  readonly at: PayoutsAtHand;
  /** Leads to where tables of practices and scenarios are made. */
  readonly onAllocation: () => void;
  /** There will be a ledger, and a payout of the plan is to be projected into it next, or not. */
  readonly onBegun: (projects: boolean) => void;
}

interface Found extends Pick<RangeContent, "address"> {
  readonly list: GivenList;
  /** Columns that it would lack where it stands; null where it is not taken as it stands. */
  readonly lacking: readonly string[] | null;
}

/** The ways to the first ledger; nothing of what is in the workbook is moved or replaced. */
export function FirstLedger({ port, selected, active, at, onAllocation, onBegun }: Props): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const [mapped, setMapped] = useState<Found | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const first = useRef<HTMLButtonElement | null>(null);
  const turned = useRef(false);
  const work = (making: Promise<void>, projects = false) => {
    setMaking(true);
    setFault(null);
    making
      .then(
        () => {
          onBegun(projects);
          selected.again();
        },
        (thrown: unknown) => {
          setFault(faultOf(thrown));
        },
      )
      .finally(() => {
        setMaking(false);
      });
  };
  const make = (rows: readonly OwnRow<LedgerColumn>[], projects = false) => {
    work(port.createSheets([sheetOf(LEDGER, rows)]), projects);
  };
  const hasPlan = (at.plan?.practices ?? null) !== null;
  const hasScenario = useMemo(() => usableOf(at.paid).length > 0, [at.paid]);
  const range = active && selected.state === "selected" ? selected.selection : null;
  const found = useMemo(() => (range === null ? null : foundIn(range)), [range]);
  // What had the focus went with its page.
  useEffect(() => {
    if (mapped === null && turned.current) first.current?.focus();
    turned.current ||= mapped !== null;
  }, [mapped]);
  const told = fault === null ? null : <FaultBar fault={fault} />;
  if (mapped !== null)
    return (
      <LedgerMapping
        list={mapped.list}
        from={mapped.address}
        isMaking={isMaking}
        told={told}
        onMake={make}
        onBack={() => {
          setFault(null);
          setMapped(null);
        }}
      />
    );
  return (
    <div className={page.page}>
      <p className={styles.lead}>
        What was projected, earned and paid, and what is still due? A ledger in this workbook, the table {LEDGER.table},
        says it.
      </p>
      {told}
      <div className={styles.ways}>
        {found !== null && (
          <Button
            appearance="primary"
            disabledFocusable={isMaking}
            onClick={() => {
              if (found.lacking === null) setMapped(found);
              else work(port.makeTable(LEDGER.table, found.address));
            }}
          >
            Use {found.address} ({counted(found.list.rows.length, "row")})
          </Button>
        )}
        {found !== null && <p className={page.note}>{becomesText(found)}</p>}
        {at.ledgers.map((name) => (
          <Button
            key={name}
            disabledFocusable={isMaking}
            onClick={() => {
              work(renamed(port, name));
            }}
          >
            Use the table {name}: rename it to {LEDGER.table}
          </Button>
        ))}
        {at.ledgers.length > 0 && (
          <p className={page.note}>Its cells and its sheet stay as they are; formulas that name it follow.</p>
        )}
        {hasPlan && (
          <Button
            disabledFocusable={isMaking}
            onClick={() => {
              make([], true);
            }}
          >
            Begin from the plan: project a payout
          </Button>
        )}
        {!hasScenario && (
          <>
            <p className={page.note}>
              {hasPlan
                ? "A payout is projected from a scenario, and none gives figures yet: keep one under Allocation, Scenarios."
                : "Payouts are projected from a plan, and there is no table of practices yet: begin one under Allocation."}
            </p>
            <Button onClick={onAllocation}>
              {hasPlan ? "Keep a scenario first" : "Begin a plan under Allocation"}
            </Button>
          </>
        )}
        <Button
          ref={(element: HTMLButtonElement | null) => {
            first.current = element;
          }}
          disabledFocusable={isMaking}
          onClick={() => {
            make([]);
          }}
        >
          Begin an empty ledger
        </Button>
      </div>
      {found === null && (
        <p className={page.note}>
          {hasPlan && "From the plan, an empty ledger is made, and a payout is projected into it from a scenario. "}
          {hasPlan ? "Or select" : "Select"} a ledger in the workbook, headings included: Practice, Payout, Projected,
          Earned, in any order and under your own names.
        </p>
      )}
    </div>
  );
}

/** Cells that nobody means as a ledger. */
const MOST_CELLS = 100_000;

function foundIn({ address, values, rows, columns }: RangeContent): Found | null {
  const list = rows * columns > MOST_CELLS ? null : ledgerIn(values);
  return list === null
    ? null
    : { address, list, lacking: isInOurWords(values) ? lackingIn(LEDGER, list.headings) : null };
}

function becomesText({ lacking }: Found): string {
  if (lacking === null) return "You say which column is which; a new sheet is made of their values.";
  const becomes = `It becomes the table ${LEDGER.table} where it stands.`;
  return lacking.length === 0
    ? becomes
    : `${becomes} Before anything is written into it, it needs columns for ${lacking.join(", ")}.`;
}

/** The sheet keeps its name. */
async function renamed(port: WorkbookPort, name: string): Promise<void> {
  const table = await port.table(name);
  await port.renameTable(name, { table: LEDGER.table, sheet: sheetIn(table?.address ?? "") });
}
