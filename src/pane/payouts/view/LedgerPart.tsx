import { Button, Checkbox, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { lackingText } from "../../ownTable";
import { SelectField } from "../../SelectField";
import { useListTools } from "../../view/listTools";
import { Notices } from "../../view/RowFaults";
import { WalkedList } from "../../view/WalkedList";
import { counted } from "../../words";
import { findingsOf } from "../controls";
import type { FindingKind } from "../finding";
import { LEDGER, lostFrom } from "../ledger";
import { balanceText, briefOf, FIRST_LISTING, ORDERS, rowsOf, wantedRows, type Order } from "../ledgerList";
import { placeOfLine } from "../rows";
import { ControlTotals } from "./ControlTotals";
import { ExtractTotals } from "./ExtractTotals";
import type { PartProps } from "./part";
import { PracticeLedger } from "./PracticeLedger";

const useStyles = makeStyles({
  findings: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` },
  text: { ...typographyStyles.body1, margin: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

/** What each kind of finding is told under. */
const HEADINGS: Readonly<Record<FindingKind, string>> = {
  unreadable: "Cannot be read",
  cents: "Parts of a cent",
  closed: "Not as it was closed",
  projected: "Not as it was projected",
  record: "Records of closings",
  extract: "Extracts of payments",
  duplicate: "Stands twice",
  names: "Names that look alike",
  presumed: "Paid is presumed",
};

/** @prop isForFindings whether somebody came back to see what the controls found. */
type Page =
  { readonly kind: "list"; readonly isForFindings: boolean } | { readonly kind: "practice"; readonly practice: string };

/** The ledger practice by practice, and on top of it what an auditor would find. */
export function LedgerPart({ port, at, payout, onShow }: PartProps): ReactElement {
  const styles = useStyles();
  const tools = useListTools();
  const [listing, setListing] = useState(FIRST_LISTING);
  const [page, setPage] = useState<Page>({ kind: "list", isForFindings: false });
  const { ledger, closings, records, reconciled, extracts } = at;
  const { isAll } = listing;
  const walked = useRef<HTMLDivElement>(null);
  const found = useRef<HTMLDivElement>(null);
  const turned = useRef(false);
  // What had the focus went with its page.
  useEffect(() => {
    const row = walked.current?.querySelector<HTMLElement>("[tabindex='0']");
    if (page.kind === "list" && turned.current) (page.isForFindings ? (found.current ?? row) : row)?.focus();
    turned.current = page.kind !== "list";
  }, [page]);
  const lost = lostFrom(ledger);
  const findings = useMemo(
    () => (ledger.lacking.length === 0 ? findingsOf({ ledger, closings, records, reconciled, extracts }) : []),
    [ledger, closings, records, reconciled, extracts],
  );
  const all = useMemo(
    () => (reconciled instanceof Refusal ? [] : rowsOf(reconciled, payout, { isAll })),
    [reconciled, payout, isAll],
  );
  const rows = useMemo(() => wantedRows(all, listing), [all, listing]);
  const list = (at: Partial<typeof listing>) => {
    setListing((before) => ({ ...before, ...at }));
  };
  // A practice whose last line was taken out has no page.
  const isThere = page.kind === "list" || ledger.lines.some(({ practice }) => practice === page.practice);
  if (page.kind === "practice" && isThere && lost === null)
    return (
      <>
        {findings.length > 0 && (
          <div className={styles.findings}>
            <Button
              size="small"
              onClick={() => {
                setPage({ kind: "list", isForFindings: true });
              }}
            >
              Controls: {counted(findings.length, "finding")} in the ledger
            </Button>
          </div>
        )}
        <PracticeLedger
          key={page.practice}
          port={port}
          at={at}
          practice={page.practice}
          onShow={onShow}
          onBack={() => {
            setPage({ kind: "list", isForFindings: false });
          }}
        />
      </>
    );
  return (
    <div>
      {ledger.lacking.length > 0 && (
        <p className={styles.text}>
          {lackingText(LEDGER, ledger.lacking)}. Until then nothing is written or checked
          {lost === null ? "" : ", and no figure is reckoned"}.
        </p>
      )}
      {findings.length > 0 && (
        <div ref={found} tabIndex={-1} role="group" aria-label="What the controls found">
          {(Object.keys(HEADINGS) as FindingKind[]).map((kind) => (
            <Notices
              key={kind}
              heading={HEADINGS[kind]}
              notices={findings.filter((finding) => finding.kind === kind)}
              onShow={onShow}
            />
          ))}
        </div>
      )}
      {lost === null && (
        <>
          <div className={tools.tools}>
            <Input
              className={tools.wide}
              input={{ className: tools.full }}
              type="search"
              aria-label="Search practices"
              placeholder="Search practices"
              value={listing.wanted}
              onChange={(_event, { value }) => {
                list({ wanted: value });
              }}
            />
            <div className={tools.wide}>
              <SelectField
                label="Order"
                value={listing.order}
                options={Object.entries(ORDERS)}
                onChange={(order) => {
                  list({ order: order as Order });
                }}
              />
            </div>
            <Checkbox
              label="All payouts"
              checked={isAll}
              onChange={(_event, { checked }) => {
                list({ isAll: checked === true });
              }}
            />
            <p className={tools.count} role="status">
              {rows.length === all.length
                ? counted(rows.length, isAll ? "row" : "practice")
                : `${rows.length.toLocaleString("en")} of ${counted(all.length, isAll ? "row" : "practice")}`}
            </p>
          </div>
          {rows.length === 0 && (
            <p className={styles.text}>
              {all.length > 0
                ? "No practice has such a name."
                : reconciled instanceof Refusal
                  ? `${reconciled.sentence}.`
                  : "No practice has a line in this payout yet."}
            </p>
          )}
          <div ref={walked}>
            <WalkedList
              rows={rows}
              stop={listing.stop}
              onStop={(stop) => {
                list({ stop });
              }}
              texts={(row) => [
                row.practice === "" ? "No name" : row.practice,
                balanceText(row),
                briefOf(row, listing),
                "",
              ]}
              onOpen={({ practice }) => {
                const [line] = ledger.lines.filter((one) => one.practice === practice);
                // A line without a practice has no page but its row.
                if (practice !== "") setPage({ kind: "practice", practice });
                else if (line !== undefined) onShow(placeOfLine(ledger, line)?.reference ?? ledger.address);
              }}
            />
          </div>
          <ControlTotals at={at} />
          <ExtractTotals at={at} onShow={onShow} />
        </>
      )}
    </div>
  );
}
