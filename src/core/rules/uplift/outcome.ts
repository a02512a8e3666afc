import type { Cell } from "../../cells/cell";
import { words } from "../../define/kinds";
import { optional, type Kind } from "../../define/rule";
import { OUTCOMES, type Outcome } from "./payments";

const named = words("an outcome", [...(Object.keys(OUTCOMES) as Outcome[]), "Maximum"]);

/** What is asked of the incentive; Maximum is another word for At most. */
const outcome: Kind<Outcome> = {
  ...named,
  read(cell: Cell, argument: string) {
    const word = named.read(cell, argument);
    return word === "Maximum" ? "At most" : word;
  },
};

export const outcomeArgument = optional(
  outcome,
  "What is earned of the incentive: Committed (nothing), Expected, Earnable (with the targets that are settled) or At most, which Maximum means too; left out, At most",
);

/** A blank outcome is the dearest. */
export const OUTCOME_LEFT_OUT: Outcome = "At most";
