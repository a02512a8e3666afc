import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Outgoing } from "../core/define/call";
import type { Step } from "../core/rules/model/working";
import { Refusal } from "../core/shared";
import { also, shown } from "./valueText";

const useStyles = makeStyles({
  steps: { listStyleType: "none", margin: 0, padding: 0 },
  step: {
    ...typographyStyles.body1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  says: { flex: "1 1 40%", minWidth: 0 },
  // A number too long to stand beside its step goes below it whole: broken, it reads as two.
  value: { marginLeft: "auto", minWidth: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  also: { whiteSpace: "nowrap" },
  source: { flexBasis: "100%" },
  last: { borderTop: `2px solid ${tokens.colorNeutralStrokeAccessible}` },
  strong: { fontWeight: tokens.fontWeightSemibold },
  sentence: { ...typographyStyles.body1, flexBasis: "100%" },
});

interface Props {
  readonly steps: readonly Step[];
  readonly answer: Outgoing;
  /** The heading over it, where it is a cell of a table. */
  readonly column?: string | undefined;
  /** What the answer is. */
  readonly says: string;
  readonly source: string;
}

/** The working as it was recorded; the last step is the result, or why there is none. */
export function Steps({ steps, answer, column, says, source }: Props): ReactElement {
  const styles = useStyles();
  const refused = answer instanceof Refusal;
  return (
    <ol className={styles.steps}>
      {steps.map(([step, value, from], index) => (
        <Row key={index} step={step} value={value} says={step} source={from} />
      ))}
      <li className={mergeClasses(styles.step, styles.last)}>
        <span className={mergeClasses(styles.says, styles.strong)}>
          {refused ? "Refused" : "Result"}
          {column === undefined ? "" : `, ${column}`}
        </span>
        <span className={mergeClasses(styles.value, styles.strong)}>
          {shown(answer)} <Also value={answer} says={says} />
        </span>
        {refused && <span className={styles.sentence}>{answer.sentence}</span>}
        <span className={mergeClasses(styles.quiet, styles.source)}>{source}</span>
      </li>
    </ol>
  );
}

function Row({
  step,
  value,
  says,
  source,
}: {
  step: string;
  value: Outgoing;
  says: string;
  source: string;
}): ReactElement {
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <span className={styles.says}>{step}</span>
      <span className={styles.value}>
        {shown(value)} <Also value={value} says={says} />
      </span>
      <span className={mergeClasses(styles.quiet, styles.source)}>{source}</span>
    </li>
  );
}

function Also({ value, says }: { value: Outgoing; says: string }): ReactElement | null {
  const styles = useStyles();
  const text = also(value, says);
  return text === null ? null : <span className={mergeClasses(styles.quiet, styles.also)}>{text}</span>;
}
