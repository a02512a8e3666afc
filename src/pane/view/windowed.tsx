import { useEffectEvent, useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from "react";
import { flushSync } from "react-dom";

/** Rows of one height in a panel that scrolls: of a long list only those near what is seen are in the page. */

/** So many rows are all there. */
const FEW = 60;
/** How many rows there are beyond those that are seen, on either side, and how many at least until others come. */
const BEYOND = { most: 10, least: 5 };

/** Rows from the one up to the other, which is none of them. */
interface Rows {
  readonly from: number;
  readonly to: number;
}

/** How much of a list has passed upwards, and how much of it is seen. */
interface Seen {
  readonly above: number;
  readonly height: number;
}

/** The rows near what is seen: those that are there, as long as they do. */
export function rowsNear({ above, height }: Seen, rowHeight: number, count: number, before?: Rows): Rows {
  const near = (beyond: number): Rows => ({
    from: Math.max(0, Math.floor(above / rowHeight) - beyond),
    to: Math.min(count, Math.ceil((above + height) / rowHeight) + beyond),
  });
  const least = near(BEYOND.least);
  // The first are as few as may be, for somebody waits for them.
  if (before === undefined) return least;
  return before.from <= least.from && before.to >= least.to ? before : near(BEYOND.most);
}

/** Which rows are in the page, in their order: one that Tab leads to always is. */
export function rowsDrawn(count: number, { from, to }: Rows, stop: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return count <= FEW ? all : all.filter((index) => index === stop || (index >= from && index < to));
}

interface DrawnRow<Row> {
  readonly row: Row;
  readonly index: number;
  /** The height of the rows above it that are not in the page. */
  readonly above: number;
}

interface Windowed<Around extends HTMLElement, Row> {
  /** What holds the rows and nothing else. */
  readonly around: RefObject<Around | null>;
  readonly drawn: readonly DrawnRow<Row>[];
  /** The height of the rows below the last one. */
  readonly below: number;
}

/**
 * @param height of a row, about: it is measured once some are there.
 * @param stop the row that Tab leads to, where there is one.
 */
export function useWindowed<Around extends HTMLElement, Row>(
  all: readonly Row[],
  height: number,
  stop = -1,
): Windowed<Around, Row> {
  const count = all.length;
  const around = useRef<Around>(null);
  const scrolled = useRef(0);
  // The page is as high as any panel, so that mostly there are no others after the first.
  const [place, setPlace] = useState(() => ({
    rows: rowsNear({ above: 0, height: window.innerHeight }, height, count),
    height,
  }));
  const shown = rowsDrawn(count, place.rows, stop);
  const heightOf = (before: number, index: number): number => (index - before - 1) * place.height;

  const look = useEffectEvent(() => {
    const panel = panelOf(around.current);
    if (around.current === null || panel === null || count <= FEW) return;
    const [list, seen] = [around.current.getBoundingClientRect(), panel.getBoundingClientRect()];
    const measured = (list.height - (count - shown.length) * place.height) / shown.length;
    const is = measured > 0 && Math.abs(measured - place.height) > SAME ? measured : place.height;
    const at = { above: Math.max(0, seen.top - list.top), height: seen.height };
    setPlace((before) => {
      const rows = rowsNear(at, is, count, before.rows);
      return rows === before.rows && is === before.height ? before : { rows, height: is };
    });
  });
  useLayoutEffect(() => {
    const panel = panelOf(around.current);
    if (panel === null) return;
    // One that was hidden in between may have forgotten it.
    if (scrolled.current > 0) panel.scrollTop = scrolled.current;
    const follow = (): void => {
      scrolled.current = panel.scrollTop;
      // Before the frame is painted, which else would show nothing where somebody scrolled far.
      flushSync(look);
    };
    const sizes = new ResizeObserver(() => {
      look();
    });
    sizes.observe(panel);
    panel.addEventListener("scroll", follow);
    return () => {
      sizes.disconnect();
      panel.removeEventListener("scroll", follow);
    };
  }, []);
  useLayoutEffect(() => {
    look();
  });
  return {
    around,
    drawn: shown.flatMap((index, at) => {
      const row = all[index];
      return row === undefined ? [] : [{ row, index, above: heightOf(shown[at - 1] ?? -1, index) }];
    }),
    below: heightOf(shown.at(-1) ?? -1, count),
  };
}

/** In pixels: by how much a measure may differ, for a line around all rows is measured with them. */
const SAME = 0.05;

function panelOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>('[role="tabpanel"]') ?? null;
}

/** Stands in a table for the rows that are not in the page. */
export function BlankRows({ height, columns }: { height: number; columns: number }): ReactElement | null {
  if (height === 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}
