import { Button } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { isoDate } from "../../../core/shared";
import { formatted, signed } from "../../figureText";
import { counted } from "../../words";
import { changeRows } from "../../ownTable";
import { toggled } from "../../toggled";
import { CENTS } from "../../view/money";
import { Question } from "../../view/Question";
import type { Closings } from "../closings";
import { bookedIn, bookingOf, type ClosedPayout, type NowOf, type PayoutCorrections } from "../corrections";
import { readDay, today } from "../days";
import { endedTexts } from "../whoLeft";
import { departuresIn } from "../departureNotes";
import { sumOf, linesOfPractice } from "../ledger";
import { recordAndWrite, recordsText, undoText } from "../recorded";
import { payoutsText } from "../schedule";
import { sourceChanges, tablesToCorrect } from "../sources";
import { CloseFrame } from "./CloseFrame";
import { useCloseStyles } from "./closeLooks";
import { DayField } from "./DayField";
import type { PartProps } from "./part";
import { PracticeRows } from "./PracticeRows";
import type { Saying } from "./useSaid";

/** What a closed payout says of its corrections before anybody asks; "" where nothing differs. */
export function correctionsText({ payout, rows, offered }: PayoutCorrections, asks: boolean): string {
  if (offered.length === 0) return "";
  const left = rows.every(({ kind }) => kind === "Departure") ? " that left" : "";
  return asks
    ? `Payout ${payout}: nearly all practices${left === "" ? " that are closed" : left} have other member months now.`
    : `Payout ${payout}: ${counted(offered.length, left === "" ? "closed practice" : "practice")}${left} would earn a different amount now, ${signed(sumOf(offered.map(({ amount }) => amount)), CENTS)}.`;
}

interface Props extends Pick<PartProps, "port" | "at"> {
  readonly closed: readonly ClosedPayout[];
  /** One for each; null while it is being read. */
  readonly corrections: readonly (PayoutCorrections | null)[];
  readonly nowOf: NowOf;
  /** Whether it waits for somebody to say whose the tables are. */
  readonly asks: (corrections: PayoutCorrections) => boolean;
  readonly onStill: (payout: number) => void;
  readonly saying: Saying;
}

/** What closed payouts would earn by what is known now, booked as lines of the next payout that is open. */
export function CorrectSection({ port, at, closed, corrections, nowOf, asks, onStill, saying }: Props): ReactElement {
  const styles = useCloseStyles();
  const [day, setDay] = useState(() => isoDate(today()));
  const left = useMemo(() => departuresIn(at.ledger.lines), [at.ledger]);
  const differing = corrections.filter((one) => one !== null && one.offered.length > 0).length;
  return (
    <CloseFrame
      name="Correct"
      aside={differing > 0 ? `: ${counted(differing, "closed payout")} would earn a different amount now` : ""}
      saying={saying}
    >
      {closed.length === 0 ? (
        <p className={styles.text}>No closing is recorded yet, so that nothing is compared.</p>
      ) : (
        <DayField label="Corrected on" value={day} onChange={setDay} />
      )}
      {closed.map((payout, index) => (
        <Corrections
          key={payout.payout}
          port={port}
          at={at}
          closed={payout}
          found={corrections[index] ?? null}
          left={left}
          nowOf={nowOf}
          asks={asks}
          onStill={onStill}
          on={readDay(day)}
          saying={saying}
        />
      ))}
    </CloseFrame>
  );
}

function isComparedWith(closings: Closings | null, payout: number, table: string): boolean {
  return (closings?.list ?? []).every((row) => row.payout !== payout || row.now.practices === table);
}

interface PayoutProps extends Omit<Props, "closed" | "corrections"> {
  readonly closed: ClosedPayout;
  readonly found: PayoutCorrections | null;
  /** The day on which each practice left that did. */
  readonly left: ReadonlyMap<string, string>;
  readonly on: number | null;
}

