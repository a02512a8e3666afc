import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { formatted } from "../figureText";
import { BlankRows, useWindowed } from "./windowed";

/** What all pictures are made of: one scale, the marks on it, and the table that a picture of practices is. */

const FORCED = "@media (forced-colors: active)";

const useStyles = makeStyles({
  picture: { display: "block", width: "100%", overflow: "visible" },
  // The system forces its own colours upon the page and not upon drawings.
  ink: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "2px",
    [FORCED]: { stroke: "CanvasText" },
  },
  dot: {
    fill: tokens.colorCompoundBrandStroke,
    stroke: tokens.colorCompoundBrandStroke,
    strokeWidth: "2px",
    [FORCED]: { fill: "CanvasText", stroke: "CanvasText" },
  },
  ring: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "2px",
    [FORCED]: { fill: "Canvas", stroke: "CanvasText" },
  },
  axis: { stroke: tokens.colorNeutralStroke1, strokeWidth: "1px", [FORCED]: { stroke: "GrayText" } },
  key: { display: "inline-block", width: "12px", flexShrink: 0, verticalAlign: "-2px" },
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  name: {
    ...typographyStyles.caption1,
    textAlign: "left",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXS} 0`,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  nameColumn: { width: "34%" },
  textColumn: { width: "34%", fontWeight: tokens.fontWeightSemibold },
  // Room for the half of a mark that stands at an end.
  cell: { padding: "0 6px" },
  text: {
    ...typographyStyles.caption1,
    textAlign: "right",
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    fontWeight: tokens.fontWeightRegular,
    padding: 0,
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  ends: {
    ...typographyStyles.caption2,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    display: "flex",
    justifyContent: "space-between",
  },
  // What is there to be read out alone.
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** What lies at the two ends of a picture. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** From nothing, where lengths are compared. */
export function scaleFromNothing(values: readonly (number | null)[]): Scale {
  return scaleOver([0, ...values]);
}

/** From the least to the most, where only what lies between two marks is. */
export function scaleOver(values: readonly (number | null)[]): Scale {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...known), to: Math.max(...known) };
}

/** How far from the left a value lies, as a drawing counts. */
export function across({ from, to }: Scale, value: number): string {
  return `${to > from ? ((value - from) / (to - from)) * 100 : 0}%`;
}

interface DrawingProps {
  readonly height: number;
  /** For whoever has the page read out; without it, the words stand beside the picture. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** Across in percent of the room there is, down in pixels: round marks stay round. */
export function Drawing({ height, label, children }: DrawingProps): ReactElement {
  const styles = useStyles();
  return (
    <svg
      className={styles.picture}
      height={height}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {children}
    </svg>
  );
}

interface MarkProps {
  readonly scale: Scale;
  readonly value: number;
}

interface StretchProps {
  readonly scale: Scale;
  readonly from: number;
  readonly to: number;
}

/** How high a row of a picture is. */
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
const REACH = 6;
/** So that both are seen where one lies on the other. */
const RADIUS = { dot: 4, ring: 5.5 };

/** From one value to another. */
export function Stretch({ scale, from, to }: StretchProps): ReactElement {
  const styles = useStyles();
  return <line className={styles.ink} x1={across(scale, from)} x2={across(scale, to)} y1={MIDDLE} y2={MIDDLE} />;
}

export function Tick({
  scale,
  value,
  top = MIDDLE - REACH,
  bottom = MIDDLE + REACH,
}: MarkProps & { readonly top?: number; readonly bottom?: number }): ReactElement {
  const styles = useStyles();
  const at = across(scale, value);
  return <line className={styles.ink} x1={at} x2={at} y1={top} y2={bottom} />;
}

/** Filled. */
export function Dot({ scale, value }: MarkProps): ReactElement {
  const styles = useStyles();
  return <circle className={styles.dot} cx={across(scale, value)} cy={MIDDLE} r={RADIUS.dot} />;
}

/** Hollow. */
export function Ring({ scale, value }: MarkProps): ReactElement {
  const styles = useStyles();
  return <circle className={styles.ring} cx={across(scale, value)} cy={MIDDLE} r={RADIUS.ring} />;
}

/** A mark by itself, beside the words that say what it stands for. */
export function Key({ isHollow }: { isHollow: boolean }): ReactElement {
  const styles = useStyles();
  return (
    <svg className={styles.key} height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle className={isHollow ? styles.ring : styles.dot} cx="6" cy="6" r={isHollow ? 5 : 4} />
    </svg>
  );
}

export interface DrawnRow {
  readonly key: string;
  readonly name: string;
  /** Whether it is all practices together. */
  readonly isTotal?: boolean;
  /** What the marks say. */
  readonly words: string;
  readonly marks: ReactNode;
  /** What stands beside them. */
  readonly text?: string;
}

interface TableProps<Line> {
  readonly scale: Scale;
  /** Of the numbers at its ends. */
  readonly format: string;
  /** Over what is said beside each name; the marks then have a line of their own, and with it all the room there is. */
  readonly title?: string;
  readonly lines: readonly Line[];
  /** Asked of those that are drawn alone. */
  readonly rowOf: (line: Line) => DrawnRow;
}

/** In pixels, about: its words, and its marks where they stand below them. */
const ROW = 25;

/** Practices below each other on one scale; whoever has it read out hears a table. */
export function DrawnTable<Line>({ scale, format, title, lines, rowOf }: TableProps<Line>): ReactElement {
  const styles = useStyles();
  const heads = title === undefined ? 1 : 2;
  const { around, drawn, below } = useWindowed<HTMLTableSectionElement, Line>(lines, ROW + (heads - 1) * HEIGHT);
  const ends = (
    <span className={styles.ends}>
      <span>{formatted(scale.from, format)}</span>
      <span>{formatted(scale.to, format)}</span>
    </span>
  );
  return (
    <table className={styles.table} aria-rowcount={lines.length + heads}>
      <thead>
        <tr>
          <th className={mergeClasses(styles.name, title === undefined && styles.nameColumn)} scope="col">
            Practice
          </th>
          <th className={title === undefined ? styles.cell : mergeClasses(styles.text, styles.textColumn)} scope="col">
            {title ?? ends}
          </th>
        </tr>
        {title !== undefined && (
          <tr>
            <td className={styles.cell} colSpan={2}>
              {ends}
            </td>
          </tr>
        )}
      </thead>
      <tbody ref={around}>
        {drawn.map(({ row, index, above }) => {
          const { key, name, isTotal = false, words, marks, text } = rowOf(row);
          const picture = (
            <Drawing height={HEIGHT}>
              {scale.from <= 0 && (
                <line className={styles.axis} x1={across(scale, 0)} x2={across(scale, 0)} y1={0} y2={HEIGHT} />
              )}
              {marks}
            </Drawing>
          );
          const said = <span className={styles.unseen}>{words}</span>;
          return (
            <Fragment key={key}>
              <BlankRows height={above} columns={2} />
              <tr className={styles.row} aria-rowindex={index + heads + 1}>
                <th className={mergeClasses(styles.name, isTotal && styles.strong)} scope="row" title={name}>
                  {name === "" ? "No name" : name}
                </th>
                {title === undefined ? (
                  <td className={styles.cell}>
                    {said}
                    {picture}
                  </td>
                ) : (
                  <td className={mergeClasses(styles.text, isTotal && styles.strong)}>
                    {text} {said}
                  </td>
                )}
              </tr>
              {title !== undefined && (
                <tr aria-hidden="true">
                  <td className={styles.cell} colSpan={2}>
                    {picture}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
        <BlankRows height={below} columns={2} />
      </tbody>
    </table>
  );
}
