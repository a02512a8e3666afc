import { Field, Input } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { readDay } from "../days";
import { useCloseStyles } from "./closeLooks";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function DayField({ label, value, onChange }: Props): ReactElement {
  const styles = useCloseStyles();
  return (
    <Field label={label} size="small" {...(readDay(value) === null && { validationMessage: "Give a day" })}>
      <Input
        className={styles.full}
        input={{ className: styles.full }}
        type="date"
        value={value}
        onChange={(_event, { value: typed }) => {
          onChange(typed);
        }}
      />
    </Field>
  );
}