function Corrections({
  port,
  at,
  closed,
  found,
  left,
  nowOf,
  asks,
  onStill,
  on,
  saying,
}: PayoutProps): ReactElement | null {
  const styles = useCloseStyles();
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const { ledger, closings } = at;
  const { payout } = closed;
  const leftText = (practice: string): string[] => {
    const day = left.get(practice);
    if (day === undefined) return [];
    return [`left on ${day}`, ...endedTexts(linesOfPractice(ledger, practice))];
  };
  if (found === null || closings === null) return null;
  const { offered, untold } = found;
  const chosen = offered.filter(({ practice }) => !unticked.has(practice));
  const total = sumOf(chosen.map(({ amount }) => amount));
  const payoutOf = bookedIn(ledger);
  const payouts = [...new Set(chosen.map(({ practice }) => payoutOf(practice, payout)))].sort((a, b) => a - b);
  const into = payoutsText(payouts);
  const booking = on === null ? null : bookingOf(chosen, on, ledger, nowOf);
  const isBarred = chosen.length === 0 || booking === null || saying.isWriting;
  const make = (
    <Button
      size="small"
      disabledFocusable={saying.isWriting}
      onClick={() => {
        if (saying.isWriting) return;
        void saying.act(async () => {
          const made = await tablesToCorrect(closed, closings, port);
          const names = made.map(({ table }) => table);
          return {
            sentence: `Payout ${payout} is compared with the tables ${names.join(" and ")} now: correct it there.`,
            holds: (now) => isComparedWith(now.closings, payout, names[0] ?? ""),
          };
        });
      }}
    >
      Make tables to correct payout {payout}
    </Button>
  );
  if (asks(found))
    return (
      <Question
        sentence={`Nearly all closed practices of payout ${payout} have other member months now. Are the tables still those of payout ${payout}?`}
        yes="They are another payout’s now"
        no={`They are payout ${payout}’s still`}
        onChoose={(isYes) => {
          if (!isYes) onStill(payout);
          else if (!saying.isWriting)
            void saying.act(async () => {
              await changeRows(closings.own, sourceChanges(closings, [payout], null), port);
              return {
                sentence: `Payout ${payout} is no longer compared.`,
                holds: (now) => isComparedWith(now.closings, payout, ""),
              };
            });
        }}
      />
    );
  return (
    <>
      <h3 className={styles.strong}>Payout {payout}</h3>
      {!found.isCompared && (
        <>
          <p className={styles.text}>Its tables have become another payout’s, so that it is not compared.</p>
          {make}
        </>
      )}
      {found.isCompared && offered.length === 0 && <p className={styles.text}>Nothing to book.</p>}
      {untold.map(({ practice, why }) => (
        <p key={`${practice} ${why}`} className={styles.note}>
          {practice === "" ? "" : `${[practice, ...leftText(practice)].join(", ")}: `}
          {why.replace(/\.$/, "")}.
        </p>
      ))}
      {offered.length > 0 && (
        <>
          <PracticeRows
            label={`Corrections of payout ${payout}`}
            verb="Correct"
            rows={offered.map(({ practice, closed: then, now, amount, reasons }) => ({
              name: practice,
              amount: signed(amount, CENTS),
              brief: [...leftText(practice), ...reasons].join("; "),
              aside: `${formatted(then, CENTS)} → ${formatted(now, CENTS)}`,
              isTicked: !unticked.has(practice),
              onTick: () => {
                setUnticked((before) => toggled(before, practice));
              },
            }))}
          />
          {chosen.some(({ practice }) => left.has(practice)) && (
            <p className={styles.note}>
              A practice that has left has no later payout: its correction goes into the last in which something was
              earned.
            </p>
          )}
          <p className={styles.note}>
            {booking !== null && chosen.length > 0 && undoText(booking.toRecord.length, closings, closings.own, [])} The
            closed lines stay as they are.
          </p>
          <Button
            appearance="primary"
            disabledFocusable={isBarred}
            onClick={() => {
              if (isBarred) return;
              const { toRecord, changes } = booking;
              const booked = `Booked ${counted(chosen.length, "correction")} of payout ${payout} in ${into}: ${signed(total, CENTS)}`;
              void saying.act(async () => {
                const names = await recordAndWrite(toRecord, changes, ledger, closings, closings.own, port);
                return {
                  sentence: `${booked}; ${recordsText(names)}.`,
                  holds: (now) =>
                    chosen.every(({ practice, amount }) =>
                      now.ledger.lines.some(
                        (line) =>
                          line.practice === practice && line.corrects === payout && line.cell("adjustments") === amount,
                      ),
                    ),
                };
              });
            }}
          >
            {chosen.length === 0
              ? "Book no correction"
              : `Book ${counted(chosen.length, "correction")} in ${into}: ${signed(total, CENTS)}`}
          </Button>
        </>
      )}
    </>
  );
}
