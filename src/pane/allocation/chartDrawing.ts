import { BarController, BarElement, CategoryScale, Chart, LinearScale, type ChartOptions } from "chart.js";
import { BAR_PARTS, type Bar, type BarPart } from "./bars";
import { ADDED_TITLES } from "./estimates";

/** A part of a bar, edged, with a hairline of the background between it and its neighbours. */
class Piece extends BarElement {
  static override id = "piece";

  override draw(context: CanvasRenderingContext2D): void {
    const { x, y, base, height } = this.getProps(["x", "y", "base", "height"], true);
    if (x === null || y === null) return;
    const [left, top, width] = [Math.min(x, base) + GAP, y - height / 2, Math.max(LEAST, Math.abs(x - base) - 2 * GAP)];
    context.fillStyle = this.options.backgroundColor;
    context.fillRect(left, top, width, height);
    // A narrow one would be all edge, and its colour or its lines tell more.
    if (width < (this.options.backgroundColor instanceof CanvasPattern ? 6 : 3) * EDGE) return;
    context.strokeStyle = this.options.borderColor;
    context.lineWidth = EDGE;
    context.strokeRect(left + EDGE / 2, top + EDGE / 2, width - EDGE, height - EDGE);
  }
}

const GAP = 0.75;
/** Whatever there is can be seen. */
const LEAST = 1.5;
const EDGE = 1;

// Only what is drawn: the rest of the library stays out of the bundle.
Chart.register(BarController, Piece, CategoryScale, LinearScale);
Chart.defaults.set("datasets.bar", { dataElementType: Piece.id });

/** Lines of the ink over the fill. */
export type Pattern = "plain" | "stripes" | "lines" | "grid";

/** How a part is painted, as the page has it. */
export interface Paint {
  readonly pattern: Pattern;
  readonly fill: string;
  readonly ink: string;
  readonly edge: string;
}

export interface ChartLook {
  readonly paints: Readonly<Record<BarPart, Paint>>;
  readonly text: string;
  readonly line: string;
  readonly font: string;
}

type Stack = Chart<"bar", (number | null)[], string>;

/** What the ticks of an axis say: 40, 800K, 2.4M. */
const SHORT = new Intl.NumberFormat("en-US", { notation: "compact" });

/** The table beside it says every figure; the picture answers to nothing, and nothing in it moves. */
const STILL = {
  indexAxis: "y",
  animation: false,
  maintainAspectRatio: false,
  events: [],
  layout: { padding: { right: 4 } },
} satisfies ChartOptions<"bar">;

export function startChart(canvas: HTMLCanvasElement): Stack {
  return new Chart<"bar", (number | null)[], string>(canvas, { type: "bar", data: { datasets: [] }, options: STILL });
}

export function drawBars(chart: Stack, bars: readonly Bar[], { paints, text, line, font }: ChartLook): void {
  const parts = Object.keys(BAR_PARTS) as BarPart[];
  chart.data.labels = bars.map(({ estimate }) => ADDED_TITLES[estimate]);
  chart.data.datasets = parts.map((part) => ({
    label: BAR_PARTS[part],
    data: bars.map(({ parts: lengths }) => lengthOf(lengths?.[part])),
    backgroundColor: brush(paints[part], chart.currentDevicePixelRatio),
    borderColor: paints[part].edge,
    barThickness: 26,
    // The last piece can reach a hair beyond the longest bar.
    clip: false,
  }));
  const ticks = { color: text, padding: 4, font: { family: font, size: 12 } };
  chart.options = {
    ...STILL,
    scales: {
      x: {
        stacked: true,
        max: longestOf(bars),
        border: { display: false },
        grid: { color: line, drawTicks: false },
        ticks: {
          ...ticks,
          maxTicksLimit: 5,
          includeBounds: false,
          maxRotation: 0,
          callback: (tick) => SHORT.format(Number(tick)).replace("-", "−"),
        },
      },
      y: { stacked: true, border: { color: text }, grid: { display: false }, ticks },
    },
  };
  chart.update();
}

/** A part of no length would still be drawn with its edges. */
function lengthOf(length: number | undefined): number | null {
  return length === undefined || length === 0 ? null : length;
}

function longestOf(bars: readonly Bar[]): number {
  return Math.max(
    0,
    ...bars.map(({ parts }) => Object.values(parts ?? {}).reduce((sum, length) => sum + Math.max(0, length), 0)),
  );
}

const TILE = 6;

function brush({ pattern, fill, ink }: Paint, ratio: number): string | CanvasPattern {
  if (pattern === "plain" || ink === fill) return fill;
  const tile = document.createElement("canvas");
  tile.width = tile.height = TILE * ratio;
  const context = tile.getContext("2d");
  if (context === null) return fill;
  context.scale(ratio, ratio);
  context.fillStyle = fill;
  context.fillRect(0, 0, TILE, TILE);
  context.strokeStyle = ink;
  context.lineWidth = pattern === "stripes" ? 1.75 : 1;
  context.beginPath();
  for (const [fromX, fromY, toX, toY] of STROKES[pattern]) {
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
  }
  context.stroke();
  const brushed = context.createPattern(tile, "repeat");
  // Tiles have the screen's own dots, and the chart counts in points.
  brushed?.setTransform(new DOMMatrix().scale(1 / ratio));
  return brushed ?? fill;
}

type Stroke = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** Within one tile, so that they meet those of the next. */
const STROKES: Readonly<Record<Exclude<Pattern, "plain">, readonly Stroke[]>> = {
  stripes: [
    [-1, 1, 1, -1],
    [-1, TILE + 1, TILE + 1, -1],
    [TILE - 1, TILE + 1, TILE + 1, TILE - 1],
  ],
  lines: [
    [1.5, 0, 1.5, TILE],
    [4.5, 0, 4.5, TILE],
  ],
  grid: [
    [0, 1.5, TILE, 1.5],
    [1.5, 0, 1.5, TILE],
    [0, 4.5, TILE, 4.5],
    [4.5, 0, 4.5, TILE],
  ],
};
