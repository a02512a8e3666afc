import { FIRST_EDITION, measuresIn, Refusal } from "../../core/shared";
import { Button, Checkbox, Field, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { givesKey } from "../plan/termRows";
import type { TermsOrRefusal } from "../plan/useTerms";
import { PageTitle } from "../PageTitle";
import type { PortCell } from "../port";
import { disagreements } from "../plan/counts";
import type { GivenList } from "../list/givenList";
import { LEFT_OUT, madePlan, PLAIN_CHOICES, type ListChoices, type MadePlan } from "./madePlan";
import { otherWay } from "./otherWay";
import type { MadeRow } from "../plan/planSheets";
import { DECILE, MONTHS, PERCENTILE, SCORE } from "../plan/planTables";
import { MONTHS_OF_A_YEAR, monthsOfPeriod, ONE_PERIOD, type Periods } from "../plan/spans";
import { guessedTargets, lackingOf, targets, unusedOf, wordsOf } from "./targets";
import { lookLikeFractions, meaningKey, MOST_ASKED, unknownWords } from "./unknownWords";
import { counted, listed, MOST_TOLD } from "../words";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  title: typographyStyles.subtitle1,
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: "anywhere" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  column: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  theirs: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
  wrong: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, gridColumn: "1 / -1", margin: 0 },
  values: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    margin: 0,
  },
  full: { minWidth: 0, width: "100%" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly list: GivenList;
  /** Where it comes from, in words. */
  readonly from: string;
  /** In force in the workbook. */
  readonly terms: TermsOrRefusal;
  readonly isMaking: boolean;
  readonly told: ReactNode;
  readonly onMake: (plan: MadePlan) => void;
  readonly onBack: () => void;
}

/** What member months cover. */
const COVERED = ["period", "year", "quarter", "month"] as const;
type Covered = (typeof COVERED)[number];

const MONTHS_COVERED: Readonly<Record<Exclude<Covered, "period">, number>> = {
  year: MONTHS_OF_A_YEAR,
  quarter: 3,
  month: 1,
};

/** How many payout periods that is, each of so many months. */
function periodsOf(covered: Covered, months: number): Periods {
  return covered === "period" ? ONE_PERIOD : { times: MONTHS_COVERED[covered], over: months };
}

function coveredWords(covered: Covered, months: number): string {
  if (covered === "period") return `One payout period, ${counted(months, "month")}`;
  const given = MONTHS_COVERED[covered];
  const word = COVERED_ALONE[covered];
  if (given === months) return word;
  if (months % given === 0) return `${word}: times ${months / given}`;
  return given % months === 0
    ? `${word}: divided by ${given / months}`
    : `${word}: times ${months}, divided by ${given}`;
}

/** Where the length of a payout period comes from, and what becomes of fractions. */
function monthsTold(months: number | Refusal, terms: TermsOrRefusal): string {
  if (months instanceof Refusal) return `The terms do not say how long a payout period is. ${months.sentence}`;
  const isOwn = !(terms instanceof Refusal) && terms.some((row) => givesKey(row, "payout.months"));
  return `By ${isOwn ? "the workbook’s terms" : "the guide"} a payout period is ${counted(months, "month")}. Fractions such as 600.5 stay: only dollars are rounded.`;
}

/** Not yet decided, where rows of a practice differ. */
type Repeats = ListChoices["repeats"] | null;

const MEASURE_NAMES = new Map(measuresIn(FIRST_EDITION).map(({ code, name }) => [code, `${code}: ${name}`]));

