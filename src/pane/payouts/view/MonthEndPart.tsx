import { useMemo, useState, type ReactElement } from "react";
import { isoDate, Refusal } from "../../../core/shared";
import { formatted } from "../../figureText";
import type { Notice } from "../../plan/notices";
import { CENTS } from "../../view/money";
import { Notices } from "../../view/RowFaults";
import { counted, listed } from "../../words";
import { ACCOUNTS } from "../accounts";
import { ACCRUALS, accrualsOf, aroundDay, type Accruals } from "../accruals";
import { readDay, today } from "../days";
import { otherwiseDated, type OtherwiseDated } from "../journal";
import type { Ledger } from "../ledger";
import { isMonthEnd, lastMonthEnd, monthEndOf, type MonthEnd } from "../monthEnd";
import { requireAsSeen } from "../requireAsSeen";
import { placeOfLine } from "../rows";
import { DayField } from "./DayField";
import { MonthEndBalances } from "./MonthEndBalances";
import { MonthEndJournal } from "./MonthEndJournal";
import { MonthEndKeep } from "./MonthEndKeep";
import { useMonthEndStyles } from "./monthEndLooks";
import type { PartProps } from "./part";

/** What is owed at a month's end, kept in the workbook, and the journal that follows from it. */
export function MonthEndPart(props: PartProps): ReactElement {
  const { port, selected, active, at, onShow } = props;
  const styles = useMonthEndStyles();
  const [typed, setTyped] = useState(() => isoDate(lastMonthEnd(today())));
  const day = readDay(typed);
  const on = day !== null && isMonthEnd(day) ? day : null;
  const { own: called, content } = at.own(ACCRUALS);
  const accruals = useMemo(() => (content === null ? null : accrualsOf(content, called)), [content, called]);
  const { ledger, terms } = at;
  const computed = useMemo(() => (on === null ? null : monthEndOf(ledger, on, terms)), [ledger, on, terms]);
  return (
    <div className={styles.part}>
      <div className={styles.block}>
        <DayField
          className={styles.wide}
          label="Month end"
          value={typed}
          onChange={setTyped}
          accepts={isMonthEnd}
          wanted="Give the last day of a month, such as 2025-03-31."
          hint={
            accruals?.monthEnds.some((one) => one.on === on) === true
              ? `As it was kept on the sheet ${accruals.own.sheet}.`
              : "By the ledger as it is now, without what was paid or closed later."
          }
        />
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

function TableFaults({ accruals: { own, lacking, unread } }: { accruals: Accruals }): ReactElement | null {
  const styles = useMonthEndStyles();
  if (lacking.length === 0 && unread.length === 0) return null;
  return (
    <div className={styles.block}>
      {lacking.length > 0 && (
        <p className={styles.text}>
          The table {own.table} has no column {lacking.map((one) => `“${one}”`).join(", ")}: give a column this heading
          before a month end is kept.
        </p>
      )}
      {unread.length > 0 && (
        <p className={styles.text}>
          {counted(unread.length, "row")} of the sheet {own.sheet} cannot be read, so that nothing is kept before{" "}
          {unread.length === 1 ? "it is" : "they are"} mended: row {listed(unread.map(String))}.
        </p>
      )}
    </div>
  );
}

interface AtProps extends Omit<PartProps, "payout" | "onAllocation"> {
  readonly on: number;
  readonly computed: MonthEnd | Refusal;
  readonly accruals: Accruals | null;
}

function AtMonthEnd({ on, computed, accruals, ...props }: AtProps): ReactElement {
  const { port, selected, active, at, onShow } = props;
  const styles = useMonthEndStyles();
  const { kept, before } = aroundDay(accruals, on);
  // What was kept stands, whatever the ledger says since.
  const monthEnd = kept ?? computed;
  const { ledger } = at;
  const undated = useMemo(
    () => (monthEnd instanceof Refusal ? [] : otherwiseDated(ledger.lines, monthEnd, before)),
    [ledger, monthEnd, before],
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
          <Notices
            heading="Payments that count here without a date in this time"
            notices={noticesOf(undated, ledger)}
            onShow={onShow}
          />
          <MonthEndBalances monthEnd={monthEnd} before={before} />
        </>
      )}
      <MonthEndKeep port={port} at={at} on={on} computed={computed} accruals={accruals} onShow={onShow} />
      {kept !== null && accruals !== null && accruals.unread.length === 0 && (
        <MonthEndJournal
          port={port}
          selected={selected}
          active={active}
          at={at}
          onShow={onShow}
          kept={kept}
          before={before}
          undated={undated}
          stillSo={() =>
            requireAsSeen(
              port,
              at,
              [at.own(ACCRUALS), at.own(ACCOUNTS)].map(({ own, content }) => [own.table, content] as const),
            )
          }
        />
      )}
    </>
  );
}

/** Each practice of which payments count without a date in the month, with its first line that has none. */
function noticesOf(undated: readonly OtherwiseDated[], ledger: Ledger): Notice[] {
  const first = new Map(
    ledger.lines
      .filter(({ paidOn }) => paidOn === null)
      .reverse()
      .map((line) => [line.practice, line] as const),
  );
  return undated.map(({ practice, amount }) => {
    const line = first.get(practice);
    return {
      sentence: `${practice}: ${formatted(amount, CENTS)}`,
      place: line === undefined ? null : placeOfLine(ledger, line),
    };
  });
}
