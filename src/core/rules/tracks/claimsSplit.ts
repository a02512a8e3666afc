import { positiveMonths } from "../../define/kinds";
import { cell, defineRule, listOfEach, optional, table, terms, type Result, type Show } from "../../define/rule";
import type { Edition } from "../../guide/edition";
import { cents, exact, ratio, type Decimal } from "../../numbers/exact";
import { codesArgument, lineAmount } from "./arguments";
import { sourceOf, type Decision } from "./classify";
import { CODE_READINGS } from "./readings";
import { splitClaims, type Group } from "./split";
import { trackKind } from "./trackKind";

export const claimsSplit = defineRule({
  name: "CLAIMS.SPLIT",
  family: "Direct services",
  says: "Claim lines added up by service and by how a track pays them.",
  cites: [{ part: "basicCapitation" }, { part: "intermediateCapitation" }],
  readings: CODE_READINGS,
  takes: {
    codes: codesArgument,
    amounts: listOfEach(lineAmount, "Amount of each line in dollars, allowed or paid; reversals are negative"),
    track: cell(trackKind, "A, B or C"),
    memberMonths: optional(positiveMonths, "Member months of the experience, for the PMPM column"),
    terms,
  },
  gives: table(
    "One row for each service that occurs, then Not classified, Capitated, FFS and Total; amounts in cents, totals of amounts add up their rows, share and PMPM are not rounded",
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
    {
      args: [[["99213"], ["99214"], [null], ["G0008"]], [[10.004], ["12.50"], [null], [null]], "B"],
      gives: [
        ["E&M 992xx", "Capitated", 1, 10, 1, null],
        ["Immunizations 90281–90756, G0008–G0010", "FFS", 1, 0, 0, null],
        ["Not classified", "Not classified", 1, 0, 0, null],
        ["Capitated", "Capitated", 1, 10, 1, null],
        ["FFS", "FFS", 1, 0, 0, null],
        ["Total", null, 3, 10, 1, null],
      ],
      because: "A blank line is skipped, an amount that is text counted without money, a blank amount as none.",
    },
  ],
  compute({ codes, amounts, track, memberMonths, terms }, showRow) {
    const { edition } = terms;
    const { services: found, unclassified } = splitClaims(codes, amounts, track, terms);
    const services = found.map((each) => ({ ...each, ...inCents(each) }));
    const notClassified = inCents(unclassified);
    const capitated = services.filter(({ decision }) => decision.treatment === "Capitated");
    const ffs = services.filter(({ decision }) => decision.treatment === "FFS");
    const [ofCapitated, ofFfs] = [together(capitated), together(ffs)];
    const total = together([notClassified, ofCapitated, ofFfs]);

    const rows: Result[][] = [];
    const add = (service: string, basis: string | null, sums: Sums, showParts: (show: Show) => void): void => {
      const show = showRow?.(rows.length);
      if (show !== undefined) showParts(show);
      rows.push([service, basis, ...figuresOf(sums, total.amount, memberMonths, show)]);
    };
    for (const each of services)
      add(each.decision.service, each.decision.treatment, each, (show) => {
        showDecisions(each.decisions, edition, show);
        showOwn(each, show);
      });
    add("Not classified", "Not classified", notClassified, (show) => {
      show("Not classified", "no code or no amount that can be read", "Arguments codes and amounts");
      if (unclassified.first !== null) show("The first of them", unclassified.first, "Arguments codes and amounts");
      showOwn(notClassified, show);
    });
    const addTogether = (basis: string, sums: Sums, members: readonly Service[]): void => {
      add(basis, basis, sums, (show) => {
        for (const { decision, money } of members) show(decision.service, money, sourceOf(decision, edition));
        showTogether(sums, "Rows above, added up", show);
      });
    };
    addTogether("Capitated", ofCapitated, capitated);
    addTogether("FFS", ofFfs, ffs);
    add("Total", null, total, (show) => {
      show("Not classified", notClassified.money, "Row Not classified");
      show("Capitated", ofCapitated.money, "Row Capitated");
      show("FFS", ofFfs.money, "Row FFS");
      showTogether(total, "Not classified + Capitated + FFS", show);
    });
    return rows;
  },
});

/** Lines together: their amount as it is, and in cents as the table shows it. */
interface Sums extends Group {
  readonly money: Decimal;
}

interface Service extends Sums {
  readonly decision: Decision;
}

function inCents({ lines, amount }: Group): Sums {
  return { lines, amount, money: cents(amount) };
}

function together(parts: readonly Sums[]): Sums {
  const sum = (of: (part: Sums) => Decimal): Decimal => parts.reduce((total, part) => total.plus(of(part)), exact(0));
  return {
    lines: parts.reduce((total, { lines }) => total + lines, 0),
    amount: sum(({ amount }) => amount),
    money: sum(({ money }) => money),
  };
}

const DECIDED_BY = {
  row: "row of the table",
  exception: "exception of the table",
  "beyond its row": "exception of the table, beyond its row",
  track: "track",
  plan: "the plan's terms",
} as const;

/** What put lines into a service, which can differ from code to code. */
function showDecisions(decisions: readonly Decision[], edition: Edition, show: Show): void {
  const bySource = new Map(decisions.map((decision) => [sourceOf(decision, edition), decision]));
  for (const [source, { service, treatment, by }] of bySource) {
    show(service, treatment, source);
    show("Decided by", DECIDED_BY[by], source);
  }
}

function showOwn({ lines, amount, money }: Sums, show: Show): void {
  show("Lines", lines, "Argument codes");
  show("Amount before rounding", amount, "Argument amounts");
  show("Amount", money, "Rounded to cents");
}

function showTogether({ lines, amount, money }: Sums, source: string, show: Show): void {
  show("Lines", lines, source);
  show("Amount", money, source);
  show("Amount before rounding", amount, "Argument amounts");
}

/** The cells from "Lines" on; share and PMPM stand on what is not rounded yet. */
function figuresOf({ lines, amount, money }: Sums, total: Decimal, memberMonths: number | null, show?: Show): Result[] {
  const share = total.isZero() ? null : ratio(amount, total);
  const pmpm = memberMonths === null ? null : ratio(amount, exact(memberMonths));
  show?.("Amount of all lines before rounding", total, "Row Total");
  show?.("Share", share ?? "blank: the amount of all lines is 0", "Amount ÷ amount of all lines, before rounding");
  if (memberMonths !== null && pmpm !== null) {
    show?.("Member months", memberMonths, "Argument memberMonths");
    show?.("PMPM", pmpm, "Amount before rounding ÷ member months");
  }
  return [lines, money.toNumber(), share, pmpm];
}
