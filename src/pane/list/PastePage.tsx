import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { usePageStyles } from "../usePageStyles";
import { counted } from "../words";
import type { GivenList } from "./givenList";
import { cellsOf } from "./pastedText";

interface Props<L extends GivenList> {
  readonly label: string;
  /** Null where the cells are no list. */
  readonly listOf: (cells: readonly (readonly string[])[]) => L | null;
  readonly onList: (list: L) => void;
  readonly onBack: () => void;
}

/** A list that is pasted as text. */
export function PastePage<L extends GivenList>({ label, listOf, onList, onBack }: Props<L>): ReactElement {
  const styles = usePageStyles();
  const [text, setText] = useState("");
  const list = useMemo(() => listOf(cellsOf(text)), [listOf, text]);
  const field = useRef<HTMLTextAreaElement | null>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <div className={styles.page}>
      <Field
        label={label}
        hint="As a spreadsheet copies it, or as comma-separated values"
        {...(text.trim() !== "" && list === null
          ? {
              validationState: "error" as const,
              validationMessage: "Paste the headings and at least one row below them.",
            }
          : {})}
      >
        <Textarea
          ref={(element: HTMLTextAreaElement | null) => {
            field.current = element;
          }}
          textarea={{ className: styles.full }}
          rows={8}
          resize="vertical"
          value={text}
          onChange={(_event, { value }) => {
            setText(value);
          }}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={list === null}
          onClick={() => {
            if (list !== null) onList(list);
          }}
        >
          {list === null ? "Next" : `Next: ${counted(list.rows.length, "row")}`}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}
