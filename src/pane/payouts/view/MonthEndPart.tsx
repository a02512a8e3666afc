import { exact, isoDate, Refusal } from "../../../core/shared";
import { Button, Field, Input, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useMemo, useRef, useState, type ReactElement } from "react";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import { formatted, signed } from "../../figureText";
import { placeIn, FIRST } from "../../plan/place";
import { readTermsAt } from "../../plan/useTerms";
import { counted, listed } from "../../words";
import { PortFault, type WorkbookPort } from "../../port";
import { painted } from "../../painted";
import { CENTS } from "../../view/money";
import { Question } from "../../view/Question";
import { Notices } from "../../view/RowFaults";
import { useWindowed } from "../../view/windowed";
import { readDay, today } from "../days";
import { ACCOUNTS } from "../accounts";
import { otherwiseDated } from "../journal";
import { LEDGER, sumOf } from "../ledger";
import {
  accrualsOf,
  ACCRUALS,
  aroundDay,
  differing,
  firstAccruals,
  keepChanges,
  type Accruals,
  type KeptMonthEnd,
} from "../accruals";
import {
  isMonthEnd,
  lastMonthEnd,
  liabilityOf,
  monthEndOf,
  NOTHING,
  positionsOf,
  receivableOf,
  type MonthEnd,
  type Position,
} from "../monthEnd";
import { MonthEndJournal } from "./MonthEndJournal";
import type { PartProps } from "./part";

const ON_ONE_LINE = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", paddingBottom: tokens.spacingVerticalXL },
  block: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  wide: { width: "100%", maxWidth: "360px" },
  full: { minWidth: 0, width: "100%" },
  text: { ...typographyStyles.body1, margin: 0 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  figures: { display: "flex", justifyContent: "space-between", width: "100%", margin: 0 },
  term: { ...typographyStyles.caption2, color: tokens.colorNeutralForeground2 },
  value: { ...typographyStyles.caption1Strong, margin: 0, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  right: { textAlign: "right" },
  list: { listStyleType: "none", margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) max-content",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { ...typographyStyles.body1, ...ON_ONE_LINE },
  amount: { ...typographyStyles.body1, fontVariantNumeric: "tabular-nums", textAlign: "right" },
  quiet: { ...typographyStyles.caption1, ...ON_ONE_LINE, color: tokens.colorNeutralForeground2 },
  change: { fontVariantNumeric: "tabular-nums", textAlign: "right" },
});

/** What is owed at a month's end, kept in the workbook, and the journal that follows from it. */
export function MonthEndPart(props: PartProps): ReactElement {
  const { port, selected, active, at, onShow } = props;
  const styles = useStyles();
  const [typed, setTyped] = useState(() => isoDate(lastMonthEnd(today())));
  const day = readDay(typed);
  const on = day !== null && isMonthEnd(day) ? day : null;
  const content = at.further(ACCRUALS.table);
  const accruals = useMemo(() => (content === null ? null : accrualsOf(content)), [content]);
  const { ledger, terms } = at;
  const computed = useMemo(() => (on === null ? null : monthEndOf(ledger, on, terms)), [ledger, on, terms]);
  return (
    <div className={styles.part}>
      <div className={styles.block}>
        <Field
          className={styles.wide}
          label="Month end"
          size="small"
          {...(on === null
            ? { validationMessage: "Give the last day of a month, such as 2025-03-31." }
            : { hint: "The ledger as it stood then: what was paid or closed later does not count." })}
        >
          <Input
            type="date"
            input={{ className: styles.full }}
            value={typed}
            onChange={(_event, { value }) => {
              setTyped(value);
            }}
          />
        </Field>
      </div>
      {accruals !== null && <TableFaults accruals={accruals} />}
      {on !== null && computed !== null && (
        // What is said of one month end is not said of another.
        <AtMonthEnd
          key={on}
          port={port}
          selected={selected}
          active={active}
          at={at}
          onShow={onShow}
          on={on}
          computed={computed}
          accruals={accruals}
        />
      )}
    </div>
  );
}

function TableFaults({ accruals: { lacking, unread } }: { accruals: Accruals }): ReactElement | null {
  const styles = useStyles();
  if (lacking.length === 0 && unread.length === 0) return null;
  return (
    <div className={styles.block}>
      {lacking.length > 0 && (
        <p className={styles.text}>
          The table {ACCRUALS.table} has no column {lacking.map((one) => `“${one}”`).join(", ")}: give a column this
          heading before a month end is kept.
        </p>
      )}
      {unread.length > 0 && (
        <p className={styles.text}>
          {counted(unread.length, "row")} of the sheet {ACCRUALS.sheet} cannot be read, so that nothing is kept before{" "}
          {unread.length === 1 ? "it is" : "they are"} mended: row {listed(unread.map(String))}.
        </p>
      )}
    </div>
  );
}

interface AtProps extends Omit<PartProps, "payout"> {
  readonly on: number;
  readonly computed: MonthEnd | Refusal;
  readonly accruals: Accruals | null;
}

