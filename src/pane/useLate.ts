import { lazy, useCallback, useState, type ComponentType, type LazyExoticComponent } from "react";

interface Part<Props> {
  default: ComponentType<Props>;
}

type Load<Props> = () => Promise<Part<Props>>;

/**
 * A load that, once done, answers at once, as no promise does. For a promise React would first show nothing, and then
 * go on showing nothing for 300 ms, so that the page does not flicker.
 */
export function once<Props>(load: Load<Props>): Load<Props> {
  let loaded: Part<Props> | null = null;
  return () => {
    const part = loaded;
    if (part !== null)
      return {
        then(done: (loaded: Part<Props>) => void) {
          done(part);
        },
      } as Promise<Part<Props>>;
    return load().then((now) => (loaded = now));
  };
}

/** A part of the pane that loads late, and the way to load it anew: a lazy part that failed once fails for ever. */
export function useLate<Props>(
  load: Load<Props>,
): [part: LazyExoticComponent<ComponentType<Props>>, again: () => void] {
  const [part, setPart] = useState(() => lazy(load));
  const again = useCallback(() => {
    setPart(lazy(load));
  }, [load]);
  return [part, again];
}
