import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { EDITIONS } from "../../src/core/guide/editions";
import { exact } from "../../src/core/numbers/exact";
import { dayOf, serialOfIso } from "../../src/core/numbers/dates";
import { catalogue } from "../../src/core/catalogue";
import { payoutsOf } from "../../src/core/rules/payouts/schedule";
import { paidMeasuresIn } from "../../src/core/terms/measures";
import { parameterByKey, parametersIn, publishedIn, targets } from "../../src/core/terms/parameters";
import { keyOf } from "../../src/core/terms/readTerms";
import { publishedTerms } from "../../src/core/terms/terms";

/** What the guide's tables say of each other: a slip in the transcription breaks one of these. */

const percent = (printed: string): number => exact(printed.replace("%", "")).toNumber();
const sum = (column: readonly string[]): number =>
  column
    .filter((printed) => printed !== "NA")
    .reduce((total, printed) => total.plus(percent(printed)), exact(0))
    .toNumber();

describe.each(EDITIONS.map((edition) => [edition.id, edition] as const))("the guide %s", (_id, edition) => {
  const { basicCapitation, intermediateCapitation, measureSet, improvement, attainment, payouts } = edition;

  test("Tables 4 and 5 list the same measures in the same order", () => {
    expect(attainment.map(({ code }) => code)).toEqual(improvement.map(({ code }) => code));
  });

  test("the measures that are paid are those of the measure set that are not for information only", () => {
    const eligible = measureSet.filter(({ informationOnly }) => informationOnly === undefined);
    expect(improvement.map(({ code }) => code).sort()).toEqual(eligible.map(({ code }) => code).sort());
  });

  test("every share is a percentage of at most 100, or NA", () => {
    const shares = [
      ...improvement.flatMap(({ mixed, pediatric, adult }) => [mixed, pediatric, adult]),
      ...attainment.flatMap(({ mixed, pediatric, adult }) => [...mixed, ...pediatric, ...adult]),
    ];
    expect(shares.filter((printed) => printed !== "NA" && !/^(?:\d\d?(?:\.\d)?|100)%$/.test(printed))).toEqual([]);
  });

  test("Table 4's upper bounds are Table 5's thresholds, and both print one gold", () => {
    for (const four of improvement) {
      const five = attainment.find(({ code }) => code === four.code);
      expect([four.code, four.improvementRange.split("-").at(-1)]).toEqual([four.code, five?.threshold]);
      expect([four.code, four.gold]).toEqual([four.code, five?.gold]);
      expect([four.code, four.population]).toEqual([four.code, five?.population]);
    }
  });

  test("a measure applies by one table as by the other, and by its population", () => {
    for (const four of improvement) {
      const five = attainment.find(({ code }) => code === four.code);
      const three = measureSet.find(({ code }) => code === four.code);
      for (const column of ["mixed", "pediatric", "adult"] as const) {
        expect([four.code, four[column] === "NA"]).toEqual([four.code, five?.[column][0] === "NA"]);
        expect([four.code, five?.[column][0] === "NA"]).toEqual([four.code, five?.[column][1] === "NA"]);
      }
      expect([four.code, four.pediatric === "NA"]).toEqual([four.code, three?.population === "Adult"]);
      expect([four.code, four.adult === "NA"]).toEqual([four.code, three?.population === "Pediatric"]);
    }
  });

  test("one improvement is asked of every measure", () => {
    expect(new Set(improvement.map(({ improvementNeeded }) => improvementNeeded)).size).toBe(1);
  });

  test("every key takes what is printed for it, and targets alone may be to be determined", () => {
    const published = publishedIn(edition);
    const refused = parametersIn(edition).filter(({ key, takes }) => {
      const value = published.get(key);
      return value !== null && orRefusal(() => takes.read(takes.show(value), key)) instanceof Refusal;
    });
    expect(refused.map(({ key }) => key)).toEqual([]);
    const open = parametersIn(edition).flatMap(({ key }) => (published.get(key) === null ? key : []));
    const ofTargets = paidMeasuresIn(edition).flatMap((measure) => {
      const levels = targets(measure);
      return levels === undefined ? [] : [levels.minimum.key, levels.threshold.key, levels.gold.key];
    });
    expect(open.filter((key) => !ofTargets.includes(key))).toEqual([]);
  });

  test("ceilings stand where their keys say that they do", () => {
    const printed = { "uplift.ceiling": edition.upliftCeiling, "incentive.ceiling": edition.incentiveCeiling };
    for (const [key, { part }] of Object.entries({ ...printed, "total.ceiling": edition.totalIncentive }))
      expect([key, parameterByKey(edition).get(key)?.cites]).toEqual([key, { part }]);
  });

  test("Tables 1 and 2 end with everything else fee for service", () => {
    expect(basicCapitation.at(-1)?.feeForService).toEqual(intermediateCapitation.at(-1)?.feeForService);
    expect(basicCapitation.at(-1)?.capitated).toEqual([]);
  });

  test("months per period and months to payment give the three payouts that the guide prints", () => {
    const months = [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "Sept",
      "October",
      "November",
      "December",
    ];
    const written = (serial: number): string => {
      const { year, month } = dayOf(serial);
      return `${months[month - 1] ?? ""} ${String(year)}`;
    };
    const computed = payoutsOf(publishedTerms(edition)).map(({ paid, through }) => ({
      paid: written(paid),
      performanceThrough: written(through),
    }));
    expect(computed).toEqual(payouts.schedule.map(({ paid, performanceThrough }) => ({ paid, performanceThrough })));
  });

  test("every reading that a term can change names a key that terms accept", () => {
    const keys = catalogue.flatMap(({ readings }) => readings.flatMap(({ termKey }) => termKey ?? []));
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) expect(() => keyOf(key, "reading", edition)).not.toThrow();
  });

  test("every service that its tables name in words is one of those that have codes", () => {
    const words = [...basicCapitation, ...intermediateCapitation]
      .slice(0, -1)
      .flatMap(({ capitated, feeForService }) => (capitated.length === 0 ? [] : feeForService));
    const known = Object.keys(edition.services).map((name) => name.toUpperCase());
    expect(words.filter((printed) => !/\d/.test(printed) && !known.includes(printed.toUpperCase()))).toEqual([]);
  });

  test("every part that rules cite has a name, and the deciles are ten in order", () => {
    for (const { cites } of catalogue) for (const { part } of cites) expect(edition.places[part]).not.toBe("");
    expect(edition.adjustmentByDecile.map(({ decile }) => decile)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

test("each edition has an id of its own, that of its folder, and none is left out or misplaced", () => {
  const folders = readdirSync(resolve(__dirname, "../../src/core/guide"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  expect(EDITIONS.map(({ id }) => id)).toEqual(folders);
  expect(EDITIONS[0].id).toBe("2024-07");
});

test("each edition has a title and a first day of its own", () => {
  const titles = EDITIONS.map(({ document }) => document);
  expect(new Set(titles).size).toBe(titles.length);
  for (const edition of EDITIONS) {
    const start = publishedTerms(edition).shown("payout.start");
    expect([edition.id, start]).toEqual([edition.id, serialOfIso(`${edition.id}-01`)]);
  }
});

describe("the guide 2024-07", () => {
  const edition = FIRST_EDITION;
  const { measureSet, improvement, attainment, adjustmentByDecile } = edition;

  test("eleven measures are eligible; a mixed practice has all, a pediatric one five, an adult one nine", () => {
    expect(measureSet.filter(({ informationOnly }) => informationOnly === undefined)).toHaveLength(11);
    const applicable = (column: "mixed" | "pediatric" | "adult"): number =>
      improvement.filter((row) => row[column] !== "NA").length;
    expect([applicable("mixed"), applicable("pediatric"), applicable("adult")]).toEqual([11, 5, 9]);
  });

  test("gold shares add up to 104%, 99% and 102%; threshold and improvement shares as printed", () => {
    const gold = (column: "mixed" | "pediatric" | "adult"): number => sum(attainment.map((row) => row[column][1]));
    const threshold = (column: "mixed" | "pediatric" | "adult"): number => sum(attainment.map((row) => row[column][0]));
    const improvementSum = (column: "mixed" | "pediatric" | "adult"): number =>
      sum(improvement.map((row) => row[column]));
    expect([gold("mixed"), gold("pediatric"), gold("adult")]).toEqual([104, 99, 102]);
    expect([threshold("mixed"), threshold("pediatric"), threshold("adult")]).toEqual([65, 60.5, 63]);
    expect([improvementSum("mixed"), improvementSum("pediatric"), improvementSum("adult")]).toEqual([44.5, 41, 42]);
  });

  test("a tenth of the gap is what every measure asks", () => {
    expect(new Set(improvement.map(({ improvementNeeded }) => improvementNeeded))).toEqual(
      new Set(["10% gap closure"]),
    );
  });

  test("starred measures are the ones with the larger shares", () => {
    for (const { code, starred } of measureSet) {
      const five = attainment.find((row) => row.code === code);
      if (five !== undefined) expect([code, five.mixed[1]]).toEqual([code, starred ? "12.0%" : "8.0%"]);
    }
  });

  test("targets to be determined stand in both tables for DSF-E and TCOC alone", () => {
    const four = improvement.filter(({ gold, improvementRange }) => gold === "TBD" || improvementRange === "TBD");
    const five = attainment.filter(({ gold, threshold }) => gold === "TBD" || threshold === "TBD");
    expect([four.map(({ code }) => code), five.map(({ code }) => code)]).toEqual([
      ["DSF-E", "TCOC"],
      ["DSF-E", "TCOC"],
    ]);
  });

  test("the Healthy Places adjustment falls by a point from decile 1 to 5 and is nothing above", () => {
    expect(adjustmentByDecile.map(({ adjustment }) => percent(adjustment))).toEqual([5, 4, 3, 2, 1, 0, 0, 0, 0, 0]);
  });

  test("every parameter has one key, and a published value unless the guide prints TBD", () => {
    expect(new Set(parametersIn(edition).map(({ key }) => key.toUpperCase())).size).toBe(parametersIn(edition).length);
    const open = parametersIn(edition)
      .map(({ key }) => key)
      .filter((key) => publishedIn(edition).get(key) === null);
    expect(open).toEqual([
      "DSF-E.minimum",
      "DSF-E.threshold",
      "DSF-E.gold",
      "TCOC.minimum",
      "TCOC.threshold",
      "TCOC.gold",
    ]);
  });
});
