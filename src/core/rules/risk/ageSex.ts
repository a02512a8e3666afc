import { echo } from "../../cells/cell";
import { noAnswer, wrongInput } from "../../cells/refusal";
import { number, text } from "../../define/kinds";
import { defineRule, list, optionalList, value, whole } from "../../define/rule";
import { exact, ratio } from "../../numbers/exact";
import { readBands, sexOf, type Band } from "./ageSexTable";
import { ageAndGender } from "./readings";

const age = number("an age in completed years", (value) => Number.isInteger(value) && value >= 0);
const months = number("a number of member months, 0 or more", (value) => value >= 0);

export const ageSex = defineRule({
  name: "AGESEX",
  family: "Risk adjustment",
  says: "Mean age and gender factor of a panel, weighted by member months, from the plan's own factor table.",
  cites: [{ part: "clinicalRisk" }],
  readings: [ageAndGender],
  takes: {
    ages: list(age, "Age of each member in completed years"),
    sexes: list(text, "Sex of each member as the factor table writes it; M and Male are one, so are F and Female"),
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
    let weighted = exact(0);
    let weight = exact(0);
    const found = new Map<string, Band>();
    ages.forEach((age, index) => {
      const sex = sexes[index] ?? null;
      const months = memberMonths === null ? 1 : (memberMonths[index] ?? null);
      if (age === null && sex === null && (memberMonths === null || months === null)) return;
      if (age === null || sex === null || months === null) {
        const blank = age === null ? "ages" : sex === null ? "sexes" : "memberMonths";
        throw wrongInput(`${blank}, item ${index + 1}: a blank cell in a row that is not blank`);
      }
      const key = `${sexOf(sex)} ${age}`;
      const band = found.get(key) ?? bandFor(bands, age, sex);
      found.set(key, band);
      weighted = weighted.plus(exact(band.factor).times(months));
      weight = weight.plus(months);
    });
    if (weight.isZero()) throw noAnswer("memberMonths: they add up to 0, so there is no mean");
    show?.("Factor × member months, added up", weighted, "Arguments factors and memberMonths");
    show?.("Member months", weight, "Argument memberMonths");
    return ratio(weighted, weight);
  },
});

function bandFor(bands: readonly Band[], age: number, sex: string): Band {
  const band = bands.find(
    (each) => (each.sex === null || each.sex === sexOf(sex)) && age >= each.from && age <= each.to,
  );
  if (band === undefined) throw noAnswer(`factors: no row covers age ${age}, sex ${echo(sex)}`);
  return band;
}
