import { Button } from "@fluentui/react-components";
import { useId, useRef, useState, type ReactElement } from "react";
import { exact, isoDate, Refusal } from "../../../core/shared";
import { faultOf, type Fault } from "../../fault";
import { FaultBar } from "../../FaultBar";
import { painted } from "../../painted";
import { FIRST, placeIn } from "../../plan/place";
import { Question } from "../../view/Question";
import { counted, listed } from "../../words";
import { ACCRUALS, aroundDay, differing, firstAccruals, keepChanges, type Accruals } from "../accruals";
import { requireLedgerAsSeen } from "../ledger";
import type { MonthEnd } from "../monthEnd";
import { requireAsSeen } from "../requireAsSeen";
import { useMonthEndStyles } from "./monthEndLooks";
import type { PartProps } from "./part";

interface Props extends Pick<PartProps, "port" | "at" | "onShow"> {
  readonly on: number;
  readonly computed: MonthEnd | Refusal;
  readonly accruals: Accruals | null;
}

/** Takes the month end into the table, where the next one finds it. */
export function MonthEndKeep({ port, at, on, computed, accruals, onShow }: Props): ReactElement {
  const styles = useMonthEndStyles();
  const why = useId();
  const button = useRef<HTMLButtonElement | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const { own: called, content } = at.own(ACCRUALS);
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
      await requireLedgerAsSeen(port, at.ledger);
      await requireAsSeen(port, at, [[called.table, content]]);
      if (accruals === null) await port.createSheets([firstAccruals(computed, at.place, called)]);
      else await port.changeTable(called.table, keepChanges(accruals, computed, at.place));
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
        {isWriting
          ? "Writing to the sheet …"
          : kept === null
            ? ""
            : keptText(called.sheet, isAsKept, others, later === null)}
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
          {called.columns.booked.heading}.
        </p>
      )}
      {isAsking && kept !== null && later === null && (
        <Question
          sentence={`${counted(kept.rows.length, "row")} of ${isoDate(on)} on the sheet ${called.sheet} are replaced by what the ledger says now. A journal that was made of them no longer matches.`}
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
            onShow(placeIn(accruals.content.address, (kept.rows[0]?.index ?? 0) + FIRST)?.reference ?? called.table);
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
  if (accruals.lacking.length > 0 || accruals.unread.length > 0) return `The sheet ${accruals.own.sheet} comes first.`;
  const { later } = aroundDay(accruals, on);
  return later === null
    ? ""
    : `${isoDate(later.on)} is kept already and was reckoned against what was kept before it. Only the last month end changes.`;
}

/** @param isLast whether what was kept may still be replaced. */
function keptText(sheet: string, isAsKept: boolean, others: readonly string[], isLast: boolean): string {
  if (isAsKept) return `Kept on the sheet ${sheet}, as the ledger has it.`;
  if (others.length === 0) return `Kept on the sheet ${sheet}. The ledger cannot tell of this month end now.`;
  const then = isLast ? ": replace what was kept, or the next month end takes up what differs" : "";
  return `Kept on the sheet ${sheet}. The ledger has different figures now for ${listed(others)}${then}.`;
}
