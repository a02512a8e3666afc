import { PRACTICE_COLUMNS, PRACTICE_TYPES } from "../../core/shared";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { readNumber } from "../typedNumber";
import { usePageStyles } from "../usePageStyles";
import type { PlanRows } from "../plan/planSheets";

const DECILES = Array.from({ length: 10 }, (_, index) => String(index + 1));

interface TypeProps {
  readonly isMaking: boolean;
  readonly told: ReactNode;
  readonly onMake: (plan: PlanRows) => void;
  readonly onBack: () => void;
}

/** The first practice, typed: what no figure goes without. */
export function TypePage({ isMaking, told, onMake, onBack }: TypeProps): ReactElement {
  const styles = usePageStyles();
  const [name, setName] = useState("Practice 01");
  const [type, setType] = useState<string>(PRACTICE_TYPES[0]);
  const [months, setMonths] = useState("");
  const [base, setBase] = useState("");
  const [decile, setDecile] = useState("");
  const field = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const [memberMonths, basePmpm] = [readNumber(months), readNumber(base)];
  const isReady = name.trim() !== "" && memberMonths !== null && basePmpm !== null && decile !== "";
  return (
    <div className={styles.page}>
      <Field label="Practice" size="small">
        <Input
          ref={(element: HTMLInputElement | null) => {
            field.current = element;
          }}
          input={{ className: styles.full }}
          value={name}
          onChange={(_event, { value }) => {
            setName(value);
          }}
        />
      </Field>
      <Field label="Practice type" size="small">
        <Select
          select={{ className: styles.full }}
          value={type}
          onChange={(_event, { value }) => {
            setType(value);
          }}
        >
          {PRACTICE_TYPES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <NumberField label="Member months of one payout period" value={months} onType={setMonths} />
      <NumberField label="Base PMPM, dollars" value={base} onType={setBase} />
      <Field label="Decile of the Healthy Places Index" size="small" hint="1 is the lowest; 6 to 10 adjust nothing">
        <Select
          select={{ className: styles.full }}
          value={decile}
          onChange={(_event, { value }) => {
            setDecile(value);
          }}
        >
          <option value="">Choose …</option>
          {DECILES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      {told}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={!isReady || isMaking}
          onClick={() => {
            if (isReady)
              onMake({
                practices: [
                  {
                    [PRACTICE_COLUMNS.practice.title]: name.trim(),
                    [PRACTICE_COLUMNS.practiceType.title]: type,
                    [PRACTICE_COLUMNS.memberMonths.title]: memberMonths,
                    [PRACTICE_COLUMNS.basePmpm.title]: basePmpm,
                    [PRACTICE_COLUMNS.decile.title]: Number(decile),
                  },
                ],
                scores: [],
              });
          }}
        >
          Make the table
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      <p className={styles.note}>
        Track A until its column says otherwise. Type or paste further practices below the first, in the sheet.
      </p>
    </div>
  );
}

function NumberField({
  label,
  value,
  onType,
}: {
  label: string;
  value: string;
  onType: (text: string) => void;
}): ReactElement {
  const styles = usePageStyles();
  const isWrong = value.trim() !== "" && readNumber(value) === null;
  return (
    <Field
      label={label}
      size="small"
      {...(isWrong ? { validationState: "error" as const, validationMessage: "Give a number." } : {})}
    >
      <Input
        input={{ className: styles.full, inputMode: "decimal" }}
        autoComplete="off"
        value={value}
        onChange={(_event, { value: text }) => {
          onType(text);
        }}
      />
    </Field>
  );
}
