import { echo } from "../../cells/cell";
import { noAnswer, wrongInput } from "../../cells/refusal";
import { number } from "../../define/kinds";
import { blankInRow, isNothing } from "../../define/records";
import { defineRule, list, optionalList, value, whole, type Kind } from "../../define/rule";
import { exact, ratio } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import { memberSex, nameOf, readBands, sexOf, type Band } from "./ageSexTable";
import { ageAndGender } from "./readings";

const completedYears = number("an age in completed years", (value) => Number.isInteger(value) && value >= 0);

/** Above this no age stands, but a year of birth, a date, or a number for an age that nobody knows. */
const OLDEST = 120;
const YEARS_OF_BIRTH = { from: 1800, to: 2199 };

const age: Kind<number> = {
  says: `an age in completed years, 0 to ${OLDEST}`,
  read(cell, argument) {
    if (typeof cell !== "number" || cell <= OLDEST) return completedYears.read(cell, argument);
    throw wrongInput(`${argument}: ${echo(cell)} looks like ${likeness(cell)}: give completed years, 0 to ${OLDEST}`);
  },
};

function likeness(number: number): string {
  if (number < YEARS_OF_BIRTH.from) return "no age";
  return number <= YEARS_OF_BIRTH.to ? "a year" : "a date";
}

const months = number("a number of member months, 0 or more", (value) => value >= 0);

export const ageSex = defineRule({
  name: "AGESEX",
  family: "Risk adjustment",
  says: "Mean age and gender factor of a panel, weighted by member months, from the plan's own factor table.",
  cites: [{ part: "clinicalRisk" }],
  readings: [ageAndGender],
  takes: {
    ages: list(age, "Age of each member in completed years"),
    sexes: list(memberSex, "Sex of each member as the factor table writes it; M and Male are one, so are F and Female"),
    factors: whole(
      "Factor table: Sex, Age from, Age to, Factor; bands are inclusive, a blank Age to is open, a blank Sex or All is every sex",
    ),
    memberMonths: optionalList(months, "Member months of each member; left out, all weigh the same"),
  },
  gives: value("Mean factor, not normalised"),
  examples: [
    {
      args: [
        [[10], [40], [70]],
        [["F"], ["F"], ["M"]],
        [
          ["Sex", "Age from", "Age to", "Factor"],
          ["F", 0, 17, 0.6],
          ["F", 18, null, 1.2],
          ["M", 0, null, 1.5],
        ],
        [[12], [12], [6]],
      ],
      gives: 1.02,
      because: "(0.6 × 12 + 1.2 × 12 + 1.5 × 6) ÷ 30.",
    },
    {
      args: [
        [[18]],
        [["F"]],
        [
          ["F", 0, 17, 0.6],
          ["F", 19, null, 1.2],
        ],
      ],
      gives: "#VALUE!",
      because: "No row covers age 18: a gap is named before any member is priced.",
    },
  ],
  compute({ ages, sexes, factors, memberMonths }, show) {
    if (factors === null) throw wrongInput("factors: a blank cell; give a table with Sex, Age from, Age to and Factor");
    const bands = readBands(factors);
    const found = new Map<string, { band: Band; months: ExactSum }>();
    let members = 0;
    ages.forEach((age, index) => {
      const sex = sexes[index] ?? null;
      const months = memberMonths === null ? 1 : (memberMonths[index] ?? null);
      if (sex === null && isNothing(age) && (memberMonths === null || isNothing(months))) return;
      if (age === null || sex === null || months === null) {
        const blank = age === null ? "ages" : sex === null ? "sexes" : "memberMonths";
        throw blankInRow(blank, index + 1);
      }
      members += 1;
      const key = `${sexOf(sex)} ${age}`;
      const alike = found.get(key) ?? { band: bandFor(bands, age, sex, index + 1), months: new ExactSum() };
      found.set(key, alike);
      alike.months.add(months);
    });
    if (members === 0) throw noAnswer("ages, sexes and memberMonths: all rows are blank");
    let [weighted, weight] = [exact(0), exact(0)];
    for (const band of bands) {
      const months = [...found.values()]
        .filter((each) => each.band === band)
        .reduce((sum, each) => sum.plus(each.months.total), exact(0));
      if (months.isZero()) continue;
      const row = `${agesOf(band)}${nameOf(band.sex)}`;
      show?.(`Member months, ${row}`, months, memberMonths === null ? "One for each member" : "Argument memberMonths");
      show?.(`Factor, ${row}`, band.factor, `Argument factors, row ${band.row}`);
      weighted = weighted.plus(months.times(band.factor));
      weight = weight.plus(months);
    }
    if (weight.isZero()) throw noAnswer("memberMonths: they add up to 0, so there is no mean");
    show?.("Factor × member months, added up", weighted, "The rows above");
    show?.("Member months", weight, "The rows above");
    return ratio(weighted, weight);
  },
});

function bandFor(bands: readonly Band[], age: number, sex: string, item: number): Band {
  const band = bands.find(
    (each) => (each.sex === null || each.sex === sexOf(sex)) && age >= each.from && age <= each.to,
  );
  if (band === undefined)
    throw noAnswer(`factors: no row covers age ${age}, sex ${echo(sex)}, which ages and sexes give in item ${item}`);
  return band;
}

function agesOf({ from, to }: Band): string {
  return to === Infinity ? `ages ${from} and over` : `ages ${from} to ${to}`;
}
