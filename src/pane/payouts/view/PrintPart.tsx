import { Button, Checkbox, makeStyles, SearchBox, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { isoDate, Refusal } from "../../../core/shared";
import { quoteSheet } from "../../formula/reference";
import type { LaidSheet } from "../../offer/sheetLayout";
import { useWritten } from "../../offer/useWritten";
import { makeSheets } from "../../offer/writtenSheets";
import { counted, listed, MOST_TOLD } from "../../words";
import { PortFault } from "../../port";
import { toggled } from "../../toggled";
import { WrittenNote } from "../../view/WrittenNote";
import { findingsOf } from "../controls";
import { readDay, today } from "../days";
import { keyOf, requireLedgerAsSeen } from "../ledger";
import { payoutFile } from "../payoutFile";
import { statement } from "../statement";
import { statementNames } from "../statementNames";
import { laterThan, stateableOf, type StatementOf } from "../statements";
import { payoutWords } from "../schedule";
import { DayField } from "./DayField";
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
  strong: { ...typographyStyles.caption1Strong, margin: 0 },
  fault: { ...typographyStyles.caption1, margin: 0, overflowWrap: "anywhere" },
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
  /** A serial. */
  readonly on: number;
}

/** More sheets at once nobody looks through. */
const MOST = 100;

/** What is printed or sent: a statement for each practice, and a page for the file. */
export function PrintPart({ port, selected, active, at, payout, onShow }: PartProps): ReactElement {
  const styles = useStyles();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState("");
  const statements = useWritten(port, selected.changes, active);
  const { closed, open, barred } = useMemo(() => stateableOf(at, payout), [at, payout]);
  const [day, setDay] = useState(() => isoDate(today()));
  const on = readDay(day);
  const later = on === null ? 0 : laterThan(on, at.ledger);
  const key = (practice: string): string => keyOf(practice, payout);
  const chosen = closed.filter(({ practice }) => !left.has(key(practice)));
  const shown = closed.filter(({ practice }) => practice.toLowerCase().includes(wanted.trim().toLowerCase()));
  const leave = (isLeft: boolean): void => {
    const keys = shown.map(({ practice }) => key(practice));
    setLeft((before) => new Set([...[...before].filter((one) => !keys.includes(one)), ...(isLeft ? keys : [])]));
  };
  const [isWithFile, setWithFile] = useState(true);
  const { reconciled } = at;
  const isRefused = reconciled instanceof Refusal;
  const isFiled = isWithFile && !isRefused;
  const count = chosen.length + (isFiled ? 1 : 0);
  const isBarred = isRefused || on === null || count === 0 || count > MOST || statements.written.state === "writing";
  // Of what was made, whatever is looked at since.
  const [made, setMade] = useState<Made | null>(null);
  const now = useMemo(() => (made === null ? "" : textOf(made, at)), [made, at]);
  return (
    <div className={styles.part}>
      <section className={styles.way} aria-label="Statements">
        <h2 className={styles.heading}>Statements</h2>
        <p className={styles.note}>
          A page for each practice: its account, what the payout pays, what that rests on, and its scorecard with what
          the next level takes. {payoutWords(payout, at.schedule)}, as it was closed. Send it on paper or as PDF: a
          workbook without the add-in cannot calculate it.
        </p>
        {barred.length > 0 && (
          <div role="group" aria-label="Not stated">
            <p className={styles.strong}>{isRefused ? "Nothing can be printed:" : "Not stated:"}</p>
            {barred.slice(0, MOST_TOLD).map((sentence) => (
              <p key={sentence} className={styles.fault}>
                {sentence}
              </p>
            ))}
            {barred.length > MOST_TOLD && <p className={styles.fault}>and {barred.length - MOST_TOLD} more</p>}
          </div>
        )}
        {closed.length === 0 ? (
          barred.length === 0 && (
            <p className={styles.note}>No practice of this payout is closed yet, and nothing can be stated of it.</p>
          )
        ) : (
          <>
            {closed.length > FEW && (
              <SearchBox
                className={styles.wide}
                size="small"
                aria-label="Search practices"
                placeholder="Search practices"
                value={wanted}
                onChange={(_event, { value }) => {
                  setWanted(value);
                }}
              />
            )}
            {shown.length > 1 && (
              <div>
                <Button
                  size="small"
                  onClick={() => {
                    leave(false);
                  }}
                >
                  Choose all {shown.length}
                </Button>{" "}
                <Button
                  size="small"
                  onClick={() => {
                    leave(true);
                  }}
                >
                  Choose none of {shown.length}
                </Button>
              </div>
            )}
            <ul className={styles.list} aria-label={`${counted(shown.length, "practice")} to choose from`}>
              {shown.map(({ practice }) => (
                <li key={practice}>
                  <Checkbox
                    label={practice}
                    checked={!left.has(key(practice))}
                    onChange={() => {
                      setLeft((before) => toggled(before, key(practice)));
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
        <div className={styles.wide}>
          <DayField label="As of" value={day} onChange={setDay} />
        </div>
        {later > 0 && (
          <p className={styles.note}>
            The ledger has {counted(later, "line")} of a later day, and the figures hold {later === 1 ? "it" : "them"}{" "}
            too.
          </p>
        )}
        <Checkbox
          label="With a page for the file: control totals, who owes what, exceptions"
          checked={isFiled}
          disabled={isRefused}
          onChange={() => {
            setWithFile((before) => !before);
          }}
        />
        {count > MOST && (
          <p className={styles.note}>
            At most {MOST} sheets are made at once{isFiled ? ", the page for the file among them" : ""}: choose fewer
            practices.
          </p>
        )}
        <Button
          className={styles.wide}
          appearance="primary"
          disabledFocusable={isBarred}
          onClick={() => {
            if (isBarred) return;
            const making = { payout, practices: new Set(chosen.map(({ practice }) => practice)), isFiled, on };
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
                  (names) => laidOf(names, chosen, at, making),
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
          outdated="What the sheets were made of has changed since. Make new ones to send."
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
  { payout, on }: Pick<Made, "payout" | "on">,
): LaidSheet[] {
  const { ledger, reconciled, records, extracts, place, schedule } = at;
  const made = chosen.map((of, index) => {
    const answer = statement(names[index] ?? "", of, on);
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
            ledger,
            reconciled,
            records,
            extracts,
            findings: findingsOf(at).map(({ sentence }) => sentence),
            place,
            schedule,
            statements: made.map(({ stated }) => stated),
            on,
          }),
        ]),
  ];
}

/** What the sheets hold, as long as it is the same as they were made of. */
function textOf({ payout, practices, isFiled }: Made, at: PartProps["at"]): string {
  const { closed } = stateableOf(at, payout);
  return JSON.stringify([
    closed.flatMap(({ practice, records, lines }) =>
      practices.has(practice)
        ? [[practice, records.map(({ closing }) => closing.cells), lines.map(({ cells }) => cells)]]
        : [],
    ),
    isFiled
      ? [at.ledger.lines.map(({ cells }) => cells), at.extracts.list, findingsOf(at).map(({ sentence }) => sentence)]
      : [],
    at.terms,
  ]);
}
