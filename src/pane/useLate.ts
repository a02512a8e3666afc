import { lazy, useCallback, useState, type ComponentType, type LazyExoticComponent } from "react";

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

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
