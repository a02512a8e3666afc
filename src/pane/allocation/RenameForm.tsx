import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { whyNoName } from "./scenarios";
import { wrong } from "./TypedField";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, marginBottom: tokens.spacingVerticalS },
  field: { flexBasis: "100%", minWidth: 0 },
  input: { minWidth: 0 },
});

interface Props {
  readonly name: string;
  /** Of the other scenarios, in small letters. */
  readonly taken: readonly string[];
  /** Answers whether it was done. */
  readonly onRename: (name: string) => Promise<boolean>;
  readonly onEnd: () => void;
}

/** A new name where the old one stood: Enter takes it, Escape leaves the old one. */
export function RenameForm({ name, taken, onRename, onEnd }: Props): ReactElement {
  const styles = useStyles();
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const rename = async () => {
    const next = typed.trim();
    if (next === name) {
      onEnd();
      return;
    }
    const why = whyNoName(next, taken);
    setRefusal(why);
    if (why !== null) input.current?.focus();
    else if (await onRename(next)) onEnd();
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onEnd();
        }
      }}
    >
      <Field className={styles.field} label="New name" {...wrong(refusal ?? undefined)}>
        <Input
          input={{ ref: input, className: styles.input }}
          value={typed}
          onChange={(_event, { value }) => {
            setTyped(value);
            setRefusal(null);
          }}
        />
      </Field>
      <Button size="small" type="submit" appearance="primary">
        Rename
      </Button>
      <Button size="small" onClick={onEnd}>
        Cancel
      </Button>
    </form>
  );
}
