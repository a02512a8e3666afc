import { FIRST_EDITION, measuresIn } from "../../core/shared";
import { makeStyles, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ChoiceRow } from "../list/ChoiceRow";
import { usePageStyles } from "../usePageStyles";
import { counted } from "../words";
import { LEFT_OUT, type ListChoices } from "./madePlan";
import { meaningKey, type UnknownWord } from "./unknownWords";

const useStyles = makeStyles({ heading: { ...typographyStyles.subtitle2, margin: 0 } });

const MEASURE_NAMES = new Map(measuresIn(FIRST_EDITION).map(({ code, name }) => [code, `${code}: ${name}`]));

type Meanings = ListChoices["meanings"];

interface Props {
  readonly asked: readonly UnknownWord[];
  readonly meanings: Meanings;
  readonly onChoose: (meanings: Meanings) => void;
}

/** What each word means that is none of the guide’s. */
export function WordMeanings({ asked, meanings, onChoose }: Props): ReactElement {
  const styles = { ...usePageStyles(), ...useStyles() };
  return (
    <>
      <h3 className={styles.heading}>Words that are not the guide’s</h3>
      <ul className={styles.list}>
        {asked.map(({ title, word, count, choices }) => {
          const key = meaningKey(title, word);
          return (
            <ChoiceRow
              key={key}
              theirs={word}
              note={`${title}, ${counted(count, "row")}`}
              label={`What ${word} means`}
              options={[...choices, LEFT_OUT].map((value) => ({ value, words: MEASURE_NAMES.get(value) ?? value }))}
              none="Choose …"
              value={meanings.get(key) ?? ""}
              onChoose={(meaning) => {
                onChoose(withMeaning(meanings, key, meaning));
              }}
            />
          );
        })}
      </ul>
    </>
  );
}

function withMeaning(before: Meanings, key: string, meaning: string): Meanings {
  const next = new Map(before);
  if (meaning === "") next.delete(key);
  else next.set(key, meaning);
  return next;
}
