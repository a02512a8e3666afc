import { Field, makeStyles, Select, SpinButton, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Rule } from "../core/define/rule";
import { isTable } from "../core/shared";
import type { AnswerPlace, AnswerSize } from "./cellView";

const useStyles = makeStyles({
  fields: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, marginBottom: tokens.spacingVerticalS },
  number: { width: "96px" },
  column: { minWidth: 0, flexGrow: 1 },
});

interface Props {
  readonly rule: Rule;
  readonly place: AnswerPlace;
  readonly size: AnswerSize;
  readonly onChoose: (place: AnswerPlace) => void;
}

/** Which of the cells that a call answers is told of, where the sheet shows only what the formula makes of them. */
export function CellPlace({ rule, place, size: { rows, columns }, onChoose }: Props): ReactElement | null {
  const styles = useStyles();
  const headings = isTable(rule) ? rule.gives.columns : null;
  // A table's heading has no working.
  const first = headings === null ? 0 : 1;
  const chooseRow = (row: number): void => {
    if (row >= first && row < rows) onChoose({ ...place, row });
  };
  // Fewer by now than when somebody asked.
  const row = Math.min(place.row, rows - 1);
  if (rows <= first + 1 && columns <= 1) return null;
  return (
    <div className={styles.fields}>
      {rows > first + 1 && (
        <Field label={`Row, of ${rows - first}`}>
          <SpinButton
            className={styles.number}
            value={row - first + 1}
            min={1}
            max={rows - first}
            onChange={(_event, { value, displayValue }) => {
              chooseRow((value ?? Math.round(Number(displayValue))) + first - 1);
            }}
          />
        </Field>
      )}
      {columns > 1 && (
        <Field label="Column" className={styles.column}>
          <Select
            value={place.column}
            onChange={(_event, { value }) => {
              onChoose({ ...place, column: Number(value) });
            }}
          >
            {Array.from({ length: columns }, (_, column) => (
              <option key={column} value={column}>
                {headings?.[column] ?? column + 1}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
