import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Range } from "../core/define/rule";
import { headingAt, type GivenArgument, type KnownCall, type AnswerPlace } from "./cellView";
import { CellPlace } from "./CellPlace";
import { also, shown } from "./valueText";
import { RuleNotes } from "./RuleNotes";
import { Steps } from "./Steps";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalS} 0 0` },
  says: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0 0` },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXS}` },
  args: { margin: 0 },
  argument: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) fit-content(60%)",
    columnGap: tokens.spacingHorizontalM,
  },
  name: typographyStyles.body1,
  value: { ...typographyStyles.body1Strong, margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  from: { ...typographyStyles.caption1, gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2 },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  note: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

interface Props {
  readonly call: KnownCall;
  /** What was asked for last, which may still be on its way. */
  readonly asked: AnswerPlace;
  readonly onChoose: (place: AnswerPlace) => void;
  readonly onOpen: (name: string) => void;
}

/** A call: from which arguments, by which steps, under which readings it comes to its answer. */
export function CellWorking({ call, asked, onChoose, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const { told, args, place, size, steps, answer, row, blank } = call;
  const { rule } = told;
  const column = headingAt(rule, place);
  const says = column ?? told.answer;

  return (
    <>
      <h2 className={styles.title}>{rule.name}</h2>
      <p className={styles.says}>{told.says}</p>

      <h3 className={styles.heading}>Arguments</h3>
      {args.length === 0 ? (
        <p className={styles.note}>None.</p>
      ) : (
        <dl className={styles.args}>
          {args.map((one) => (
            <ArgumentItem key={one.name} given={one} />
          ))}
        </dl>
      )}

      <h3 className={styles.heading}>Steps</h3>
      {size !== undefined && <CellPlace rule={rule} place={asked} size={size} onChoose={onChoose} />}
      {row !== undefined && <p className={styles.note}>Of the row “{row}”.</p>}
      {place.row === 0 && column !== undefined && answer === column ? (
        <p className={styles.note}>This is a heading of the table; each cell below it has the steps of its row.</p>
      ) : blank ? (
        <p className={styles.note}>Every cell of this case is blank, so the result is blank too.</p>
      ) : steps === null ? (
        <p className={styles.note}>They start from the arguments, and not all of those can be shown here.</p>
      ) : answer === undefined ? (
        <p className={styles.note}>
          As the arguments stand now, the table ends above this cell. Recalculate the workbook.
        </p>
      ) : (
        <Steps steps={steps} answer={answer} column={column} says={says} source={told.source} />
      )}
      <RuleNotes told={told} onOpen={onOpen} />
    </>
  );
}

function ArgumentItem({ given }: { given: GivenArgument }): ReactElement {
  const styles = useStyles();
  const { name, argument, text, range, which, why } = given;
  const only = isOne(range) ? range?.[0]?.[0] : undefined;
  const percent = also(only, `${argument.says} ${argument.kind.says}`);
  return (
    <div className={styles.argument}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {text === "" ? "left out" : why !== undefined ? "not known" : valueOf(range)}
        {percent === null ? "" : ` (${percent})`}
      </dd>
      {text !== "" && (why !== undefined || only === undefined || text !== literalOf(only)) && (
        <dd className={styles.from}>
          <span className={styles.mono}>{text}</span>
          {which === undefined ? "" : `, ${which}`}
          {why === undefined ? "" : `: ${why}.`}
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
  if (range === undefined || !isOne(range))
    return `${shown(range?.length ?? 0)} × ${shown(range?.[0]?.length ?? 0)} cells`;
  const text = shown(range[0]?.[0]);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
