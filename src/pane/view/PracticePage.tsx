import type { Outcome } from "../../core/rules/uplift/payments";
import { AMOUNT_TITLES, PMPM_AT_MOST, Refusal } from "../../core/shared";
import { Button, Link, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { formatted } from "../allocation/figureText";
import { Back } from "../icons";
import { PageTitle } from "../PageTitle";
import { Steps } from "../Steps";
import { shown } from "../valueText";
import { measuresOf } from "../plan/measures";
import { addedIn, figureIn, OUTCOMES, stepsOf, type PracticeLine } from "../plan/payments";
import { SPAN_WORDS } from "../plan/spans";
import { moneyOver } from "./money";
import type { Computed, SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}` },
  title: { ...typographyStyles.subtitle1, margin: `${tokens.spacingVerticalS} 0 0`, overflowWrap: "anywhere" },
  says: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}` },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    textAlign: "right",
    padding: `0 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
  },
  label: {
    ...typographyStyles.body1,
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: {
    ...typographyStyles.body1,
    textAlign: "right",
    padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  left: { textAlign: "left", paddingLeft: 0 },
  why: { ...typographyStyles.caption1, display: "block", overflowWrap: "anywhere" },
  steps: { padding: `0 0 ${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`, textAlign: "left" },
});

/** Figures of a row in the order in which one follows from the other; the last of them are sums of those above. */
const FIGURES = (["base", "direct", "populationHealth", "risk", "expected", "earnable", "most"] as const).map(
  (element) => AMOUNT_TITLES[element],
);

function addedTitle(outcome: Outcome): string {
  return `Added ${outcome.toLowerCase()}`;
}

interface Props {
  readonly plan: SplitAtHand;
  readonly computed: Computed;
  readonly line: PracticeLine;
  readonly onBack: () => void;
}

/** What one practice gets, element by element, what its measures earn, and the steps to each figure. */
export function PracticePage({ plan: { looked }, computed, line, onBack }: Props): ReactElement {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const { ranges, shares, payments, periods, terms } = computed;
  useEffect(() => {
    title.current?.focus();
  }, []);
  const measures = useMemo(() => measuresOf(ranges, line, terms), [ranges, line, terms]);
  const steps = useMemo(
    () => (asked === null ? null : stepsOf(ranges, shares, payments, line)),
    [asked, ranges, shares, payments, line],
  );
  const type = line.cell("Practice type");
  const figures = [
    ...FIGURES.map((name) => ({ name, value: figureIn(line, name), isSum: false, isMoney: true })),
    ...OUTCOMES.map((one) => ({ name: addedTitle(one), value: addedIn(line, one), isSum: true, isMoney: true })),
    { name: PMPM_AT_MOST, value: figureIn(line, PMPM_AT_MOST), isSum: true, isMoney: false },
  ];
  return (
    <div className={styles.page}>
      <Button size="small" appearance="subtle" icon={<Back />} onClick={onBack}>
        Practices
      </Button>
      <PageTitle id="apc-practice" className={styles.title} ref={title}>
        {line.name === "" ? "No name" : line.name}
      </PageTitle>
      <p className={styles.says}>
        {[
          line.organisation,
          shown(type),
          `track ${shown(line.cell("Track"))}`,
          `${shown(line.cell("Member months"))} member months`,
        ]
          .filter((part) => part !== "")
          .join(", ")}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={mergeClasses(styles.head, styles.left)} scope="col">
              A figure leads to the steps of the row
            </th>
            <th className={styles.head} scope="col">
              Dollars, {SPAN_WORDS[looked.span]}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ name, value, isSum, isMoney }) => (
            <FigureRow
              key={name}
              name={name}
              isSum={isSum}
              text={formatted(isMoney ? moneyOver(value, periods) : value, "#,##0.00")}
              isAsked={asked === name}
              onAsk={setAsked}
            >
              {steps !== null && (
                <Steps
                  steps={steps}
                  answer={value}
                  column={isMoney ? `${name}, ${SPAN_WORDS.period}` : name}
                  says={name}
                  source="APC.UPLIFT.PRACTICES"
                />
              )}
            </FigureRow>
          ))}
        </tbody>
      </table>
      <h3 className={styles.heading}>Measures</h3>
      {measures.length === 0 ? (
        <p className={styles.says}>
          {line.cell("Earned share") === ""
            ? "No scores and no Expected share: nothing is expected."
            : "No scores: the Expected share of the table holds."}
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={mergeClasses(styles.head, styles.left)} scope="col">
                Measure
              </th>
              <th className={styles.head} scope="col">
                Baseline
              </th>
              <th className={styles.head} scope="col">
                Score
              </th>
              <th className={styles.head} scope="col">
                Earns
              </th>
            </tr>
          </thead>
          <tbody>
            {measures.map(({ key, measure, baseline, score, share }) => (
              <tr key={key}>
                <th className={styles.label} scope="row">
                  {measure}
                  {share instanceof Refusal && <span className={styles.why}>{share.sentence}</span>}
                </th>
                <td className={styles.value}>{baseline}</td>
                <td className={styles.value}>{score}</td>
                <td className={styles.value}>{formatted(share, "0.##%")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly isSum: boolean;
  readonly text: string;
  readonly isAsked: boolean;
  readonly onAsk: (name: string | null) => void;
  /** Its steps, below it while it is asked about. */
  readonly children: ReactNode;
}

function FigureRow({ name, isSum, text, isAsked, onAsk, children }: RowProps): ReactElement {
  const styles = useStyles();
  return (
    <>
      <tr>
        <th className={mergeClasses(styles.label, isSum && styles.strong)} scope="row">
          {name}
        </th>
        <td className={mergeClasses(styles.value, isSum && styles.strong)}>
          <Link
            as="button"
            aria-expanded={isAsked}
            aria-label={`${name}: ${text}`}
            onClick={() => {
              onAsk(isAsked ? null : name);
            }}
          >
            {text}
          </Link>
        </td>
      </tr>
      {isAsked && (
        <tr>
          <td className={styles.steps} colSpan={2}>
            {children}
          </td>
        </tr>
      )}
    </>
  );
}
