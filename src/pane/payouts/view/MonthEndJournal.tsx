import { isoDate } from "../../../core/shared";
import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  mergeClasses,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { Fragment, useMemo, useState, type ReactElement } from "react";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import { formatted } from "../../figureText";
import { quoteSheet } from "../../formula/reference";
import { Opener } from "../../Opener";
import { useWritten } from "../../offer/useWritten";
import { makeSheets } from "../../offer/writtenSheets";
import { Choice } from "../../view/Choice";
import { CENTS } from "../../view/money";
import { BlankRows, useWindowed } from "../../view/windowed";
import { WrittenNote } from "../../view/WrittenNote";
import { ACCOUNTS, accountsOf, accountsSheet, type Accounts } from "../accounts";
import {
  accountText,
  journalCsv,
  journalOf,
  journalSheet,
  undatedText,
  type Journal,
  type JournalLine,
  type OtherwiseDated,
} from "../journal";
import { ACCRUALS, type KeptMonthEnd } from "../accruals";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  journal: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  start: { alignSelf: "flex-start" },
  wide: { width: "100%", maxWidth: "360px" },
  full: { minWidth: 0, width: "100%" },
  table: { ...typographyStyles.caption1, width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: { textAlign: "left", fontWeight: tokens.fontWeightSemibold, padding: `${tokens.spacingVerticalXXS} 0` },
  cell: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXXS} 0`,
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
  figure: { width: "30%", textAlign: "right", fontVariantNumeric: "tabular-nums", overflowWrap: "normal" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { display: "block", color: tokens.colorNeutralForeground2 },
  opener: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXS} 0` },
});

const BY = { account: "By account", practice: "By practice" } as const;

interface Props extends Omit<PartProps, "payout" | "onAllocation"> {
  readonly kept: KeptMonthEnd;
  readonly before: KeptMonthEnd | null;
  /** What counts as paid without a payment that is dated in its time. */
  readonly undated: readonly OtherwiseDated[];
  /** Throws where the workbook no longer holds the rows that the journal is made of. */
  readonly stillSo: () => Promise<void>;
}

const NO_ACCOUNTS: Accounts = { named: {}, faults: [] };

/** What a month end that was kept changes in the books: to look at, as a sheet, and as a file for the general ledger. */
export function MonthEndJournal({
  port,
  selected,
  active,
  at,
  kept,
  before,
  undated,
  stillSo,
  onShow,
}: Props): ReactElement {
  const styles = useStyles();
  const [by, setBy] = useState<keyof typeof BY>("account");
  const [fault, setFault] = useState<Fault | null>(null);
  const writer = useWritten(port, selected.changes, active);
  const { own: called, content: table } = at.own(ACCOUNTS);
  const accounts = useMemo(() => (table === null ? null : accountsOf(table, called)), [table, called]);
  const journal = useMemo(
    () => journalOf(kept, before, accounts ?? NO_ACCOUNTS, by === "practice"),
    [kept, before, accounts, by],
  );
  const isBalanced = journal.debits === journal.credits && journal.unexplained === 0;
  const told = undatedText(undated);
  const [accepted, setAccepted] = useState("");
  const isReady =
    accounts !== null &&
    accounts.faults.length === 0 &&
    isBalanced &&
    journal.lines.length > 0 &&
    (told === "" || accepted === told);
  const isBarred = !isReady || writer.written.state === "writing";
  const now = JSON.stringify([journal, undated]);
  return (
    <section className={styles.journal} aria-label="Journal">
      <h2 className={styles.heading}>Journal</h2>
      <p className={styles.note}>
        {before === null
          ? "Of all by then: no earlier month end was kept."
          : `Of what changed since ${isoDate(before.on)}.`}
      </p>
      <Choice label="Lines of the journal" options={BY} chosen={by} onChoose={setBy} />
      <JournalTable journal={journal} />
      {!isBalanced && (
        <p className={styles.text} role="alert">
          The rows that were kept no longer add up: {formatted(journal.unexplained, CENTS)} of the change of balances is
          neither accrued nor paid. Somebody has changed them on the sheet {at.own(ACCRUALS).own.sheet}: no journal is
          made of them.
        </p>
      )}
      {accounts === null ? (
        <>
          <p className={styles.text}>The journal needs the plan’s own accounts, in a small table of the workbook.</p>
          <Button
            className={styles.wide}
            onClick={() => {
              setFault(null);
              port
                .createSheets([accountsSheet(called)])
                .then(() => port.show(`${quoteSheet(called.sheet)}!B5`))
                .catch((thrown: unknown) => {
                  setFault(faultOf(thrown));
                });
            }}
          >
            Make the table of accounts
          </Button>
        </>
      ) : (
        accounts.faults.length > 0 && (
          <>
            {accounts.faults.map((one) => (
              <p key={one} className={styles.text}>
                {one}
              </p>
            ))}
            <Button
              className={styles.start}
              size="small"
              onClick={() => {
                onShow(table?.address ?? called.table);
              }}
            >
              Show the accounts
            </Button>
          </>
        )
      )}
      {fault !== null && <FaultBar fault={fault} />}
      {told !== "" && (
        <>
          <p className={styles.text}>{told}</p>
          <Checkbox
            label="Book it as cash anyway"
            checked={accepted === told}
            onChange={(_event, { checked }) => {
              setAccepted(checked === true ? told : "");
            }}
          />
        </>
      )}
      <Button
        className={styles.wide}
        disabledFocusable={isBarred}
        onClick={() => {
          if (isBarred) return;
          void writer.write(
            () =>
              makeSheets(
                [`APC journal ${isoDate(journal.on)}`] as const,
                ([name]) => [journalSheet(name, journal, undated)],
                port,
                stillSo,
              ),
            now,
          );
        }}
      >
        Write the journal as a sheet
      </Button>
      <WrittenNote
        written={writer.written}
        isOutdated={writer.written.state === "written" && writer.written.of !== now}
        outdated="The sheet holds another journal than the one that is shown here."
        onShow={(sheet) => {
          onShow(`${quoteSheet(sheet)}!A1`);
        }}
      />
      {isReady && <AsFile journal={journal} />}
    </section>
  );
}

