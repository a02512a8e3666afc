import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import type { WorkbookPort } from "../../port";
import { tabId, TabPanel, Tabs } from "../../Tabs";
import type { Following, SelectionState } from "../../useSelection";
import { presumedLines } from "../controlTotals";
import { addedUp } from "../ledger";
import { othersText } from "../ownAtHand";
import { payoutsOf } from "../schedule";
import { usePayouts, type PayoutsAtHand } from "../usePayouts";
import { ClosePart } from "./ClosePart";
import { FirstLedger } from "./FirstLedger";
import { LedgerPart } from "./LedgerPart";
import { MonthEndPart } from "./MonthEndPart";
import type { PartProps } from "./part";
import { PayoutsHead } from "./PayoutsHead";
import { PayPart } from "./PayPart";
import { PrintPart } from "./PrintPart";

const useStyles = makeStyles({
  whole: { height: "100%" },
  view: { height: "100%", display: "flex", flexDirection: "column" },
  body: { position: "relative", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

const PARTS = {
  ledger: "Ledger",
  close: "Project and close",
  pay: "Pay",
  monthEnd: "Month end",
  print: "Print",
} as const;
type Part = keyof typeof PARTS;

const SHOWS: Readonly<Record<Part, (props: PartProps) => ReactElement | null>> = {
  ledger: LedgerPart,
  close: ClosePart,
  pay: PayPart,
  monthEnd: MonthEndPart,
  print: PrintPart,
};

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the view. */
  readonly active: boolean;
  /** Leads to where tables of practices and scenarios are made. */
  readonly onAllocation: () => void;
}

/** Payouts from their projection to the last payment, in a ledger of the workbook. */
export default function PayoutsView({ port, selected, active, onAllocation }: Props): ReactElement {
  const styles = useStyles();
  const { atHand, fault, again } = usePayouts(port, selected.changes, active);
  const last = useRef<PayoutsAtHand>(null);
  useEffect(() => {
    last.current = atHand ?? last.current;
  });
  const isKnown = fault === null && atHand !== null;
  const whole = useRef<HTMLDivElement>(null);
  const focused = useRef<HTMLElement>(null);
  // What is unseen loses the focus, and has it again once it is seen.
  useEffect(() => {
    const before = focused.current;
    if (isKnown && before?.isConnected === true && document.activeElement === document.body) before.focus();
    if (isKnown) focused.current = null;
    else if (whole.current?.contains(document.activeElement) === true && document.activeElement instanceof HTMLElement)
      focused.current = document.activeElement;
  }, [isKnown]);
  const shown = atHand ?? last.current;
  return (
    <>
      {fault !== null && (
        <div className={styles.bar}>
          <FaultBar fault={fault} onAgain={again} />
        </div>
      )}
      {fault === null && atHand === null && <div className={styles.view} aria-busy="true" />}
      {/* Unseen, but not gone: what is half filled in outlasts a workbook that cannot be read for a moment. */}
      <div className={styles.whole} hidden={!isKnown} ref={whole}>
        {shown !== null && (
          <Known
            port={port}
            selected={selected}
            active={active && isKnown}
            atHand={shown}
            onAllocation={onAllocation}
          />
        )}
      </div>
    </>
  );
}

function Known({
  port,
  selected,
  active,
  atHand,
  onAllocation,
}: Props & { readonly atHand: PayoutsAtHand }): ReactElement {
  const styles = useStyles();
  const [part, setPart] = useState<Part>("ledger");
  const [chosen, setChosen] = useState<number | null>(null);
  const [unshown, setUnshown] = useState<Fault | null>(null);
  const show = (reference: string) => {
    setUnshown(null);
    port.show(reference).catch((thrown: unknown) => {
      setUnshown(faultOf(thrown));
    });
  };
  // Whoever began a ledger goes on in it: what had the focus went with the first page.
  const begun = useRef(false);
  const hasLedger = atHand.ledger !== null;
  useEffect(() => {
    if (hasLedger && begun.current) document.getElementById(tabId(part))?.focus();
    begun.current &&= !hasLedger;
  }, [hasLedger, part]);
  const { ledger, reconciled } = atHand;
  const known = useMemo(() => (ledger === null ? null : { ...atHand, ledger }), [atHand, ledger]);
  const presumed = useMemo(() => (ledger === null ? [] : presumedLines({ ledger, reconciled })), [ledger, reconciled]);
  if (known === null)
    return (
      <div className={styles.body}>
        <FirstLedger
          port={port}
          selected={selected}
          active={active}
          at={atHand}
          onAllocation={onAllocation}
          onBegun={(projects) => {
            begun.current = true;
            setPart(projects ? "close" : "ledger");
          }}
        />
      </div>
    );
  const found = payoutsOf(known.ledger, known.schedule);
  const payouts = found.length === 0 ? [1] : found;
  const others = othersText(atHand.own);
  const payout = chosen !== null && payouts.includes(chosen) ? chosen : firstOpen(atHand, payouts);
  // What is half filled in is for the payout that is looked at, which moves to another only where somebody says so.
  if (payout !== chosen) setChosen(payout);
  return (
    <div className={styles.view}>
      <PayoutsHead
        payouts={payouts}
        payout={payout}
        schedule={atHand.schedule}
        reconciled={atHand.reconciled}
        presumed={addedUp(
          presumed.filter((line) => line.payout === payout),
          "projected",
        )}
        onPayout={setChosen}
      />
      {others !== "" && <p className={mergeClasses(styles.bar, styles.note)}>{others}</p>}
      {unshown !== null && (
        <div className={styles.bar}>
          <FaultBar fault={unshown} />
        </div>
      )}
      <Tabs tabs={PARTS} label="Parts of payouts" selected={part} onSelect={setPart} isWithin />
      {(Object.keys(PARTS) as Part[]).map((one) => {
        const Shown = SHOWS[one];
        return (
          <TabPanel key={one} view={one} isHidden={part !== one} className={styles.body}>
            <Seen
              Shown={Shown}
              port={port}
              selected={selected}
              active={active && part === one}
              at={known}
              payout={payout}
              onShow={show}
              onAllocation={onAllocation}
            />
          </TabPanel>
        );
      })}
    </div>
  );
}

interface SeenProps extends PartProps {
  readonly Shown: (props: PartProps) => ReactElement | null;
}

/** A part knows of the workbook what it had when it was last seen: nothing is computed for nobody. */
function Seen({ Shown, at, payout, ...props }: SeenProps): ReactElement | null {
  const [seen, setSeen] = useState<Pick<PartProps, "at" | "payout"> | null>(null);
  const isNew = props.active && (seen?.at !== at || seen.payout !== payout);
  if (isNew) setSeen({ at, payout });
  return seen === null ? null : <Shown {...props} {...seen} />;
}

/** The first payout in which something is still open, else the last that the ledger has. */
function firstOpen({ reconciled }: PayoutsAtHand, payouts: readonly number[]): number {
  const [first = 1] = payouts;
  if (reconciled instanceof Refusal) return first;
  const open = payouts.find((one) =>
    reconciled.rows.some(({ payout, status }) => payout === one && status !== "Settled"),
  );
  return open ?? reconciled.totals.at(-1)?.payout ?? first;
}
