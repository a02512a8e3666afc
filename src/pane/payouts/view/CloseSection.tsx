import { Button } from "@fluentui/react-components";
import { useMemo, useRef, useState, type ReactElement } from "react";
import { isoDate } from "../../../core/shared";
import { formatted } from "../../figureText";
import { counted, listed } from "../../words";
import { toggled } from "../../toggled";
import { CENTS } from "../../view/money";
import { Question } from "../../view/Question";
import { acceptsZero, closablesOf, closeChanges, rememberedOf, type Closable } from "../close";
import { scoresCounted, type ClosedLine, latestRecords } from "../closingRecord";
import { CLOSINGS, editionText, PAID_AMOUNTS, type ClosingBasis, type PaidAmount } from "../closings";
import { readDay, today } from "../days";
import { isClosed, linesOfPayout, sumOf } from "../ledger";
import { calledAmong, type Usable } from "../project";
import { recordAndWrite, recordsText, undoText } from "../recorded";
import { requireAsSeen } from "../requireAsSeen";
import { heldBy, heldText, sourcesOf, takingFrom } from "../sources";
import { AmountField } from "./AmountField";
import { CloseFrame } from "./CloseFrame";
import { useCloseStyles } from "./closeLooks";
import { DayField } from "./DayField";
import type { PartProps } from "./part";
import { PracticeRows } from "./PracticeRows";
import { ScenarioField } from "./ScenarioField";
import { useOfPayout } from "./useOfPayout";
import type { Saying } from "./useSaid";

interface Props extends Pick<PartProps, "port" | "at" | "payout"> {
  readonly usable: readonly Usable[];
  readonly saying: Saying;
}

const AMOUNTS = Object.entries(PAID_AMOUNTS) as [PaidAmount, string][];

type Ready = Closable & { readonly closed: ClosedLine };

