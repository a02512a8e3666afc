import { helpPages } from "../../src/build/help/pages";
import { catalogue } from "../../src/core/catalogue";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { callRule, type Outgoing } from "../../src/core/define/call";
import { tell } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import type { Edition } from "../../src/core/guide/edition";
import { EDITIONS } from "../../src/core/guide/editions";
import { recordRow } from "../../src/core/rules/model/working";
import { isTable } from "../../src/core/define/rule";

/**
 * A made-up edition beside the published one: a threshold moved, rows and a table renamed, a measure and a service
 * called otherwise. What it says must show in every answer, source, step and page that follows it, and nowhere else.
 */

jest.mock("../../src/core/guide/editions", () => {
  const { guide202407 } = jest.requireActual<{ guide202407: Edition }>("../../src/core/guide/2024-07/guide");
  const second: Edition = {
    ...guide202407,
    id: "2031-01",
    document: "A Made-up Guide, January 1, 2031 – December 31, 2031",
    places: {
      ...guide202407.places,
      improvement: "Table 6",
      attainment: "Table 7",
      socialRisk: "Social Drivers",
      risk: "Adjustment",
    },
    improvement: guide202407.improvement.map((row) =>
      row.code === "CBP" ? { ...row, improvementRange: "56-68" } : row.code === "GSD" ? { ...row, code: "GSD8" } : row,
    ),
    attainment: guide202407.attainment.map((row) =>
      row.code === "CBP" ? { ...row, threshold: "68" } : row.code === "GSD" ? { ...row, code: "GSD8" } : row,
    ),
    measureSet: guide202407.measureSet.map((row) =>
      row.code === "GSD"
        ? { ...row, code: "GSD8" }
        : row.code === "CBP"
          ? { ...row, measure: "Blood Pressure Under Control" }
          : row,
    ),
    intermediateCapitation: guide202407.intermediateCapitation.map(({ capitated, feeForService }) => ({
      capitated,
      feeForService: feeForService.map((service) =>
        service === "Filing of inflatable pump" ? "Pump filling" : service,
      ),
    })),
    services: { ...guide202407.services, "Pump filling": "implantable pump" },
    adjustmentByDecile: guide202407.adjustmentByDecile.map((row) =>
      row.decile === 1 ? { ...row, adjustment: "6%" } : row,
    ),
    payouts: { ...guide202407.payouts, start: "2031-01-01", end: "2031-12-31", schedule: [] },
    readings: {
      A01: {
        quote: "“whatever they add up to” (Table 7).",
        ours: "As printed in 2031.",
        alternatives: "None in 2031.",
      },
    },
  };
  return { EDITIONS: [guide202407, second] };
});

const SECOND = [["guide", "2031-01"]];

function answer(name: string, ...args: readonly unknown[]): Outgoing[][] | Refusal {
  const rule = catalogue.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`No ${name}`);
  return orRefusal(() =>
    callRule(
      rule,
      args.map((arg): unknown => (Array.isArray(arg) ? arg : [[arg]])),
    ),
  );
}

/** The one cell of an answer. */
function cell(name: string, ...args: readonly unknown[]): unknown {
  const found = answer(name, ...args);
  const only = found instanceof Refusal ? found : found[0]?.[0];
  return only instanceof Refusal ? `${only.code} ${only.sentence}` : only;
}

test("a workbook that names no edition stays on the first", () => {
  expect(EDITIONS).toHaveLength(2);
  expect(FIRST_EDITION.id).toBe("2024-07");
  expect(cell("INCENTIVE", "Adult", "CBP", 60, 67)).toBe(0.09);
  expect(cell("INCENTIVE", "Adult", "CBP", 60, 67, [["guide", "2024-07"]])).toBe(0.09);
  expect(cell("TERM", "CBP.threshold")).toBe(67);
  expect(cell("HPIADJ", 1)).toBe(0.05);
  expect(cell("GAP.CLOSURE", "GSD", 55, 60)).toBeCloseTo(5 / 14);
});

