import { useCallback, useEffect, useRef, useState } from "react";
import type { BookCell } from "../book/book";

/** The figure that somebody asked about; on the way back the focus returns to where it was asked. */
export function useAsked(): {
  readonly asked: BookCell | null;
  readonly ask: (cell: BookCell) => void;
  readonly back: () => void;
} {
  const [asked, setAsked] = useState<BookCell | null>(null);
  const from = useRef<Element | null>(null);
  const ask = useCallback((cell: BookCell) => {
    from.current = document.activeElement;
    // A cell that repeats another has nothing to tell that the other does not.
    setAsked(cell.origin);
  }, []);
  const back = useCallback(() => {
    setAsked(null);
  }, []);
  useEffect(() => {
    if (asked === null && from.current instanceof HTMLElement) from.current.focus();
  }, [asked]);
  return { asked, ask, back };
}
