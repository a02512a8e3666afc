import { Button, Field, Input, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { isoDate, noAnswer, Refusal } from "../../../core/shared";
import { FaultBar } from "../../FaultBar";
import { formatted } from "../../figureText";
import { Back } from "../../icons";
import { PageTitle } from "../../PageTitle";
import { SelectField } from "../../SelectField";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import { Question } from "../../view/Question";
import { counted } from "../../words";
import { CLOSINGS } from "../closings";
import { readDay, today } from "../days";
import { departureOf, type Decided, type Departed, type OfDue, type OfOwed } from "../departure";
import { balancesIn, balancesText, hasLines } from "../whoLeft";
import { openPayouts, scoredOf } from "../openPayouts";
import { usableOf } from "../project";
import { recordAndWrite, recordsText, undoText } from "../recorded";
import { requireAsSeen } from "../requireAsSeen";
import { payoutsText, payoutWords } from "../schedule";
import { heldBy, heldText, takingFrom } from "../sources";
import { DayField } from "./DayField";
import { DepartureLines } from "./DepartureLines";
import { decidedBy, OpenPayoutFields, UNSAID, type Said } from "./OpenPayoutFields";
import type { PartProps } from "./part";
import type { Saying } from "./useSaid";
import { linesOfPractice } from "../ledger";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle1, overflowWrap: "anywhere" },
  text: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
});

const OF_DUE: readonly (readonly [OfDue, string])[] = [
  ["open", "Stays due: it is paid later"],
  ["paid", "It was paid"],
];
const OF_OWED: readonly (readonly [OfOwed, string])[] = [
  ["open", "Stays owed"],
  ["recovered", "It was recovered"],
  ["writtenOff", "It is written off"],
];

interface Props extends Pick<PartProps, "port" | "at"> {
  readonly practice: string;
  /** The day on which it left already; null where it leaves now. */
  readonly left: string | null;
  readonly saying: Saying;
  readonly onBack: () => void;
}