/** What practices earned becomes values of the ledger, with a record of all that it was computed of. */
export function CloseSection({ port, at, payout, usable, saying }: Props): ReactElement {
  const styles = useCloseStyles();
  const { ledger, closings, records } = at;
  const recorded = useMemo(() => latestRecords(records, payout), [records, payout]);
  const [called, setCalled] = useOfPayout<string>(payout);
  const [wanted, setWanted] = useOfPayout<PaidAmount>(payout);
  const [day, setDay] = useState(() => isoDate(today()));
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState("");
  const button = useRef<HTMLButtonElement | null>(null);
  const { isWriting, act } = saying;
  const remembered = useMemo(() => rememberedOf(ledger, closings, payout), [ledger, closings, payout]);
  const amount = wanted ?? remembered.amount;
  const from = calledAmong(usable, called, remembered.scenarios);
  const accepts = useMemo(() => acceptsZero(at.terms), [at.terms]);
  const closables = useMemo(
    () => (from === null || amount === null ? [] : closablesOf(from, amount, ledger, payout, accepts, recorded)),
    [from, amount, ledger, payout, accepts, recorded],
  );
  const key = (practice: string): string => `${payout} ${practice}`;
  const isTicked = ({ practice, standing }: Closable): boolean =>
    standing !== "barred" && (standing === "ready") !== turned.has(key(practice));
  const ticked = closables.filter((one): one is Ready => one.closed !== null && isTicked(one));
  const byPractice = [...linesOfPayout(ledger, payout)];
  const closed = byPractice.flatMap(([practice, lines]) => (lines.some(isClosed) ? [practice] : []));
  const on = readDay(day);
  const lines = ticked.map((one) => one.closed);
  const earned = sumOf(lines.map((line) => line.earned));
  const basis: ClosingBasis | null =
    from === null || amount === null || on === null
      ? null
      : {
          payout,
          kind: "Closing",
          on,
          amount,
          shares: from.shares,
          terms: from.payments.terms,
          ranges: from.ranges,
          now: sourcesOf(from.tables, from.scenario),
        };
  const scenario = <ScenarioField usable={usable} called={called} noted={remembered.scenarios} onChoose={setCalled} />;
  const amountField = (
    <AmountField
      label="Amount earned"
      amount={amount}
      options={AMOUNTS}
      noted={remembered.columns}
      onChoose={setWanted}
    />
  );
  const isClosedAll = closed.length > 0 && closed.length === byPractice.length;
  if (closables.length === 0)
    return (
      <CloseFrame name="Close" saying={saying}>
        {usable.length > 0 && !isClosedAll && scenario}
        {usable.length > 0 && !isClosedAll && amount === null && amountField}
        <p className={styles.text}>
          {isClosedAll
            ? `All ${counted(closed.length, "practice")} of payout ${payout} ${closed.length === 1 ? "is" : "are"} closed.`
            : usable.length === 0
              ? "A payout is closed by a scenario that gives figures. Keep one under Allocation, Scenarios."
              : ""}
        </p>
      </CloseFrame>
    );
  const held = basis === null ? [] : heldBy(closings, payout, basis.now);
  const question = basis === null || held.length === 0 ? "" : heldText(basis.now, held, payout);
  const write = (): void => {
    if (basis === null || on === null || isWriting) return;
    const changes = closeChanges(ticked, on, ledger, payout);
    void act(async () => {
      await requireAsSeen(port, at, []);
      const names = await takingFrom(held, ledger, closings, port, true, () =>
        recordAndWrite([{ basis, lines }], changes, ledger, closings, at.own(CLOSINGS).own, port),
      );
      return {
        sentence: `Closed ${counted(lines.length, "practice")} of payout ${payout} on ${isoDate(on)}; ${recordsText(names)}.`,
        holds(now) {
          const byPractice = linesOfPayout(now.ledger, payout);
          return lines.every(({ practice }) => (byPractice.get(practice) ?? []).some((line) => line.closedOn === on));
        },
      };
    });
  };
  const isBarred = lines.length === 0 || basis === null || isWriting;
  return (
    <CloseFrame name="Close" saying={saying}>
      {scenario}
      <div className={styles.pair}>
        {amountField}
        <DayField label="Closed on" value={day} onChange={setDay} />
      </div>
      <PracticeRows
        label="What is closed"
        verb="Close"
        rows={closables.map((one) => ({
          name: one.practice,
          amount: one.closed === null ? "" : formatted(one.closed.earned, CENTS),
          brief: one.why,
          aside: one.closed === null ? "" : `${formatted(one.closed.projected, CENTS)} projected`,
          isTicked: isTicked(one),
          ...(one.closed !== null && {
            onTick: () => {
              setTurned((before) => toggled(before, key(one.practice)));
            },
          }),
        }))}
      />
      {closed.length > 0 && <p className={styles.note}>Closed already: {listed(closed)}.</p>}
      {basis !== null && lines.length > 0 && (
        <p className={styles.note}>
          Recorded with it: {counted(lines.length, "practice")} and{" "}
          {counted(scoresCounted(basis.ranges, lines), "score")} as they are now,{" "}
          {basis.terms.length === 0 ? "the published guide" : counted(basis.terms.length, "term")},{" "}
          {editionText(basis.terms)}. {undoText(1, closings, at.own(CLOSINGS).own, held)}
        </p>
      )}
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element;
        }}
        appearance="primary"
        disabledFocusable={isBarred}
        onClick={() => {
          if (isBarred) return;
          if (held.length > 0) setAsked(question);
          else write();
        }}
      >
        {lines.length === 0
          ? "Close no practice"
          : `Close ${counted(lines.length, "practice")}: earned ${formatted(earned, CENTS)}`}
      </Button>
      {question !== "" && asked === question && (
        <Question
          sentence={question}
          yes={`They are payout ${payout}’s now`}
          no="Do not close yet"
          onChoose={(isYes) => {
            button.current?.focus();
            setAsked("");
            if (isYes) write();
          }}
        />
      )}
    </CloseFrame>
  );
}
