import type { Element } from "../../core/rules/uplift/elements";
import { AMOUNT_TITLES, OUTCOME_ELEMENTS, PMPM_AT_MOST, Refusal } from "../../core/shared";
import { Button, Link, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { formatted } from "../figureText";
import { Back } from "../icons";
import { PageTitle } from "../PageTitle";
import { shown } from "../valueText";
import { EARNS, measureSteps, measuresOf, type MeasureLine } from "../plan/measures";
import { figureIn, type PracticeLine } from "../plan/payments";
import { SPAN_WORDS } from "../plan/spans";
import { Steps } from "../Steps";
import { FigureRow, useFigureStyles } from "./FigureRow";
import { FigureWorking, type RowFigure } from "./FigureWorking";
import { CENTS, moneyOver } from "./money";
import type { PaidScenario } from "./paidScenarios";
import { PracticeScenarios } from "./PracticeScenarios";
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
    whiteSpace: "nowrap",
    padding: `0 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
  },
  left: { textAlign: "left", paddingLeft: 0, whiteSpace: "normal" },
  why: { ...typographyStyles.caption1, display: "block", overflowWrap: "anywhere" },
});

/** What a practice is paid, in the order in which one follows from the other. */
const PAID = ["base", "direct", "populationHealth", "risk", "expected", "earnable", "most"] as const;
const RATE: readonly Element[] = ["base", ...OUTCOME_ELEMENTS["At most"]];

function figuresOf(line: PracticeLine): RowFigure[] {
  return [
    ...PAID.map((element): RowFigure => ({
      name: AMOUNT_TITLES[element],
      value: figureIn(line, AMOUNT_TITLES[element]),
      elements: [element],
    })),
    { name: PMPM_AT_MOST, value: figureIn(line, PMPM_AT_MOST), elements: RATE, isRate: true },
  ];
}

interface Props {
  readonly plan: SplitAtHand;
  readonly computed: Computed;
  readonly line: PracticeLine;
  /** What each scenario pays. */
  readonly paid: readonly PaidScenario[];
  readonly onBack: () => void;
}

/** What one practice gets, element by element, what its measures earn, and the steps to each figure. */
export function PracticePage({ plan: { looked }, computed, line, paid, onBack }: Props): ReactElement {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const { ranges, periods, terms } = computed;
  useEffect(() => {
    title.current?.focus();
  }, []);
  const measures = useMemo(() => measuresOf(ranges, line, terms), [ranges, line, terms]);
  const figures = useMemo(() => figuresOf(line), [line]);
  const type = line.cell("Practice type");
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
      <h3 className={styles.heading}>Dollars over base, {SPAN_WORDS[looked.span]}</h3>
      <PracticeScenarios computed={computed} line={line} paid={paid} span={looked.span} />
      <h3 className={styles.heading}>The split at hand, element by element</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={mergeClasses(styles.head, styles.left)} scope="col">
              A figure leads to its steps
            </th>
            <th className={styles.head} scope="col">
              Dollars, {SPAN_WORDS[looked.span]}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow
              key={figure.name}
              name={figure.name}
              text={formatted(figure.isRate === true ? figure.value : moneyOver(figure.value, periods), CENTS)}
              isAsked={asked === figure.name}
              onAsk={setAsked}
            >
              <FigureWorking split={computed} line={line} figure={figure} span={looked.span} />
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
            {measures.map((measure) => (
              <MeasureRow
                key={measure.key}
                line={measure}
                isAsked={asked === measureKey(measure)}
                onAsk={(isAsked) => {
                  setAsked(isAsked ? measureKey(measure) : null);
                }}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Beside the names of figures. */
function measureKey({ key }: MeasureLine): string {
  return `scores ${key}`;
}

interface MeasureProps {
  readonly line: MeasureLine;
  readonly isAsked: boolean;
  readonly onAsk: (isAsked: boolean) => void;
}

/** A score and what it earns, with its own steps below it while they are asked for. */
function MeasureRow({ line, isAsked, onAsk }: MeasureProps): ReactElement {
  const styles = useStyles();
  const cells = useFigureStyles();
  const { measure, baseline, score, share } = line;
  const text = formatted(share, "0.##%");
  const steps = useMemo(() => (isAsked ? measureSteps(line) : []), [line, isAsked]);
  return (
    <>
      <tr>
        <th className={cells.label} scope="row">
          {measure}
          {share instanceof Refusal && <span className={styles.why}>{share.sentence}</span>}
        </th>
        <td className={cells.value}>{baseline}</td>
        <td className={cells.value}>{score}</td>
        <td className={cells.value}>
          <Link
            as="button"
            aria-expanded={isAsked}
            aria-label={`${measure} earns: ${text}`}
            onClick={() => {
              onAsk(!isAsked);
            }}
          >
            {text}
          </Link>
        </td>
      </tr>
      {isAsked && (
        <tr>
          <td className={cells.steps} colSpan={4}>
            <Steps steps={steps} answer={share} says="Share of the maximum incentive" source={`APC.${EARNS}`} />
          </td>
        </tr>
      )}
    </>
  );
}
