import { Button, Field, Input, makeStyles, mergeClasses, tokens, Tooltip } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SelectRange } from "../icons";

const useStyles = makeStyles({
  row: { display: "flex", gap: tokens.spacingHorizontalXS },
  input: { flexGrow: 1, minWidth: 0 },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  box: { minWidth: 0, width: "100%" },
});

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly refusal?: string | undefined;
  readonly hint?: string;
  /** Stands behind the number. */
  readonly unit?: string;
  readonly isNumber?: boolean;
  readonly disabled?: boolean;
  readonly onTake?: () => void;
}

/** The refusal of a field that shares its sentence with others. */
export const TOLD_BELOW = "";

/** How a field says what is wrong with it. */
export function wrong(refusal: string | undefined) {
  if (refusal === undefined) return {};
  return { validationState: "error" as const, ...(refusal === TOLD_BELOW ? {} : { validationMessage: refusal }) };
}

/** A field of the plan: typed, or taken from the selected cell. */
export function TypedField({
  label,
  value,
  onType,
  refusal,
  hint,
  unit,
  isNumber = true,
  disabled = false,
  onTake,
}: Props): ReactElement {
  const styles = useStyles();
  return (
    <Field label={label} size="small" {...(hint !== undefined && { hint })} {...wrong(refusal)}>
      {(control) => (
        <div className={styles.row}>
          <Input
            {...control}
            className={styles.input}
            input={{
              className: mergeClasses(styles.box, isNumber && styles.number),
              ...(isNumber && { inputMode: "decimal" as const }),
            }}
            size="medium"
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={value}
            {...(unit !== undefined && { contentAfter: unit })}
            onChange={(_event, { value: text }) => {
              onType(text);
            }}
          />
          {onTake !== undefined && (
            <Tooltip content="Use selection" relationship="description">
              <Button
                icon={<SelectRange />}
                aria-label={`Use selection for ${label}`}
                disabled={disabled}
                onClick={onTake}
              />
            </Tooltip>
          )}
        </div>
      )}
    </Field>
  );
}
