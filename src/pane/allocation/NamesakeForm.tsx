import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { quoted, whyNoName, type Scenario } from "./scenarios";
import { wrong } from "./TypedField";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
  },
  field: { alignSelf: "stretch", minWidth: 0 },
  input: { minWidth: 0 },
});

interface Props {
  /** The scenario that has the name already. */
  readonly namesake: Scenario;
  /** The names of all scenarios, in small letters. */
  readonly taken: readonly string[];
  readonly onKeep: (name: string) => void;
  readonly onReplace: () => void;
  readonly onCancel: () => void;
}

/** What to do with a plan whose name another scenario has: another name for it, or its place. */
export function NamesakeForm({ namesake, taken, onKeep, onReplace, onCancel }: Props): ReactElement {
  const styles = useStyles();
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const keep = () => {
    const wanted = name.trim();
    const why = whyNoName(wanted, taken);
    setRefusal(why);
    if (why === null) onKeep(wanted);
  };
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        There is a scenario {quoted(namesake.draft)} already. Keep the plan under another name, or replace that
        scenario.
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <Field className={styles.field} label="Another name" size="small" {...wrong(refusal ?? undefined)}>
            <Input
              input={{ className: styles.input }}
              autoComplete="off"
              value={name}
              onChange={(_event, { value }) => {
                setName(value);
                setRefusal(null);
              }}
            />
          </Field>
          <Button size="small" type="submit">
            Keep under this name
          </Button>
        </form>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onReplace}>
          Replace
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
