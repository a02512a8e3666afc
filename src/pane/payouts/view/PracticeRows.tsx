import { Checkbox, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { useWindowed } from "../../view/windowed";

const ON_ONE_LINE = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) max-content",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  ticked: { gridTemplateColumns: "max-content minmax(0, 1fr) max-content" },
  tick: { gridRow: "1 / 3", marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  // One that cannot be ticked is reached by the keyboard all the same, with its reason.
  barred: { color: tokens.colorNeutralForegroundDisabled, border: `1px solid ${tokens.colorNeutralStrokeDisabled}` },
  name: { ...typographyStyles.body1, ...ON_ONE_LINE },
  amount: { ...typographyStyles.body1, fontVariantNumeric: "tabular-nums", textAlign: "right" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  // Rows of a long list are of one height.
  oneLine: ON_ONE_LINE,
  right: { textAlign: "right" },
});

/** In pixels, about. */
const ROW = 42;

interface ShownRow {
  readonly name: string;
  readonly amount: string;
  /** Below the name. */
  readonly brief: string;
  /** Below the amount. */
  readonly aside: string;
  readonly isTicked?: boolean;
  /** Without it the tick stays as it is. */
  readonly onTick?: () => void;
}

interface Props {
  readonly label: string;
  readonly rows: readonly ShownRow[];
  /** What a tick says of a practice: Close Practice 01. */
  readonly verb?: string;
}

/** Practices, two lines a row, each with a tick where some of them are chosen. */
export function PracticeRows({ label, rows, verb }: Props): ReactElement {
  const styles = useStyles();
  const id = useId();
  const { around, drawn, below } = useWindowed<HTMLUListElement, ShownRow>(rows, ROW);
  const isLong = drawn.length < rows.length;
  return (
    <ul className={styles.list} ref={around} aria-label={label} style={{ paddingBottom: below }}>
      {drawn.map(({ row, index, above }) => (
        <li
          key={index}
          className={mergeClasses(styles.item, verb !== undefined && styles.ticked)}
          style={{ marginTop: above }}
          aria-setsize={rows.length}
          aria-posinset={index + 1}
        >
          {verb !== undefined && (
            <Checkbox
              className={styles.tick}
              aria-label={`${verb} ${row.name}`}
              checked={row.isTicked ?? false}
              {...(row.onTick === undefined && {
                "aria-disabled": true,
                "aria-describedby": `${id}-${index}`,
                indicator: { className: styles.barred },
              })}
              onChange={() => {
                row.onTick?.();
              }}
            />
          )}
          <span className={styles.name}>{row.name === "" ? "No name" : row.name}</span>
          <span className={styles.amount}>{row.amount}</span>
          <span
            id={`${id}-${index}`}
            className={mergeClasses(styles.quiet, isLong && styles.oneLine)}
            {...(isLong && { title: row.brief })}
          >
            {row.brief}
          </span>
          <span className={mergeClasses(styles.quiet, styles.right)}>{row.aside}</span>
        </li>
      ))}
    </ul>
  );
}
