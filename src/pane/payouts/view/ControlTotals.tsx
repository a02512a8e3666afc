import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { formatted } from "../../figureText";
import { CENTS } from "../../view/money";
import { Section } from "../../view/Section";
import { controlTotals, isConserved, ledgerWays } from "../controlTotals";
import type { PayoutsAtHand } from "../usePayouts";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    },
    "& tr > :first-child": { paddingLeft: 0 },
  },
  head: {
    ...typographyStyles.caption1,
    verticalAlign: "bottom",
    textAlign: "right",
    color: tokens.colorNeutralForeground2,
  },
  label: { ...typographyStyles.caption1, verticalAlign: "bottom", textAlign: "left" },
  value: { ...typographyStyles.caption1, textAlign: "right", whiteSpace: "nowrap" },
  text: { ...typographyStyles.caption1, margin: `${tokens.spacingVerticalXS} 0 0` },
});

interface Props {
  readonly at: Pick<PartProps["at"], "ledger"> & Pick<PayoutsAtHand, "reconciled">;
}

/** The totals of the file by each way, beside each other. */
export function ControlTotals({ at }: Props): ReactElement | null {
  const styles = useStyles();
  const { reconciled } = at;
  if (reconciled instanceof Refusal) return null;
  return (
    <Section title="Control totals">
      {() => {
        const ways = ledgerWays(at);
        const totals = controlTotals(ways);
        const off = totals.filter(({ agrees }) => !agrees);
        return (
          <>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th className={styles.label} scope="col">
                    All payouts
                  </th>
                  {ways.map(({ name }) => (
                    <th key={name} className={styles.head} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {totals.map(({ title, amounts }) => (
                  <tr key={title}>
                    <th className={styles.label} scope="row">
                      {title}
                    </th>
                    {amounts.map((amount, index) => (
                      <td key={index} className={styles.value}>
                        {formatted(amount, CENTS)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p className={styles.text}>
              {off.length === 0
                ? "They agree to the cent."
                : `They do not agree: ${off.map(({ title }) => title).join(", ")}.`}{" "}
              {CONSERVED[String(isConserved(reconciled.total)) as keyof typeof CONSERVED]}
            </p>
          </>
        );
      }}
    </Section>
  );
}

const CONSERVED = {
  true: "Earned and adjustments are what was paid, is due and is carried out.",
  false: "Earned and adjustments are not what was paid, is due and is carried out.",
  null: "",
} as const;
