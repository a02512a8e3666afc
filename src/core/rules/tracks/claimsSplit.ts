import { asItStands, positiveMonths } from "../../define/kinds";
import { cell, defineRule, list, optional, table, terms, type Result } from "../../define/rule";
import { table1 } from "../../guide/2024-07/table1";
import { table2 } from "../../guide/2024-07/table2";
import { exact, ratio } from "../../numbers/exact";
import { codesArgument } from "./arguments";
import { CODE_READINGS } from "./readings";
import { splitClaims, type Group } from "./split";
import { trackKind } from "./trackKind";

export const claimsSplit = defineRule({
  name: "CLAIMS.SPLIT",
  family: "Direct services",
  says: "Claim lines added up by service and by how a track pays them.",
  cites: [table1, table2],
  readings: CODE_READINGS,
  takes: {
    codes: codesArgument,
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

function groupOf(groups: readonly Group[]): Group {
  return {
    lines: groups.reduce((total, { lines }) => total + lines, 0),
    amount: groups.reduce((total, { amount }) => total.plus(amount), exact(0)),
  };
}