/** Which of their columns is which of ours, what their words mean, and what will be made of it. */
export function MappingPage({ list, from, terms, isMaking, told, onMake, onBack }: Props): ReactElement {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState(() => guessedTargets(list));
  const [choices, setChoices] = useState<ListChoices>(PLAIN_CHOICES);
  const [covered, setCovered] = useState(() => coveredBy(list));
  const [repeats, setRepeats] = useState<Repeats>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const options = useMemo(() => new Map(targets().map((target) => [wordsOf(target), target])), []);
  const taken = chosen.map(wordsOf);
  const asked = useMemo(() => unknownWords(list, chosen), [list, chosen]);
  const fractions = useMemo(() => lookLikeFractions(list, chosen), [list, chosen]);
  const months = useMemo(() => (terms instanceof Refusal ? terms : monthsOfPeriod(terms)), [terms]);
  const plan = useMemo(
    () =>
      madePlan(list, chosen, {
        ...choices,
        months: months instanceof Refusal ? ONE_PERIOD : periodsOf(covered, months),
        repeats: repeats ?? "first",
        areFractions: fractions && choices.areFractions,
      }),
    [list, chosen, choices, covered, months, repeats, fractions],
  );
  const disagreeing = useMemo(
    () => (terms instanceof Refusal ? [] : disagreements(plan.scores.filter(hasScore), terms)),
    [plan, terms],
  );
  const { meanings } = choices;
  const lacking = lackingOf(chosen);
  const unused = unusedOf(list, chosen);
  const open = asked.filter(({ title: column, word }) => !meanings.has(meaningKey(column, word)));
  const tooMany = [...new Set(asked.map(({ title: column }) => column))].find(
    (column) => asked.filter((one) => one.title === column).length > MOST_ASKED,
  );
  /** Why a column is not the measure that it was said to be. */
  const otherOf = (index: number): string | null => {
    const target = chosen[index] ?? null;
    return target?.kind === "measure" ? otherWay(list.headings[index] ?? "", target.measure) : null;
  };
  const hasMonths = taken.includes(MONTHS);
  const hasDeciles = taken.includes(DECILE) || taken.includes(PERCENTILE);
  const differs = plan.contradictions.length > 0 || repeats === "add";
  const wanting =
    [
      lacking.length > 0 ? `Still to find: ${lacking.join(", ")}.` : null,
      ...chosen.map((_, index) => otherOf(index)),
      ...asked.map(({ word, title: column }) => otherWay(word, meanings.get(meaningKey(column, word)) ?? "")),
      hasMonths && covered !== "period" && months instanceof Refusal
        ? "Say what the member months cover: how long a payout period is, the terms do not say."
        : null,
      tooMany === undefined ? null : `No column of so many words is ${tooMany}: choose another.`,
      open.length > 0
        ? `Say what ${listed(open.map(({ word }) => `“${word}”`))} ${open.length === 1 ? "means" : "mean"}.`
        : null,
      differs && repeats === null ? "Say what rows of one practice mean that differ." : null,
      plan.practices.length === 0 ? "No row is left." : null,
    ].find((one) => one !== null) ?? null;
  const choose = (change: Partial<ListChoices>) => {
    setChoices((before) => ({ ...before, ...change }));
  };
  return (
    <div className={styles.page}>
      <PageTitle id="apc-mapping" className={styles.title} ref={title}>
        What your columns are
      </PageTitle>
      <p className={styles.note}>
        {counted(list.rows.length, "row")} of {from}. They stay as they are: new sheets are made of their values.
      </p>
      <ul className={styles.list}>
        {list.headings.map((heading, index) => (
          <li key={index} className={styles.column}>
            <div>
              <span className={styles.theirs}>{heading === "" ? `Column ${index + 1}` : heading}</span>
              <p className={styles.values}>{valuesOf(list, index)}</p>
            </div>
            <Select
              size="small"
              select={{ className: styles.full }}
              aria-label={`What ${heading === "" ? `column ${index + 1}` : heading} is`}
              value={taken[index] ?? ""}
              onChange={(_event, { value }) => {
                setChosen((before) => before.map((one, at) => (at === index ? (options.get(value) ?? null) : one)));
              }}
            >
              <option value="">Not used</option>
              {[...options.keys()].map((words) => (
                <option key={words} value={words} disabled={words !== taken[index] && taken.includes(words)}>
                  {words}
                </option>
              ))}
            </Select>
            {otherOf(index) !== null && <p className={styles.wrong}>{otherOf(index)}</p>}
          </li>
        ))}
      </ul>
      {hasMonths && (
        <Field label="What the member months cover" size="small" hint={monthsTold(months, terms)}>
          <Select
            select={{ className: styles.full }}
            value={covered}
            onChange={(_event, { value }) => {
              setCovered(value as Covered);
            }}
          >
            {COVERED.map((one) => (
              <option key={one} value={one}>
                {months instanceof Refusal ? COVERED_ALONE[one] : coveredWords(one, months)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {!hasDeciles && (
        <Checkbox
          label="No deciles are known: take 6, which adjusts nothing, until they are. A practice without one has no figure."
          checked={choices.decile !== null}
          onChange={(_event, { checked }) => {
            choose({ decile: checked === true ? UNADJUSTED : null });
          }}
        />
      )}
      {fractions && (
        <Checkbox
          label="These scores are parts of one: take 0.7 for 70 points"
          checked={choices.areFractions}
          onChange={(_event, { checked }) => {
            choose({ areFractions: checked === true });
          }}
        />
      )}
      {asked.length > 0 && tooMany === undefined && (
        <>
          <h3 className={styles.heading}>Words that are not the guide’s</h3>
          <ul className={styles.list}>
            {asked.map(({ title: column, word, count, choices: words }) => {
              const key = meaningKey(column, word);
              return (
                <li key={key} className={styles.column}>
                  <div>
                    <span className={styles.theirs}>{word}</span>
                    <p className={styles.values}>
                      {column}, {counted(count, "row")}
                    </p>
                  </div>
                  <Select
                    size="small"
                    select={{ className: styles.full }}
                    aria-label={`What ${word} means`}
                    value={meanings.get(key) ?? ""}
                    onChange={(_event, { value }) => {
                      choose({ meanings: withMeaning(meanings, key, value) });
                    }}
                  >
                    <option value="">Choose …</option>
                    {[...words, LEFT_OUT].map((choice) => (
                      <option key={choice} value={choice}>
                        {MEASURE_NAMES.get(choice) ?? choice}
                      </option>
                    ))}
                  </Select>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {differs && (
        <Field label="Rows of one practice that differ" size="small" hint={listed(plan.contradictions)}>
          <Select
            select={{ className: styles.full }}
            value={repeats ?? ""}
            onChange={(_event, { value }) => {
              setRepeats(value === "first" || value === "add" ? value : null);
            }}
          >
            <option value="">Choose …</option>
            <option value="first">The first of them counts</option>
            <option value="add">Add their member months up</option>
          </Select>
        </Field>
      )}
      {(plan.totals.length > 0 || choices.takesTotals) && (
        <Checkbox
          label={`Rows named like totals are practices, too${plan.totals.length > 0 ? `: ${listed(plan.totals)}` : ""}`}
          checked={choices.takesTotals}
          onChange={(_event, { checked }) => {
            choose({ takesTotals: checked === true });
          }}
        />
      )}
      {unused.length > 0 && <p className={styles.note}>Not used: {unused.join(", ")}.</p>}
      {plan.alike.length > 0 && (
        <p className={styles.note}>Taken for different practices, by their capitals: {listed(plan.alike)}.</p>
      )}
      {plan.totals.length + plan.leftOut + plan.nameless > 0 && (
        <p className={styles.note}>
          Left out:{" "}
          {listed([
            ...(plan.totals.length > 0 ? [counted(plan.totals.length, "total")] : []),
            ...(plan.leftOut > 0 ? [`${counted(plan.leftOut, "row")} by their words`] : []),
            ...(plan.nameless > 0 ? [`${counted(plan.nameless, "row")} without a practice`] : []),
          ])}
          .
        </p>
      )}
      {disagreeing.length > 0 && (
        <>
          <p className={styles.note}>
            {counted(disagreeing.length, "score")} of the list {disagreeing.length === 1 ? "is" : "are"} not what the
            counts make. The new sheet makes them of the counts:
          </p>
          <ul className={styles.list}>
            {disagreeing.slice(0, MOST_TOLD).map(({ index, sentence }) => (
              <li key={index} className={styles.note}>
                {sentence}
              </li>
            ))}
            {disagreeing.length > MOST_TOLD && (
              <li className={styles.note}>and {disagreeing.length - MOST_TOLD} more</li>
            )}
          </ul>
        </>
      )}
      <p className={styles.note} role="status">
        {wanting ?? ""}
      </p>
      {told}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={wanting !== null || isMaking}
          onClick={() => {
            if (wanting === null) onMake(plan);
          }}
        >
          Make {counted(plan.practices.length, "practice")}, {counted(plan.scores.length, "score")}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}

function hasScore(row: MadeRow): boolean {
  return typeof row[SCORE] === "number";
}

/** From 6 on no decile adjusts anything. */
const UNADJUSTED = 6;

/** Where nobody knows how long a payout period is. */
const COVERED_ALONE: Readonly<Record<Covered, string>> = {
  period: "One payout period",
  year: "A year",
  quarter: "A quarter",
  month: "One month, or members",
};

/** As the heading of the months has it. */
function coveredBy({ headings }: GivenList): Covered {
  const [heading = ""] = headings.filter((one) => /months?\b|\bmms?\b|^members?$/i.test(one));
  if (/annual|year/i.test(heading)) return "year";
  if (/quarter|\bqtr\b|\bq\b/i.test(heading)) return "quarter";
  return /^members?$|monthly/i.test(heading) ? "month" : "period";
}

function withMeaning(before: ReadonlyMap<string, string>, key: string, meaning: string): ReadonlyMap<string, string> {
  const next = new Map(before);
  if (meaning === "") next.delete(key);
  else next.set(key, meaning);
  return next;
}

const MOST_VALUES = 3;

/** Three values that differ, as far as there are. */
function valuesOf({ rows }: GivenList, column: number): string {
  const values = new Set<string>();
  for (const cells of rows) {
    const text = shortOf(cells[column] ?? null);
    if (text !== "") values.add(text);
    if (values.size === MOST_VALUES) break;
  }
  return values.size === 0 ? "blank" : [...values].join(" · ");
}

function shortOf(cell: PortCell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.error : String(cell);
}
