import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { formatted } from "../figureText";
import { addedIn, OUTCOMES, type PaymentLine, type PracticeLine } from "../plan/payments";
import { Dot, DrawnTable, scaleFromNothing, Stretch, Tick, type Scale } from "./drawing";
import { partOfBase } from "./money";

const useStyles = makeStyles({
  part: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
  },
});

/** What each outcome adds, as a part of base: null where there is no figure. */
type Parts = readonly (number | null)[];

const TOTAL = "total";

interface Props {
  readonly lines: readonly PracticeLine[];
  readonly total: PaymentLine;
}

/** All practices on one scale, the plan in all first: from committed to at most, as a part of base. */
export function PracticesPicture({ lines, total }: Props): ReactElement {
  const styles = useStyles();
  const drawn = useMemo(
    () => [
      { key: TOTAL, name: "All practices", parts: partsOf(total) },
      ...lines.map((line) => ({ key: String(line.row), name: line.name, parts: partsOf(line) })),
    ],
    [lines, total],
  );
  const scale = useMemo(() => scaleFromNothing(drawn.flatMap(({ parts }) => parts)), [drawn]);
  return (
    <div className={styles.part}>
      <p className={styles.note}>
        Added over base, as a part of base. Line: from committed to at most. Tick: earnable. Dot: expected.
      </p>
      <DrawnTable
        scale={scale}
        format="0.#%"
        lines={drawn}
        rowOf={({ key, name, parts }) => ({
          key,
          name,
          isTotal: key === TOTAL,
          words: OUTCOMES.map((outcome, at) => `${outcome} ${textOf(parts[at] ?? null)}`).join(", "),
          marks: <Marks scale={scale} parts={parts} />,
        })}
      />
    </div>
  );
}

function Marks({ scale, parts }: { scale: Scale; parts: Parts }): ReactElement {
  const [committed = null, expected = null, earnable = null, most = null] = parts;
  return (
    <>
      {committed !== null && most !== null && <Stretch scale={scale} from={committed} to={most} />}
      {earnable !== null && <Tick scale={scale} value={earnable} />}
      {expected !== null && <Dot scale={scale} value={expected} />}
    </>
  );
}

function textOf(part: number | null): string {
  return part === null ? "none" : formatted(part, "0.0%");
}

function partsOf(line: PaymentLine): Parts {
  return OUTCOMES.map((outcome) => partOfBase(addedIn(line, outcome), line));
}
