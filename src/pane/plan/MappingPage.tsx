import { Button, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { PageTitle } from "../PageTitle";
import type { PortCell } from "../port";
import {
  guessedTargets,
  lackingOf,
  madePlan,
  meaningKey,
  targetNamed,
  targets,
  unknownWords,
  unusedOf,
  wordsOf,
  type GivenList,
  type MadePlan,
} from "./mapping";

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
  readonly isMaking: boolean;
  readonly told: ReactNode;
  readonly onMake: (plan: MadePlan) => void;
  readonly onBack: () => void;
}

/** Which of their columns is which of ours, what their words mean, and what will be made of it. */
export function MappingPage({ list, from, isMaking, told, onMake, onBack }: Props): ReactElement {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState(() => guessedTargets(list));
  const [meanings, setMeanings] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    title.current?.focus();
  }, []);
  const options = useMemo(() => targets().map(([words]) => words), []);
  const asked = useMemo(() => unknownWords(list, chosen), [list, chosen]);
  const plan = useMemo(() => madePlan(list, chosen, meanings), [list, chosen, meanings]);
  const lacking = lackingOf(chosen);
  const unused = unusedOf(list, chosen);
  const open = asked.filter(({ title: column, word }) => !meanings.has(meaningKey(column, word)));
  const isReady = lacking.length === 0 && open.length === 0;
  return (
    <div className={styles.page}>
      <PageTitle id="apc-mapping" className={styles.title} ref={title}>
        What your columns are
      </PageTitle>
      <p className={styles.note}>
        {list.rows.length} rows of {from}. They stay as they are: two new sheets are made of their values.
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
              value={wordsOf(chosen[index] ?? null)}
              onChange={(_event, { value }) => {
                setChosen((before) => before.map((one, at) => (at === index ? targetNamed(value) : one)));
              }}
            >
              <option value="">Not used</option>
              {options.map((words) => (
                <option
                  key={words}
                  value={words}
                  disabled={chosen.some((one, at) => at !== index && wordsOf(one) === words)}
                >
                  {words}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
      {asked.length > 0 && (
        <>
          <h3 className={styles.heading}>Words that are not the guide’s</h3>
          <ul className={styles.list}>
            {asked.map(({ title: column, word, count, choices }) => {
              const key = meaningKey(column, word);
              return (
                <li key={key} className={styles.column}>
                  <div>
                    <span className={styles.theirs}>{word}</span>
                    <p className={styles.values}>
                      {column}, {count === 1 ? "1 row" : `${count} rows`}
                    </p>
                  </div>
                  <Select
                    size="small"
                    select={{ className: styles.full }}
                    aria-label={`What ${word} means`}
                    value={meanings.get(key) ?? ""}
                    onChange={(_event, { value }) => {
                      setMeanings((before) => {
                        const next = new Map(before);
                        if (value === "") next.delete(key);
                        else next.set(key, value);
                        return next;
                      });
                    }}
                  >
                    <option value="">Choose …</option>
                    {choices.map((choice) => (
                      <option key={choice}>{choice}</option>
                    ))}
                  </Select>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {unused.length > 0 && (
        <p className={styles.note}>
          Not used: {unused.map((heading) => heading || "a column without heading").join(", ")}.
        </p>
      )}
      {plan.contradictions.length > 0 && (
        <p className={styles.note}>
          Rows of one practice say different things, and the first counts: {plan.contradictions.slice(0, 5).join("; ")}
          {plan.contradictions.length > 5 ? ` and ${plan.contradictions.length - 5} more` : ""}.
        </p>
      )}
      <p className={styles.note} role="status">
        {lacking.length > 0
          ? `Still to find: ${lacking.join(", ")}.`
          : open.length > 0
            ? `Say what ${open.map(({ word }) => `“${word}”`).join(", ")} ${open.length === 1 ? "means" : "mean"}.`
            : ""}
      </p>
      {told}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={!isReady || isMaking}
          onClick={() => {
            if (isReady) onMake(plan);
          }}
        >
          Make {counted(plan.practices.length, "practice")}, {counted(plan.scores.length, "score")}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
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
