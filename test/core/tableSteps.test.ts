import { catalogue } from "../../src/core/catalogue";
import { Refusal } from "../../src/core/cells/refusal";
import { isTable, type Range, type TableRule } from "../../src/core/define/rule";
import { recordRow, type Step } from "../../src/core/rules/model/working";

/** Every row of a table tells how it comes about: steps by their titles, against values worked by hand. */

type Given = readonly (number | string | null | Range)[];

function tableNamed(name: string): TableRule {
  const rule = catalogue.filter(isTable).find((each) => each.name === name);
  if (rule === undefined) throw new Error(`${name} is no table`);
  return rule;
}

const rangesOf = (args: Given): (Range | null)[] =>
  args.map((arg) => (arg === null || Array.isArray(arg) ? (arg as Range | null) : [[arg]]));
const column = (...cells: (number | string | null)[]): Range => cells.map((cell) => [cell]);

/** The steps of the row that begins with a title; for a title that comes twice, of the first. */
function stepsOf(name: string, args: Given, title: number | string): readonly Step[] {
  const rule = tableNamed(name);
  for (let row = 1; ; row += 1) {
    const { steps, cells } = recordRow(rule, rangesOf(args), row);
    if (cells.length === 0) throw new Error(`${name} has no row ${title}`);
    if (cells[0] === title) return steps;
  }
}

/** Of those steps the values, and one of them by its title. */
function working(name: string, args: Given, title: number | string) {
  const steps = stepsOf(name, args, title);
  const named = (step: string): Step => {
    const found = steps.find(([each]) => each === step);
    if (found === undefined)
      throw new Error(`${name}, ${title}: no step ${step} among ${steps.map(([each]) => each).join("; ")}`);
    return found;
  };
  return { steps, value: (step: string) => named(step)[1], source: (step: string) => named(step)[2] };
}

const tables = catalogue.filter((rule) => isTable(rule) && rule.name !== "WORKING");

describe.each(tables.map((rule) => [rule.name, rule as TableRule] as const))("%s", (_name, rule) => {
  const worked = rule.examples.filter(({ gives }) => Array.isArray(gives));

  test("every row of its examples has steps with sources, and the cells that it has unwatched", () => {
    for (const { args, gives } of worked) {
      (gives as unknown[][]).forEach((cells, index) => {
        const recorded = recordRow(rule, rangesOf(args as Given), index + 1);
        expect(recorded.cells).toEqual(cells.map((cell) => cell ?? ""));
        expect(recorded.steps.length).toBeGreaterThan(0);
        for (const [step, , source] of recorded.steps)
          expect([step, source].every((text) => text.length > 0)).toBe(true);
      });
    }
  });

  test("its header has no steps, nor has what lies below it", () => {
    const args = rangesOf(rule.examples[0].args as Given);
    expect(recordRow(rule, args, 0)).toEqual({ steps: [], cells: rule.gives.columns });
    expect(recordRow(rule, args, 1000)).toEqual({ steps: [], cells: [] });
  });

  test("numbers of a row stand among its steps", () => {
    for (const { args, gives } of worked) {
      (gives as unknown[][]).forEach((cells, index) => {
        const values = recordRow(rule, rangesOf(args as Given), index + 1).steps.map(([, value]) => value);
        // What a row counts or numbers is no step of it.
        const counted = new Set(["Payout", "Measures scored", "Measures without data"]);
        const missed = cells.filter(
          (cell, at) =>
            typeof cell === "number" && !counted.has(rule.gives.columns[at] ?? "") && !values.includes(cell),
        );
        expect([index, missed]).toEqual([index, []]);
      });
    }
  });
});

