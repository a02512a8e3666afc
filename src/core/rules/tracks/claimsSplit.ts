import type { Cell } from "../../cells/cell";
import { Refusal } from "../../cells/refusal";
import { asItStands, positiveMonths } from "../../define/kinds";
import { cell, defineRule, list, optional, table, terms, type Result } from "../../define/rule";
import { table1 } from "../../guide/2024-07/table1";
import { table2 } from "../../guide/2024-07/table2";
import { exact, ratio, type Decimal } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import type { Terms } from "../../terms/terms";
import { classify, serviceOrder, type Decision, type Track } from "./classify";
import { code } from "./code";
import { CODE_READINGS } from "./readings";
import { trackKind } from "./track";

export const claimsSplit = defineRule({
  name: "CLAIMS.SPLIT",
  family: "Direct services",
  says: "Claim lines added up by service and by how a track pays them.",
  cites: [table1, table2],
  readings: CODE_READINGS,
  takes: {
    codes: list(asItStands, "CPT or HCPCS code of each line, as text or number; modifiers are dropped"),
    amounts: list(asItStands, "Amount of each line in dollars, allowed or paid; reversals are negative"),
    track: cell(trackKind, "A, B or C"),
    memberMonths: optional(positiveMonths, "Member months of the experience, for the PMPM column"),
    terms,
  },
  gives: table(
    "One row for each service that occurs, then Not classified, Capitated, FFS and Total",
    "Service", "Basis", "Lines", "Amount", "Share", "PMPM",
  ),
  examples: [
    {
      args: [[["99213"], ["99396"], [93306], ["992xx"], ["99213-25"]], [[100], [150], [200], [40], [-50]], "C", 10],
      gives: [
        ["E&M 992xx", "Capitated", 2, 50, 50 / 440, 5],
        ["Other E&M 99300-99499", "Capitated", 1, 150, 150 / 440, 15],
        ["Echocardiograms", "FFS", 1, 200, 200 / 440, 20],
        ["Not classified", "Not classified", 1, 40, 40 / 440, 4],
        ["Capitated", "Capitated", 3, 200, 200 / 440, 20],
        ["FFS", "FFS", 1, 200, 200 / 440, 20],
        ["Total", null, 5, 440, 1, 44],
      ],
      because: "A reversal lowers its service; a code that is none is counted, not dropped.",
    },
  ],
  compute({ codes, amounts, track, memberMonths, terms }) {
    const { services, unclassified } = splitClaims(codes, amounts, track, terms);
    const capitated = groupOf(services.filter(({ decision }) => decision.treatment === "Capitated"));
    const ffs = groupOf(services.filter(({ decision }) => decision.treatment === "FFS"));
    const total = groupOf([unclassified, capitated, ffs]);
    const row = (service: string, basis: string | null, { lines, amount }: Group): Result[] => [
      service,
      basis,
      lines,
      amount.toNumber(),
      total.amount.isZero() ? null : ratio(total.amount.isNegative() ? amount.negated() : amount, total.amount.abs()),
      memberMonths === null ? null : ratio(amount, exact(memberMonths)),
    ];
    return [
      ...services.map((each) => row(each.decision.service, each.decision.treatment, each)),
      row("Not classified", "Not classified", unclassified),
      row("Capitated", "Capitated", capitated),
      row("FFS", "FFS", ffs),
      row("Total", null, total),
    ];
  },
});

/** Lines that are counted and added up together. */
export interface Group {
  readonly lines: number;
  readonly amount: Decimal;
}

export interface ServiceGroup extends Group {
  readonly decision: Decision;
}

export interface ClaimGroups {
  /** In the order of the track's table. */
  readonly services: readonly ServiceGroup[];
  /** Lines whose code is none, or whose amount is no number; the latter add nothing. */
  readonly unclassified: Group;
  /** Of those, the lines that are blank throughout. */
  readonly blank: number;
}

export function splitClaims(codes: readonly Cell[], amounts: readonly Cell[], track: Track, terms: Terms): ClaimGroups {
  const groups = new Map<string, { decision: Decision; lines: number; sum: ExactSum }>();
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
    const group = groups.get(key) ?? { decision, lines: 0, sum: new ExactSum() };
    groups.set(key, group);
    byCell.set(cell, group);
    return group;
  };

  for (let line = 0; line < codes.length; line += 1) {
    const [cell, amount] = [codes[line] ?? null, amounts[line] ?? null];
    const group = (typeof amount === "number" ? groupFor(cell) : null) ?? unclassified;
    group.lines += 1;
    if (typeof amount === "number") group.sum.add(amount);
    if (cell === null && amount === null) blank += 1;
  }

  const order = serviceOrder(track);
  const place = ({ service }: Decision): number => {
    const found = order.indexOf(service);
    return found < 0 ? order.length : found;
  };
  return {
    services: [...groups.values()]
      .sort((a, b) => place(a.decision) - place(b.decision))
      .map(({ decision, lines, sum }) => ({ decision, lines, amount: sum.total })),
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

function groupOf(groups: readonly Group[]): Group {
  return {
    lines: groups.reduce((total, { lines }) => total + lines, 0),
    amount: groups.reduce((total, { amount }) => total.plus(amount), exact(0)),
  };
}
