import { useState } from "react";

/** What somebody chooses for a payout, null before that: what is chosen for one is none for another. */
export function useOfPayout<Chosen>(payout: number): [chosen: Chosen | null, choose: (chosen: Chosen) => void] {
  const [all, setAll] = useState<ReadonlyMap<number, Chosen>>(new Map());
  return [
    all.get(payout) ?? null,
    (chosen) => {
      setAll((before) => new Map(before).set(payout, chosen));
    },
  ];
}