function AtMonthEnd({ on, computed, accruals, ...props }: AtProps): ReactElement {
  const { port, selected, active, at, onShow } = props;
  const styles = useStyles();
  const { kept, before } = aroundDay(accruals, on);
  // What was kept stands, whatever the ledger says since.
  const monthEnd = kept ?? computed;
  const told = useMemo(
    () => (monthEnd instanceof Refusal ? [] : otherwiseDated(at.ledger.lines, monthEnd, before)),
    [at.ledger, monthEnd, before],
  );
  return (
    <>
      {monthEnd instanceof Refusal ? (
        <div className={styles.block}>
          <p className={styles.text} role="status">
            Nothing can be told of this month end. {monthEnd.sentence}.
          </p>
        </div>
      ) : (
        <>
          <Totals monthEnd={monthEnd} before={before} />
          <Notices
            heading="Payments that count here without a date in the month"
            notices={told.map(({ practice, amount }) => ({
              sentence: `${practice}: ${formatted(amount, CENTS)}`,
              place: placeIn(
                at.ledger.address,
                (at.ledger.lines.find((line) => line.practice === practice && line.paidOn === null)?.index ?? 0) +
                  FIRST,
              ),
            }))}
            onShow={onShow}
          />
          {monthEnd.rows.length > 0 && <Balances monthEnd={monthEnd} before={before} />}
        </>
      )}
      <Keep port={port} at={at} on={on} computed={computed} accruals={accruals} onShow={onShow} />
      {kept !== null && accruals !== null && accruals.unread.length === 0 && (
        <MonthEndJournal
          port={port}
          selected={selected}
          active={active}
          at={at}
          onShow={onShow}
          kept={kept}
          before={before}
          stillSo={() => requireAsSeen(port, at, [ACCRUALS.table, ACCOUNTS.table])}
        />
      )}
    </>
  );
}

function overPractices(monthEnd: MonthEnd | null, of: (position: Position) => number): number {
  return sumOf([...positionsOf(monthEnd?.rows ?? []).values()].map(of));
}

interface SinceProps {
  readonly monthEnd: MonthEnd;
  readonly before: KeptMonthEnd | null;
}

