import { Refusal } from "../../core/shared";
import { Field, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { GivenList } from "../list/givenList";
import { MONTHS_OF_A_YEAR, ONE_PERIOD, type Periods } from "../plan/spans";
import { givesKey } from "../plan/termRows";
import type { TermsOrRefusal } from "../plan/useTerms";
import { usePageStyles } from "../usePageStyles";
import { counted } from "../words";

/** What member months cover. */
const COVERED = ["period", "year", "quarter", "month"] as const;
export type Covered = (typeof COVERED)[number];

const MONTHS_COVERED: Readonly<Record<Exclude<Covered, "period">, number>> = {
  year: MONTHS_OF_A_YEAR,
  quarter: 3,
  month: 1,
};

/** As the heading of the months has it. */
export function coveredBy({ headings }: GivenList): Covered {
  const [heading = ""] = headings.filter((one) => /months?\b|\bmms?\b|^members?$/i.test(one));
  if (/annual|year/i.test(heading)) return "year";
  if (/quarter|\bqtr\b|\bq\b/i.test(heading)) return "quarter";
  return /^members?$|monthly/i.test(heading) ? "month" : "period";
}

/** How many payout periods that is, each of so many months. */
export function periodsOf(covered: Covered, months: number): Periods {
  return covered === "period" ? ONE_PERIOD : { times: MONTHS_COVERED[covered], over: months };
}

interface Props {
  readonly covered: Covered;
  /** Of a payout period. */
  readonly months: number | Refusal;
  /** In force in the workbook. */
  readonly terms: TermsOrRefusal;
  readonly onChoose: (covered: Covered) => void;
}

/** What the member months of a list cover, and how they come to those of a payout period. */
export function MonthsCovered({ covered, months, terms, onChoose }: Props): ReactElement {
  const styles = usePageStyles();
  return (
    <Field label="What the member months cover" size="small" hint={monthsTold(months, terms)}>
      <Select
        select={{ className: styles.full }}
        value={covered}
        onChange={(_event, { value }) => {
          onChoose(value as Covered);
        }}
      >
        {COVERED.map((one) => (
          <option key={one} value={one}>
            {months instanceof Refusal ? COVERED_ALONE[one] : coveredWords(one, months)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Where nobody knows how long a payout period is. */
const COVERED_ALONE: Readonly<Record<Covered, string>> = {
  period: "One payout period",
  year: "A year",
  quarter: "A quarter",
  month: "One month, or members",
};

function coveredWords(covered: Covered, months: number): string {
  if (covered === "period") return `One payout period, ${counted(months, "month")}`;
  const given = MONTHS_COVERED[covered];
  const word = COVERED_ALONE[covered];
  if (given === months) return word;
  if (months % given === 0) return `${word}: times ${months / given}`;
  return given % months === 0
    ? `${word}: divided by ${given / months}`
    : `${word}: times ${months}, divided by ${given}`;
}

/** Where the length of a payout period comes from, and what becomes of fractions. */
function monthsTold(months: number | Refusal, terms: TermsOrRefusal): string {
  if (months instanceof Refusal) return `The terms do not say how long a payout period is. ${months.sentence}`;
  const isOwn = !(terms instanceof Refusal) && terms.some((row) => givesKey(row, "payout.months"));
  return `By ${isOwn ? "the workbook’s terms" : "the guide"} a payout period is ${counted(months, "month")}. Fractions such as 600.5 stay: only dollars are rounded.`;
}
