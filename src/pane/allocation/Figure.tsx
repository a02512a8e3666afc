import { Refusal } from "../../core/shared";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ClipboardEvent, ReactElement } from "react";
import type { BookCell } from "../book/book";
import { figureText, pasteable } from "./figureText";

const useStyles = makeStyles({
  figure: {
    font: "inherit",
    // A button's own text can otherwise not be selected.
    userSelect: "text",
    padding: `${tokens.spacingVerticalXXS} 0`,
    minWidth: "24px",
    minHeight: "24px",
    border: "none",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: "transparent",
    color: "inherit",
    textAlign: "inherit",
    fontVariantNumeric: "tabular-nums",
    textDecorationLine: "underline",
    textDecorationStyle: "dotted",
    textDecorationColor: tokens.colorNeutralStroke1Hover,
    textUnderlineOffset: "3px",
    cursor: "pointer",
    ":hover": {
      color: tokens.colorBrandForegroundLinkHover,
      textDecorationStyle: "solid",
      textDecorationColor: "currentcolor",
    },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  number: { whiteSpace: "nowrap" },
  refused: { color: tokens.colorStatusDangerForeground3 },
});

interface Props {
  readonly cell: BookCell;
  /** Somebody wants to know how it comes about. */
  readonly onAsk: (cell: BookCell) => void;
}

/** A figure that can be asked where it comes from. Ctrl+C on it copies it, as a sheet reads it. */
export function Figure({ cell, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const { value, label } = cell;
  const text = figureText(cell);
  const copy = (event: ClipboardEvent) => {
    const selected = document.getSelection()?.toString() ?? "";
    event.clipboardData.setData("text/plain", pasteable(selected === "" ? text : selected));
    event.preventDefault();
  };
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.figure,
        typeof value === "number" && styles.number,
        value instanceof Refusal && styles.refused,
      )}
      aria-label={`${label}: ${text}`}
      onCopy={copy}
      onClick={(event) => {
        // Safari gives a clicked button no focus, and it is where the way back leads.
        event.currentTarget.focus();
        onAsk(cell);
      }}
    >
      {text}
    </button>
  );
}
