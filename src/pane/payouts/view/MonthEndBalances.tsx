import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { grouped, isoDate } from "../../../core/shared";
import { formatted, signed } from "../../figureText";
import { CENTS } from "../../view/money";
import { useWindowed } from "../../view/windowed";
import { sumOf } from "../ledger";
import { payoutsText } from "../schedule";
import { liabilityOf, NOTHING, positionsOf, receivableOf, type MonthEnd, type Position } from "../monthEnd";

const ON_ONE_LINE = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

const useStyles = makeStyles({
  block: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
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

interface Props {
  readonly monthEnd: MonthEnd;
  /** Null where none was kept before it. */
  readonly before: MonthEnd | null;
}

/** What is owed to practices and by them at a month's end: in all, and practice by practice. */
export function MonthEndBalances({ monthEnd, before }: Props): ReactElement {
  const rows = useMemo(() => balancesOf(monthEnd, before), [monthEnd, before]);
  return (
    <>
      <Totals rows={rows} before={before} />
      {monthEnd.rows.length > 0 && <Balances rows={rows} before={before} />}
    </>
  );
}

interface Balance {
  readonly practice: string;
  readonly payouts: readonly number[];
  readonly now: Position;
  readonly then: Position;
}

function balancesOf(monthEnd: MonthEnd, before: MonthEnd | null): Balance[] {
  const [now, then] = [positionsOf(monthEnd.rows), positionsOf(before?.rows ?? [])];
  const byPractice = grouped(monthEnd.rows, ({ practice }) => practice);
  return [...new Set([...now.keys(), ...then.keys()])].map((practice) => ({
    practice,
    payouts: (byPractice.get(practice) ?? []).map(({ payout }) => payout),
    now: now.get(practice) ?? NOTHING,
    then: then.get(practice) ?? NOTHING,
  }));
}

interface RowsProps extends Pick<Props, "before"> {
  readonly rows: readonly Balance[];
}

function Totals({ rows, before }: RowsProps): ReactElement {
  const styles = useStyles();
  const { owed, owing, owedThen, owingThen } = useMemo(
    () => ({
      owed: sumOf(rows.map(({ now }) => liabilityOf(now))),
      owing: sumOf(rows.map(({ now }) => receivableOf(now))),
      owedThen: sumOf(rows.map(({ then }) => liabilityOf(then))),
      owingThen: sumOf(rows.map(({ then }) => receivableOf(then))),
    }),
    [rows],
  );
  const figures: [string, string][] = [
    ["Owed to practices", formatted(owed, CENTS)],
    ["Owed by practices", formatted(owing, CENTS)],
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
          : `Since ${isoDate(before.on)}: ${signed(sumOf([owed, -owedThen]), CENTS)} owed to practices, ${signed(sumOf([owing, -owingThen]), CENTS)} owed by them.`}
      </p>
    </div>
  );
}

/** In pixels, about. */
const ROW = 45;

function Balances({ rows, before }: RowsProps): ReactElement {
  const styles = useStyles();
  const { around, drawn, below } = useWindowed<HTMLUListElement, Balance>(rows, ROW);
  return (
    <ul className={styles.list} ref={around} style={{ paddingBottom: below }} aria-label="Balances by practice">
      {drawn.map(({ row: { practice, payouts, now, then }, index, above }) => {
        const change = sumOf([now.balance, -then.balance]);
        return (
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
            <span className={styles.amount}>{formatted(now.balance, CENTS)}</span>
            <span className={styles.quiet}>
              {[
                now.balance > 0 ? "Owed to it" : now.balance < 0 ? "It owes" : "Nothing owed",
                ...(payouts.length === 0 ? [] : [`${payouts.length > 1 ? "net of " : ""}${payoutsText(payouts)}`]),
              ].join(", ")}
            </span>
            <span className={mergeClasses(styles.quiet, styles.change)}>
              {before === null ? "" : change === 0 ? "unchanged" : signed(change, CENTS)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
