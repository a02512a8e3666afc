import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { AMOUNT_TITLES, exact, ratio, Refusal } from "../../core/shared";
import { formatted } from "../allocation/figureText";
import { addedIn, OUTCOMES, type PaymentLine, type PracticeLine } from "../plan/payments";

const useStyles = makeStyles({
  part: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
  },
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  name: {
    ...typographyStyles.caption1,
    width: "36%",
    textAlign: "left",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXS} 0`,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  cell: { padding: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke1}` },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  scale: {
    ...typographyStyles.caption2,
    color: tokens.colorNeutralForeground2,
    display: "flex",
    justifyContent: "space-between",
  },
  picture: { display: "block", width: "100%", height: "20px", overflow: "visible" },
  line: { stroke: tokens.colorNeutralForeground1, strokeWidth: "2px", vectorEffect: "non-scaling-stroke" },
  dot: {
    stroke: tokens.colorCompoundBrandStroke,
    strokeWidth: "9px",
    strokeLinecap: "round",
    vectorEffect: "non-scaling-stroke",
  },
  // What is there to be read out alone.
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

const WIDTH = 1000;
const HEIGHT = 20;

/** What each outcome adds, as a part of base: null where there is no figure. */
type Parts = readonly (number | null)[];

interface Props {
  readonly lines: readonly PracticeLine[];
  readonly total: PaymentLine;
}

/** All practices on one scale, the plan in all first: from committed to at most, as a part of base. */
export function PracticesPicture({ lines, total }: Props): ReactElement {
  const styles = useStyles();
  const drawn = [
    { name: "All practices", parts: partsOf(total) },
    ...lines.map((line) => ({ name: line.name, parts: partsOf(line) })),
  ];
  const most = Math.max(...drawn.flatMap(({ parts }) => parts.filter((part) => part !== null)), 0);
  return (
    <div className={styles.part}>
      <p className={styles.note}>
        Added over base, as a part of base. Line: from committed to at most. Tick: earnable. Dot: expected.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.name} scope="col">
              Practice
            </th>
            <th className={styles.scale} scope="col">
              <span>0%</span>
              <span>{formatted(most, "0.0%")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ name, parts }, index) => (
            <tr key={index} className={styles.row}>
              <th className={mergeClasses(styles.name, index === 0 && styles.strong)} scope="row" title={name}>
                {name === "" ? "No name" : name}
              </th>
              <td className={styles.cell}>
                <span className={styles.unseen}>
                  {OUTCOMES.map((outcome, at) => `${outcome} ${textOf(parts[at] ?? null)}`).join(", ")}
                </span>
                <Drawn parts={parts} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drawn({
  parts: [committed, expected, earnable, most],
  most: scale,
}: {
  parts: Parts;
  most: number;
}): ReactElement {
  const styles = useStyles();
  const at = (part: number | null = null): number | null =>
    part === null || scale <= 0 ? null : (part / scale) * WIDTH;
  const [from, dot, tick, to] = [at(committed), at(expected), at(earnable), at(most)];
  const middle = HEIGHT / 2;
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {from !== null && to !== null && <line className={styles.line} x1={from} x2={to} y1={middle} y2={middle} />}
      {tick !== null && <line className={styles.line} x1={tick} x2={tick} y1={middle - 6} y2={middle + 6} />}
      {dot !== null && <line className={styles.dot} x1={dot} x2={dot} y1={middle} y2={middle} />}
    </svg>
  );
}

function textOf(part: number | null): string {
  return part === null ? "none" : formatted(part, "0.0%");
}

function partsOf(line: PaymentLine): Parts {
  const base = line.cell(AMOUNT_TITLES.base);
  return OUTCOMES.map((outcome) => {
    const added = addedIn(line, outcome);
    if (added instanceof Refusal || typeof base !== "number" || base === 0) return null;
    return ratio(exact(added), exact(base));
  });
}
