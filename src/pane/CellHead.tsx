import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Refusal } from "../core/shared";
import { headingAt, type KnownCall } from "./cellView";
import { also, shown } from "./valueText";
import { hostSentence } from "./hostErrors";
import type { PortCell, Selection } from "./port";

const useStyles = makeStyles({
  address: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  result: {
    ...typographyStyles.subtitle1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    fontVariantNumeric: "tabular-nums",
  },
  also: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  bar: { marginTop: tokens.spacingVerticalS },
});

interface Props {
  readonly selection: Selection;
  /** The call whose answer the cell shows; null where it shows what a larger formula makes of it. */
  readonly whole: KnownCall | null;
}

/** What the cell itself shows: its value, or why there is none. */
export function CellHead({ selection, whole }: Props): ReactElement {
  const styles = useStyles();
  const cell = selection.values[0]?.[0] ?? null;
  const error = errorOf(cell, whole);
  const percent = whole === null ? null : also(cell, headingAt(whole.told.rule, whole.place) ?? whole.told.answer);
  return (
    <>
      <p className={styles.address}>
        {selection.address}
        {selection.rows * selection.columns > 1 ? ", the first cell" : ""}
      </p>
      {error !== null && (
        <MessageBar intent="error" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            <MessageBarTitle>{error.code}</MessageBarTitle> {error.sentence}
          </MessageBarBody>
        </MessageBar>
      )}
      {error === null && (
        <p className={styles.result}>
          {shown(cell)}
          {percent !== null && <span className={styles.also}>{percent}</span>}
        </p>
      )}
      {error === null && whole !== null && differs(cell, whole.answer) && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            <MessageBarTitle>Not up to date</MessageBarTitle> From the arguments as they stand now the answer is{" "}
            {shown(whole.answer)}. Recalculate the workbook.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** The sentence that the host was told, or ours, or what its own error means. */
function errorOf(cell: PortCell, whole: KnownCall | null): { code: string; sentence: string } | null {
  if (typeof cell !== "object" || cell === null) return null;
  const answer = whole?.answer;
  // What a part of the formula refused may not be what the whole of it shows.
  const ours = answer instanceof Refusal && answer.code === cell.error ? answer.sentence : undefined;
  return { code: cell.error, sentence: cell.sentence ?? ours ?? hostSentence(cell.error) };
}

/** Whether the cell shows something else than the arguments now give. */
function differs(cell: PortCell, answer: unknown): boolean {
  if (answer === undefined || cell === null || cell === "") return false;
  return answer instanceof Refusal
    ? typeof cell !== "object"
    : typeof cell !== "boolean" && cell !== answer && typeof cell !== "object";
}
