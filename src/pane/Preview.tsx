import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Outgoing } from "../core/define/call";
import type { Rule } from "../core/define/rule";
import { FIRST_EDITION, Refusal, tell } from "../core/shared";
import { also, shown } from "./valueText";

const useStyles = makeStyles({
  value: { ...typographyStyles.subtitle2, fontVariantNumeric: "tabular-nums" },
  also: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    marginLeft: tokens.spacingHorizontalS,
  },
  error: { color: tokens.colorStatusDangerForeground1 },
  sentence: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0 0` },
  scroll: { overflowX: "auto", maxHeight: "132px", overflowY: "auto" },
  table: {
    width: "max-content",
    borderCollapse: "collapse",
    ...typographyStyles.caption1,
    fontVariantNumeric: "tabular-nums",
  },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS} 0`,
    textAlign: "left",
    verticalAlign: "top",
    overflowWrap: "normal",
    maxWidth: "220px",
  },
  number: { textAlign: "right" },
  more: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXXS} 0 0`,
  },
});

const MOST_ROWS = 6;

interface Props {
  readonly rule: Rule;
  readonly cells: readonly (readonly Outgoing[])[];
  /** The argument at whose field the refusal's sentence stands already. */
  readonly at: string | null;
}

/** The result in one sentence, for whoever has the pane read out. */
export function previewSentence(cells: readonly (readonly Outgoing[])[]): string {
  const [columns, only] = [cells[0]?.length ?? 0, cells[0]?.[0]];
  if (cells.length !== 1 || columns !== 1) return `The result has ${shown(cells.length)} × ${shown(columns)} cells.`;
  if (only instanceof Refusal) return `The result is ${only.code}: ${only.sentence}`;
  return `The result is ${only === "" ? "blank" : shown(only)}.`;
}

/** The first rows of what the formula will show. */
export function Preview({ rule, cells, at }: Props): ReactElement {
  const styles = useStyles();
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  const says = tell(rule, FIRST_EDITION).answer;
  if (only !== undefined) return <Single value={only} says={says} at={at} />;

  const isTable = rule.gives.shape === "table";
  const [header, body] = isTable ? [cells[0] ?? [], cells.slice(1)] : [null, cells];
  const refused = body
    .slice(0, MOST_ROWS)
    .flat()
    .find((cell): cell is Refusal => cell instanceof Refusal);
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Result">
        <table className={styles.table}>
          {header !== null && (
            <thead>
              <tr>
                {header.map((name, column) => (
                  <th key={column} scope="col" className={styles.cell}>
                    {shown(name)}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {body.slice(0, MOST_ROWS).map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td
                    key={column}
                    className={mergeClasses(
                      styles.cell,
                      typeof value === "number" && styles.number,
                      value instanceof Refusal && styles.error,
                    )}
                  >
                    {value === "" ? "" : shown(value)}
                    {typeof value === "number" && (
                      <Also value={value} says={header === null ? says : shown(header[column])} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused !== undefined && (
        <p className={styles.sentence}>
          {refused.code}: {refused.sentence}
        </p>
      )}
      <p className={styles.more}>
        {body.length > MOST_ROWS ? `First ${MOST_ROWS} of ${shown(body.length)} rows; the formula` : "The formula"}{" "}
        spills over {shown(cells.length)} × {shown(cells[0]?.length ?? 0)} cells.
      </p>
    </>
  );
}

/** One value, or the sentence why there is none. */
function Single({ value, says, at }: { value: Outgoing; says: string; at: string | null }): ReactElement {
  const styles = useStyles();
  if (value instanceof Refusal) {
    return (
      <>
        <span className={mergeClasses(styles.value, styles.error)}>{value.code}</span>
        <p className={styles.sentence}>{at === null ? value.sentence : `See ${at} above.`}</p>
      </>
    );
  }
  return (
    <>
      <span className={styles.value}>{value === "" ? "blank" : shown(value)}</span>
      <Also value={value} says={says} />
    </>
  );
}

function Also({ value, says }: { value: unknown; says: string }): ReactElement | null {
  const styles = useStyles();
  const text = also(value, says);
  return text === null ? null : <span className={styles.also}>{text}</span>;
}
