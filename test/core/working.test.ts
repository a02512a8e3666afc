import { recordCase } from "../../src/core/rules/model/working";
import { valueRuleNamed } from "./answers";

/** Workings by which a figure can be done again by hand. */

type Terms = readonly (readonly (string | number)[])[];

function stepsOf(name: string, ...args: readonly (string | number | Terms)[]): (readonly unknown[])[] {
  return recordCase(
    valueRuleNamed(name),
    args.map((arg) => (Array.isArray(arg) ? arg : [[arg]]) as unknown[][]),
  ).steps.map(([title, value]) => [title, value]);
}

describe("where the plan's weights scale a share, what is published and what scales it", () => {
  test("exact weights: 3 of 26 over the published 12%", () => {
    const steps = stepsOf("INCENTIVE", "Mixed", "CBP", 60, 74, [["weights", "exact"]]);
    expect(steps).toEqual(
      expect.arrayContaining([
        ["Weight of CBP", 3],
        ["Weights of Mixed practices' measures, added up", 26],
        ["Published gold share of CBP", 0.12],
        ["Factor of the weights", 0.9615384615384616],
        ["Published gold share", 0.12],
        ["Gold share", 3 / 26],
      ]),
    );
  });

  test("normalised weights: 1 over all published gold shares", () => {
    const steps = stepsOf("INCENTIVE", "Mixed", "CBP", 60, 70, [["weights", "normalised"]]);
    expect(steps).toEqual(
      expect.arrayContaining([
        ["Published gold shares of Mixed practices, added up", 1.04],
        ["Factor of the weights", 0.9615384615384616],
        ["Published threshold share", 0.075],
        ["Threshold share", 0.075 / 1.04],
      ]),
    );
  });

  test("a share that is given, or as published, is not scaled", () => {
    const given = stepsOf("INCENTIVE", "Mixed", "CBP", 60, 74, [
      ["weights", "exact"],
      ["CBP.Mixed.gold", 0.2],
    ]);
    for (const steps of [given, stepsOf("INCENTIVE", "Mixed", "CBP", 60, 74)])
      expect(steps.map(([title]) => title)).not.toContain("Factor of the weights");
  });
});

describe("under score.rounding, what is given and what is judged", () => {
  const rounded: Terms = [["score.rounding", 0]];

  test("INCENTIVE.TARGET", () => {
    const steps = stepsOf("INCENTIVE.TARGET", "CIS", "Improvement", 45.4, rounded);
    expect(steps.slice(0, 2)).toEqual([
      ["Baseline", 45.4],
      ["Baseline in points, as judged", 45],
    ]);
  });

  test("GAP.CLOSURE", () => {
    expect(stepsOf("GAP.CLOSURE", "CIS", 45.4, 47.6, rounded)).toEqual([
      ["Baseline", 45.4],
      ["Score", 47.6],
      ["Baseline in points, as judged", 45],
      ["Score in points, as judged", 48],
      ["Attainment Gold Standard", 70],
      ["Points gained", 3],
      ["Gap from baseline to Gold Standard", 25],
    ]);
  });
});

describe("GAP.CASES counts to the least whole number that is enough", () => {
  test("67% of 201 patients is 134.67", () => {
    expect(stepsOf("GAP.CASES", "CBP", 120, 201, "Threshold").slice(-3)).toEqual([
      ["Count at that score", 134.67],
      ["Count needed", 135],
      ["Count now", 120],
    ]);
  });

  test("under rounding the half below the score is enough", () => {
    expect(stepsOf("GAP.CASES", "CBP", 120, 200, "Threshold", "", [["score.rounding", 0]]).slice(-4)).toEqual([
      ["Scores from this on round to it", 66.5],
      ["Count at that score", 133],
      ["Count needed", 133],
      ["Count now", 120],
    ]);
  });

  test("where lower is better the half itself rounds away from it", () => {
    expect(stepsOf("GAP.CASES", "AHU", 30, 1000, "Threshold", "", [["score.rounding", 0]]).slice(-4)).toEqual([
      ["Scores below this round to it", 21.5],
      ["Count at that score", 21.5],
      ["Count needed", 21],
      ["Count now", 30],
    ]);
  });
});
