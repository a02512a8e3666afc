import { catalogue } from "../../src/core/catalogue";
import { isTable } from "../../src/core/define/rule";
import { exact } from "../../src/core/numbers/exact";
import { recordCase } from "../../src/core/rules/model/working";

/**
 * A value follows from its steps: as the last number among them, in cents where it is money, or in the way that is
 * listed here. A step that is forgotten leaves a result that nothing leads to.
 */

type Steps = readonly (readonly [title: string, value: unknown])[];

/** What the numbers of a working come to, by its function. */
const COMES_TO: Readonly<Record<string, (steps: Steps) => readonly number[]>> = {
  "GAP.CLOSURE": (steps) => [at(steps, "Points gained") / at(steps, "Gap from baseline to Gold Standard")],
  "GAP.CASES": (steps) => [0, Math.abs(at(steps, "Count needed") - at(steps, "Count now"))],
  "INCENTIVE.TARGET": numbersOf,
  "INCENTIVE.TOTAL": (steps) => [at(steps, "Sum of the measures") + at(steps, "Redistribution") + at(steps, "Ceiling")],
  AGESEX: (steps) => [at(steps, "Factor × member months, added up") / at(steps, "Member months")],
  "UPLIFT.TOTAL": (steps) => [numbersOf(steps).reduce((total, each) => total + each, 0)],
  "UPLIFT.SOLVE": (steps) => numbersIn(steps, /^Added at a share of (.+)$/),
  "PAYOUT.NUMBER": (steps) => numbersIn(steps, /^Payout (\d+)$/),
};

function numbersOf(steps: Steps): number[] {
  return steps.flatMap(([, value]) => (typeof value === "number" ? value : []));
}

function numbersIn(steps: Steps, title: RegExp): number[] {
  return steps.flatMap(([each]) => {
    const found = title.exec(each)?.[1];
    return found === undefined ? [] : Number(found);
  });
}

function at(steps: Steps, title: string): number {
  return Number(steps.find(([each]) => each === title)?.[1] ?? NaN);
}

const examples = catalogue.flatMap((rule) =>
  isTable(rule)
    ? []
    : rule.examples.flatMap(({ args, gives }) =>
        typeof gives === "number" ? [[`${rule.name}(${args.map(String).join(", ")})`, rule, args, gives] as const] : [],
      ),
);

test.each(examples)("%s", (_title, rule, args, gives) => {
  const given = args.map((arg) => (arg === null || Array.isArray(arg) ? arg : [[arg]]));
  const steps = recordCase(rule, given as unknown[][][]).steps.map(([title, value]) => [title, value] as const);
  const last = numbersOf(steps).slice(-1);
  const led = COMES_TO[rule.name]?.(steps) ?? [
    ...last,
    ...last.map((each) => exact(each).toDecimalPlaces(2).toNumber()),
  ];
  expect(led.map((each) => exact(each).toSignificantDigits(12).toNumber())).toContain(gives);
});
