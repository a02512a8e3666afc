import type { TermsRow } from "../../../core/terms/rows";
import { Button, Checkbox, Field, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { isoDate, noAnswer, Refusal } from "../../../core/shared";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import { formatted } from "../../figureText";
import { Back } from "../../icons";
import { requireColumns, type OwnRow } from "../../ownTable";
import { PageTitle } from "../../PageTitle";
import { SelectField } from "../../SelectField";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import { counted } from "../../words";
import { readDay, today } from "../days";
import {
  departureOf,
  openPayouts,
  type Decided,
  type Departed,
  type DepartureLine,
  type OfDue,
  type OfOwed,
  type OpenPayout,
} from "../departure";
import { LEDGER, type Ledger, type LedgerColumn, requireLedgerAsSeen } from "../ledger";
import { dollarsOf } from "../paidCells";
import type { Reconciled } from "../reconciled";
import { placeOfLine } from "../rows";
import { payoutWords } from "../schedule";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle1, overflowWrap: "anywhere" },
  payout: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0 0`,
    minWidth: 0,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, padding: 0 },
  text: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  lines: { ...typographyStyles.caption1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** What an open payout has earned, as somebody says it. */
type Basis = "time" | "typed" | "nothing";

interface Said {
  readonly basis: Basis;
  readonly typed: string;
  readonly wasPaid: boolean;
}

const UNSAID: Said = { basis: "typed", typed: "", wasPaid: true };

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
  readonly onBack: () => void;
}

/** A practice leaves: what it earned until then, and what becomes of its balance, as lines of the ledger. */
export function DeparturePage({ port, at, practice, onBack }: Props): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [onText, setOnText] = useState(() => isoDate(today()));
  const [said, setSaid] = useState<ReadonlyMap<number, Said>>(new Map());
  const [ofDue, setOfDue] = useState<OfDue>("open");
  const [ofOwed, setOfOwed] = useState<OfOwed>("open");
  const [paidText, setPaidText] = useState(() => isoDate(today()));
  const [payment, setPayment] = useState("");
  const [isWriting, setWriting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { ledger, terms, schedule } = at;
  useEffect(() => {
    title.current?.focus();
  }, []);
  const [on, paidOn] = [readDay(onText), readDay(paidText)];
  const open = useMemo(
    () =>
      on === null
        ? []
        : openPayouts(
            ledger.lines.filter((line) => line.practice === practice),
            on,
            terms,
          ),
    [ledger, practice, on, terms],
  );
  const plain = useMemo(
    () => (on === null ? NO_DAY : departureWith(ledger, terms, practice, on, open, said, "open", "open", null, "")),
    [ledger, terms, practice, on, open, said],
  );
  const balances = plain instanceof Refusal ? null : balancesIn(plain.before);
  const isPaid = (balances?.due !== 0 && ofDue === "paid") || (balances?.owed !== 0 && ofOwed === "recovered");
  const departed = useMemo(
    () =>
      on === null || plain instanceof Refusal
        ? plain
        : departureWith(ledger, terms, practice, on, open, said, ofDue, ofOwed, isPaid ? paidOn : on, payment),
    [ledger, terms, practice, on, open, said, plain, ofDue, ofOwed, isPaid, paidOn, payment],
  );
  const isReady = !(departed instanceof Refusal) && departed.changes.length > 0;
  const write = async (): Promise<void> => {
    if (!isReady) return;
    setWriting(true);
    setFault(null);
    try {
      requireColumns(LEDGER, ledger.lacking);
      await requireLedgerAsSeen(port, ledger);
      await port.changeTable(LEDGER.table, departed.changes);
      onBack();
    } catch (thrown) {
      setFault(faultOf(thrown));
      setWriting(false);
    }
  };
  return (
    <div className={page.page}>
      <div>
        <Button size="small" appearance="subtle" icon={<Back />} onClick={onBack}>
          {practice}
        </Button>
      </div>
      <PageTitle id="apc-departure" className={styles.title} ref={title}>
        {practice} leaves
      </PageTitle>
      <Field label="On" size="small">
        <Input
          type="date"
          input={{ className: page.full }}
          value={onText}
          onChange={(_event, { value }) => {
            setOnText(value);
          }}
        />
      </Field>
      {open.map((one) => (
        <OpenFields
          key={one.payout}
          title={payoutWords(one.payout, schedule)}
          open={one}
          said={said.get(one.payout) ?? UNSAID}
          onSay={(change) => {
            setSaid((before) => new Map(before).set(one.payout, { ...(before.get(one.payout) ?? UNSAID), ...change }));
          }}
        />
      ))}
      {balances !== null && (
        <p className={styles.text}>
          {balances.due === 0 && balances.owed === 0
            ? "Nothing is due to it, and it owes nothing."
            : `Due to it: ${formatted(balances.due, CENTS)}. It owes: ${formatted(balances.owed, CENTS)}.`}
        </p>
      )}
      {balances !== null && balances.due !== 0 && (
        <SelectField
          label="What is due"
          value={ofDue}
          options={OF_DUE}
          onChange={(value) => {
            setOfDue(value as OfDue);
          }}
        />
      )}
      {balances !== null && balances.owed !== 0 && (
        <SelectField
          label="What it owes"
          value={ofOwed}
          options={OF_OWED}
          onChange={(value) => {
            setOfOwed(value as OfOwed);
          }}
        />
      )}
      {balances !== null && isPaid && (
        <>
          <Field label="Paid on" size="small">
            <Input
              type="date"
              input={{ className: page.full }}
              value={paidText}
              onChange={(_event, { value }) => {
                setPaidText(value);
              }}
            />
          </Field>
          <Field label="Payment, its number or reference" size="small">
            <Input
              input={{ className: page.full }}
              value={payment}
              onChange={(_event, { value }) => {
                setPayment(value);
              }}
            />
          </Field>
        </>
      )}
      <p className={page.note} role="status">
        {departed instanceof Refusal ? `${departed.sentence}.` : afterText(departed)}
      </p>
      {!(departed instanceof Refusal) && (
        <ul className={styles.lines} aria-label="What is written">
          {departed.lines.map((line, index) => (
            <li key={index}>{lineText(line, ledger)}</li>
          ))}
        </ul>
      )}
      {!(departed instanceof Refusal) && departed.lines.some(({ row }) => row.closedOn !== undefined) && (
        <p className={page.note}>No record is made: what was earned is not compared with anything later.</p>
      )}
      {fault !== null && <FaultBar fault={fault} />}
      <div className={page.buttons}>
        <Button appearance="primary" disabledFocusable={!isReady || isWriting} onClick={() => void write()}>
          {departed instanceof Refusal ? "Write" : `Write ${counted(departed.changes.length, "line")}`}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}

const NO_DAY = noAnswer("Give the day on which it leaves, such as 2025-03-31");

interface OpenProps {
  readonly title: string;
  readonly open: OpenPayout;
  readonly said: Said;
  readonly onSay: (change: Partial<Said>) => void;
}

/** What an open payout has earned; where that is in the ledger already, nothing is asked. */
function OpenFields({ title, open, said, onSay }: OpenProps): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const { projected, earned, accrued, paid, presumed } = open;
  const isWrong = said.basis === "typed" && said.typed.trim() !== "" && dollarsOf(said.typed) === null;
  const told = [
    `projected ${formatted(projected, CENTS)}`,
    ...(paid === null ? [] : [`paid ${formatted(paid, CENTS)}`]),
    ...(earned === null ? [] : [`earned ${formatted(earned, CENTS)}`]),
  ].join(", ");
  return (
    <fieldset className={styles.payout}>
      <legend className={styles.heading}>{title}</legend>
      <p className={styles.text}>It is open: {told}.</p>
      {earned === null && (
        <>
          <SelectField
            label="It has earned"
            {...(accrued instanceof Refusal && { hint: `By time it cannot be told: ${accrued.sentence}.` })}
            value={said.basis}
            options={[
              ["typed", "An amount"],
              ...(accrued instanceof Refusal
                ? []
                : [["time", `By the months until then: ${formatted(accrued, CENTS)}`] as const]),
              ["nothing", "Nothing"],
            ]}
            onChange={(value) => {
              onSay({ basis: value as Basis });
            }}
          />
          {said.basis === "typed" && (
            <Field
              label="Amount earned"
              size="small"
              {...(isWrong && {
                validationState: "error" as const,
                validationMessage: "Give an amount in dollars and cents, such as 1,234.50.",
              })}
            >
              <Input
                inputMode="decimal"
                input={{ className: page.full }}
                value={said.typed}
                onChange={(_event, { value }) => {
                  onSay({ typed: value });
                }}
              />
            </Field>
          )}
          {presumed !== 0 && (
            <Checkbox
              label={`The projected ${formatted(presumed, CENTS)} was paid, though no payment is given`}
              checked={said.wasPaid}
              onChange={(_event, { checked }) => {
                onSay({ wasPaid: checked === true });
              }}
            />
          )}
        </>
      )}
    </fieldset>
  );
}

function departureWith(
  ledger: Ledger,
  terms: readonly TermsRow[],
  practice: string,
  on: number,
  open: readonly OpenPayout[],
  said: ReadonlyMap<number, Said>,
  ofDue: OfDue,
  ofOwed: OfOwed,
  paidOn: number | null,
  payment: string,
): Departed | Refusal {
  const decided = new Map<number, Decided>();
  for (const one of open) {
    const { basis, typed, wasPaid } = said.get(one.payout) ?? UNSAID;
    const earned = basis === "typed" ? dollarsOf(typed) : basis === "time" ? one.accrued : 0;
    if (typeof earned === "number") decided.set(one.payout, { earned, wasPaid });
  }
  if (paidOn === null && (ofDue === "paid" || ofOwed === "recovered"))
    return noAnswer("Give the day of the payment, such as 2025-03-31");
  return departureOf(
    ledger,
    practice,
    { on, decided, ofDue, ofOwed, paidOn: paidOn ?? on, payment: payment.trim() },
    terms,
  );
}

/** What is due to the practice, and what it owes, as amounts above 0. */
function balancesIn({ total }: Reconciled): { readonly due: number; readonly owed: number } {
  const [due, carried] = [total.figure("Due"), total.figure("Carried out")];
  return { due: typeof due === "number" ? due : 0, owed: typeof carried === "number" ? Math.abs(carried) : 0 };
}

function afterText({ after, changes }: Departed): string {
  if (changes.length === 0) return "Nothing is to be written.";
  const { due, owed } = balancesIn(after);
  return `Then the reconciliation says: due ${formatted(due, CENTS)}, owed ${formatted(owed, CENTS)}. What is written:`;
}

/** Row 12: earned 600.00, closed on 2025-03-31 … */
function lineText({ line, row }: DepartureLine, ledger: Ledger): string {
  const where = line === null ? "A new line" : `Row ${placeOfLine(ledger, line)?.row ?? line.index + 1}`;
  return `${where}: ${cellsText(row)}`;
}

function cellsText(row: OwnRow<LedgerColumn>): string {
  return (Object.keys(LEDGER.columns) as LedgerColumn[])
    .flatMap((column) => {
      const cell = row[column];
      if (column === "practice" || cell === undefined || typeof cell === "object") {
        // What is taken out of a line is told, too.
        return cell === null && column === "projected" ? ["no longer projected"] : [];
      }
      const { heading, format } = LEDGER.columns[column];
      return [`${heading.toLowerCase()} ${formatted(cell, format)}`];
    })
    .join(", ");
}
