import { makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { exact } from "../../core/shared";
import { ELEMENT_NAMES, ELEMENTS, type ElementKey } from "../allocation/plan";
import { percentText } from "../allocation/typedNumber";
import type { Shares } from "../plan/payments";

const useStyles = makeStyles({
  picture: { display: "block", width: "100%", height: "14px", overflow: "visible" },
  direct: { fill: "var(--chartDirect)" },
  populationHealth: { fill: "var(--chartPopulationHealth)" },
  incentive: { fill: "var(--chartIncentive)" },
  edge: { stroke: tokens.colorNeutralBackground2, strokeWidth: "2px" },
  room: { fill: "none", stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: "1px" },
  ink: { stroke: tokens.colorNeutralForeground1, strokeWidth: "2px" },
  hatch: { stroke: tokens.colorNeutralForeground1, strokeWidth: "1.5px" },
});

const WIDTH = 300;
const HEIGHT = 12;

/** The split on the scale of its ceiling, or of itself where it is past it; what is past is hatched. */
export function SplitPicture({ shares, ceiling }: { shares: Shares; ceiling: number }): ReactElement {
  const styles = useStyles();
  const hatch = useId();
  const all = ELEMENTS.reduce((sum, element) => sum.plus(shares[element]), exact(0)).toNumber();
  const scale = WIDTH / Math.max(all, ceiling, Number.MIN_VALUE);
  const starts = ELEMENTS.map((_, index) =>
    ELEMENTS.slice(0, index).reduce((sum, element) => sum + shares[element] * scale, 0),
  );
  const words = ELEMENTS.map((element) => `${ELEMENT_NAMES[element]} ${percentText(shares[element])}%`).join(", ");
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${words}; ceiling ${percentText(ceiling)}%`}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={styles.hatch} x1="0" y1="0" x2="0" y2="5" />
        </pattern>
      </defs>
      <rect className={styles.room} x="0.5" y="0.5" width={WIDTH - 1} height={HEIGHT - 1} />
      {ELEMENTS.map((element, index) => (
        <rect
          key={element}
          className={styles[element satisfies ElementKey]}
          x={starts[index]}
          y="0"
          width={shares[element] * scale}
          height={HEIGHT}
        />
      ))}
      {starts.slice(1).map((at, index) => (
        <line key={index} className={styles.edge} x1={at} x2={at} y1="0" y2={HEIGHT} />
      ))}
      {all > ceiling && (
        <rect x={ceiling * scale} y="0" width={(all - ceiling) * scale} height={HEIGHT} fill={`url(#${hatch})`} />
      )}
      <line className={styles.ink} x1={ceiling * scale} x2={ceiling * scale} y1="-2" y2={HEIGHT + 2} />
    </svg>
  );
}