describe("RECONCILE", () => {
  const args: Given = [column(1000, 1000, 1000), column(800, 1300, null)];

  test("800 earned of 1,000 paid is 200 too much, which the second payout bears", () => {
    expect(stepsOf("RECONCILE", args, 2)).toEqual([
      ["Projected", 1000, "Argument projected, in cents"],
      ["Earned", 1300, "Argument earned, in cents"],
      ["Paid", 1000, "Argument projected, as nothing else is given as paid, in cents"],
      ["Status", "Settled", "No amount earned is missing"],
      ["Carried in", -200, "Balance of the settled payouts before it, 0 for the first"],
      ["Difference: earned − paid", 300, "Guide 2024-07, Element 3: Methodology"],
      ["Available: difference + carried in", 100, "Guide 2024-07, Incentive Payouts"],
      ["Due: what is available, above 0", 100, "Guide 2024-07, Incentive Payouts"],
      ["Carried out: what is available, below 0", 0, "Guide 2024-07, Incentive Payouts"],
    ]);
    const first = working("RECONCILE", args, 1);
    expect([
      first.value("Available: difference + carried in"),
      first.value("Due: what is available, above 0"),
      first.value("Carried out: what is available, below 0"),
    ]).toEqual([-200, 0, -200]);
  });

  test("what is not settled stops at what it carries in; the total adds the settled ones", () => {
    expect(
      stepsOf("RECONCILE", args, 3)
        .map(([step, value]) => [step, value])
        .slice(1),
    ).toEqual([
      ["Earned", "blank"],
      ["Paid", "blank"],
      ["Status", "Not begun"],
      ["Carried in", 0],
    ]);
    const { value, source } = working("RECONCILE", args, "Total");
    expect([
      value("Earned"),
      value("Paid"),
      value("Difference: earned − paid"),
      value("Due"),
      value("Carried out: difference − due"),
    ]).toEqual([2100, 2000, 100, 100, 0]);
    expect(source("Due")).toBe("Settled payouts added up: 1, 2");
    expect(working("RECONCILE", [...args, null, 0], "Total").source("Due")).toBe("No payout is settled");
    expect(working("RECONCILE", [...args, column(900, null, null)], 1).source("Paid")).toBe("Argument paid, in cents");
  });
});

