import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, type ReactElement } from "react";
import { exact } from "../../core/shared";
import { ELEMENT_NAMES, ELEMENTS, type ElementKey, type Shares } from "../plan/elements";
import { percentText } from "../typedNumber";

import { across, Drawing, scaleFromNothing, Tick } from "./drawing";

const FORCED = "@media (forced-colors: active)";

const useStyles = makeStyles({
  direct: { fill: "var(--chartDirect)", [FORCED]: { fill: "CanvasText" } },
  populationHealth: { fill: "var(--chartPopulationHealth)", [FORCED]: { fill: "Canvas" } },
  incentive: { fill: "var(--chartIncentive)", [FORCED]: { fill: "GrayText" } },
  swatch: { marginRight: "4px" },
  // Where one of them has the colour of the page.
  outline: { [FORCED]: { stroke: "CanvasText" } },
  edge: { stroke: tokens.colorNeutralBackground2, strokeWidth: "2px", [FORCED]: { stroke: "CanvasText" } },
  room: {
    fill: "none",
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeWidth: "1px",
    [FORCED]: { stroke: "CanvasText" },
  },
  hatch: { stroke: tokens.colorNeutralForeground1, strokeWidth: "1.5px", [FORCED]: { stroke: "CanvasText" } },
});

const HEIGHT = 14;
/** The ceiling's tick reaches over the band on both sides. */
const BAND = { y: 2, height: HEIGHT - 4 };

/** The split on the scale of its ceiling, or of itself where it is past it; what is past is hatched. */
export function SplitPicture({ shares, ceiling }: { shares: Shares; ceiling: number }): ReactElement {
  const styles = useStyles();
  const hatch = useId();
  const starts = ELEMENTS.map((_, index) =>
    ELEMENTS.slice(0, index)
      .reduce((sum, element) => sum.plus(shares[element]), exact(0))
      .toNumber(),
  );
  const all = ELEMENTS.reduce((sum, element) => sum.plus(shares[element]), exact(0)).toNumber();
  const scale = scaleFromNothing([all, ceiling]);
  const words = ELEMENTS.map((element) => `${ELEMENT_NAMES[element]} ${percentText(shares[element])}%`).join(", ");
  return (
    <Drawing height={HEIGHT} label={`${words}; ceiling ${percentText(ceiling)}%`}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={styles.hatch} x1="0" y1="0" x2="0" y2="5" />
        </pattern>
      </defs>
      {ELEMENTS.map((element, index) => (
        <rect
          key={element}
          className={styles[element satisfies ElementKey]}
          x={across(scale, starts[index] ?? 0)}
          width={across(scale, shares[element])}
          {...BAND}
        />
      ))}
      {starts.slice(1).map((at, index) => (
        <line
          key={index}
          className={styles.edge}
          x1={across(scale, at)}
          x2={across(scale, at)}
          y1={BAND.y}
          y2={BAND.y + BAND.height}
        />
      ))}
      {all > ceiling && (
        <rect x={across(scale, ceiling)} width={across(scale, all - ceiling)} fill={`url(#${hatch})`} {...BAND} />
      )}
      <rect className={styles.room} x="0" width="100%" {...BAND} />
      <Tick scale={scale} value={ceiling} top={0} bottom={HEIGHT} />
    </Drawing>
  );
}

/** What a part of it is painted with, beside the words that say which part it is. */
export function Swatch({ element }: { element: ElementKey }): ReactElement {
  const styles = useStyles();
  return (
    <svg className={styles.swatch} width="8" height="8" aria-hidden="true">
      <rect className={mergeClasses(styles[element], styles.outline)} x="0.5" y="0.5" width="7" height="7" />
    </svg>
  );
}
