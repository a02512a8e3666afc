import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { COMPARED_GROUPS, type Compared, type ComparedLine } from "./compare";
import { differenceText, figureText } from "./figureText";

const EDGE = `1px solid ${tokens.colorNeutralStroke2}`;

const useStyles = makeStyles({
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
  scroll: {
    overflowX: "auto",
    border: EDGE,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    borderCollapse: "separate",
    borderSpacing: 0,
    width: "100%",
    ...typographyStyles.caption1,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "normal",
  },
  // Stays where it is while the scenarios pass beside it.
  first: {
    position: "sticky",
    left: 0,
    width: "84px",
    minWidth: "84px",
    maxWidth: "140px",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: EDGE,
  },
  cell: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, verticalAlign: "top" },
  figure: { textAlign: "right", minWidth: "76px", whiteSpace: "nowrap" },
  heading: {
    textAlign: "right",
    minWidth: "76px",
    maxWidth: "120px",
    fontWeight: tokens.fontWeightSemibold,
    verticalAlign: "bottom",
  },
  // A word makes its column wider, but no wider than that.
  name: {
    display: "block",
    maxWidth: "104px",
    marginLeft: "auto",
    maxHeight: `calc(3 * ${tokens.lineHeightBase200})`,
    overflow: "hidden",
    overflowWrap: "break-word",
  },
  mark: {
    display: "block",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
  },
  group: { textAlign: "left", backgroundColor: tokens.colorNeutralBackground2, borderTop: EDGE, borderBottom: EDGE },
  groupTitle: { position: "sticky", left: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightSemibold },
  difference: { display: "block", color: tokens.colorNeutralForeground2 },
  same: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly columns: readonly Compared[];
  /** What the others differ from; it need not be one of the columns. */
  readonly base: Compared;
}

/** Offers side by side, each with what it differs from one of them. */
export function CompareTable({ columns, base }: Props): ReactElement {
  const styles = useStyles();
  const note = useId();
  const isShown = columns.some(({ key }) => key === base.key);
  const first = mergeClasses(styles.first, styles.cell);
  return (
    <>
      <p className={styles.note} id={note}>
        {columns.length > 1 || !isShown
          ? `Below each figure: its difference from “${base.name}”${base.mark === null ? "" : `, ${base.mark}`}. `
          : ""}
        Amounts in dollars, differences before rounding; pp are percentage points.
      </p>
      <div
        className={styles.scroll}
        role="region"
        aria-label="Scenarios side by side"
        aria-describedby={note}
        tabIndex={0}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <td className={first} />
              {columns.map(({ key, name, mark, offer }) => (
                <th key={key} scope="col" className={mergeClasses(styles.cell, styles.heading)}>
                  <span className={styles.name} title={name}>
                    {name}
                  </span>
                  {(mark !== null || offer === null) && (
                    <span className={styles.mark}>{offer === null ? "no plan yet" : mark}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          {COMPARED_GROUPS.map(({ title, lines }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className={mergeClasses(styles.cell, styles.group)}>
                  <span className={styles.groupTitle}>{title}</span>
                </th>
              </tr>
              {lines.map((line) => (
                <tr key={line.title}>
                  <th scope="row" className={first}>
                    {line.title}
                  </th>
                  {columns.map((column) => (
                    <td key={column.key} className={mergeClasses(styles.cell, styles.figure)}>
                      <ComparedFigure line={line} column={column} base={base} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function ComparedFigure({
  line,
  column,
  base,
}: {
  line: ComparedLine;
  column: Compared;
  base: Compared;
}): ReactElement {
  const styles = useStyles();
  const cell = column.offer === null ? undefined : line.cell(column.offer);
  if (cell === undefined) return <>–</>;
  const from = base.offer === null || base.key === column.key ? undefined : line.cell(base.offer);
  const difference = from === undefined ? "" : differenceText(cell, from);
  return (
    <>
      {figureText(cell)}
      {difference !== "" && (
        <span className={mergeClasses(styles.difference, difference === "same" && styles.same)}>{difference}</span>
      )}
    </>
  );
}
