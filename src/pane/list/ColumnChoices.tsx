import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PortCell } from "../port";
import { ChoiceRow } from "./ChoiceRow";
import { columnName, type GivenList } from "./givenList";

const useStyles = makeStyles({ list: { listStyleType: "none", margin: 0, padding: 0 } });

interface Props {
  readonly list: GivenList;
  /** All that a column can be, each in words of its own; no two columns are the same. */
  readonly options: readonly string[];
  /** What each column is; "" where it is not used. */
  readonly chosen: readonly string[];
  /** Why a column is not what it was said to be, where something speaks against it. */
  readonly wrong?: readonly (string | null)[];
  readonly onChoose: (column: number, option: string) => void;
}

/** Which column of a list is which of ours, each with a few of its values. */
export function ColumnChoices({ list, options, chosen, wrong = [], onChoose }: Props): ReactElement {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {list.headings.map((heading, column) => (
        <ChoiceRow
          key={column}
          theirs={heading === "" ? `Column ${column + 1}` : heading}
          note={valuesOf(list, column)}
          label={`What ${columnName(list, column)} is`}
          options={options.map((words) => ({
            value: words,
            words,
            isTaken: words !== chosen[column] && chosen.includes(words),
          }))}
          none="Not used"
          value={chosen[column] ?? ""}
          wrong={wrong[column] ?? null}
          onChoose={(option) => {
            onChoose(column, option);
          }}
        />
      ))}
    </ul>
  );
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
