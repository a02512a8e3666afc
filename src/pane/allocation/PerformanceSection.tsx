import { FIRST_EDITION, paidMeasuresIn } from "../../core/shared";
import { Button, Input, makeStyles, mergeClasses, Select, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Measure } from "../../core/terms/measures";
import type { TermsRow } from "../../core/terms/rows";
import type { BookCell } from "../book/book";
import { shown } from "../valueText";
import { SelectRange } from "../icons";
import { answerNamed } from "../resolve";
import { FIELD, type AssumptionDraft, type Draft } from "./draft";
import { Figure } from "./Figure";
import type { Offer } from "./offer";
import { worded } from "./estimates";
import { ASSUMED_LEVELS } from "./plan";
import { termsRange } from "./termRows";
import { takeScores } from "./takeRange";
import { readPercent } from "./typedNumber";
import type { Take } from "./useTake";

const useStyles = makeStyles({
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    textAlign: "left",
    whiteSpace: "nowrap",
    padding: `0 0 ${tokens.spacingVerticalXXS}`,
  },
  code: { ...typographyStyles.body1Strong, width: "58px", textAlign: "left", verticalAlign: "middle", padding: 0 },
  cell: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS} 0 0` },
  narrow: { width: "54px" },
  small: { minWidth: 0, width: "100%" },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", minWidth: 0, width: "100%" },
  hint: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    paddingBottom: tokens.spacingVerticalXS,
  },
  refusal: { color: tokens.colorPaletteRedForeground1 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalM },
  shares: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalM} 0 0` },
});

const SCORE = "Score";
const NONE = "";

interface Props {
  readonly draft: Draft;
  readonly offer: Offer | null;
  readonly refusals: ReadonlyMap<string, string>;
  readonly terms: readonly TermsRow[];
  readonly change: (next: (draft: Draft) => Draft) => void;
  readonly take: Take;
  readonly onAsk: (cell: BookCell) => void;
}

/** What is expected of each measure that the practices' types are paid for. */
export function PerformanceSection({ draft, offer, refusals, terms, change, take, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const isWrong = (code: string): boolean => refusals.has(FIELD.expected(code)) || refusals.has(FIELD.baseline(code));
  // What is wrong stays in sight, though the practices are not paid for it.
  const measures = paidMeasuresIn(FIRST_EDITION).filter(
    ({ code, appliesTo }) => isWrong(code) || appliesTo.some((type) => readPercent(draft.mix[type]) !== 0),
  );
  const edit = (measure: string, part: Partial<AssumptionDraft>) => {
    change((before) => ({
      ...before,
      performance: before.performance.map((line) => (line.measure === measure ? { ...line, ...part } : line)),
    }));
  };
  const results = offer?.results;
  /** Measures that were not selected have no data. */
  const layOver = (taken: ReadonlyMap<string, AssumptionDraft>) => {
    change((before) => ({
      ...before,
      performance: before.performance.map((line) => taken.get(line.measure) ?? { ...line, baseline: "", expected: "" }),
    }));
  };
  const setAll = (expected: string) => {
    change((before) => ({
      ...before,
      performance: before.performance.map((line) => (isDetermined(line.measure, terms) ? { ...line, expected } : line)),
    }));
  };
  return (
    <div>
      <p className={styles.note}>
        A level of the guide or a score for each measure. Improvement without a baseline starts at the minimum. A range
        to take has the columns Measure, Baseline and Score, in this order or under these headings.
      </p>
      <div className={styles.buttons} role="group" aria-label="All measures">
        {ASSUMED_LEVELS.map((level) => (
          <Button
            key={level}
            size="small"
            onClick={() => {
              setAll(level);
            }}
          >
            All {level}
          </Button>
        ))}
        <Button
          size="small"
          onClick={() => {
            setAll(NONE);
          }}
        >
          No data
        </Button>
        <Button
          size="small"
          icon={<SelectRange />}
          onClick={() => {
            take((range) => {
              layOver(takeScores(range));
            });
          }}
        >
          Take scores from the selected range
        </Button>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.code, styles.head)}>
              Measure
            </th>
            <th scope="col" className={styles.head}>
              Expected
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.narrow)}>
              Baseline
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.narrow)}>
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <Row
              key={measure.code}
              measure={measure}
              line={draft.performance.find((one) => one.measure === measure.code)}
              refusals={refusals}
              terms={terms}
              onEdit={(part) => {
                edit(measure.code, part);
              }}
            />
          ))}
        </tbody>
      </table>
      {results?.shares.expected && (
        <p className={styles.shares}>
          Expected share of the maximum incentive <Figure cell={results.shares.expected} onAsk={onAsk} />,{" "}
          {worded("earnable")} <Figure cell={results.shares.earnable} onAsk={onAsk} />.
        </p>
      )}
    </div>
  );
}

