import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { Range } from "../core/define/rule";
import { cite, Refusal } from "../core/shared";
import type { GivenArgument, KnownCall, Place } from "./cell";
import { CellPlace } from "./CellPlace";
import { also, shown } from "./format";
import { hostSentence } from "./hostErrors";
import type { PortCell, Selection } from "./port";
import { RuleNotes } from "./RuleNotes";
import { Steps } from "./Steps";

const useStyles = makeStyles({
  address: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  title: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalS} 0 0` },
  result: { ...typographyStyles.subtitle1, display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS, margin: 0, fontVariantNumeric: "tabular-nums" },
  also: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  says: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0 0` },
  bar: { marginTop: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXS}` },
  args: { margin: 0 },
  argument: { padding: `${tokens.spacingVerticalXS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, display: "grid", gridTemplateColumns: "minmax(0, 1fr) fit-content(60%)", columnGap: tokens.spacingHorizontalM },
  name: typographyStyles.body1,
  value: { ...typographyStyles.body1Strong, margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  from: { ...typographyStyles.caption1, gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2 },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  note: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

interface Props {
  readonly selection: Selection;
  readonly call: KnownCall;
  /** What chooses among several calls of the formula. */
  readonly calls: ReactNode;
  /** Whether the call is the whole formula, so that the cell shows its answer. */
  readonly isWhole: boolean;
  readonly onChoose: (place: Place) => void;
  readonly onOpen: (name: string) => void;
}

/** One cell: what it shows, from which arguments, by which steps, under which readings. */
export function CellWorking({ selection, call, calls, isWhole, onChoose, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const { rule, args, place, size, steps, answer, row, blank } = call;
  const cell = selection.values[0]?.[0] ?? null;
  const error = errorOf(cell, answer);
  const column = rule.gives.shape === "table" ? rule.gives.columns[place.column] : undefined;
  const says = column ?? rule.gives.says;
  const percent = isWhole ? also(cell, says) : null;

  return (
    <article aria-labelledby="apc-cell-function">
      <p className={styles.address}>{selection.address}{selection.rows * selection.columns > 1 ? ", the first cell" : ""}</p>
      {error !== null && (
        <MessageBar intent="error" layout="multiline" className={styles.bar}>
          <MessageBarBody><MessageBarTitle>{error.code}</MessageBarTitle> {error.sentence}</MessageBarBody>
        </MessageBar>
      )}
      {error === null && (
        <p className={styles.result}>{shown(cell)}{percent !== null && <span className={styles.also}>{percent}</span>}</p>
      )}
      {error === null && isWhole && differs(cell, answer) && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody><MessageBarTitle>Not up to date</MessageBarTitle> From the arguments as they stand now the answer is {shown(answer)}. Recalculate the workbook.</MessageBarBody>
        </MessageBar>
      )}
      {calls}
      <h2 id="apc-cell-function" className={styles.title}>{rule.name}</h2>
      <p className={styles.says}>{rule.says}</p>

      <h3 className={styles.heading}>Arguments</h3>
      {args.length === 0 ? <p className={styles.note}>None.</p> : <dl className={styles.args}>{args.map((one) => <Given key={one.name} given={one} />)}</dl>}

      <h3 className={styles.heading}>Steps</h3>
      {size !== undefined && <CellPlace call={call} size={size} onChoose={onChoose} />}
      {row !== undefined && <p className={styles.note}>Of the row “{row}”.</p>}
      {place.row === 0 && column !== undefined && answer === column ? (
        <p className={styles.note}>This is a heading of the table; each cell below it has the steps of its row.</p>
      ) : blank ? (
        <p className={styles.note}>Every cell of this case is blank, so the result is blank too.</p>
      ) : steps === null ? (
        <p className={styles.note}>They start from the arguments, and not all of those can be shown here.</p>
      ) : answer === undefined ? (
        <p className={styles.note}>As the arguments stand now, the table ends above this cell. Recalculate the workbook.</p>
      ) : (
        <Steps steps={steps} answer={answer} column={column} says={says} source={rule.cites.map(cite).join("; ")} />
      )}
      <RuleNotes rule={rule} onOpen={onOpen} />
    </article>
  );
}

function Given({ given }: { given: GivenArgument }): ReactElement {
  const styles = useStyles();
  const { name, argument, text, range, which, why } = given;
  const only = isOne(range) ? range?.[0]?.[0] : undefined;
  const percent = also(only, `${argument.says} ${argument.kind.says}`);
  return (
    <div className={styles.argument}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{text === "" ? "left out" : why !== undefined ? "not known" : valueOf(range)}{percent === null ? "" : ` (${percent})`}</dd>
      {text !== "" && (why !== undefined || only === undefined || text !== literalOf(only)) && (
        <dd className={styles.from}>
          <span className={styles.mono}>{text}</span>{which === undefined ? "" : `, ${which}`}{why === undefined ? "" : `: ${why}.`}
        </dd>
      )}
    </div>
  );
}

/** How a formula writes a value by itself: then its text says nothing that the value does not. */
function literalOf(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value).toUpperCase();
}

function isOne(range: Range | undefined): boolean {
  return range?.length === 1 && range[0]?.length === 1;
}

const LONGEST = 80;

function valueOf(range: Range | undefined): string {
  if (range === undefined || !isOne(range)) return `${shown(range?.length ?? 0)} × ${shown(range?.[0]?.length ?? 0)} cells`;
  const text = shown(range[0]?.[0]);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The sentence that the host was told, or ours, or what its own error means. */
function errorOf(cell: PortCell, answer: unknown): { code: string; sentence: string } | null {
  if (typeof cell !== "object" || cell === null) return null;
  const ours = answer instanceof Refusal && answer.code === cell.error ? answer.sentence : undefined;
  const sentence = cell.sentence ?? ours ?? hostSentence(cell.error);
  return { code: cell.error, sentence };
}

/** Whether the cell shows something else than the arguments now give. */
function differs(cell: PortCell, answer: unknown): boolean {
  if (answer === undefined || cell === null || cell === "") return false;
  return answer instanceof Refusal ? typeof cell !== "object" : typeof cell !== "boolean" && cell !== answer && typeof cell !== "object";
}