/** A practice leaves: what it earned until then, and what becomes of its balance, as lines of the ledger. */
export function DeparturePage({ port, at, practice, left, saying, onBack }: Props): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  const [onText, setOnText] = useState(() => left ?? isoDate(today()));
  const [said, setSaid] = useState<ReadonlyMap<number, Said>>(new Map());
  const [ofDue, setOfDue] = useState<OfDue>("open");
  const [ofOwed, setOfOwed] = useState<OfOwed>("open");
  const [endedTyped, setEnded] = useState(() => (left === null ? null : isoDate(today())));
  const [payment, setPayment] = useState("");
  const [asked, setAsked] = useState("");
  const { ledger, closings, records, terms, schedule, paid, own } = at;
  useEffect(() => {
    title.current?.focus();
  }, []);
  const endedText = endedTyped ?? onText;
  const [on, endedOn] = [readDay(onText), readDay(endedText)];
  const usable = useMemo(() => usableOf(paid), [paid]);
  const open = useMemo(() => {
    if (on === null) return [];
    const own = linesOfPractice(ledger, practice);
    return openPayouts(own, on, terms).map((one) => ({
      ...one,
      scored: scoredOf({ ledger, closings, records, terms }, usable, practice, one.payout),
    }));
  }, [ledger, closings, records, usable, practice, on, terms]);
  const decided = useMemo(
    () =>
      new Map(
        open.flatMap((one): [number, Decided][] => {
          const what = decidedBy(said.get(one.payout) ?? UNSAID, one, one.scored);
          return what === null ? [] : [[one.payout, what]];
        }),
      ),
    [open, said],
  );
  // What becomes of a balance is asked once it is known.
  const plain = useMemo(
    () =>
      on === null
        ? NO_DAY
        : departureOf(
            ledger,
            practice,
            { on, decided, ofDue: "open", ofOwed: "open", endedOn: endedOn ?? on, payment: "" },
            terms,
          ),
    [ledger, practice, on, endedOn, decided, terms],
  );
  const balances = plain instanceof Refusal ? { due: 0, owed: 0 } : balancesIn(plain.before);
  const ends = {
    due: balances.due === 0 ? "open" : ofDue,
    owed: balances.owed === 0 ? "open" : ofOwed,
  };
  const ended = [
    ...(ends.due === "paid" ? ["paid"] : []),
    ...(ends.owed === "recovered" ? ["recovered"] : []),
    ...(ends.owed === "writtenOff" ? ["written off"] : []),
  ].join(" and ");
  const hasPayment = ends.due === "paid" || ends.owed === "recovered";
  const departed = useMemo(() => {
    if (on === null || plain instanceof Refusal || ended === "") return plain;
    if (endedOn === null) return noAnswer(`Give the day on which it was ${ended}, such as 2025-03-31`);
    const departure = { on, decided, ofDue, ofOwed, endedOn, payment: payment.trim() };
    return departureOf(ledger, practice, departure, terms);
  }, [ledger, terms, practice, on, decided, ofDue, ofOwed, plain, ended, endedOn, payment]);
  const toRecord = departed instanceof Refusal ? [] : departed.toRecord;
  const held = toRecord
    .map(({ basis }) => ({ ...basis, by: heldBy(closings, basis.payout, basis.now) }))
    .filter(({ by }) => by.length > 0);
  const losing = [...new Set(held.flatMap(({ by }) => by))];
  const question = held.map(({ by, now, payout }) => heldText(now, by, payout)).join(" ");
  const isBarred = departed instanceof Refusal || departed.changes.length === 0 || saying.isWriting;
  const write = (): void => {
    if (departed instanceof Refusal) return;
    const { changes, lines } = departed;
    void saying.act(async () => {
      await requireAsSeen(port, at, []);
      const names = await takingFrom(losing, ledger, closings, port, true, () =>
        recordAndWrite(toRecord, changes, ledger, closings, own(CLOSINGS).own, port),
      );
      onBack();
      return {
        sentence: `Wrote ${counted(lines.length, "line")} of ${practice}${names.length === 0 ? "" : `; ${recordsText(names)}`}.`,
        holds: (now) =>
          hasLines(now.ledger, practice, lines) &&
          names.every(({ practices }) => now.closings?.list.some(({ record }) => record === practices.table) === true),
      };
    });
  };
  return (
    <div className={page.page}>
      <div>
        <Button size="small" appearance="subtle" icon={<Back />} onClick={onBack}>
          {practice}
        </Button>
      </div>
      <PageTitle id="apc-departure" className={styles.title} ref={title}>
        {practice} {left === null ? "leaves" : `left on ${left}`}
      </PageTitle>
      {left === null && <DayField label="On" value={onText} onChange={setOnText} />}
      {open.map((one) => (
        <OpenPayoutFields
          key={one.payout}
          title={payoutWords(one.payout, schedule)}
          open={one}
          scored={one.scored}
          said={said.get(one.payout) ?? UNSAID}
          onSay={(change) => {
            setSaid((before) => new Map(before).set(one.payout, { ...(before.get(one.payout) ?? UNSAID), ...change }));
          }}
        />
      ))}
      {!(plain instanceof Refusal) && <p className={styles.text}>{balancesText(balances)}</p>}
      {balances.due !== 0 && (
        <SelectField
          label="What is due"
          value={ofDue}
          options={OF_DUE}
          onChange={(value) => {
            setOfDue(value as OfDue);
          }}
        />
      )}
      {balances.owed !== 0 && (
        <SelectField
          label="What it owes"
          value={ofOwed}
          options={OF_OWED}
          onChange={(value) => {
            setOfOwed(value as OfOwed);
          }}
        />
      )}
      {ended !== "" && (
        <DayField
          label={`${ended.charAt(0).toUpperCase()}${ended.slice(1)} on`}
          value={endedText}
          onChange={setEnded}
        />
      )}
      {hasPayment && (
        <Field label="Payment, its number or reference" size="small">
          <Input
            input={{ className: page.full }}
            value={payment}
            onChange={(_event, { value }) => {
              setPayment(value);
            }}
          />
        </Field>
      )}
      <p className={page.note} role="status">
        {departed instanceof Refusal ? `${departed.sentence}.` : afterText(departed)}
      </p>
      {!(departed instanceof Refusal) && <DepartureLines ledger={ledger} lines={departed.lines} />}
      {toRecord.length > 0 && (
        <p className={page.note}>
          Recorded with it: the practice and its scores as they are now, so that a later change of them is offered as a
          correction. {undoText(toRecord.length, closings, own(CLOSINGS).own, losing)}
        </p>
      )}
      {saying.fault !== null && <FaultBar fault={saying.fault} />}
      <div className={page.buttons}>
        <Button
          ref={(element: HTMLButtonElement | null) => {
            button.current = element;
          }}
          appearance="primary"
          disabledFocusable={isBarred}
          onClick={() => {
            if (isBarred) return;
            if (question !== "") setAsked(question);
            else write();
          }}
        >
          {departed instanceof Refusal ? "Write" : `Write ${counted(departed.changes.length, "line")}`}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      {question !== "" && asked === question && (
        <Question
          sentence={question}
          yes={`They are ${payoutsText(held.map(({ payout }) => payout))}’s now`}
          no="Do not write yet"
          onChoose={(isYes) => {
            button.current?.focus();
            setAsked("");
            if (isYes) write();
          }}
        />
      )}
    </div>
  );
}

const NO_DAY = noAnswer("Give the day on which it leaves, such as 2025-03-31");

function afterText({ after, changes }: Departed): string {
  if (changes.length === 0) return "Nothing is to be written.";
  const { due, owed } = balancesIn(after);
  return `Then the reconciliation says: due ${formatted(due, CENTS)}, owed ${formatted(owed, CENTS)}. What is written:`;
}
