import { Button } from "@fluentui/react-components";
import { useMemo, useRef, useState, type ReactElement } from "react";
import { exact, isoDate } from "../../../core/shared";
import { formatted, signed } from "../../figureText";
import { counted, listed } from "../../words";
import { CENTS } from "../../view/money";
import { Question } from "../../view/Question";
import { readDay, today } from "../days";
import { latestRecords } from "../closingRecord";
import { addedUp, changeLedger, LEDGER, linesOfPayout, requireLedgerAsSeen } from "../ledger";
import {
  calledAmong,
  notedOf,
  PROJECTED,
  projectionChanges,
  projectionOf,
  quoted,
  type Projected,
  type ProjectedColumn,
  type Usable,
} from "../project";
import { payoutsText } from "../schedule";
import { comparedText, heldBy, heldText, sourcesOf, takingFrom } from "../sources";
import { undoSteps } from "../undoSteps";
import { AmountField } from "./AmountField";
import { CloseFrame } from "./CloseFrame";
import { useCloseStyles } from "./closeLooks";
import { DayField } from "./DayField";
import type { PartProps } from "./part";
import { PracticeRows } from "./PracticeRows";
import { ScenarioField } from "./ScenarioField";
import { useOfPayout } from "./useOfPayout";
import type { Saying } from "./useSaid";

interface Props extends Pick<PartProps, "port" | "at" | "payout" | "onAllocation"> {
  readonly usable: readonly Usable[];
  readonly saying: Saying;
}

const COLUMNS = (Object.keys(PROJECTED) as ProjectedColumn[]).map((title) => [title, title] as const);

/** What a scenario projects for a payout, into the ledger's lines. */
export function ProjectSection({ port, at, payout, usable, saying, onAllocation }: Props): ReactElement {
  const styles = useCloseStyles();
  const { ledger, closings, records } = at;
  const recorded = useMemo(() => latestRecords(records, payout), [records, payout]);
  const [called, setCalled] = useOfPayout<string>(payout);
  const [wanted, setWanted] = useOfPayout<ProjectedColumn>(payout);
  const [day, setDay] = useState(() => isoDate(today()));
  const [asked, setAsked] = useState("");
  const button = useRef<HTMLButtonElement | null>(null);
  const { isWriting, act } = saying;
  const noted = useMemo(() => notedOf(ledger, payout), [ledger, payout]);
  const [only = "Incentive expected", ...others] = noted.columns;
  const column = wanted ?? (others.length === 0 ? only : null);
  const from = calledAmong(usable, called, noted.scenarios);
  const projection = useMemo(
    () => (from === null || column === null ? null : projectionOf(from, column, ledger, payout, recorded)),
    [from, column, ledger, payout, recorded],
  );
  const unusable = at.paid.filter(({ scenario }) => !usable.some((one) => one.scenario === scenario));
  const scenario = <ScenarioField usable={usable} called={called} noted={noted.scenarios} onChoose={setCalled} />;
  const amountField = (
    <AmountField
      label="Amount projected"
      amount={column}
      options={COLUMNS}
      noted={noted.columns}
      onChoose={setWanted}
    />
  );
  if (from === null || column === null || projection === null)
    return (
      <CloseFrame name="Project" saying={saying}>
        {usable.length > 0 ? (
          <>
            {scenario}
            {column === null && amountField}
          </>
        ) : (
          <>
            <p className={styles.text}>
              A payout is projected from a scenario that gives figures and is within the ceilings. Keep one under
              Allocation, Scenarios.
            </p>
            <Button size="small" onClick={onAllocation}>
              Go to Allocation
            </Button>
          </>
        )}
      </CloseFrame>
    );
  const { projected, total, same, closed, without } = projection;
  const on = readDay(day);
  const sources = sourcesOf(from.tables, from.scenario);
  const held = heldBy(closings, payout, sources);
  const question = held.length === 0 ? "" : heldText(sources, held, payout);
  const write = (areAnothers: boolean): void => {
    if (on === null || isWriting) return;
    const changes = projectionChanges(projection, from.scenario.name, column, on, ledger, payout);
    void act(async () => {
      await requireLedgerAsSeen(port, ledger);
      await takingFrom(areAnothers ? held : [], ledger, closings, port, false, () => changeLedger(port, changes));
      return {
        sentence: `Projected ${counted(projected.length, "practice")} for payout ${payout}.`,
        holds(now) {
          const byPractice = linesOfPayout(now.ledger, payout);
          return projected.every(
            ({ practice, amount }) => addedUp(byPractice.get(practice) ?? [], "projected") === amount,
          );
        },
      };
    });
  };
  const isBarred = projected.length === 0 || on === null || isWriting;
  return (
    <CloseFrame name="Project" saying={saying}>
      {scenario}
      <div className={styles.pair}>
        {amountField}
        <DayField label="Projected on" value={day} onChange={setDay} />
      </div>
      {unusable.length > 0 && (
        <p className={styles.note}>
          Left out, because {unusable.length === 1 ? "it has" : "they have"} no figures or{" "}
          {unusable.length === 1 ? "is" : "are"} past a ceiling: {listed(unusable.map(({ scenario }) => scenario.name))}
          .
        </p>
      )}
      {projected.length + without.length > 0 && (
        <PracticeRows
          label="What is projected"
          rows={[
            ...projected.map((one) => ({
              name: one.practice,
              amount: formatted(one.amount, CENTS),
              brief: briefOf(one),
              aside:
                one.before === null || one.amount === one.before
                  ? ""
                  : signed(exact(one.amount).minus(one.before).toNumber(), CENTS),
            })),
            ...without.map(({ practice, why }) => ({ name: practice, amount: "", brief: why, aside: "" })),
          ]}
        />
      )}
      {same > 0 && (
        <p className={styles.note}>
          {counted(same, "practice")} {same === 1 ? "has" : "have"} this amount already.
        </p>
      )}
      {closed.length > 0 && <p className={styles.note}>Closed, and left alone: {listed(closed)}.</p>}
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element;
        }}
        appearance="primary"
        disabledFocusable={isBarred}
        onClick={() => {
          if (isBarred) return;
          if (held.length > 0) setAsked(question);
          else write(false);
        }}
      >
        {projected.length === 0
          ? "Project no practice"
          : `Project ${counted(projected.length, "practice")}, ${formatted(total, CENTS)}`}
      </Button>
      {question !== "" && asked === question && (
        <Question
          sentence={`${question} ${undoSteps([comparedText(held), `the lines in ${LEDGER.sheet}`], " then")}`}
          yes={`They are payout ${payout}’s now`}
          no={`They are ${payoutsText(held)}’s still`}
          onChoose={(isYes) => {
            button.current?.focus();
            setAsked("");
            write(isYes);
          }}
        />
      )}
    </CloseFrame>
  );
}

/** What stands, and over which projection somebody typed it, or of which other one it is. */
function briefOf({ amount, before, elsewhere, over }: Projected): string {
  if (before === null) return "new";
  if (amount === before && elsewhere !== null)
    return `the same as until now from ${quoted(elsewhere.scenario)}, ${elsewhere.column}`;
  const typed = over === null ? "" : `, typed over ${over.amount} from ${quoted(over.scenario)},`;
  return `${formatted(before, CENTS)}${typed} → ${formatted(amount, CENTS)}`;
}
