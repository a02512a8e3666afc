import { useEffect, useMemo, useRef, useState } from "react";
import { inPieces } from "../inPieces";
import { priceReadings, type Priceable, type PricedReadings, type Progress } from "../plan/priceReadings";
import type { Computed } from "./usePlan";

/** Milliseconds until the prices are begun: at first a frame, in which the part is painted; later a pause in moving a share. */
const FRAME = 20;
const PAUSE = 120;

interface Worked {
  /** Those last worked out, and of what; null until the first are. */
  readonly known: { readonly of: Priceable; readonly priced: PricedReadings } | null;
  /** Of those that are being worked out. */
  readonly progress: Progress | null;
  /** Whether they are not yet those of this plan. */
  readonly isStale: boolean;
}

/** Neither the span nor the outcome that is looked at makes other prices. */
export function usePriced({ ranges, shares, terms, payments }: Computed, isSeen: boolean): Worked {
  const of = useMemo((): Priceable => ({ ranges, shares, terms, payments }), [ranges, shares, terms, payments]);
  const [known, setKnown] = useState<Worked["known"]>(null);
  const [under, setUnder] = useState<{ readonly of: Priceable; readonly progress: Progress } | null>(null);
  const pause = useRef(FRAME);
  const isStale = known?.of !== of;
  useEffect(() => {
    if (!isSeen || !isStale) return;
    const stop = inPieces(
      priceReadings(of),
      pause.current,
      (progress) => {
        setUnder({ of, progress });
      },
      (priced) => {
        setKnown({ of, priced });
      },
    );
    pause.current = PAUSE;
    return stop;
  }, [of, isSeen, isStale]);
  return { known, progress: isStale && under?.of === of ? under.progress : null, isStale };
}
