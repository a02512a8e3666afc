import { OUTCOME_ELEMENTS, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { addedIn, OUTCOMES, type PracticeLine } from "../plan/payments";
import { withSheetRows } from "../plan/place";
import type { Span } from "../plan/spans";
import { FigureWorking, type PaidSplit } from "./FigureWorking";
import { moneyText } from "./money";
import { lineNamed, type PaidScenario } from "./paidScenarios";
import type { Computed } from "./usePlan";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed", fontVariantNumeric: "tabular-nums" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    textAlign: "right",
    padding: `0 0 ${tokens.spacingVerticalXXS}`,
  },
  name: {
    ...typographyStyles.body1Strong,
    textAlign: "left",
    overflowWrap: "anywhere",
    padding: `${tokens.spacingVerticalXS} 0 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  value: {
    ...typographyStyles.caption1,
    textAlign: "right",
    whiteSpace: "nowrap",
    padding: `0 0 ${tokens.spacingVerticalXS}`,
  },
  why: { ...typographyStyles.caption1, overflowWrap: "anywhere", padding: `0 0 ${tokens.spacingVerticalXS}` },
  // Eight digits and more, four times over, in a narrow pane.
  figure: typographyStyles.caption1,
  // The first of four stands under the name.
  first: { textAlign: "left" },
  steps: { padding: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
});

interface Props {
  readonly computed: Computed;
  readonly line: PracticeLine;
  readonly paid: readonly PaidScenario[];
  readonly span: Span;
}

/** What a practice gets under the split at hand and under each scenario, and the steps to each of the figures. */
export function PracticeScenarios({ computed, line, paid, span }: Props): ReactElement {
  const styles = useStyles();
  const [asked, setAsked] = useState<string | null>(null);
  const rows = [
    { key: "", name: "The split at hand", mark: "", split: computed },
    ...paid.map(({ scenario, ranges, tables, payments, periods }) => ({
      key: `${scenario.index}`,
      name: scenario.name === "" ? "No name" : scenario.name,
      mark: scenario.isOffer ? "last offer" : "",
      split:
        payments instanceof Refusal
          ? new Refusal(payments.code, withSheetRows(payments.sentence, tables))
          : ranges === null || tables === null || scenario.shares instanceof Refusal
            ? null
            : { ranges, tables, shares: scenario.shares, payments, periods },
    })),
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {OUTCOMES.map((outcome, index) => (
            <th key={outcome} className={mergeClasses(styles.head, index === 0 && styles.first)} scope="col">
              {outcome}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(({ key, name, mark, split }) => {
        const paidSplit: PaidSplit | null = split instanceof Refusal ? null : split;
        const own = paidSplit === null ? undefined : lineNamed(paidSplit.payments, line.name);
        const marks = [mark, paidSplit?.payments.isLifted === true ? "past a ceiling" : ""].filter((one) => one !== "");
        return (
          <tbody key={key}>
            <tr>
              <th className={styles.name} scope="rowgroup" colSpan={OUTCOMES.length}>
                {name}
                {marks.length > 0 && <span className={styles.quiet}>, {marks.join(", ")}</span>}
              </th>
            </tr>
            {paidSplit === null || own === undefined ? (
              <tr>
                <td className={styles.why} colSpan={OUTCOMES.length}>
                  {split instanceof Refusal ? split.sentence : "Not one of its practices."}
                </td>
              </tr>
            ) : (
              <Figures
                name={name}
                split={paidSplit}
                line={own}
                span={span}
                asked={OUTCOMES.find((outcome) => asked === `${key} ${outcome}`) ?? null}
                onAsk={(outcome) => {
                  setAsked(outcome === null ? null : `${key} ${outcome}`);
                }}
              />
            )}
          </tbody>
        );
      })}
    </table>
  );
}

interface FiguresProps {
  readonly name: string;
  readonly split: PaidSplit;
  readonly line: PracticeLine;
  readonly span: Span;
  /** Whose steps are shown. */
  readonly asked: Outcome | null;
  readonly onAsk: (outcome: Outcome | null) => void;
}

function Figures({ name, split, line, span, asked, onAsk }: FiguresProps): ReactElement {
  const styles = useStyles();
  return (
    <>
      <tr>
        {OUTCOMES.map((outcome, index) => {
          const text = moneyText(addedIn(line, outcome), split.periods);
          return (
            <td key={outcome} className={mergeClasses(styles.value, index === 0 && styles.first)}>
              <Link
                as="button"
                className={styles.figure}
                aria-expanded={asked === outcome}
                aria-label={`${name}, ${outcome.toLowerCase()}: ${text}`}
                onClick={() => {
                  onAsk(asked === outcome ? null : outcome);
                }}
              >
                {text}
              </Link>
            </td>
          );
        })}
      </tr>
      {asked !== null && (
        <tr>
          <td className={styles.steps} colSpan={OUTCOMES.length}>
            <FigureWorking
              split={split}
              line={line}
              figure={{
                name: `Added ${asked.toLowerCase()}`,
                value: addedIn(line, asked),
                elements: OUTCOME_ELEMENTS[asked],
              }}
              span={span}
            />
          </td>
        </tr>
      )}
    </>
  );
}
