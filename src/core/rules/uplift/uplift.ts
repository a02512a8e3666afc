import { share } from "../../define/kinds";
import { cell, defineRule, table, terms, type Result, type Show } from "../../define/rule";
import { decimals } from "../../numbers/carriers";
import { exact, type Decimal } from "../../numbers/exact";
import { basePmpmArgument, elementIn } from "./arguments";
import { ofBase } from "./elements";
import { freeAllocation, sharesAddUp } from "./readings";
import { upliftShares } from "./shares";

/** The rows of its answer. */
export const UPLIFT_TITLES = [
  "Base payment",
  "Direct services",
  "Population health",
  "Performance incentive, at most",
  "Total",
] as const;
export type UpliftTitle = (typeof UPLIFT_TITLES)[number];

export const uplift = defineRule({
  name: "UPLIFT",
  family: "The 30% uplift",
  says: "Base payment and the three elements as shares of base and per member per month, within both ceilings.",
  cites: [{ part: "overview" }, { part: "attainmentGuidelines" }],
  readings: [sharesAddUp, freeAllocation],
  takes: {
    basePmpm: basePmpmArgument,
    directShare: cell(
      share,
      (edition) => `Direct services, ${elementIn("directServices", edition)}, as a share of base`,
    ),
    populationHealthShare: cell(
      share,
      (edition) => `Population health, ${elementIn("populationHealth", edition)}, as a share of base`,
    ),
    incentiveShare: cell(
      share,
      (edition) => `Performance incentive, ${elementIn("methodology", edition)}, at most, as a share of base`,
    ),
    terms,
  },
  gives: table("Base payment, the three elements and their total", "Element", "Share of base", "PMPM"),
  examples: [
    {
      args: [30, 0.05, 0.1, 0.15],
      gives: [
        ["Base payment", 1, 30],
        ["Direct services", 0.05, 1.5],
        ["Population health", 0.1, 3],
        ["Performance incentive, at most", 0.15, 4.5],
        ["Total", 1.3, 39],
      ],
      because: "5% + 10% + 15% is 30%: a base of 30.00 becomes at most 39.00.",
    },
    { args: [30, 0.1, 0.1, 0.15], gives: "#VALUE!", because: "35% in all is above the 30% of the guide." },
  ],
  compute({ basePmpm, directShare, populationHealthShare, incentiveShare, terms }, showRow) {
    const { direct, populationHealth, incentive, all } = upliftShares(
      directShare,
      populationHealthShare,
      incentiveShare,
      terms,
    );
    const showOf = (title: UpliftTitle): Show | undefined => showRow?.(UPLIFT_TITLES.indexOf(title));
    const row = (element: UpliftTitle, part: Decimal, source: string): Result[] => {
      const show = showOf(element);
      const pmpm = ofBase(decimals, part, exact(basePmpm));
      show?.("Share of base", part, source);
      show?.("Base payment, PMPM", basePmpm, "Argument basePmpm");
      show?.(`${element}, PMPM`, pmpm, "Share of base × base payment");
      return [element, part.toNumber(), pmpm.toNumber()];
    };
    const [ofIncentive, ofTotal] = [showOf("Performance incentive, at most"), showOf("Total")];
    ofIncentive?.("Ceiling of this share", terms.value("incentive.ceiling"), terms.source("incentive.ceiling"));
    ofTotal?.(
      "Share of the three elements",
      all,
      "Arguments directShare, populationHealthShare and incentiveShare, added up",
    );
    ofTotal?.("Ceiling of that share", terms.value("uplift.ceiling"), terms.source("uplift.ceiling"));
    return [
      row("Base payment", exact(1), "All of it"),
      row("Direct services", direct, "Argument directShare"),
      row("Population health", populationHealth, "Argument populationHealthShare"),
      row("Performance incentive, at most", incentive, "Argument incentiveShare"),
      row("Total", all.plus(1), "1 + the share of the three elements"),
    ];
  },
});
