import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { Suspense, useId, useMemo, useState, type ReactElement } from "react";
import { OUTLOOK_TITLES } from "../../core/shared";
import type { Track } from "../../core/rules/tracks/classify";
import type { OutlookTitle } from "../../core/rules/uplift/outlook";
import { Boundary } from "../Boundary";
import type { BookCell } from "../book/book";
import { useLate } from "../useLate";
import { barsOf, MEASURES_OF_PRICE } from "./bars";
import { Choice } from "./Choice";
import { Figure } from "./Figure";
import { figureText } from "./figureText";
import { STALE } from "./staleLook";
import type { Offer } from "./offer";
import { ADDED_TITLES, ESTIMATES, type Estimate } from "./estimates";
import type { Priced } from "./resultsSheet";

// Whoever never looks at the figures needs no chart.
const loadChart = () => import(/* webpackChunkName: "chart" */ "./AllocationChart");

const NARROW = "@container (max-width: 400px)";
const NARROWEST = "@container (max-width: 320px)";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, containerType: "inline-size" },
  stale: STALE,
  // As high as the chart will be, so that nothing moves when it comes.
  chart: { minHeight: "206px" },
  // Room for the ring around a focused figure.
  scroll: {
    overflowX: "auto",
    margin: "0 -2px",
    padding: "0 2px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    ...typographyStyles.caption1,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "normal",
  },
  // Millions of dollars in three columns of a narrow pane: each line's name goes over its figures.
  long: {
    [NARROW]: {
      display: "block",
      "& thead, & tbody": { display: "block" },
      "& tr": { display: "grid", gridTemplateColumns: "repeat(3, minmax(max-content, 1fr))", columnGap: "4px" },
      "& td, & thead th": { borderTopStyle: "none", paddingLeft: 0 },
      "& th:first-child": { gridColumn: "1 / -1", paddingBottom: 0 },
    },
    [NARROWEST]: { fontSize: "11px" },
  },
  caption: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  column: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    textAlign: "right",
    padding: `0 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalSNudge}`,
    verticalAlign: "bottom",
  },
  first: { textAlign: "left", paddingLeft: 0 },
  line: {
    fontWeight: tokens.fontWeightRegular,
    textAlign: "left",
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: {
    textAlign: "right",
    padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalSNudge}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: "nowrap",
  },
  total: { fontWeight: tokens.fontWeightSemibold, borderTopColor: tokens.colorNeutralStrokeAccessible },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** Sums under a line of their own. */
const SUMS: readonly OutlookTitle[] = ["Added over base", "Total"];
/** As long as numbers can be beside a name, in three columns of a narrow pane. */
const LONG = "123,456.78".length;

const EXPLAINED: Readonly<Record<keyof Priced, string>> = {
  pmpm: "Dollars per member per month, over all sites.",
  period: "Dollars in one payout period, all sites together.",
  project: "Dollars over the project: one payout period times its payouts,",
};

interface Props {
  readonly offer: Offer;
  /** Whether it is one that is about to be replaced. */
  readonly isStale: boolean;
  readonly track: Track;
  readonly onAsk: (cell: BookCell) => void;
}

/** Every line of the outlook: committed, expected and at most, as bars and as a table. */
export function FiguresSection({ offer, isStale, track, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const [measure, setMeasure] = useState<keyof Priced>("pmpm");
  const [Chart, reloadChart] = useLate(loadChart);
  const bars = useMemo(() => barsOf(offer.results, measure), [offer, measure]);
  return (
    <div className={mergeClasses(styles.section, isStale && styles.stale)} aria-busy={isStale}>
      <Choice label="Show the figures as" options={MEASURES_OF_PRICE} chosen={measure} onChoose={setMeasure} />
      {bars.some(({ parts }) => parts !== null) && (
        <div className={styles.chart}>
          <Boundary onAgain={reloadChart}>
            <Suspense fallback={null}>
              <Chart offer={offer} bars={bars} measure={measure} />
            </Suspense>
          </Boundary>
        </div>
      )}
      <FiguresTable offer={offer} measure={measure} onAsk={onAsk} />
      <p className={styles.note}>
        {EXPLAINED[measure]}
        {measure === "project" ? ` ${figureText(offer.inputs.payouts)}.` : ""} Choose any figure to see where it comes
        from.
      </p>
      <p className={styles.note}>{riskNote(track)}</p>
    </div>
  );
}

function FiguresTable({
  offer: { results },
  measure,
  onAsk,
}: Pick<Props, "offer" | "onAsk"> & { measure: keyof Priced }): ReactElement {
  const styles = useStyles();
  const caption = useId();
  const cellAt = (line: OutlookTitle, estimate: Estimate): BookCell | undefined =>
    results.lines[line][estimate]?.[measure];
  const longest = Math.max(
    ...OUTLOOK_TITLES.flatMap((line) => ESTIMATES.map((estimate) => textAt(cellAt(line, estimate)).length)),
  );
  return (
    // Numbers longer than the pane is wide can be scrolled to, with the keyboard as well. The roles say what each
    // part is where a narrow pane lays it out as something else than a table.
    <div className={styles.scroll} role="region" aria-labelledby={caption} tabIndex={0}>
      <table role="table" className={mergeClasses(styles.table, longest > LONG && styles.long)}>
        <caption id={caption} className={styles.caption}>
          Figures by element, {MEASURES_OF_PRICE[measure]}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className={mergeClasses(styles.column, styles.first)}>
              {MEASURES_OF_PRICE[measure]}
            </th>
            {ESTIMATES.map((estimate) => (
              <th key={estimate} role="columnheader" scope="col" className={styles.column}>
                {ADDED_TITLES[estimate]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {OUTLOOK_TITLES.map((line) => (
            <tr key={line} role="row">
              <th
                role="rowheader"
                scope="row"
                className={mergeClasses(styles.line, SUMS.includes(line) && styles.total)}
              >
                {line}
              </th>
              {ESTIMATES.map((estimate) => {
                const cell = cellAt(line, estimate);
                return (
                  <td
                    key={estimate}
                    role="cell"
                    className={mergeClasses(styles.number, SUMS.includes(line) && styles.total)}
                  >
                    {cell && <Figure cell={cell} onAsk={onAsk} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function textAt(cell: BookCell | undefined): string {
  return cell === undefined ? "" : figureText(cell);
}

function riskNote(track: Track): string {
  return track === "A"
    ? "Risk adjustment: fee for service, all of track A’s base, is not risk adjusted; population health is, unless your terms leave it out."
    : "Risk adjustment: the capitated part of base and population health are risk adjusted, unless your terms leave the latter out. It lies on top of the 30%.";
}
