import type { Cell } from "../../cells/cell";
import { Refusal } from "../../cells/refusal";
import type { Decimal } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import type { Terms } from "../../terms/terms";
import { classify, serviceOrder, type Decision, type Track } from "./classify";
import { code } from "./code";

/** Lines that are counted and added up together. */
export interface Group {
  readonly lines: number;
  readonly amount: Decimal;
}

export interface ServiceGroup extends Group {
  readonly decision: Decision;
  /** What put each of its codes here, the first one's before the others'. */
  readonly decisions: readonly Decision[];
}

interface ClaimGroups {
  /** In the order of the track's table. */
  readonly services: readonly ServiceGroup[];
  /** Lines whose code is none, or whose amount is no number; the latter add nothing. */
  readonly unclassified: Group;
  /** Of those, the lines that are blank throughout. */
  readonly blank: number;
}

export function splitClaims(codes: readonly Cell[], amounts: readonly Cell[], track: Track, terms: Terms): ClaimGroups {
  const groups = new Map<string, { decision: Decision; decisions: Decision[]; lines: number; sum: ExactSum }>();
  const byCell = new Map<Cell, { lines: number; sum: ExactSum } | null>();
  const unclassified = { lines: 0, sum: new ExactSum() };
  let blank = 0;

  const groupFor = (cell: Cell): { lines: number; sum: ExactSum } | null => {
    const before = byCell.get(cell);
    if (before !== undefined) return before;
    const read = codeOf(cell);
    if (read === null) {
      byCell.set(cell, null);
      return null;
    }
    const decision = classify(read, track, terms);
    const key = `${decision.treatment} ${decision.service}`;
    const group = groups.get(key) ?? { decision, decisions: [], lines: 0, sum: new ExactSum() };
    group.decisions.push(decision);
    groups.set(key, group);
    byCell.set(cell, group);
    return group;
  };

  for (let line = 0; line < codes.length; line += 1) {
    const [cell, amount] = [codes[line] ?? null, amounts[line] ?? null];
    const group = (typeof amount === "number" ? groupFor(cell) : null) ?? unclassified;
    group.lines += 1;
    if (typeof amount === "number") group.sum.add(amount);
    // Some hosts hand a blank over as 0.
    if ((cell === null || cell === 0) && (amount === null || amount === 0)) blank += 1;
  }

  const order = serviceOrder(track, terms.edition);
  const place = ({ service }: Decision): number => {
    const found = order.indexOf(service);
    return found < 0 ? order.length : found;
  };
  return {
    services: [...groups.values()]
      .sort((a, b) => place(a.decision) - place(b.decision))
      .map(({ decision, decisions, lines, sum }) => ({ decision, decisions, lines, amount: sum.total })),
    unclassified: { lines: unclassified.lines, amount: unclassified.sum.total },
    blank,
  };
}

function codeOf(cell: Cell): string | null {
  if (cell === null) return null;
  try {
    return code.read(cell, "codes");
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}
