import { Checkbox, Input, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { Notices } from "../../view/RowFaults";
import { WalkedList } from "../../view/WalkedList";
import { counted } from "../../words";
import { findingsOf, type FindingKind } from "../controls";
import { LEDGER, lostFrom } from "../ledger";
import { balanceText, briefOf, FIRST_LISTING, ORDERS, rowsOf, wantedRows, type Order } from "../ledgerList";
import { placeOfLine } from "../rows";
import { ControlTotals } from "./ControlTotals";
import type { PartProps } from "./part";
import { PracticeLedger } from "./PracticeLedger";

const useStyles = makeStyles({
  tools: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  wide: { gridColumn: "1 / -1", minWidth: 0 },
  full: { minWidth: 0, width: "100%" },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0, gridColumn: "1 / -1" },
  text: { ...typographyStyles.body1, margin: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

/** What each kind of finding is told under. */
const HEADINGS: Readonly<Record<FindingKind, string>> = {
  unreadable: "Cannot be read",
  cents: "Parts of a cent",
  closed: "Not as it was closed",
  record: "Records of closings",
  duplicate: "Stands twice",
  names: "Names that look alike",
  presumed: "Paid is presumed",
};

type Page = { readonly kind: "list" } | { readonly kind: "practice"; readonly practice: string };

/** The ledger practice by practice, and on top of it what an auditor would find. */
export function LedgerPart({ port, at, payout, onShow }: PartProps): ReactElement {
  const styles = useStyles();
  const [listing, setListing] = useState(FIRST_LISTING);
  const [page, setPage] = useState<Page>({ kind: "list" });
  const { ledger, closings, records, reconciled } = at;
  const { isAll } = listing;
  const lost = lostFrom(ledger);
  const findings = useMemo(
    () => (lostFrom(ledger) === null ? findingsOf({ ledger, closings, records, reconciled }) : []),
    [ledger, closings, records, reconciled],
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
      <PracticeLedger
        key={page.practice}
        port={port}
        at={at}
        practice={page.practice}
        onShow={onShow}
        onBack={() => {
          setPage({ kind: "list" });
        }}
      />
    );
  return (
    <div>
      {ledger.lacking.length > 0 && (
        <p className={styles.text}>
          The table {LEDGER.table} has no column {ledger.lacking.join(", ")}. Give a column of the table{" "}
          {ledger.lacking.length === 1 ? "this heading" : "each of these headings"}, in any place. Until then nothing is
          written{lost === null ? "" : " or reckoned"}.
        </p>
      )}
      {(Object.keys(HEADINGS) as FindingKind[]).map((kind) => (
        <Notices
          key={kind}
          heading={HEADINGS[kind]}
          notices={findings.filter((finding) => finding.kind === kind)}
          onShow={onShow}
        />
      ))}
      {lost === null && (
        <>
          <div className={styles.tools}>
            <Input
              className={styles.wide}
              input={{ className: styles.full }}
              type="search"
              aria-label="Search practices"
              placeholder="Search practices"
              value={listing.wanted}
              onChange={(_event, { value }) => {
                list({ wanted: value });
              }}
            />
            <Select
              select={{ className: styles.full }}
              aria-label="Order"
              value={listing.order}
              onChange={(_event, { value }) => {
                list({ order: value as Order });
              }}
            >
              {Object.entries(ORDERS).map(([key, words]) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </Select>
            <Checkbox
              label="All payouts"
              checked={isAll}
              onChange={(_event, { checked }) => {
                list({ isAll: checked === true });
              }}
            />
            <p className={styles.count} role="status">
              {rows.length === all.length
                ? counted(rows.length, isAll ? "row" : "practice")
                : `${rows.length.toLocaleString("en")} of ${counted(all.length, isAll ? "row" : "practice")}`}
            </p>
          </div>
          {rows.length === 0 && (
            <p className={styles.text}>
              {all.length > 0
                ? "No practice is called so."
                : reconciled instanceof Refusal
                  ? `${reconciled.sentence}.`
                  : "No practice has a line in this payout yet."}
            </p>
          )}
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
          <ControlTotals at={at} />
        </>
      )}
    </div>
  );
}
