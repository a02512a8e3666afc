import { Refusal } from "../../core/shared";
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { addedIn, type PaymentLine, type Payments } from "../plan/payments";
import { moneyText } from "./money";
import type { PaidScenario } from "./paidScenarios";
import type { SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} 0 0` },
  scroll: {
    overflowX: "auto",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  table: { borderCollapse: "collapse", width: "100%", fontVariantNumeric: "tabular-nums" },
  head: {
    ...typographyStyles.caption1Strong,
    textAlign: "right",
    verticalAlign: "bottom",
    maxWidth: "96px",
    overflowWrap: "anywhere",
    padding: `0 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  label: {
    ...typographyStyles.caption1,
    textAlign: "left",
    maxWidth: "120px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: {
    ...typographyStyles.caption1,
    textAlign: "right",
    whiteSpace: "nowrap",
    padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  left: { textAlign: "left", paddingLeft: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly compared: readonly PaidScenario[];
  readonly looked: SplitAtHand["looked"];
}

/** What each practice gets under each scenario: the rows of one table, whatever the split. */
export function ComparedPractices({ compared, looked }: Props): ReactElement {
  const styles = useStyles();
  const lines = compared.flatMap(({ payments }) => (payments instanceof Refusal ? [] : [payments.practices]))[0] ?? [];
  const text = ({ payments, periods }: PaidScenario, of: (payments: Payments) => PaymentLine | undefined): string => {
    const line = payments instanceof Refusal ? undefined : of(payments);
    return line === undefined ? "–" : moneyText(addedIn(line, looked.outcome), periods);
  };
  return (
    <>
      <h2 className={styles.heading}>What each practice gets</h2>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Practices under each scenario">
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={mergeClasses(styles.head, styles.left)} scope="col">
                Practice
              </th>
              {compared.map(({ scenario }) => (
                <th key={scenario.index} className={styles.head} scope="col">
                  {scenario.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th className={mergeClasses(styles.label, styles.strong)} scope="row">
                All practices
              </th>
              {compared.map((one) => (
                <td key={one.scenario.index} className={mergeClasses(styles.value, styles.strong)}>
                  {text(one, ({ total }) => total)}
                </td>
              ))}
            </tr>
            {lines.map((line, at) => (
              <tr key={line.row}>
                <th className={styles.label} scope="row" title={line.name}>
                  {line.name === "" ? "No name" : line.name}
                </th>
                {compared.map((one) => (
                  <td key={one.scenario.index} className={styles.value}>
                    {text(one, ({ practices }) => practices[at])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