/** In pixels, about. */
const ROW = 41;
const COLUMNS = 3;

function JournalTable({ journal: { lines, debits, credits } }: { journal: Journal }): ReactElement {
  const styles = useStyles();
  const figure = mergeClasses(styles.cell, styles.figure);
  const { around, drawn, below } = useWindowed<HTMLTableSectionElement, JournalLine>(lines, ROW);
  if (lines.length === 0) return <p className={styles.text}>Nothing has changed: there is nothing to book.</p>;
  return (
    <table className={styles.table} aria-label="Journal lines" aria-rowcount={lines.length + 2}>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className={styles.head}>
            Account
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.figure)}>
            Debit
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.figure)}>
            Credit
          </th>
        </tr>
      </thead>
      <tbody ref={around}>
        {drawn.map(({ row: line, index, above }) => (
          <Fragment key={`${line.role} ${line.practice ?? ""}`}>
            <BlankRows height={above} columns={COLUMNS} />
            <tr aria-rowindex={index + 2}>
              <th scope="row" className={styles.cell}>
                {accountText(line)}
                <span className={styles.quiet}>{line.practice ?? line.says}</span>
              </th>
              <td className={figure}>{line.debit === null ? "" : formatted(line.debit, CENTS)}</td>
              <td className={figure}>{line.credit === null ? "" : formatted(line.credit, CENTS)}</td>
            </tr>
          </Fragment>
        ))}
        <BlankRows height={below} columns={COLUMNS} />
      </tbody>
      <tfoot>
        <tr aria-rowindex={lines.length + 2}>
          <th scope="row" className={mergeClasses(styles.cell, styles.strong)}>
            Total
          </th>
          <td className={mergeClasses(figure, styles.strong)}>{formatted(debits, CENTS)}</td>
          <td className={mergeClasses(figure, styles.strong)}>{formatted(credits, CENTS)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Before the text, so that a spreadsheet reads it as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
/** In milliseconds: a browser fetches the file well before. */
const FETCHED = 10_000;

function AsFile({ journal }: { journal: Journal }): ReactElement {
  const styles = useStyles();
  const text = journalCsv(journal);
  const name = `apc-journal-${isoDate(journal.on)}.csv`;
  const [downloaded, setDownloaded] = useState<string | null>(null);
  return (
    <>
      <Button
        className={styles.wide}
        onClick={() => {
          download(name, text);
          setDownloaded(text);
        }}
      >
        Download as CSV
      </Button>
      <p className={styles.note} role="status">
        {downloaded === text ? `Handed over ${name}. Where no file comes, copy its text from below.` : ""}
      </p>
      <details>
        <Opener className={styles.opener}>The text of the file, to copy</Opener>
        <Field label="Comma-separated values" size="small">
          <Textarea
            textarea={{ className: styles.full }}
            readOnly
            rows={6}
            resize="vertical"
            value={text}
            onFocus={({ target }) => {
              target.select();
            }}
          />
        </Field>
      </details>
    </>
  );
}

/** Excel's pane may not hand over a file, and no page is told whether it could. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, FETCHED);
}