describe("INCENTIVE.SCORECARD", () => {
  const reported: Given = ["Pediatric", column("CIS", "IMA", "AMR"), column(45, 26, 81), column(62, 30, 91)];
  const args: Given = [...reported, 4.5, 6000];

  test("CIS: 1 of the 9 points from 61 to 70 earns a ninth of the way from 16.5% to 27%", () => {
    const { steps, value, source } = working("INCENTIVE.SCORECARD", args, "CIS");
    expect(steps.slice(0, 2)).toEqual([
      ["Baseline given", 45, "Argument baselines"],
      ["Score given", 62, "Argument scores"],
    ]);
    expect([value("Points past the threshold"), value("Points from threshold to gold")]).toEqual([1, 9]);
    expect([value("Threshold share"), value("Gold share")]).toEqual([0.165, 0.27]);
    expect(value("Earned share")).toBe(0.165 + 0.105 / 9);
    expect(value("Score needed for Gold, the next level that pays more")).toBe(70);
    expect([value("PMPM at 100%"), value("Member months"), value("Amount"), value("Amount at next level")]).toEqual([
      4.5, 6000, 4770, 7290,
    ]);
    expect(source("Gold share")).toBe("Guide 2024-07, Table 5, CIS, Pediatric");
    expect(source("Share at next level")).toBe("Guide 2024-07, Table 5, CIS, Pediatric");
  });

  test("what leaves a measure nothing is the source of its maximum", () => {
    const open = working("INCENTIVE.SCORECARD", args, "DSF-E");
    expect([open.value("Maximum share"), open.source("Maximum share")]).toEqual([0, "Guide 2024-07, Table 5"]);
    const beyond = working("INCENTIVE.SCORECARD", ["Pediatric", column("CBP"), column(60), column(66)], "CBP");
    expect([beyond.value("Status"), beyond.value("Maximum share"), beyond.source("Maximum share")]).toEqual([
      "Not applicable",
      0,
      "Guide 2024-07, Table 4",
    ]);
    const plan: Range = [["missing", "redistribute", "Contract 9"]];
    const missing = working(
      "INCENTIVE.SCORECARD",
      ["Pediatric", column("CIS", "IMA"), column(45, 26), column(62, 30), null, null, plan],
      "AMR",
    );
    expect([missing.value("Maximum share"), missing.source("Maximum share")]).toEqual([0, "Contract 9"]);
  });

  test("redistribution, ceiling and total go on from the sum of the measures", () => {
    const plan: Range = [
      ["tbd", "redistribute", "Contract 3"],
      ["total.ceiling", 0.5, "Contract 4"],
    ];
    const given: Given = [...args, plan];
    // 259/600 of 0.63 that can be earned, over gold shares of 0.99 in all.
    const redistribution = working("INCENTIVE.SCORECARD", given, "Redistribution");
    expect(redistribution.value("Earned share: sum of the measures")).toBe(259 / 600);
    expect(redistribution.value("Earned share: factor of the redistribution")).toBe(11 / 7);
    expect(redistribution.value("Earned share: redistribution")).toBeCloseTo((259 / 600) * (4 / 7), 15);
    expect(redistribution.source("Earned share: redistribution")).toContain("Contract 3");
    expect(redistribution.steps.some(([step]) => step.endsWith("ceiling"))).toBe(false);
    const ceiling = working("INCENTIVE.SCORECARD", given, "Ceiling");
    expect(ceiling.value("Earned share: ceiling")).toBeCloseTo(0.5 - (259 / 600) * (11 / 7), 15);
    expect(ceiling.source("Earned share: ceiling")).toBe("At most 0.5: Contract 4");
    const total = working("INCENTIVE.SCORECARD", given, "Total");
    expect([total.value("Earned share: total"), total.value("PMPM"), total.value("Amount")]).toEqual([
      0.5, 2.25, 13500,
    ]);
  });

  test("rounding: the total in cents less its lines in cents", () => {
    // A third of a cent three times: 0.27, 0.18 and 0.18 of 1.0185.
    const given: Given = [...reported.slice(0, 3), column(70, 46, 91), 1.0185, 1];
    const { value } = working("INCENTIVE.SCORECARD", given, "Rounding");
    // 0.274995, 0.18333 and 0.18333 are 0.27, 0.18 and 0.18; together 0.641655 is 0.64.
    expect([
      value("Amount of the total"),
      value("Amount of the rows above, added up"),
      value("Amount, rounding"),
    ]).toEqual([0.64, 0.63, 0.01]);
    expect(working("INCENTIVE.SCORECARD", given, "Total").steps.some(([step]) => step.includes("rounding"))).toBe(
      false,
    );
  });

  test("a refused measure shows the steps up to its refusal", () => {
    const { steps, cells } = recordRow(
      tableNamed("INCENTIVE.SCORECARD"),
      rangesOf(["Pediatric", column("CIS"), column(45), column(0.62)]),
      1,
    );
    expect(cells[1]).toBeInstanceOf(Refusal);
    expect(steps.map(([step]) => step)).toContain("Attainment Gold Standard");
  });
});

describe("INCENTIVE.PANEL", () => {
  const args: Given = [
    column("P1", "P1", "P2"),
    column("Adult", "Adult", "Pediatric"),
    column("CBP", "COL", "CIS"),
    column(60, 52, 45),
    column(66.5, 63, null),
  ];

  test("each practice by its own measures: 6% and 9% are 15% of the 82% that can be earned", () => {
    const { steps, value, source } = working("INCENTIVE.PANEL", args, "P1");
    // Nine measures, then sum, maximum, redistribution, ceiling in force and ceiling.
    expect(steps).toHaveLength(9 + 5);
    expect([
      value("CBP: Improvement"),
      value("COL: Attainment"),
      value("AHU: No data"),
      value("TCOC: To be determined"),
    ]).toEqual([0.06, 0.09, 0, 0]);
    expect([
      value("Sum of the measures"),
      value("Can be earned at most"),
      value("Redistribution"),
      value("Ceiling"),
    ]).toEqual([0.15, 0.82, 0, 0]);
    expect(source("Ceiling")).toBe("At most 1: Guide 2024-07, Element 3: Methodology");
    expect(stepsOf("INCENTIVE.PANEL", args, "P2").slice(0, 1)).toEqual([["CIS: No data", 0, "As INCENTIVE"]]);
  });

  test("a practice whose total is refused still shows its measures", () => {
    const plan: Range = [["missing", "redistribute", "Contract 9"]];
    const { steps, cells } = recordRow(tableNamed("INCENTIVE.PANEL"), rangesOf([...args, plan]), 2);
    expect(cells[2]).toBeInstanceOf(Refusal);
    expect(steps.map(([step]) => step)).toEqual([
      "CIS: No data",
      "IMA: No data",
      "AMR: No data",
      "DSF-E: To be determined",
      "TCOC: To be determined",
    ]);
  });
});