function Totals({ monthEnd, before }: SinceProps): ReactElement {
  const styles = useStyles();
  const [liability, receivable] = [overPractices(monthEnd, liabilityOf), overPractices(monthEnd, receivableOf)];
  const figures: [string, string][] = [
    ["Owed to practices", formatted(liability, CENTS)],
    ["Owed by practices", formatted(receivable, CENTS)],
  ];
  return (
    <div className={styles.block}>
      <dl className={styles.figures}>
        {figures.map(([term, value], index) => (
          <div key={term} className={mergeClasses(index > 0 && styles.right)}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        {before === null
          ? "No month end before this one was kept: everything is new in it."
          : `Since ${isoDate(before.on)}: ${signed(sumOf([liability, -overPractices(before, liabilityOf)]), CENTS)} owed to practices, ${signed(sumOf([receivable, -overPractices(before, receivableOf)]), CENTS)} owed by them.`}
      </p>
    </div>
  );
}

/** In pixels, about. */
const ROW = 45;

function Balances({ monthEnd, before }: SinceProps): ReactElement {
  const styles = useStyles();
  const rows = useMemo(() => {
    const [now, then] = [positionsOf(monthEnd.rows), positionsOf(before?.rows ?? [])];
    return [...new Set([...now.keys(), ...then.keys()])].map((practice) => ({
      practice,
      balance: (now.get(practice) ?? NOTHING).balance,
      change: sumOf([(now.get(practice) ?? NOTHING).balance, -(then.get(practice) ?? NOTHING).balance]),
      payouts: monthEnd.rows.filter((row) => row.practice === practice).map(({ payout }) => payout),
    }));
  }, [monthEnd, before]);
  const { around, drawn, below } = useWindowed<HTMLUListElement, (typeof rows)[number]>(rows, ROW);
  return (
    <ul className={styles.list} ref={around} style={{ paddingBottom: below }} aria-label="Balances by practice">
      {drawn.map(({ row: { practice, balance, change, payouts }, index, above }) => (
        <li
          key={practice}
          className={styles.row}
          style={{ marginTop: above }}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
        >
          <span className={styles.name} title={practice}>
            {practice}
          </span>
          <span className={styles.amount}>{formatted(balance, CENTS)}</span>
          <span className={styles.quiet}>
            {[
              balance > 0 ? "Owed to it" : balance < 0 ? "It owes" : "Nothing open",
              payouts.length === 0 ? "no longer in the ledger" : `payout ${payouts.join(", ")}`,
            ].join(", ")}
          </span>
          <span className={mergeClasses(styles.quiet, styles.change)}>
            {before === null ? "" : change === 0 ? "unchanged" : signed(change, CENTS)}
          </span>
        </li>
      ))}
    </ul>
  );
}

type KeepProps = Pick<AtProps, "port" | "at" | "on" | "computed" | "accruals" | "onShow">;

/** Takes the month end into the table, where the next one finds it. */
function Keep({ port, at, on, computed, accruals, onShow }: KeepProps): ReactElement {
  const styles = useStyles();
  const why = useId();
  const button = useRef<HTMLButtonElement | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { kept, later } = aroundDay(accruals, on);
  const others = kept === null || computed instanceof Refusal ? [] : differing(kept.rows, computed.rows);
  const moved = kept?.rows.filter(({ live, balance }) => live !== null && !exact(live).equals(balance)) ?? [];
  const isAsKept = kept !== null && !(computed instanceof Refusal) && others.length === 0;
  const barred = computed instanceof Refusal ? "" : barredBy(accruals, computed);
  const isBarred = isWriting || computed instanceof Refusal || barred !== "" || isAsKept;
  const keep = async (): Promise<void> => {
    if (computed instanceof Refusal) return;
    setFault(null);
    setWriting(true);
    try {
      await painted();
      await requireAsSeen(port, at, [LEDGER.table, ACCRUALS.table]);
      if (accruals === null) await port.createSheets([firstAccruals(computed, at.place)]);
      else await port.changeTable(ACCRUALS.table, keepChanges(accruals, computed, at.place));
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
    setWriting(false);
  };
  return (
    <div className={styles.block}>
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element;
        }}
        className={styles.wide}
        appearance={kept === null ? "primary" : "secondary"}
        disabledFocusable={isBarred}
        {...(barred !== "" && { "aria-describedby": why })}
        onClick={() => {
          if (isBarred) return;
          if (kept === null) void keep();
          else setAsking(true);
        }}
      >
        {kept === null ? "Keep this month end" : "Replace what was kept"}
      </Button>
      <p className={styles.text} role="status">
        {isWriting ? "Writing to the sheet …" : kept === null ? "" : keptText(isAsKept, others)}
      </p>
      {barred !== "" && !isAsKept && (
        <p className={styles.note} id={why}>
          {barred}
        </p>
      )}
      {!isWriting && moved.length > 0 && (
        <p className={styles.text}>
          {counted(moved.length, "formula")} of it {moved.length === 1 ? "comes" : "come"} to another balance now than
          was kept: the terms or a cell have changed since. What was kept stands in the column{" "}
          {ACCRUALS.columns.booked.heading}.
        </p>
      )}
      {isAsking && kept !== null && later === null && (
        <Question
          sentence={`${counted(kept.rows.length, "row")} of ${isoDate(on)} on the sheet ${ACCRUALS.sheet} give way to what the ledger says now. A journal that was already written from them is no longer right.`}
          yes="Replace them"
          no="Leave them"
          onChoose={(isYes) => {
            button.current?.focus();
            setAsking(false);
            if (isYes) void keep();
          }}
        />
      )}
      {fault !== null && <FaultBar fault={fault} />}
      {kept !== null && accruals !== null && (
        <Button
          size="small"
          onClick={() => {
            onShow(placeIn(accruals.content.address, (kept.rows[0]?.index ?? 0) + FIRST)?.reference ?? ACCRUALS.table);
          }}
        >
          Show the rows
        </Button>
      )}
    </div>
  );
}

/** Why a month end cannot be kept in the table as it is; "" where it can. */
function barredBy(accruals: Accruals | null, { on, rows }: MonthEnd): string {
  if (rows.length === 0) return "Nothing had accrued or been earned, corrected or paid by then.";
  if (accruals === null) return "";
  if (accruals.lacking.length > 0 || accruals.unread.length > 0) return `The sheet ${ACCRUALS.sheet} comes first.`;
  const { later } = aroundDay(accruals, on);
  return later === null
    ? ""
    : `${isoDate(later.on)} is kept already and was reckoned against what was kept before it. Only the last month end changes.`;
}

function keptText(isAsKept: boolean, others: readonly string[]): string {
  if (isAsKept) return `Kept on the sheet ${ACCRUALS.sheet}, as the ledger has it.`;
  if (others.length === 0) return `Kept on the sheet ${ACCRUALS.sheet}. The ledger cannot tell of this month end now.`;
  return `Kept on the sheet ${ACCRUALS.sheet}. The ledger says otherwise since, of ${listed(others)}: what differs comes into the next month end.`;
}

/** A workbook tells late of an edit, and what the person saw is then no longer what would be written. */
async function requireAsSeen(
  port: WorkbookPort,
  { further, place, terms }: AtProps["at"],
  tables: readonly string[],
): Promise<void> {
  const isSame = await Promise.all([
    ...tables.map(async (table) => {
      const now = await port.table(table);
      return JSON.stringify(now?.rows) === JSON.stringify(further(table)?.rows);
    }),
    place === "" || readTermsAt(place, port).then((now) => JSON.stringify(now) === JSON.stringify(terms)),
  ]);
  if (isSame.every((one) => one)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
}
