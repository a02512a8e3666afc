import { Field, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { InnerCall } from "./formula/calls";

const useStyles = makeStyles({
  formula: {
    ...typographyStyles.body1,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: "anywhere",
    margin: `${tokens.spacingVerticalS} 0`,
  },
  // As wide as its longest choice otherwise.
  select: { minWidth: 0, width: "100%", textOverflow: "ellipsis" },
  field: { minWidth: 0 },
});

interface Props {
  readonly formula: string;
  readonly calls: readonly InnerCall[];
  /** Which of them is shown. */
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** A formula that holds more than one function alone, and the choice of the one whose working is shown. */
export function CellCalls({ formula, calls, index, onChoose }: Props): ReactElement {
  const styles = useStyles();
  return (
    <>
      <p className={styles.formula}>{formula}</p>
      {calls.length > 1 && (
        <Field label="Working of" className={styles.field}>
          <Select
            select={{ className: styles.select }}
            value={index}
            onChange={(_event, { value }) => {
              onChoose(Number(value));
            }}
          >
            {calls.map(({ text }, one) => (
              <option key={one} value={one}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
