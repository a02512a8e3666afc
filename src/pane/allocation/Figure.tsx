import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BookCell } from "../book/book";
import { figureText } from "./figureText";

const useStyles = makeStyles({
  figure: {
    font: "inherit",
    fontVariantNumeric: "tabular-nums",
    color: "inherit",
    background: "none",
    border: "none",
    padding: 0,
    cursor: "pointer",
    userSelect: "text",
    whiteSpace: "nowrap",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline", textDecorationStyle: "dotted", textUnderlineOffset: "3px" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A figure that can be asked where it comes from. */
export function Figure({ cell, onAsk }: { cell: BookCell; onAsk: (cell: BookCell) => void }): ReactElement {
  const styles = useStyles();
  const text = figureText(cell);
  return (
    <button type="button" className={styles.figure} aria-label={`${cell.label}: ${text}`} title="Where does this come from?" onClick={() => { onAsk(cell); }}>
      {text}
    </button>
  );
}