describe("CLAIMS.SPLIT", () => {
  const args: Given = [column("99213", "99396", 93306, "992xx", "99213-25"), column(100, 150, 200, 40, -50), "C", 10];

  test("a service: what decided, where it stands, its lines and its amount", () => {
    expect(stepsOf("CLAIMS.SPLIT", args, "Echocardiograms")).toEqual([
      ["Echocardiograms", "FFS", "Guide 2024-07, Table 2, Medicine Services 90757-99756, HCPCS – S & Q codes"],
      [
        "Decided by",
        "exception of the table",
        "Guide 2024-07, Table 2, Medicine Services 90757-99756, HCPCS – S & Q codes",
      ],
      ["Lines", 1, "Argument codes"],
      ["Amount before rounding", 200, "Argument amounts"],
      ["Amount", 200, "Rounded to cents"],
      ["Amount of all lines before rounding", 440, "Row Total"],
      ["Share", 200 / 440, "Amount ÷ amount of all lines, before rounding"],
      ["Member months", 10, "Argument memberMonths"],
      ["PMPM", 20, "Amount before rounding ÷ member months"],
    ]);
  });

  test("sums by their services, and all of it by its three parts", () => {
    const capitated = stepsOf("CLAIMS.SPLIT", args, "Capitated").slice(0, 2);
    expect(capitated.map(([step, value]) => [step, value])).toEqual([
      ["E&M 992xx", 50],
      ["Other E&M 99300-99499", 150],
    ]);
    expect(
      stepsOf("CLAIMS.SPLIT", args, "Total")
        .slice(0, 3)
        .map(([step, value]) => [step, value]),
    ).toEqual([
      ["Not classified", 40],
      ["Capitated", 200],
      ["FFS", 200],
    ]);
  });

  test("codes of one service that different words decide each have their own", () => {
    // IUDs are excepted from two rows of Table 2: the S code from one, the J code from the other.
    const iuds = stepsOf("CLAIMS.SPLIT", [column("S4989", "J7300", "J7301"), column(10, 20, 30), "C"], "IUDs");
    expect(iuds.filter(([step]) => step === "IUDs").map(([, , source]) => source)).toEqual([
      "Guide 2024-07, Table 2, Medicine Services 90757-99756, HCPCS – S & Q codes",
      "Guide 2024-07, Table 2, Drugs, non-oral and chemo – HCPCS – J Codes",
    ]);
    const plan: Range = [["track.exceptions", "service", "Contract 5"]];
    const flu = stepsOf("CLAIMS.SPLIT", [column("Q2034", "G0008"), column(10, 20), "C", null, plan], "Flu Vaccines");
    expect(flu.filter(([step]) => step === "Decided by").map(([, value]) => value)).toEqual([
      "exception of the table",
      "exception of the table, beyond its row",
    ]);
  });

  test("nothing divides by a total of 0", () => {
    expect(working("CLAIMS.SPLIT", [column("99213", "99213"), column(50, -50), "B"], "Total").value("Share")).toBe(
      "blank: the amount of all lines is 0",
    );
  });
});

