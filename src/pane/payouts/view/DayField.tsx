import { Field, Input } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePageStyles } from "../../usePageStyles";
import { readDay } from "../days";

interface Props {
  readonly label: string;
  /** As the field holds it: 2025-03-31. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Which days are meant, where not all are; and how that is said. */
  readonly accepts?: (day: number) => boolean;
  readonly wanted?: string;
  readonly hint?: string;
  readonly className?: string;
}

/** A day, as everywhere in payouts. */
export function DayField({
  label,
  value,
  onChange,
  accepts = () => true,
  wanted = "Give a day, such as 2025-03-31.",
  hint,
  className,
}: Props): ReactElement {
  const { full } = usePageStyles();
  const day = readDay(value);
  return (
    <Field
      className={className}
      label={label}
      size="small"
      {...(day === null || !accepts(day) ? { validationMessage: wanted } : { hint: hint ?? null })}
    >
      <Input
        className={full}
        input={{ className: full }}
        type="date"
        value={value}
        onChange={(_event, { value: typed }) => {
          onChange(typed);
        }}
      />
    </Field>
  );
}
