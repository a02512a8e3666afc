import { catalogue } from "../../src/core/catalogue";
import { isTable, type Example, type Range, type Rule } from "../../src/core/define/rule";
import { recordCase, recordRow, type Step } from "../../src/core/rules/model/working";

/** Which steps lead to each example, by their titles: one that is forgotten, or that is new, is seen here. */

const rangesOf = (args: readonly unknown[]): (Range | null)[] =>
  args.map((arg) => (arg === null || Array.isArray(arg) ? (arg as Range | null) : [[arg]]));

/** Of a table, row by row. */
function stepsOf(rule: Rule, { args, gives }: Example): readonly (readonly Step[])[] {
  if (!isTable(rule)) return [recordCase(rule, rangesOf(args)).steps];
  const rows = Array.isArray(gives) ? gives.length : 1;
  return Array.from({ length: rows }, (_, row) => recordRow(rule, rangesOf(args), row + 1).steps);
}

const worked = catalogue.filter(({ name }) => name !== "WORKING");

test.each(worked.map((rule) => [rule.name, rule] as const))("%s", (_name, rule) => {
  const titles = rule.examples.map((example) =>
    stepsOf(rule, example).map((steps) => steps.map(([title]) => title).join("; ")),
  );
  expect(titles).toMatchSnapshot();
});
