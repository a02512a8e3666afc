import { useEffect, useRef, useState } from "react";
import { oneAtATime } from "./oneAtATime";

/** A pause in typing; what is asked asks the workbook. */
const PAUSE = 120;

export interface Asked<Told> {
  /** Of what it is the answer. */
  readonly key: string;
  readonly told: Told;
}

/**
 * What the workbook tells, asked after a pause whenever the key is another, and anew whenever the workbook changes; what was
 * told last stays until then. Who has asked by itself says with the second what it was told.
 * @param ask tells its own faults; another function is another question.
 * @param asOf counts the changes of the workbook.
 */
export function useAsked<Told>(
  ask: () => Promise<Told>,
  key: string,
  asOf: number,
  active: boolean,
): readonly [Asked<Told> | null, (asked: Asked<Told>) => void] {
  const [known, setKnown] = useState<Asked<Told> | null>(null);
  const again = useRef<() => void>(undefined);

  useEffect(() => {
    if (!active) return;
    let wanted = true;
    const look = oneAtATime(async () => {
      const told = await ask();
      if (wanted) setKnown({ key, told });
    });
    const timer = setTimeout(() => {
      again.current = look;
      look();
    }, PAUSE);
    return () => {
      wanted = false;
      again.current = undefined;
      clearTimeout(timer);
    };
  }, [ask, key, active]);
  useEffect(() => {
    again.current?.();
  }, [asOf]);

  return [known, setKnown];
}
