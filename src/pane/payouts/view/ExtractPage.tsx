import { Button, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { grouped, isoDate } from "../../../core/shared";
import { formatted } from "../../figureText";
import { lackingText } from "../../ownTable";
import { PageTitle } from "../../PageTitle";
import { SelectField } from "../../SelectField";
import { toggled } from "../../toggled";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import { counted, listed } from "../../words";
import {
  EXTRACT_COLUMNS,
  guessedColumns,
  NEEDED_OF_EXTRACT,
  readExtract,
  type Extract,
  type ReadExtract,
  type Reading,
} from "../extract";
import { readDay, today } from "../days";
import { LEDGER } from "../ledger";
import { stepsToKeep, type KeptExtracts, type TakenExtract } from "../keptExtracts";
import { payoutPaidOn, practicesOf, takingOf, totalOf, type Payment, type PayoutOf, type Taking } from "../payments";
import { payoutsOf, payoutWords } from "../schedule";
import { undoSteps } from "../undoSteps";
import { knownVendor, VENDORS, type VendorMeanings, type Vendors } from "../vendors";
import { DayField } from "./DayField";
import { ExtractReading } from "./ExtractReading";
import type { PartProps } from "./part";
import { capital, TakenPayments } from "./TakenPayments";
import { VendorChoices } from "./VendorChoices";

const useStyles = makeStyles({
  title: typographyStyles.subtitle1,
  text: { ...typographyStyles.body1, margin: 0, fontVariantNumeric: "tabular-nums" },
});

interface Props extends Pick<PartProps, "at" | "payout"> {
  readonly extract: Extract;
  /** Where it comes from, in words, and what is to be known of that. */
  readonly from: string;
  readonly note: string;
  /** Null where the workbook has no such table yet. */
  readonly vendors: Vendors | null;
  readonly isWriting: boolean;
  readonly told: ReactNode;
  readonly onWrite: (taken: readonly Payment[], said: VendorMeanings, extract: TakenExtract) => void;
  readonly onBack: () => void;
}

/** How the payout of a line is told where no column tells it. */
type PayoutBy = "looked at" | "date";

const NOTHING_SAID: VendorMeanings = new Map();

/** Doubled lines that are taken all the same, as the extract was read when they were ticked. */
interface Ticks {
  readonly readAs: object;
  readonly lines: ReadonlySet<number | null>;
}

const NONE_TICKED: Ticks["lines"] = new Set();

/** What the columns of an extract are, which practice each vendor is, and what will be written. */
export function ExtractPage({
  at,
  payout,
  extract,
  from,
  note,
  vendors,
  isWriting,
  told,
  onWrite,
  onBack,
}: Props): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [reading, setReading] = useState<Reading>(() => ({
    columns: guessedColumns(extract.headings),
    isDayFirst: false,
    isTurned: false,
    signs: new Map(),
    dollars: new Set(),
  }));
  const [payoutBy, setPayoutBy] = useState<PayoutBy>("looked at");
  const [saidOf, setSaidOf] = useState<VendorMeanings>(NOTHING_SAID);
  const [day, setDay] = useState(() => isoDate(today()));
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { ledger, schedule } = at;
  const { own: called } = at.own(VENDORS);
  const { columns, signs } = reading;
  const read = useMemo(() => readExtract(extract, reading), [extract, reading]);
  const onRead = (change: Partial<Reading>): void => {
    setReading((before) => ({ ...before, ...change }));
  };
  // Whoever has lines read otherwise has not ticked those.
  const readAs = useMemo(() => ({ read, payout, payoutBy, saidOf }), [read, payout, payoutBy, saidOf]);
  const [ticks, setTicks] = useState<Ticks>({ readAs, lines: NONE_TICKED });
  const ticked = ticks.readAs === readAs ? ticks.lines : NONE_TICKED;
  const practices = useMemo(() => practicesOf(ledger), [ledger]);
  const asked = useMemo(() => askedVendors(read, vendors, practices), [read, vendors, practices]);
  const said = useMemo(() => new Map([...saidOf].filter(([vendor]) => asked.has(vendor))), [saidOf, asked]);
  const taking = useMemo(() => {
    const payouts = payoutsOf(ledger, schedule);
    const payoutOf: PayoutOf = (line) => {
      if (line.payout === null) return payoutBy === "date" ? payoutPaidOn(line.paidOn, schedule) : payout;
      return payouts.includes(line.payout)
        ? line.payout
        : `payout ${line.payout} is neither in the terms nor in the ledger`;
    };
    return takingOf(read.lines, read.faults, {
      ledger,
      known: (vendor) => knownVendor(vendor, vendors, said, practices),
      payoutOf,
      unit: extract.unit,
      ticked,
    });
  }, [read, ledger, schedule, vendors, said, practices, payout, payoutBy, extract.unit, ticked]);
  const on = readDay(day);
  const lacking =
    lackingText(LEDGER, ledger.lacking) || (said.size === 0 ? "" : lackingText(called, vendors?.lacking ?? []));
  const wanting = wantingOf(read, columns, signs) ?? (lacking === "" ? null : `Nothing can be written. ${lacking}.`);
  const isBarred = wanting !== null || on === null || isWriting;
  const say = (meanings: Iterable<readonly [string, string]>) => {
    // What is taken back was said before: the last word of each vendor counts.
    setSaidOf((before) => new Map([...new Map([...before, ...meanings])].filter(([, meaning]) => meaning !== "")));
  };
  return (
    <div className={page.page}>
      <PageTitle id="apc-extract" className={styles.title} ref={title}>
        Payments from an extract
      </PageTitle>
      <p className={page.note}>
        {counted(extract.rows.length, extract.unit)} of {from}. {note}
      </p>
      <ExtractReading extract={extract} reading={reading} read={read} onRead={onRead}>
        {!columns.includes("payout") && (
          <SelectField
            label="Which payout they are for"
            value={payoutBy}
            {...(payoutBy === "date" && {
              hint: "A suggestion: the payout whose payment month has the payment date. Look at each.",
            })}
            options={[
              ["looked at", payoutWords(payout, schedule)],
              ...(columns.includes("paidOn") ? ([["date", "Each by its payment date"]] as const) : []),
            ]}
            onChange={(value) => {
              setPayoutBy(value as PayoutBy);
            }}
          />
        )}
      </ExtractReading>
      {asked.size > 0 && (
        <VendorChoices
          asked={asked}
          said={said}
          practices={practices}
          unit={extract.unit}
          called={called}
          onSay={say}
        />
      )}
      <TakenPayments
        at={at}
        taking={taking}
        unit={extract.unit}
        ticked={ticked}
        onTick={(line) => {
          setTicks({ readAs, lines: toggled(ticked, line) });
        }}
      >
        <p className={styles.text}>{controlText(read, taking)}</p>
        {read.totals.length > 0 && <p className={page.note}>{totalsText(read, extract.unit)}</p>}
      </TakenPayments>
      <p className={page.note} role="status">
        {wanting ?? stepsText(taking, said, at.extracts, called.sheet)}
      </p>
      {told}
      <DayField label="Taken on" value={day} onChange={setDay} />
      <div className={page.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isBarred}
          onClick={() => {
            if (isBarred) return;
            const { taken, left } = taking;
            onWrite(taken, said, { from, on, control: controlOf(read), taken, left, totals: read.totals });
          }}
        >
          {writeText(taking, said)}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}

/** The vendors of whom nothing is known yet, each with what it was paid. */
function askedVendors(
  { lines }: ReadExtract,
  vendors: Vendors | null,
  practices: ReadonlySet<string>,
): ReadonlyMap<string, ReadExtract["lines"]> {
  return grouped(
    lines.filter(({ vendor }) => knownVendor(vendor, vendors, NOTHING_SAID, practices).kind === "unknown"),
    ({ vendor }) => vendor,
  );
}

function wantingOf({ signs: found }: ReadExtract, columns: Reading["columns"], signs: Reading["signs"]): string | null {
  const missing = NEEDED_OF_EXTRACT.filter((column) => !columns.includes(column));
  if (missing.length > 0) return `Still to find: ${missing.map((column) => EXTRACT_COLUMNS[column]).join(", ")}.`;
  const open = found.filter(({ sign }) => !signs.has(sign)).map(({ sign }) => sign);
  return open.length === 0 ? null : `Say what ${listed(open)} after an amount ${open.length === 1 ? "means" : "mean"}.`;
}

/** Added up over all lines by itself, so that it proves what is taken and what is left out. */
function controlOf({ lines, faults }: ReadExtract): number {
  return totalOf([...lines, ...faults]);
}

function controlText(read: ReadExtract, { taken, left }: Taking): string {
  const unknown = read.faults.filter(({ amount }) => amount === null).length;
  const rest =
    unknown === 0
      ? ""
      : ` ${counted(unknown, "other")} ${unknown === 1 ? "has" : "have"} no amount in dollars that is known.`;
  return `Control total of the extract ${formatted(controlOf(read), CENTS)} = ${formatted(totalOf(taken), CENTS)} taken + ${formatted(totalOf(left), CENTS)} left out.${rest}`;
}

function totalsText(read: ReadExtract, unit: string): string {
  const { totals } = read;
  const named = `${capital(totals.length === 1 ? unit : `${unit}s`)} ${listed(totals.map(({ line }) => String(line)))} ${totals.length === 1 ? "is a total and no payment" : "are totals and no payments"}.`;
  const last = totals.at(-1);
  if (last === undefined || last.amount === null) return named;
  const all = controlOf(read);
  return `${named} The last says ${formatted(last.amount, CENTS)}, ${last.amount === all ? "as the payments come to" : `and the payments come to ${formatted(all, CENTS)}`}.`;
}

function writeText({ taken }: Taking, said: VendorMeanings): string {
  if (taken.length > 0) return `Write ${counted(taken.length, "payment")}`;
  return said.size > 0 ? `Keep ${counted(said.size, "vendor")}, no payment` : "Keep the extract, no payment";
}

function stepsText({ taken }: Taking, said: VendorMeanings, kept: KeptExtracts, vendors: string): string {
  return undoSteps([
    ...(said.size > 0 ? [`the vendors in ${vendors}`] : []),
    ...(taken.length > 0 ? [`the payments in ${LEDGER.sheet}`] : []),
    ...stepsToKeep(kept),
  ]);
}
