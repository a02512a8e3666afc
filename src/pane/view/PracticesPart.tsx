import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import {
  Input,
  makeStyles,
  mergeClasses,
  Select,
  ToggleButton,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactElement } from "react";
import { signed } from "../allocation/figureText";
import { toggled } from "../toggled";
import { shown } from "../valueText";
import { addedIn, OUTCOMES, type PaymentLine, type PracticeLine } from "../plan/payments";
import { partnersOf } from "../plan/partners";
import type { PlanTables } from "../plan/usePlanTables";
import { counted } from "../plan/words";
import { moneyOver, moneyText } from "./money";
import { groupsOf, type Group, type Order } from "./practiceList";
import { PracticesPicture } from "./PracticesPicture";
import { NamesTold, RowFaults } from "./RowFaults";
import type { PaidScenario } from "./paidScenarios";
import type { Computed, SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  tools: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  wide: { gridColumn: "1 / -1", minWidth: 0 },
  full: { minWidth: 0, width: "100%" },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0, alignSelf: "center" },
  toggle: { justifySelf: "end" },
  none: { ...typographyStyles.body1, margin: 0, padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  list: { listStyleType: "none", margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  // What nobody sees of a long list is not laid out.
  item: {
    contentVisibility: "auto",
    containIntrinsicHeight: "44px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) max-content",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  group: { backgroundColor: tokens.colorNeutralBackground3 },
  name: {
    ...typographyStyles.body1,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  amount: { ...typographyStyles.body1, fontVariantNumeric: "tabular-nums", textAlign: "right" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  right: { textAlign: "right" },
});

interface Props {
  readonly plan: SplitAtHand;
  readonly computed: Computed;
  /** What the last offer pays; null where none is pinned. */
  readonly offer: PaidScenario | null;
  readonly tables: Pick<PlanTables, "practices" | "scores">;
  readonly onOpen: (line: PracticeLine) => void;
  /** Brings cells of the workbook into view. */
  readonly onShow: (reference: string) => void;
}

const ORDERS: Readonly<Record<Order, string>> = {
  listed: "As in the table",
  name: "By name",
  dear: "Largest amount first",
};

/** What each practice gets of one outcome: two lines a row, found by typing, walked by the arrows. */
export function PracticesPart({ plan, computed, offer, tables, onOpen, onShow }: Props): ReactElement {
  const styles = useStyles();
  const { looked, look } = plan;
  const { payments, periods, ranges, terms } = computed;
  const [isDrawn, setDrawn] = useState(false);
  const [wanted, setWanted] = useState("");
  const [order, setOrder] = useState<Order>("listed");
  const [last, setLast] = useState<string | null>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const groups = useMemo(
    () => groupsOf(payments, looked.outcome, order, wanted),
    [payments, looked.outcome, order, wanted],
  );
  const partners = useMemo(() => partnersOf(ranges, terms), [ranges, terms]);
  const shownCount = groups.reduce((sum, { lines }) => sum + lines.length, 0);

  const keys = groups.flatMap(({ title, lines }) => [
    ...(title === null ? [] : [groupKey(title)]),
    ...(title !== null && folded.has(title) ? [] : lines.map(rowKey)),
  ]);
  // One stop of the whole list, wherever the arrows led.
  const stop = keys.includes(last ?? "") ? last : keys[0];
  const stopAt = ({ target }: FocusEvent) => {
    setLast(target instanceof HTMLElement ? (target.dataset.key ?? null) : null);
  };
  const walk = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus();
  };
  /** What it gets more or less than by the last offer. */
  const sinceOffer = (line: PracticeLine): string[] => {
    if (offer === null || offer.payments instanceof Refusal) return [];
    const before = offer.payments.practices.find(({ row }) => row === line.row);
    const now = moneyOver(addedIn(line, looked.outcome), periods);
    const then = before && moneyOver(addedIn(before, looked.outcome), offer.periods);
    if (typeof now !== "number" || typeof then !== "number" || now === then) return [];
    return [signed(exact(now).minus(then).toNumber(), "#,##0")];
  };
  const amount = (line: PaymentLine) => moneyText(addedIn(line, looked.outcome), periods);
  return (
    <div>
      <div className={styles.tools}>
        <Input
          className={styles.wide}
          input={{ className: styles.full }}
          type="search"
          aria-label="Search practices"
          placeholder="Search practices"
          value={wanted}
          onChange={(_event, { value }) => {
            setWanted(value);
          }}
        />
        <Select
          select={{ className: styles.full }}
          aria-label="Outcome"
          value={looked.outcome}
          onChange={(_event, { value }) => {
            look({ outcome: value as Outcome });
          }}
        >
          {OUTCOMES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
        <Select
          select={{ className: styles.full }}
          aria-label="Order"
          value={order}
          onChange={(_event, { value }) => {
            setOrder(value as Order);
          }}
        >
          {Object.entries(ORDERS).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </Select>
        <p className={styles.count} role="status">
          {shownCount === payments.practices.length
            ? `${counted(shownCount, "practice")}, dollars over base`
            : `${shownCount} of ${counted(payments.practices.length, "practice")}`}
        </p>
        <ToggleButton
          className={styles.toggle}
          size="small"
          checked={isDrawn}
          onClick={() => {
            setDrawn(!isDrawn);
          }}
        >
          Picture
        </ToggleButton>
      </div>
      <RowFaults
        lines={payments.practices}
        total={payments.total}
        outcome={looked.outcome}
        periods={periods}
        tables={tables}
        onShow={onShow}
      />
      <NamesTold heading="Without a score, so that the Expected share holds" names={partners.practices} />
      <NamesTold heading="Scores of nobody in the table of practices" names={partners.scores} />
      {shownCount === 0 && <p className={styles.none}>No practice is called so.</p>}
      {isDrawn ? (
        <PracticesPicture lines={groups.flatMap(({ lines }) => lines)} total={payments.total} />
      ) : (
        <ul className={styles.list} ref={list} onKeyDown={walk} onFocus={stopAt}>
          {groups.map((group) => (
            <GroupRows
              key={group.title ?? ""}
              group={group}
              isFolded={group.title !== null && folded.has(group.title)}
              onFold={() => {
                setFolded((before) => toggled(before, group.title ?? ""));
              }}
              stop={stop ?? null}
              amount={amount}
              brief={(line) =>
                [
                  ...(looked.outcome === "Expected" ? [restsOn(line, partners.held.get(line.name) ?? 0)] : []),
                  ...sinceOffer(line),
                ].join(", ")
              }
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function groupKey(title: string): string {
  return `group ${title}`;
}

function rowKey({ row }: PracticeLine): string {
  return `row ${row}`;
}

interface GroupProps {
  readonly group: Group;
  readonly isFolded: boolean;
  readonly onFold: () => void;
  /** The one row that Tab leads to. */
  readonly stop: string | null;
  readonly amount: (line: PaymentLine) => string;
  /** What stands below the amount. */
  readonly brief: (line: PracticeLine) => string;
  readonly onOpen: (line: PracticeLine) => void;
}

function GroupRows({ group, isFolded, onFold, stop, amount, brief, onOpen }: GroupProps): ReactElement {
  const styles = useStyles();
  const { title, total, lines } = group;
  return (
    <>
      {title !== null && (
        <li className={styles.item}>
          <button
            type="button"
            className={mergeClasses(styles.row, styles.group)}
            aria-expanded={!isFolded}
            data-key={groupKey(title)}
            tabIndex={stop === groupKey(title) ? 0 : -1}
            onClick={onFold}
          >
            <span className={mergeClasses(styles.name, styles.strong)}>{title}</span>
            <span className={mergeClasses(styles.amount, styles.strong)}>{total === null ? "" : amount(total)}</span>
            <span className={styles.quiet}>{counted(lines.length, "practice")}</span>
          </button>
        </li>
      )}
      {!isFolded &&
        lines.map((line) => (
          <li key={line.row} className={styles.item}>
            <button
              type="button"
              className={styles.row}
              data-key={rowKey(line)}
              tabIndex={stop === rowKey(line) ? 0 : -1}
              onClick={() => {
                onOpen(line);
              }}
            >
              <span className={styles.name}>{line.name === "" ? "No name" : line.name}</span>
              <span className={styles.amount}>{amount(line)}</span>
              <span className={styles.quiet}>{briefOf(line)}</span>
              <span className={mergeClasses(styles.quiet, styles.right)}>{brief(line)}</span>
            </button>
          </li>
        ))}
    </>
  );
}

function briefOf({ cell }: PracticeLine): string {
  return [cell("Practice type"), `track ${shown(cell("Track"))}`, `${shown(cell("Member months"))} months`]
    .map((part) => (part instanceof Refusal ? part.code : part))
    .join(", ");
}

/** What the expected amount of a practice rests on. */
function restsOn({ cell }: PracticeLine, scores: number): string {
  if (scores > 0) return scores === 1 ? "by 1 score" : `by ${scores} scores`;
  return cell("Earned share") === "" ? "nothing expected" : "by a typed share";
}