interface RowProps {
  readonly measure: Measure;
  readonly line: AssumptionDraft | undefined;
  readonly refusals: ReadonlyMap<string, string>;
  readonly terms: readonly TermsRow[];
  readonly onEdit: (part: Partial<AssumptionDraft>) => void;
}

function Row({ measure, line, refusals, terms, onEdit }: RowProps): ReactElement {
  const styles = useStyles();
  const { expected = "", baseline = "" } = line ?? {};
  const level = ASSUMED_LEVELS.find((one) => one.toLowerCase() === expected.trim().toLowerCase());
  const isScore = level === undefined && expected !== "";
  const wrong = [refusals.get(FIELD.expected(measure.code)), refusals.get(FIELD.baseline(measure.code))].filter(
    (one) => one !== undefined,
  );
  const open = isDetermined(measure.code, terms);
  const hint = `apc-hint-${measure.code}`;
  return (
    <>
      <tr>
        <th scope="row" className={styles.code}>
          {measure.code}
        </th>
        <td className={styles.cell}>
          <Select
            className={styles.small}
            size="small"
            aria-label={`${measure.code} expected`}
            aria-describedby={hint}
            disabled={!open && expected === ""}
            value={level ?? (isScore ? SCORE : NONE)}
            onChange={(_event, { value }) => {
              onEdit({ expected: value === SCORE ? targetText(measure.code, "Minimum", terms) : value });
            }}
          >
            <option value={NONE}>No data</option>
            {ASSUMED_LEVELS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
            <option value={SCORE}>A score</option>
          </Select>
        </td>
        <td className={styles.cell}>
          <Input
            size="small"
            className={styles.small}
            input={{
              className: styles.number,
              inputMode: "decimal",
              "aria-invalid": refusals.has(FIELD.baseline(measure.code)),
            }}
            aria-label={`${measure.code} baseline`}
            autoComplete="off"
            disabled={!open && baseline === ""}
            value={baseline}
            onChange={(_event, { value }) => {
              onEdit({ baseline: value });
            }}
          />
        </td>
        <td className={styles.cell}>
          <Input
            size="small"
            className={styles.small}
            input={{
              className: styles.number,
              inputMode: "decimal",
              "aria-invalid": refusals.has(FIELD.expected(measure.code)),
            }}
            aria-label={`${measure.code} score`}
            autoComplete="off"
            disabled={!open && expected === ""}
            value={isScore ? expected : ""}
            onChange={(_event, { value }) => {
              onEdit({ expected: value });
            }}
          />
        </td>
      </tr>
      <tr>
        <td />
        <td colSpan={3} id={hint} className={mergeClasses(styles.hint, wrong.length > 0 && styles.refusal)}>
          {wrong.length > 0 ? wrong.join(" ") : targetsSentence(measure, terms)}
        </td>
      </tr>
    </>
  );
}

/** Whether the guide or the plan's terms set the measure's targets. */
function isDetermined(code: string, terms: readonly TermsRow[]): boolean {
  return target(code, "Gold", terms) !== null;
}

function target(code: string, level: string, terms: readonly TermsRow[]): number | null {
  const answer = answerNamed("INCENTIVE.TARGET", code, level, null, termsRange(terms));
  return typeof answer === "number" ? answer : null;
}

function targetText(code: string, level: string, terms: readonly TermsRow[]): string {
  return String(target(code, level, terms) ?? "");
}

function targetsSentence({ code, name, unit }: Measure, terms: readonly TermsRow[]): string {
  const targets = ["Minimum", "Threshold", "Gold"].map((level) => target(code, level, terms));
  const [minimum = null, threshold = null, gold = null] = targets;
  if (minimum === null || threshold === null || gold === null)
    return `${name}: targets to be determined, nothing can be earned yet.`;
  return `${name}: minimum ${shown(minimum)}, threshold ${shown(threshold)}, gold ${shown(gold)}${unit === "events per 1,000" ? "; lower is better" : ""}.`;
}
