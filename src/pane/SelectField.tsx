import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  small: { minWidth: 0, width: "100%" },
  // A payout with both its days has room in 320 pixels.
  full: { width: "100%", minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: "30px" },
});

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

/** A field of the plan with one of a few; what a sheet holds that is none of them is shown as it is. */
export function SelectField({ label, hint, value, disabled = false, options, onChange }: Props): ReactElement {
  const styles = useStyles();
  const isKnown = options.some(([option]) => option === value);
  return (
    <Field label={label} size="small" {...(hint !== undefined && { hint })}>
      <Select
        className={styles.small}
        select={{ className: styles.full }}
        size="medium"
        disabled={disabled}
        value={value}
        onChange={(_event, { value: chosen }) => {
          onChange(chosen);
        }}
      >
        {!isKnown && <option value={value}>{value.slice(0, 40)}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
