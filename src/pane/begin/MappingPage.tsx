import { Refusal } from "../../core/shared";
import { Button, Checkbox, Field, makeStyles, Select, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { ColumnChoices } from "../list/ColumnChoices";
import type { GivenList } from "../list/givenList";
import { PageTitle } from "../PageTitle";
import { disagreements } from "../plan/counts";
import type { MadeRow } from "../plan/planSheets";
import { DECILE, MONTHS, PERCENTILE, SCORE } from "../plan/planTables";
import { monthsOfPeriod, ONE_PERIOD } from "../plan/spans";
import type { TermsOrRefusal } from "../plan/useTerms";
import { usePageStyles } from "../usePageStyles";
import { counted, listed } from "../words";
import { LeftOut } from "./LeftOut";
import { madePlan, PLAIN_CHOICES, type ListChoices, type MadePlan } from "./madePlan";
import { coveredBy, MonthsCovered, periodsOf } from "./MonthsCovered";
import { OtherScores } from "./OtherScores";
import { otherWay } from "./otherWay";
import { guessedTargets, lackingOf, targets, unusedOf, wordsOf } from "./targets";
import { lookLikeFractions, meaningKey, MOST_ASKED, unknownWords } from "./unknownWords";
import { WordMeanings } from "./WordMeanings";

const useStyles = makeStyles({ title: typographyStyles.subtitle1 });

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

/** Not yet decided, where rows of a practice differ. */
type Repeats = ListChoices["repeats"] | null;

/** Which of their columns is which of ours, what their words mean, and what will be made of it. */
export function MappingPage({ list, from, terms, isMaking, told, onMake, onBack }: Props): ReactElement {
  const styles = { ...usePageStyles(), ...useStyles() };
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
  const open = asked.filter(({ title: column, word }) => !meanings.has(meaningKey(column, word)));
  const tooMany = [...new Set(asked.map(({ title: column }) => column))].find(
    (column) => asked.filter((one) => one.title === column).length > MOST_ASKED,
  );
  /** Why a column is not the measure that it was said to be. */
  const wrong = chosen.map((target, index) =>
    target?.kind === "measure" ? otherWay(list.headings[index] ?? "", target.measure) : null,
  );
  const hasMonths = taken.includes(MONTHS);
  const hasDeciles = taken.includes(DECILE) || taken.includes(PERCENTILE);
  const differs = plan.contradictions.length > 0 || repeats === "add";
  const wanting =
    [
      lacking.length > 0 ? `Still to find: ${lacking.join(", ")}.` : null,
      ...wrong,
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
      <ColumnChoices
        list={list}
        options={[...options.keys()]}
        chosen={taken}
        wrong={wrong}
        onChoose={(column, words) => {
          setChosen((before) => before.map((one, at) => (at === column ? (options.get(words) ?? null) : one)));
        }}
      />
      {hasMonths && <MonthsCovered covered={covered} months={months} terms={terms} onChoose={setCovered} />}
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
        <WordMeanings
          asked={asked}
          meanings={meanings}
          onChoose={(next) => {
            choose({ meanings: next });
          }}
        />
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
      <LeftOut unused={unusedOf(list, chosen)} plan={plan} />
      {disagreeing.length > 0 && <OtherScores disagreeing={disagreeing} />}
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
