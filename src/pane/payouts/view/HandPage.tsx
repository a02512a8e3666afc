import { Button, Field, Input, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { foldSpaces, isoDate } from "../../../core/shared";
import { PageTitle } from "../../PageTitle";
import { SelectField } from "../../SelectField";
import { toggled } from "../../toggled";
import { usePageStyles } from "../../usePageStyles";
import { readDay, today } from "../days";
import { dollarsOf } from "../paidCells";
import { practicesOf, takingOf, type Payment } from "../payments";
import { payoutsOf, payoutWords } from "../schedule";
import { DayField } from "./DayField";
import type { PartProps } from "./part";
import { TakenPayments } from "./TakenPayments";

const useStyles = makeStyles({ title: typographyStyles.subtitle1 });

interface Props extends Pick<PartProps, "at" | "payout"> {
  /** Why nothing can be written; null where it can. */
  readonly wanting: string | null;
  readonly isWriting: boolean;
  readonly told: ReactNode;
  readonly onWrite: (taken: readonly Payment[]) => void;
  readonly onBack: () => void;
}

/** One payment, typed; it goes the way of those of an extract. */
export function HandPage({ at, payout, wanting, isWriting, told, onWrite, onBack }: Props): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [practice, setPractice] = useState("");
  const [chosenPayout, setPayout] = useState(payout);
  const [amount, setAmount] = useState("");
  const [day, setDay] = useState(() => isoDate(today()));
  const [reference, setReference] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<number | null>>(new Set());
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { ledger, schedule } = at;
  const dollars = dollarsOf(amount);
  // Nothing is no payment.
  const value = dollars === 0 ? null : dollars;
  const paidOn = readDay(day);
  const payment = foldSpaces(reference);
  const taking = useMemo(() => {
    if (practice === "" || value === null || paidOn === null) return null;
    const line = { line: null, vendor: practice, amount: value, paidOn, payment, payout: chosenPayout };
    return takingOf([line], [], {
      ledger,
      known: () => ({ kind: "practice", practice }),
      payoutOf: () => chosenPayout,
      unit: "",
      ticked,
    });
  }, [practice, chosenPayout, value, paidOn, payment, ledger, ticked]);
  /** Whoever types another payment has not ticked that one. */
  const typed =
    <Value,>(set: (value: Value) => void) =>
    (one: Value) => {
      set(one);
      setTicked(new Set());
    };
  const isReady = taking !== null && taking.taken.length > 0 && wanting === null;
  return (
    <div className={page.page}>
      <PageTitle id="apc-hand" className={styles.title} ref={title}>
        One payment by hand
      </PageTitle>
      <SelectField
        label="Practice"
        value={practice}
        options={[["", "Choose …"], ...[...practicesOf(ledger)].map((one) => [one, one] as const)]}
        onChange={typed(setPractice)}
      />
      <SelectField
        label="Payout"
        value={String(chosenPayout)}
        options={payoutsOf(ledger, schedule).map((one) => [String(one), payoutWords(one, schedule)])}
        onChange={(one) => {
          typed(setPayout)(Number(one));
        }}
      />
      <Field
        label="Amount paid, dollars"
        size="small"
        hint="Negative where money is taken back"
        {...(amount.trim() !== "" && value === null
          ? {
              validationState: "error" as const,
              validationMessage: "Give an amount in dollars and cents, such as 1,234.50 or -200.00.",
            }
          : {})}
      >
        <Input
          input={{ className: page.full, inputMode: "text" }}
          autoComplete="off"
          value={amount}
          onChange={(_event, { value: text }) => {
            typed(setAmount)(text);
          }}
        />
      </Field>
      <DayField label="Paid on" value={day} onChange={typed(setDay)} />
      <Field label="Payment reference" size="small" hint="Check, EFT or trace number">
        <Input
          input={{ className: page.full }}
          autoComplete="off"
          value={reference}
          onChange={(_event, { value: text }) => {
            typed(setReference)(text);
          }}
        />
      </Field>
      {taking !== null && (
        <TakenPayments
          at={at}
          taking={taking}
          unit=""
          ticked={ticked}
          onTick={(line) => {
            setTicked((before) => toggled(before, line));
          }}
        />
      )}
      {wanting !== null && <p className={page.note}>{wanting}</p>}
      {told}
      <div className={page.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={!isReady || isWriting}
          onClick={() => {
            if (isReady) onWrite(taking.taken);
          }}
        >
          Write the payment
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}