test("UPLIFT: a share of base times base, under its ceiling", () => {
  const plan: Range = [["incentive.ceiling", 0.2, "Contract 2"]];
  const { value, source } = working("UPLIFT", [30, 0.05, 0.1, 0.15, plan], "Performance incentive, at most");
  expect([
    value("Ceiling of this share"),
    value("Share of base"),
    value("Base payment, PMPM"),
    value("Performance incentive, at most, PMPM"),
  ]).toEqual([0.2, 0.15, 30, 4.5]);
  expect([source("Ceiling of this share"), source("Share of base")]).toEqual(["Contract 2", "Argument incentiveShare"]);
  const total = working("UPLIFT", [30, 0.05, 0.1, 0.15], "Total");
  expect([
    total.value("Share of the three elements"),
    total.value("Ceiling of that share"),
    total.value("Share of base"),
    total.value("Total, PMPM"),
  ]).toEqual([0.3, 0.3, 1.3, 39]);
  expect(total.source("Ceiling of that share")).toBe("Guide 2024-07, Payment Model Overview");
});

test("UPLIFT.OUTLOOK: each element by its own steps", () => {
  const args: Given = ["B", 30, 20, 0.05, 0.1, 0.15, 0.5, 1000, 1];
  const risk = working("UPLIFT.OUTLOOK", args, "Risk adjustment");
  // 5% of 20 capitated and 3 for population health.
  expect([
    risk.value("Adjustment for decile 1"),
    risk.value("PMPM that it applies to"),
    risk.value("PMPM expected"),
    risk.value("Amount maximum"),
  ]).toEqual([0.05, 23, 1.15, 1150]);
  const incentive = working("UPLIFT.OUTLOOK", args, "Performance incentive");
  expect([
    incentive.value("PMPM committed"),
    incentive.value("PMPM expected"),
    incentive.value("PMPM maximum"),
    incentive.value("Amount expected"),
  ]).toEqual([0, 2.25, 4.5, 2250]);
  expect(incentive.steps.some(([step]) => step.includes("decile"))).toBe(false);
  const added = working("UPLIFT.OUTLOOK", args, "Added over base");
  expect([added.value("PMPM expected"), added.source("PMPM expected")]).toEqual([
    7.9,
    "Direct services + Population health + Performance incentive + Risk adjustment",
  ]);
});

test("PAYOUT.SCHEDULE: the second of three periods, paid three months after its last", () => {
  const { value, source } = working("PAYOUT.SCHEDULE", [], 2);
  expect([
    value("Months of a period"),
    value("Period start"),
    value("Performance through"),
    value("Payment month"),
  ]).toEqual([6, 45658, 45838, 45901]);
  expect(source("Start date of the project")).toBe("Guide 2024-07, Incentive Payouts");
  expect(
    working("PAYOUT.SCHEDULE", [[["payout.start", 45658, "Amendment 1"]]], 1).source("Start date of the project"),
  ).toBe("Amendment 1");
});

test("MEASURES: the source of every target and share of the row", () => {
  const plan: Range = [
    ["CBP.gold", 72, "Contract 4.2"],
    ["weights", "normalised", "Contract 6"],
  ];
  const { value, source } = working("MEASURES", [null, plan], "CBP");
  expect([value("Minimum"), value("Threshold"), value("Gold Standard")]).toEqual([56, 67, 72]);
  expect([source("Minimum"), source("Threshold"), source("Gold Standard")]).toEqual([
    "Guide 2024-07, Table 4, CBP",
    "Guide 2024-07, Table 5, CBP",
    "Contract 4.2",
  ]);
  expect([value("Pediatric shares"), source("Pediatric shares")]).toEqual(["NA", "Guide 2024-07, Table 4, CBP"]);
  expect(source("Adult gold share")).toBe("Guide 2024-07, Table 5, CBP, Adult; normalised by Contract 6");
});

test("a table that is refused as a whole is refused in each cell of the row", () => {
  const { steps, cells } = recordRow(tableNamed("UPLIFT"), rangesOf([30, 0.1, 0.1, 0.15]), 2);
  expect(steps).toEqual([]);
  expect(cells.map((cell) => cell instanceof Refusal && cell.code)).toEqual(["#VALUE!", "#VALUE!", "#VALUE!"]);
});
