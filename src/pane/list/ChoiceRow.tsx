import { makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  row: {
    display: "grid",
    // The longest choice is seen whole.
    gridTemplateColumns: "minmax(0, 4fr) minmax(0, 5fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  theirs: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    margin: 0,
  },
  select: { minWidth: 0, width: "100%" },
  wrong: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, gridColumn: "1 / -1", margin: 0 },
});

interface Option {
  readonly value: string;
  readonly words: string;
  readonly isTaken?: boolean;
}

interface Props {
  /** Theirs, of which it is asked what of ours it is. */
  readonly theirs: string;
  readonly note: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** What stands for no choice. */
  readonly none: string;
  /** "" where none is chosen. */
  readonly value: string;
  /** What speaks against the choice. */
  readonly wrong?: string | null;
  readonly onChoose: (value: string) => void;
}

/** Something of a list, and beside it the choice what it is. */
export function ChoiceRow({ theirs, note, label, options, none, value, wrong = null, onChoose }: Props): ReactElement {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <div>
        <span className={styles.theirs}>{theirs}</span>
        <p className={styles.note}>{note}</p>
      </div>
      <Select
        size="small"
        select={{ className: styles.select }}
        aria-label={label}
        value={value}
        onChange={(_event, { value: chosen }) => {
          onChoose(chosen);
        }}
      >
        <option value="">{none}</option>
        {options.map(({ value: one, words, isTaken = false }) => (
          <option key={one} value={one} disabled={isTaken}>
            {words}
          </option>
        ))}
      </Select>
      {wrong !== null && <p className={styles.wrong}>{wrong}</p>}
    </li>
  );
}
