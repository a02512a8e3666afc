import {
  Button,
  Combobox,
  Field,
  makeStyles,
  Option,
  OptionGroup,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import { useState, type ReactElement, type Ref } from "react";
import type { ToldArgument } from "../core/define/tell";
import { SelectRange } from "./icons";
import type { WorkbookName } from "./port";
import { isChoosy } from "./typedArgument";

const useStyles = makeStyles({
  label: { display: "inline-flex", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  name: typographyStyles.body1Strong,
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  row: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center" },
  box: { flexGrow: 1, minWidth: 0 },
  input: { minWidth: 0 },
  help: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  read: { display: "block", color: tokens.colorNeutralForeground1 },
});

interface Props {
  readonly name: string;
  readonly argument: ToldArgument;
  readonly typed: string;
  readonly required: boolean;
  /** What the workbook offers: tables and names. */
  readonly names: readonly WorkbookName[];
  /** What was read from the reference that stands in the field. */
  readonly read: string | null;
  readonly refusal: string | null;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onType: (typed: string) => void;
  readonly onUseSelection: () => void;
}

export function ArgumentField({
  name,
  argument,
  typed,
  required,
  names,
  read,
  refusal,
  inputRef,
  onType,
  onUseSelection,
}: Props): ReactElement {
  const styles = useStyles();
  const [wantsList, setWantsList] = useState(false);
  const choices = matching(argument.kind.choices ?? [], typed);
  const references = matching(
    names.filter((one) => suits(argument, one)).map(({ reference }) => reference),
    typed,
  );
  const note = noteOf(argument);
  return (
    <Field
      required={required}
      label={
        <span className={styles.label}>
          <span className={styles.name}>{name}</span>
          {note !== null && <span className={styles.note}>{note}</span>}
        </span>
      }
      hint={{
        className: styles.help,
        children: (
          <>
            {helpOf(argument, refusal !== null)}
            {read !== null && <span className={styles.read}>{read}</span>}
          </>
        ),
      }}
      {...(refusal === null ? {} : { validationMessage: refusal, validationState: "error" as const })}
    >
      {(control) => (
        <div className={styles.row}>
          <Combobox
            {...control}
            input={{ ref: inputRef, className: styles.input }}
            className={styles.box}
            spellCheck={false}
            autoComplete="off"
            freeform
            // No list, no button for it; the arrow keys open a list, so that the button is no stop of its own.
            expandIcon={choices.length + references.length === 0 && typed === "" ? null : { tabIndex: -1 }}
            open={wantsList && choices.length + references.length > 0}
            onOpenChange={(_event, { open }) => {
              setWantsList(open);
            }}
            value={typed}
            selectedOptions={[typed]}
            onChange={(event) => {
              onType(event.target.value);
            }}
            onOptionSelect={(_event, { optionValue }) => {
              if (optionValue !== undefined) onType(optionValue);
            }}
          >
            {choices.map((choice) => (
              <Option key={choice}>{choice}</Option>
            ))}
            {references.length > 0 && (
              <OptionGroup label="In this workbook">
                {references.map((reference) => (
                  <Option key={reference}>{reference}</Option>
                ))}
              </OptionGroup>
            )}
          </Combobox>
          <Tooltip content="Use selection" relationship="description">
            <Button icon={<SelectRange />} aria-label={`Use selection for ${name}`} onClick={onUseSelection} />
          </Tooltip>
        </div>
      )}
    </Field>
  );
}

/** What continues the text typed so far; all of it where that is already one of them. */
function matching(options: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (options.some((option) => option.toLowerCase() === wanted)) return options;
  return options.filter((option) => option.toLowerCase().includes(wanted));
}

/** A column goes cell by cell or as a list; a table goes whole. */
function suits({ shape }: ToldArgument, { kind, reference }: WorkbookName): boolean {
  if (kind === "table") return reference.includes("[") === (shape === "cell" || shape === "list");
  return kind === "name";
}

function noteOf({ optional, blank, shape }: ToldArgument): string | null {
  if (optional) return "optional";
  return blank && shape === "cell" ? "may be blank" : null;
}

/** What it is, and what would be right where that says more: the choices stand in the list, a refusal says it itself. */
function helpOf({ says, kind, shape }: ToldArgument, refused: boolean): string {
  const sentence = /[.!?]$/.test(says) ? says : `${says}.`;
  const more = !refused && (shape === "cell" || shape === "list") && kind.choices === undefined && isChoosy(kind);
  return more ? `${sentence} Give ${kind.says}.` : sentence;
}
