import { asItStands, positiveMonths } from "../../define/kinds";
import { cell, defineRule, list, optional, table, terms, type Result, type Show } from "../../define/rule";
import type { Edition } from "../../guide/edition";
import { exact, ratio, type Decimal } from "../../numbers/exact";
import { codesArgument } from "./arguments";
import { sourceOf } from "./classify";
import { CODE_READINGS } from "./readings";
import { splitClaims, type Group, type ServiceGroup } from "./split";
import { trackKind } from "./trackKind";

export const claimsSplit = defineRule({
  name: "CLAIMS.SPLIT",
  family: "Direct services",
  says: "Claim lines added up by service and by how a track pays them.",
  cites: [{ part: "basicCapitation" }, { part: "intermediateCapitation" }],
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
    "Service",
    "Basis",
    "Lines",
    "Amount",
    "Share",
    "PMPM",
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
  compute({ codes, amounts, track, memberMonths, terms }, showRow) {
    const { edition } = terms;
    const { services, unclassified } = splitClaims(codes, amounts, track, terms);
    const capitated = services.filter(({ decision }) => decision.treatment === "Capitated");
    const ffs = services.filter(({ decision }) => decision.treatment === "FFS");
    const [ofCapitated, ofFfs] = [groupOf(capitated), groupOf(ffs)];
    const total = groupOf([unclassified, ofCapitated, ofFfs]);

    const rows: Result[][] = [];
    const add = (service: string, basis: string | null, group: Group, showParts: (show: Show) => void): void => {
      const show = showRow?.(rows.length);
      if (show !== undefined) showParts(show);
      rows.push([service, basis, ...figuresOf(group, total.amount, memberMonths, show)]);
    };
    for (const each of services)
      add(each.decision.service, each.decision.treatment, each, (show) => {
        showDecisions(each, edition, show);
      });
    add("Not classified", "Not classified", unclassified, (show) => {
      show("Not classified", "no code or no amount that can be read", "Arguments codes and amounts");
    });
    add("Capitated", "Capitated", ofCapitated, (show) => {
      showAmounts(capitated, edition, show);
    });
    add("FFS", "FFS", ofFfs, (show) => {
      showAmounts(ffs, edition, show);
    });
    add("Total", null, total, (show) => {
      show("Not classified", unclassified.amount, "Row Not classified");
      show("Capitated", ofCapitated.amount, "Row Capitated");
      show("FFS", ofFfs.amount, "Row FFS");
    });
    return rows;
  },
});

const DECIDED_BY = {
  row: "row of the table",
  exception: "exception of the table",
  "beyond its row": "exception of the table, beyond its row",
  track: "track",
  plan: "the plan's terms",
} as const;

/** What put lines into a service, which can differ from code to code. */
function showDecisions({ decisions }: ServiceGroup, edition: Edition, show: Show): void {
  const bySource = new Map(decisions.map((decision) => [sourceOf(decision, edition), decision]));
  for (const [source, { service, treatment, by }] of bySource) {
    show(service, treatment, source);
    show("Decided by", DECIDED_BY[by], source);
  }
}

function showAmounts(services: readonly ServiceGroup[], edition: Edition, show: Show): void {
  for (const { decision, amount } of services) show(decision.service, amount, sourceOf(decision, edition));
}

/** The cells from "Lines" on. */
function figuresOf({ lines, amount }: Group, total: Decimal, memberMonths: number | null, show?: Show): Result[] {
  const share = total.isZero() ? null : ratio(total.isNegative() ? amount.negated() : amount, total.abs());
  const pmpm = memberMonths === null ? null : ratio(amount, exact(memberMonths));
  show?.("Lines", lines, "Argument codes");
  show?.("Amount", amount, "Argument amounts");
  show?.("Amount of all lines", total, "Row Total");
  show?.("Share", share ?? "blank: the amount of all lines is 0", "Amount ÷ amount of all lines");
  if (memberMonths !== null && pmpm !== null) {
    show?.("Member months", memberMonths, "Argument memberMonths");
    show?.("PMPM", pmpm, "Amount ÷ member months");
  }
  return [lines, amount.toNumber(), share, pmpm];
}

function groupOf(groups: readonly Group[]): Group {
  return {
    lines: groups.reduce((total, { lines }) => total + lines, 0),
    amount: groups.reduce((total, { amount }) => total.plus(amount), exact(0)),
  };
}
