import { Button, Checkbox, makeStyles, SearchBox, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { grouped, Refusal } from "../../../core/shared";
import { quoteSheet } from "../../formula/reference";
import type { LaidSheet } from "../../offer/sheetLayout";
import { useWritten } from "../../offer/useWritten";
import { makeSheets } from "../../offer/writtenSheets";
import { counted, listed } from "../../words";
import { PortFault } from "../../port";
import { toggled } from "../../toggled";
import { WrittenNote } from "../../view/WrittenNote";
import { findingsOf } from "../controls";
import { today } from "../days";
import { latestRecords } from "../closingRecord";
import { linesOfPayout, requireLedgerAsSeen } from "../ledger";
import { payoutFile } from "../payoutFile";
import { statement, statementNames, type StatementOf } from "../statement";
import { payoutWords } from "../schedule";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}`,
  },
  way: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    width: "100%",
    maxHeight: "240px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  wide: { width: "100%", maxWidth: "360px" },
});

/** Of what sheets were made. */
interface Made {
  readonly payout: number;
  readonly practices: ReadonlySet<string>;
  readonly isFiled: boolean;
}

/** More sheets at once nobody looks through. */
const MOST = 100;

/** What is printed or sent: a statement for each practice. */
export function PrintPart({ port, selected, active, at, payout, onShow }: PartProps): ReactElement {
  const styles = useStyles();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState("");
  const statements = useWritten(port, selected.changes, active);
  const { closed, open } = useMemo(() => statementsOf(at, payout), [at, payout]);
  const chosen = closed.filter(({ practice }) => !left.has(practice));
  const shown = closed.filter(({ practice }) => practice.toLowerCase().includes(wanted.trim().toLowerCase()));
  const [isWithFile, setWithFile] = useState(true);
  const { reconciled } = at;
  const isRefused = reconciled instanceof Refusal;
  const isFiled = isWithFile && !isRefused;
  const count = chosen.length + (isFiled ? 1 : 0);
  const isBarred = isRefused || count === 0 || chosen.length > MOST || statements.written.state === "writing";
  // Of what was made, whatever is looked at since.
  const [made, setMade] = useState<Made | null>(null);
  const now = useMemo(() => (made === null ? "" : textOf(made, at)), [made, at]);
  return (
    <div className={styles.part}>
      <section className={styles.way} aria-label="Statements">
        <h2 className={styles.heading}>Statements</h2>
        <p className={styles.note}>
          A sheet for each practice, ready to print or send: what the payout pays, its reconciliation and its scorecard
          with what the next level takes. {payoutWords(payout, at.schedule)}, as it was closed.
        </p>
        {closed.length === 0 ? (
          <p className={styles.note}>No practice of this payout is closed yet, and nothing can be stated of it.</p>
        ) : (
          <>
            {closed.length > FEW && (
              <SearchBox
                className={styles.wide}
                size="small"
                aria-label="Search practices"
                value={wanted}
                onChange={(_event, { value }) => {
                  setWanted(value);
                }}
              />
            )}
            <ul className={styles.list} aria-label={`${counted(shown.length, "practice")} to choose from`}>
              {shown.map(({ practice }) => (
                <li key={practice}>
                  <Checkbox
                    label={practice}
                    checked={!left.has(practice)}
                    onChange={() => {
                      setLeft((before) => toggled(before, practice));
                    }}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        {open.length > 0 && (
          <p className={styles.note}>Without a statement, because no record of a closing is found: {listed(open)}.</p>
        )}
        <Checkbox
          label="With a page for the file: control totals, who owes what, exceptions"
          checked={isFiled}
          disabled={reconciled instanceof Refusal}
          onChange={() => {
            setWithFile((before) => !before);
          }}
        />
        {chosen.length > MOST && (
          <p className={styles.note}>At most {MOST} sheets are made at once: choose fewer practices.</p>
        )}
        <Button
          className={styles.wide}
          appearance="primary"
          disabledFocusable={isBarred}
          onClick={() => {
            if (isBarred) return;
            const making = { payout, practices: new Set(chosen.map(({ practice }) => practice)), isFiled };
            setMade(making);
            void statements.write(
              () =>
                makeSheets(
                  [
                    ...statementNames(
                      chosen.map(({ practice }) => practice),
                      payout,
                    ),
                    ...(isFiled ? [`Payout ${payout}, file`] : []),
                  ],
                  (names) => laidOf(names, chosen, at, payout),
                  port,
                  () => requireLedgerAsSeen(port, at.ledger),
                ),
              textOf(making, at),
            );
          }}
        >
          Make {counted(count, "sheet")}
        </Button>
        <WrittenNote
          written={statements.written}
          whatChanged="The ledger"
          isOutdated={statements.written.state === "written" && statements.written.of !== now}
          onShow={(sheet) => {
            onShow(`${quoteSheet(sheet)}!A1`);
          }}
        />
      </section>
    </div>
  );
}

/** From so many on a list is searched. */
const FEW = 8;

/** The statements, and behind them, where there is one more name, the page for the file. */
function laidOf(
  names: readonly string[],
  chosen: readonly StatementOf[],
  at: PartProps["at"],
  payout: number,
): LaidSheet[] {
  const { ledger, reconciled, records, place, schedule } = at;
  const made = chosen.map((of, index) => {
    const answer = statement(names[index] ?? "", of);
    if (answer instanceof Refusal)
      throw new PortFault("other", `Nothing was made. ${of.practice}: ${answer.sentence}.`);
    return answer;
  });
  const file = names[chosen.length];
  return [
    ...made.map(({ laid }) => laid),
    ...(file === undefined || reconciled instanceof Refusal
      ? []
      : [
          payoutFile(file, {
            payout,
            lines: ledger.lines,
            reconciled,
            records,
            findings: findingsOf(at).map(({ sentence }) => sentence),
            place,
            schedule,
            statements: made.map(({ stated }) => stated),
            on: today(),
          }),
        ]),
  ];
}

/** What the sheets hold, as long as it is the same as they were made of. */
function textOf({ payout, practices, isFiled }: Made, at: PartProps["at"]): string {
  const { closed } = statementsOf(at, payout);
  return JSON.stringify([
    closed.flatMap(({ practice, record, lines }) =>
      practices.has(practice)
        ? [[practice, record.closing.record, record.closing.cells, lines.map(({ cells }) => cells)]]
        : [],
    ),
    isFiled ? [at.ledger.lines.map(({ cells }) => cells), findingsOf(at).map(({ sentence }) => sentence)] : [],
    at.terms,
  ]);
}

function statementsOf(
  { ledger, records, terms, schedule }: PartProps["at"],
  payout: number,
): { readonly closed: readonly StatementOf[]; readonly open: readonly string[] } {
  const byPractice = grouped(ledger.lines, ({ practice }) => practice);
  const latest = latestRecords(records, payout);
  const closed: StatementOf[] = [];
  const open: string[] = [];
  // As they first appear in the payout.
  for (const practice of linesOfPayout(ledger, payout).keys()) {
    const record = latest.get(practice);
    if (record === undefined) open.push(practice);
    else closed.push({ practice, payout, record, lines: byPractice.get(practice) ?? [], terms, schedule });
  }
  return { closed, open };
}
