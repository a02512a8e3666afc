import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BookCell } from "../book/book";
import { RuleNotes } from "../RuleNotes";
import { Steps } from "../Steps";
import { CellList } from "./CellList";
import { Figure } from "./Figure";
import type { FigureArgument, FigureWorking } from "./explanation";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXS}` },
  text: { ...typographyStyles.body1, margin: 0 },
  args: { margin: 0 },
  argument: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) fit-content(60%)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
  },
  name: typographyStyles.body1,
  value: { ...typographyStyles.body1Strong, margin: 0, textAlign: "right" },
  from: { ...typographyStyles.caption1, gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2 },
  cells: { gridColumn: "1 / -1", margin: 0 },
  mono: { fontFamily: tokens.fontFamilyMonospace },
});

interface Props {
  readonly working: Extract<FigureWorking, { kind: "call" }>;
  readonly onAsk: (cell: BookCell) => void;
  readonly onOpen: (name: string) => void;
}

/** A function of ours: what it was given, its steps, its source, and where the guide leaves room. */
export function CallExplanation({
  working: { told, args, steps, answer, column },
  onAsk,
  onOpen,
}: Props): ReactElement {
  const styles = useStyles();
  const { rule } = told;
  return (
    <>
      <h3 className={styles.heading}>{rule.name}</h3>
      <p className={styles.text}>{told.says}</p>
      {args.length > 0 && (
        <>
          <h3 className={styles.heading}>Arguments</h3>
          <dl className={styles.args}>
            {args.map((given) => (
              <ArgumentItem key={given.name} given={given} onAsk={onAsk} />
            ))}
          </dl>
        </>
      )}
      <h3 className={styles.heading}>Steps</h3>
      <Steps steps={steps} answer={answer} column={column} says={column ?? told.answer} source={told.source} />
      <RuleNotes told={told} onOpen={onOpen} />
    </>
  );
}

function ArgumentItem({
  given: { name, argument, text, cells },
  onAsk,
}: {
  given: FigureArgument;
  onAsk: (cell: BookCell) => void;
}): ReactElement {
  const styles = useStyles();
  const [only, ...others] = cells;
  return (
    <div className={styles.argument}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {only === undefined ? text : others.length === 0 ? <Figure cell={only} onAsk={onAsk} /> : null}
      </dd>
      <dd className={styles.from}>{argument.says}</dd>
      {only !== undefined && <dd className={mergeClasses(styles.from, styles.mono)}>{text}</dd>}
      {others.length > 0 && (
        <dd className={styles.cells}>
          <CellList cells={cells} onAsk={onAsk} />
        </dd>
      )}
    </div>
  );
}
