import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { FocusEvent, KeyboardEvent, ReactElement } from "react";
import { flushSync } from "react-dom";
import { useWindowed } from "./windowed";

const ON_ONE_LINE = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
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
  name: { ...typographyStyles.body1, ...ON_ONE_LINE },
  strong: { fontWeight: tokens.fontWeightSemibold },
  amount: { ...typographyStyles.body1, fontVariantNumeric: "tabular-nums", textAlign: "right" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  // Rows of a long list are of one height.
  oneLine: ON_ONE_LINE,
  right: { textAlign: "right" },
});

/** In pixels, about. */
const ROW = 45;

interface Row {
  readonly key: string;
}

/** What a row says: a name and an amount, and below each of them something smaller. */
type RowTexts = readonly [name: string, amount: string, brief: string, besides: string];

interface Props<R extends Row> {
  readonly rows: readonly R[];
  /** The row that Tab leads to. */
  readonly stop: string | null;
  readonly onStop: (key: string | null) => void;
  /** Whether what belongs to the row is shown below it; null for one to which nothing does. */
  readonly isOpen?: (row: R) => boolean | null;
  readonly texts: (row: R) => RowTexts;
  readonly onOpen: (row: R) => void;
}

const NEVER = (): null => null;

/** Two lines a row, walked by the arrows; of a long list only the rows near what is seen are in the page. */
export function WalkedList<R extends Row>({
  rows,
  stop: last,
  onStop,
  isOpen = NEVER,
  texts,
  onOpen,
}: Props<R>): ReactElement {
  const styles = useStyles();
  // One stop of the whole list, wherever the arrows led.
  const stop = Math.max(
    0,
    rows.findIndex(({ key }) => key === last),
  );
  const { around, drawn, below } = useWindowed<HTMLUListElement, R>(rows, ROW, stop);
  const isLong = drawn.length < rows.length;
  const walk = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ key }) => key === keyOf(document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const key = rows[Math.min(Math.max(to, 0), rows.length - 1)]?.key ?? null;
    // One that was far from what is seen is there first.
    flushSync(() => {
      onStop(key);
    });
    [...(around.current?.querySelectorAll("button") ?? [])].find((row) => keyOf(row) === key)?.focus();
  };
  return (
    <ul
      className={styles.list}
      ref={around}
      style={{ paddingBottom: below }}
      onKeyDown={walk}
      onFocus={({ target }: FocusEvent) => {
        onStop(keyOf(target));
      }}
    >
      {drawn.map(({ row, index, above }) => {
        const open = isOpen(row);
        const isGroup = open !== null;
        const [name, amount, brief, besides] = texts(row);
        return (
          <li
            key={row.key}
            className={styles.item}
            style={{ marginTop: above }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            <button
              type="button"
              className={mergeClasses(styles.row, isGroup && styles.group)}
              data-key={row.key}
              tabIndex={index === stop ? 0 : -1}
              {...(isGroup && { "aria-expanded": open })}
              onClick={() => {
                onOpen(row);
              }}
            >
              <span className={mergeClasses(styles.name, isGroup && styles.strong)}>{name}</span>
              <span className={mergeClasses(styles.amount, isGroup && styles.strong)}>{amount}</span>
              <span className={mergeClasses(styles.quiet, isLong && styles.oneLine)} {...(isLong && { title: brief })}>
                {brief}
              </span>
              <span className={mergeClasses(styles.quiet, styles.right)}>{besides}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function keyOf(element: Element | null): string | null {
  return element instanceof HTMLElement ? (element.dataset.key ?? null) : null;
}
