import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement } from "react";
import { MEASURES_OF_PRICE, BAR_PARTS, type Bar, type BarPart } from "./bars";
import { drawBars, startChart, type ChartLook, type Paint, type Pattern } from "./chartDrawing";
import { figureText } from "./figureText";
import type { Offer } from "./offer";
import { ESTIMATES } from "./estimates";
import type { Priced } from "./resultsSheet";

const PATTERNS: Readonly<Record<BarPart, Pattern>> = {
  base: "plain",
  direct: "plain",
  populationHealth: "lines",
  incentive: "plain",
  notEarned: "stripes",
  risk: "grid",
};

const edged = (color: string) => ({
  borderTopColor: color,
  borderRightColor: color,
  borderBottomColor: color,
  borderLeftColor: color,
});
/** Where the system forces its colours, which it would else put in the place of ours. */
const system = (fill: string, ink: string) => ({
  "@media (forced-colors: active)": {
    forcedColorAdjust: "none" as const,
    backgroundColor: fill,
    color: ink,
    ...edged(ink),
  },
});

const useStyles = makeStyles({
  picture: {
    position: "relative",
    height: "150px",
    // The canvas takes its text and its lines from here.
    color: tokens.colorNeutralForeground2,
    borderTop: `0 solid ${tokens.colorNeutralStroke2}`,
    fontFamily: tokens.fontFamilyBase,
    "@media (forced-colors: active)": { forcedColorAdjust: "none", color: "CanvasText", borderTopColor: "Canvas" },
  },
  legend: {
    ...typographyStyles.caption1,
    listStyleType: "none",
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
  },
  entry: { display: "grid", gridTemplateColumns: "14px minmax(0, 1fr)", columnGap: tokens.spacingHorizontalXS },
  absent: { display: "none" },
  swatch: { width: "14px", height: "14px", marginTop: "1px", boxSizing: "border-box", border: "1px solid transparent" },
});

/** The one home of the bars' colours: the canvas reads them from the legend, which the theme paints. */
const useSwatches = makeStyles({
  base: { backgroundColor: "var(--chartBase)", ...edged("var(--chartBaseEdge)"), ...system("Canvas", "CanvasText") },
  direct: {
    backgroundColor: "var(--chartDirect)",
    ...edged("var(--chartDirect)"),
    ...system("CanvasText", "CanvasText"),
  },
  populationHealth: {
    backgroundColor: "var(--chartPopulationHealth)",
    color: "var(--chartPopulationHealthInk)",
    ...edged("var(--chartPopulationHealthInk)"),
    ...system("Canvas", "CanvasText"),
  },
  incentive: {
    backgroundColor: "var(--chartIncentive)",
    ...edged("var(--chartIncentive)"),
    ...system("Highlight", "Highlight"),
  },
  notEarned: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: "var(--chartIncentive)",
    ...edged("var(--chartIncentive)"),
    ...system("Canvas", "Highlight"),
  },
  risk: {
    backgroundColor: "var(--chartRisk)",
    color: "var(--chartRiskInk)",
    ...edged("var(--chartRiskEdge)"),
    ...system("Canvas", "CanvasText"),
  },
});

const usePatterns = makeStyles({
  plain: {},
  stripes: { backgroundImage: "repeating-linear-gradient(135deg, currentcolor 0 1.5px, transparent 1.5px 4.25px)" },
  lines: {
    backgroundImage: "repeating-linear-gradient(90deg, transparent 0 1px, currentcolor 1px 2px, transparent 2px 3px)",
  },
  grid: {
    backgroundImage:
      "repeating-linear-gradient(90deg, transparent 0 1px, currentcolor 1px 2px, transparent 2px 3px), repeating-linear-gradient(0deg, transparent 0 1px, currentcolor 1px 2px, transparent 2px 3px)",
  },
});

interface Props {
  readonly offer: Offer;
  readonly bars: readonly Bar[];
  readonly measure: keyof Priced;
}

/** The figures as stacked bars. Whoever cannot see them has the table, which says the same. */
export default function AllocationChart({ offer, bars, measure }: Props): ReactElement {
  const styles = useStyles();
  const swatches = useSwatches();
  const patterns = usePatterns();
  const canvas = useRef<HTMLCanvasElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const chart = useRef<ReturnType<typeof startChart>>(null);
  const shown = (Object.keys(BAR_PARTS) as BarPart[]).filter((part) =>
    bars.some(({ parts }) => parts !== null && parts[part] !== 0),
  );

  useEffect(() => {
    // Where nothing can be drawn, as in a page without a screen, the table alone has to do.
    if (canvas.current === null || !("CanvasRenderingContext2D" in window)) return;
    const started = startChart(canvas.current);
    chart.current = started;
    return () => {
      chart.current = null;
      started.destroy();
    };
  }, []);
  // After every render: a change of theme comes as one, and changes nothing but the colours.
  useEffect(() => {
    if (chart.current !== null && canvas.current?.parentElement && legend.current !== null) {
      drawBars(chart.current, bars, lookOf(canvas.current.parentElement, legend.current));
    }
  });

  return (
    <>
      <div className={styles.picture}>
        <canvas ref={canvas} role="img" aria-label={sentenceOf(offer, measure)} />
      </div>
      <ul className={styles.legend} ref={legend} aria-label="Colours of the chart">
        {(Object.keys(BAR_PARTS) as BarPart[]).map((part) => (
          <li key={part} className={shown.includes(part) ? styles.entry : styles.absent}>
            <span
              className={mergeClasses(styles.swatch, swatches[part], patterns[PATTERNS[part]])}
              data-part={part}
              aria-hidden="true"
            />
            {BAR_PARTS[part]}
          </li>
        ))}
      </ul>
    </>
  );
}

function lookOf(picture: Element, legend: Element): ChartLook {
  const { color, borderTopColor, fontFamily } = getComputedStyle(picture);
  const paints = Object.entries(PATTERNS).map(([part, pattern]): [string, Paint] => {
    const swatch = legend.querySelector(`[data-part=${part}]`);
    if (swatch === null) throw new Error(`The legend has no ${part}`);
    const style = getComputedStyle(swatch);
    return [part, { pattern, fill: style.backgroundColor, ink: style.color, edge: style.borderTopColor }];
  });
  return {
    paints: Object.fromEntries(paints) as ChartLook["paints"],
    text: color,
    line: borderTopColor,
    font: fontFamily,
  };
}

function sentenceOf({ results: { lines } }: Offer, measure: keyof Priced): string {
  const totals = ESTIMATES.flatMap((estimate) => {
    const cell = lines.Total[estimate]?.[measure];
    return cell === undefined ? [] : `${figureText(cell)} ${estimate}`;
  });
  return `Stacked bars, ${MEASURES_OF_PRICE[measure]}: in all ${totals.join(", ")}. The table has every part.`;
}
