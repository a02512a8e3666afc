import { Button, Checkbox, makeStyles, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { grouped, isoDate } from "../../../core/shared";
import { formatted } from "../../figureText";
import { ChoiceRow } from "../../list/ChoiceRow";
import { ColumnChoices } from "../../list/ColumnChoices";
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
  SIGN_MEANINGS,
  unusedColumns,
  type Extract,
  type ExtractColumn,
  type ReadExtract,
  type Reading,
  type SignMeaning,
} from "../extract";
import { dayOf, type Sign } from "../paidCells";
import { readDay, today } from "../days";
import { LEDGER } from "../ledger";
import { stepsToKeep, type KeptExtracts, type TakenExtract } from "../keptExtracts";
import { payoutPaidOn, practicesOf, takingOf, totalOf, type Payment, type PayoutOf, type Taking } from "../payments";
import { payoutsOf, payoutWords } from "../schedule";
import { knownVendor, NOT_A_PRACTICE, suggestedFor, VENDORS, type VendorMeanings, type Vendors } from "../vendors";
import { DayField } from "./DayField";
import type { PartProps } from "./part";
import { capital, SomeOf, TakenPayments } from "./TakenPayments";

const useStyles = makeStyles({
  title: typographyStyles.subtitle1,
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, fontVariantNumeric: "tabular-nums" },
  start: { alignSelf: "flex-start" },
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

const WORDS = new Map(
  Object.entries(EXTRACT_COLUMNS).map(([column, words]) => [words as string, column as ExtractColumn]),
);

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
  const [columns, setColumns] = useState(() => guessedColumns(extract.headings));
  const [isDayFirst, setDayFirst] = useState(false);
  const [isTurned, setTurned] = useState(false);
  const [signs, setSigns] = useState<Reading["signs"]>(new Map());
  const [dollars, setDollars] = useState<ReadonlySet<string>>(new Set());
  const [payoutBy, setPayoutBy] = useState<PayoutBy>("looked at");
  const [saidOf, setSaidOf] = useState<VendorMeanings>(NOTHING_SAID);
  const [day, setDay] = useState(() => isoDate(today()));
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { ledger, schedule } = at;
  const { own: called } = at.own(VENDORS);
  const read = useMemo(
    () => readExtract(extract, { columns, isDayFirst, isTurned, signs, dollars }),
    [extract, columns, isDayFirst, isTurned, signs, dollars],
  );
  // Whoever has lines read otherwise has not ticked those.
  const readAs = useMemo(() => ({ read, payout, payoutBy, saidOf }), [read, payout, payoutBy, saidOf]);
  const [ticks, setTicks] = useState<Ticks>({ readAs, lines: NONE_TICKED });
  const ticked = ticks.readAs === readAs ? ticks.lines : NONE_TICKED;
  const practices = useMemo(() => practicesOf(ledger), [ledger]);
  const asked = useMemo(() => askedVendors(read, vendors, practices), [read, vendors, practices]);
  const said = useMemo(() => new Map([...saidOf].filter(([vendor]) => asked.has(vendor))), [saidOf, asked]);
  const unsaid = [...asked.keys()].filter((vendor) => !said.has(vendor));
  const hasPayouts = columns.includes("payout");
  const taking = useMemo(() => {
    const payouts = payoutsOf(ledger, schedule);
    const payoutOf: PayoutOf = (line) => {
      if (line.payout === null) return payoutBy === "date" ? payoutPaidOn(line.paidOn, schedule) : payout;
      return payouts.includes(line.payout)
        ? line.payout
        : `payout ${line.payout} is none of the terms’ and none of the ledger’s`;
    };
    return takingOf(read.lines, read.faults, {
      ledger,
      known: (vendor) => knownVendor(vendor, vendors, said, practices),
      payoutOf,
      unit: extract.unit,
      ticked,
    });
  }, [read, ledger, schedule, vendors, said, practices, payout, payoutBy, extract.unit, ticked]);
  const unused = unusedColumns(extract, columns);
  const on = readDay(day);
  const lacking =
    lackingText(LEDGER, ledger.lacking) || (said.size === 0 ? "" : lackingText(called, vendors?.lacking ?? []));
  const wanting = wantingOf(read, columns, signs) ?? (lacking === "" ? null : `Nothing can be written. ${lacking}.`);
  const isBarred = wanting !== null || on === null || isWriting;
  const say = (meanings: Iterable<readonly [string, string]>) => {
    setSaidOf((before) => new Map([...before, ...meanings].filter(([, meaning]) => meaning !== "")));
  };
  return (
    <div className={page.page}>
      <PageTitle id="apc-extract" className={styles.title} ref={title}>
        Payments from an extract
      </PageTitle>
      <p className={page.note}>
        {counted(extract.rows.length, extract.unit)} of {from}. {note}
      </p>
      <ColumnChoices
        list={extract}
        options={[...WORDS.keys()]}
        chosen={columns.map((column) => (column === null ? "" : EXTRACT_COLUMNS[column]))}
        onChoose={(index, words) => {
          setColumns((before) => before.map((one, place) => (place === index ? (WORDS.get(words) ?? null) : one)));
        }}
      />
      {unused.length > 0 && <p className={page.note}>Not used: {unused.join(", ")}.</p>}
      {!hasPayouts && (
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
      {read.ordered !== null && <DayOrder ordered={read.ordered} isDayFirst={isDayFirst} onChoose={setDayFirst} />}
      {read.plain.above + read.plain.below > 0 && (
        <SelectField
          label="Amounts above and below 0"
          value={isTurned ? "turned" : "plain"}
          hint={plainText(read.plain, extract.unit)}
          options={[
            ["plain", "Above 0: paid. Below 0: taken back"],
            ["turned", "Below 0: paid. Above 0: taken back"],
          ]}
          onChange={(value) => {
            setTurned(value === "turned");
          }}
        />
      )}
      {read.signs.length > 0 && (
        <ul className={page.list} aria-label="Signs after amounts">
          {read.signs.map(({ sign, count, example }) => (
            <ChoiceRow
              key={sign}
              theirs={example}
              note={`${counted(count, extract.unit)} with ${sign} after the amount`}
              label={`What ${sign} after an amount means`}
              options={Object.entries(SIGN_MEANINGS).map(([value, words]) => ({ value, words }))}
              none="Choose …"
              value={signs.get(sign) ?? ""}
              onChoose={(value) => {
                setSigns((before) => withSign(before, sign, value));
              }}
            />
          ))}
        </ul>
      )}
      {read.currencies.map(({ currency, count, example }) => (
        <Checkbox
          key={currency}
          label={`${counted(count, extract.unit)} in ${currency}, such as ${example}, left out: take them as US dollars all the same`}
          checked={dollars.has(currency)}
          onChange={() => {
            setDollars((before) => toggled(before, currency));
          }}
        />
      ))}
      {asked.size > 0 && (
        <>
          <h3 className={styles.heading}>Which practice is each vendor?</h3>
          <p className={page.note}>
            Asked once: it is kept in the table {called.table} of the sheet {called.sheet}.
          </p>
          <SomeOf label="Vendors" count={asked.size}>
            {(shown) =>
              [...asked].slice(0, shown).map(([vendor, lines]) => (
                <ChoiceRow
                  key={vendor}
                  theirs={vendor}
                  note={vendorNote(lines, extract.unit, suggestedFor(vendor, practices))}
                  label={`Which practice ${vendor} is`}
                  options={[...practices, NOT_A_PRACTICE].map((practice) => ({ value: practice, words: practice }))}
                  none="Choose …"
                  value={said.get(vendor) ?? ""}
                  onChoose={(practice) => {
                    say([[vendor, practice]]);
                  }}
                />
              ))
            }
          </SomeOf>
          {unsaid.length > 1 && (
            <Button
              size="small"
              className={styles.start}
              onClick={() => {
                say(unsaid.map((vendor) => [vendor, NOT_A_PRACTICE]));
              }}
            >
              Mark the other {unsaid.length.toLocaleString("en")} vendors as not practices
            </Button>
          )}
        </>
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
        {wanting ?? stepsText(taking, said, at.extracts)}
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

/** In which order month and day stand; told, and chosen where both could be meant. */
function DayOrder({
  ordered: { example, canBeDayFirst },
  isDayFirst,
  onChoose,
}: {
  readonly ordered: NonNullable<ReadExtract["ordered"]>;
  readonly isDayFirst: boolean;
  readonly onChoose: (isDayFirst: boolean) => void;
}): ReactElement {
  const page = usePageStyles();
  const dayText = (one: boolean): string => {
    const day = dayOf(example, one);
    return `${one ? "Day" : "Month"} first${day === null ? "" : `: ${isoDate(day)}`}`;
  };
  if (!canBeDayFirst && !isDayFirst)
    return <p className={page.note}>Dates such as {example} are read with the month first.</p>;
  return (
    <SelectField
      label={`Dates such as ${example}`}
      value={isDayFirst ? "day" : "month"}
      options={[
        ["month", dayText(false)],
        ["day", dayText(true)],
      ]}
      onChange={(value) => {
        onChoose(value === "day");
      }}
    />
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

function vendorNote(lines: ReadExtract["lines"], unit: string, suggested: string | null): string {
  const paid = `${counted(lines.length, unit)}, ${formatted(totalOf(lines), CENTS)}`;
  return suggested === null ? paid : `Perhaps ${suggested}? ${paid}`;
}

function withSign(before: Reading["signs"], sign: Sign, meaning: string): Reading["signs"] {
  const next = new Map(before);
  if (meaning === "") next.delete(sign);
  else next.set(sign, meaning as SignMeaning);
  return next;
}

function wantingOf({ signs: found }: ReadExtract, columns: Reading["columns"], signs: Reading["signs"]): string | null {
  const missing = NEEDED_OF_EXTRACT.filter((column) => !columns.includes(column));
  if (missing.length > 0) return `Still to find: ${missing.map((column) => EXTRACT_COLUMNS[column]).join(", ")}.`;
  const open = found.filter(({ sign }) => !signs.has(sign)).map(({ sign }) => sign);
  return open.length === 0 ? null : `Say what ${listed(open)} after an amount ${open.length === 1 ? "means" : "mean"}.`;
}

/** 12 lines above 0, none below it. */
function plainText({ above, below }: ReadExtract["plain"], unit: string): string {
  const count = (lines: number, what: string): string => (lines === 0 ? "none" : counted(lines, what));
  return `Of this extract ${count(above, unit)} above 0, ${above === 0 ? counted(below, unit) : count(below, "other")} below it`;
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

function stepsText({ taken }: Taking, said: VendorMeanings, kept: KeptExtracts): string {
  const steps = [
    `what became of each line, in ${kept.extracts.own.sheet}`,
    ...(taken.length > 0 ? ["the payments"] : []),
    ...(said.size > 0 ? ["the vendors"] : []),
  ];
  return `It is ${counted(stepsToKeep(kept) + steps.length - 1, "step")} to undo: ${steps.join(", ")}.`;
}