test("a threshold that the edition moves is the one in force", () => {
  expect(cell("INCENTIVE.STATUS", "Adult", "CBP", 60, 67, SECOND)).toBe("Improvement");
  expect(cell("INCENTIVE.STATUS", "Adult", "CBP", 60, 68, SECOND)).toBe("Attainment");
  expect(cell("INCENTIVE.TARGET", "CBP", "Threshold", null, SECOND)).toBe(68);
  expect(cell("TERM", "CBP.threshold", SECOND)).toBe(68);
  expect(cell("HPIADJ", 1, SECOND)).toBe(0.06);
  expect(cell("INCENTIVE.TOTAL", "Adult", [["CBP"]], [[60]], [[67]], SECOND)).toBe(0.06);
  expect(cell("RISKADJ", 20, 1, null, SECOND)).toBe(21.2);
  expect(answer("PAYOUT.SCHEDULE", SECOND)).toHaveLength(3);
  expect(cell("PAYOUT.NUMBER", 45657, SECOND)).toMatch(/^#N\/A .*2031-01-01 to 2031-12-31/);
});

test("a measure that the edition calls otherwise is known by that code, and by no other", () => {
  expect(cell("INCENTIVE", "Adult", "GSD8", 55, 64, SECOND)).toBe(0.09);
  expect(cell("INCENTIVE", "Adult", "GSD", 55, 64, SECOND)).toMatch(
    /^#VALUE! measure: "GSD" is not a measure of Table 3/,
  );
  expect(cell("INCENTIVE", "Adult", "GSD8", 55, 64)).toMatch(/^#VALUE! measure: "GSD8" is not a measure/);
  expect(cell("TERM", "GSD8.gold", SECOND)).toBe(69);
  expect(cell("TERM", "GSD8.gold", [...SECOND, ["GSD8.gold", 70]])).toBe(70);
  expect(cell("TERM", "GSD8.gold")).toMatch(/is not a parameter/);
  const measures = answer("MEASURES", "Adult", SECOND) as Outgoing[][];
  expect(measures.find(([code]) => code === "CBP")?.[1]).toBe("Blood Pressure Under Control");
  expect(measures.map(([code]) => code)).toContain("GSD8");
});

test("sources, steps and refusals cite the edition in force", () => {
  expect(cell("SOURCE", "CBP.threshold", SECOND)).toBe(
    "A Made-up Guide, January 1, 2031 – December 31, 2031: Table 7, CBP",
  );
  const steps = answer("WORKING", "INCENTIVE", "Adult", "CBP", 60, 67, SECOND) as Outgoing[][];
  const sources = steps
    .slice(1)
    .map(([, , source]) => (typeof source === "string" ? source : ""))
    .filter((source) => source.startsWith("Guide"));
  expect(sources.length).toBeGreaterThan(5);
  expect(sources.filter((source) => !source.startsWith("Guide 2031-01"))).toEqual([]);
  expect(sources).toContain("Guide 2031-01, Table 7, CBP");
  expect(steps.at(-1)?.[2]).toBe("Guide 2031-01, Table 3; Guide 2031-01, Table 6; Guide 2031-01, Table 7");
  expect(cell("TRACK.RULE", "95990", "C", SECOND)).toBe(
    "FFS: 95990 is excepted as “Pump filling” (Guide 2031-01, Table 2, Medicine Services 90757-99756, HCPCS – S & Q codes); reading A28, “Filing of inflatable pump”: Filling of an implantable pump: 95990, 95991, 96521, 96522.",
  );
  expect(cell("TRACK.RULE", "95990", "C")).toMatch(/“Filing of inflatable pump” \(Guide 2024-07/);
  expect(cell("INCENTIVE", "Adult", "CBP", 60, 67, [["guide", "2030-01"]])).toMatch(
    /this version carries the guide 2024-07 and 2031-01, not 2030-01/,
  );
});

test("every row of every table's examples cites the second edition alone where its terms name it", () => {
  for (const rule of catalogue.filter(isTable)) {
    const place = Object.values(rule.takes).findIndex(({ shape }) => shape === "terms");
    if (place < 0) continue;
    for (const { args } of rule.examples) {
      const given = Object.keys(rule.takes).map((_, index) =>
        index === place
          ? SECOND
          : args[index] === undefined || args[index] === null
            ? null
            : Array.isArray(args[index])
              ? args[index]
              : [[args[index]]],
      );
      for (let row = 1; row < 20; row += 1) {
        const { steps } = recordRow(rule, given as never, row);
        expect(steps.map(([, , source]) => source).filter((source) => source.includes("2024-07"))).toEqual([]);
      }
    }
  }
});

test("what a function tells of itself follows the edition", () => {
  const rule = catalogue.find(({ name }) => name === "INCENTIVE");
  const second = EDITIONS[1];
  if (rule === undefined || second === undefined) throw new Error("No INCENTIVE");
  const told = tell(rule, second);
  expect(told.source).toBe("Guide 2031-01, Table 3; Guide 2031-01, Table 6; Guide 2031-01, Table 7");
  expect(told.takes.measure?.kind.choices).toContain("GSD8");
  expect(told.takes.measure?.says).toContain("GSD8");
  expect(tell(rule, FIRST_EDITION).takes.measure?.says).not.toContain("GSD8");
  expect(cell("VERSION")).toMatch(/guide 2024-07 and 2031-01$/);
});

test("help has a section for each edition", () => {
  const pages = helpPages();
  const guide = pages["help/guide.html"] ?? "";
  expect(guide).toContain("Edition 2031-01: Table 7: Attainment incentive");
  expect(guide).toContain('id="guide-2031-01-table-5-gsd8"');
  expect(guide).toContain("Pump filling");
  expect(guide).toContain("A Made-up Guide");
  const ids = [...guide.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const terms = pages["help/plan-terms.html"] ?? "";
  const otherwise = terms.slice(terms.indexOf("What edition 2031-01 prints otherwise"));
  expect(otherwise).toContain("Guide 2031-01, Table 7, CBP");
  expect(otherwise).toContain(">68<");
  const incentive = pages["help/INCENTIVE.html"] ?? "";
  expect(incentive).toContain("Guide 2024-07, Table 5");
  expect(incentive).toContain('<a href="guide.html#guide-2031-01-table-5">Guide 2031-01, Table 7</a>');
  expect(pages["help/INCENTIVE.TOTAL.html"]).toContain("As printed in 2031.");
  for (const [file, page] of Object.entries(pages)) {
    for (const [, target = "", anchor = ""] of page.matchAll(/href="([A-Za-z0-9.-]*\.html)#([^"]+)"/g)) {
      expect([file, target, anchor, (pages[`help/${target}`] ?? "").includes(`id="${anchor}"`)]).toEqual([
        file,
        target,
        anchor,
        true,
      ]);
    }
  }
});
