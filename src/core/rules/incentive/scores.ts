import { firstRefusal, noAnswer, Refusal, wrongInput } from "../../cells/refusal";
import { anyNumber, identifier, measure } from "../../define/kinds";
import { blankInRow, isNothing } from "../../define/records";
import { defineRule, listOfEach, table, terms, type Result, type Show } from "../../define/rule";
import { within } from "../../numbers/allowance";
import { exact, plain, ratio } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import type { Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { inUnits } from "./arguments";
import { missingData, scoreScale, shareOfWhat } from "./readings";
import { rateBase } from "./units";

export const scores = defineRule({
  name: "SCORES",
  family: "Performance incentive",
  says: "Scores from counts: numerators and denominators of the same practice and measure, pooled over plans, sites or months.",
  cites: [{ part: "measureSet" }, { part: "methodology" }],
  readings: [shareOfWhat, missingData, scoreScale],
  takes: {
    practices: listOfEach(identifier, "Practice of each row, as text or number"),
    measures: listOfEach(measure, ({ places }) => `Code of ${places.measureSet}`),
    numerators: listOfEach(
      anyNumber,
      inUnits("Patients in the numerator", { "events per 1,000": "events", cost: "dollars" }),
    ),
    denominators: listOfEach(
      anyNumber,
      inUnits("Patients in the denominator", {
        "events per 1,000": "member years",
        cost: "what a dollar amount is given for",
      }),
    ),
    terms,
  },
  gives: table(
    "One row for each practice and measure, in the order in which they first appear; the table is a scores argument of UPLIFT.PRACTICES",
    "Practice",
    "Measure",
    "Numerator",
    "Denominator",
    "Score",
    "Note",
  ),
  examples: [
    {
      args: [
        [["Practice 01"], ["Practice 01"], ["Practice 02"]],
        [["CBP"], ["CBP"], ["AHU"]],
        [[42], [20], [22]],
        [[70], [30], [1000]],
      ],
      gives: [
        ["Practice 01", "CBP", 62, 100, 62, "2 rows pooled"],
        ["Practice 02", "AHU", 22, 1000, 22, "1 row"],
      ],
      because:
        "Two plans, one score: 42 of 70 and 20 of 30 are 62 of 100 patients. 22 events in 1,000 member years are 22.",
    },
    {
      args: [[["Practice 01"]], [["CBP"]], [[12]], [[18]], [["denominator.minimum", 30]]],
      gives: [["Practice 01", "CBP", 12, 18, null, "No score: the denominator 18 is below denominator.minimum, 30"]],
      because: "The plan scores nothing that rests on fewer than 30 patients.",
    },
  ],
  compute({ practices, measures, numerators, denominators, terms }, showRow) {
    const pools = pooled({ practices, measures, numerators, denominators });
    if (pools.length === 0) throw noAnswer("practices: nothing but blank rows");
    return pools.map((pool, index) => rowOf(pool, terms, showRow?.(index)));
  },
});

type Items<T> = readonly (T | null | Refusal)[];

interface Lists {
  readonly practices: Items<string>;
  readonly measures: Items<Measure>;
  readonly numerators: Items<number>;
  readonly denominators: Items<number>;
}

/** The rows of one practice and measure, added up. */
interface Pool {
  readonly practice: string | null;
  readonly measure: Measure | null;
  rows: number;
  readonly numerator: ExactSum;
  readonly denominator: ExactSum;
  /** What costs them their score. */
  fault: Refusal | null;
}

/** In order of first appearance; a row without its practice or measure stands alone, a blank one is skipped. */
function pooled({ practices, measures, numerators, denominators }: Lists): Pool[] {
  const pools: Pool[] = [];
  const byName = new Map<string, Map<Measure, Pool>>();
  for (let index = 0; index < practices.length; index += 1) {
    const practice = practices[index] ?? null;
    const measure = measures[index] ?? null;
    const numerator = numerators[index] ?? null;
    const denominator = denominators[index] ?? null;
    if (practice === null && measure === null && isNothing(numerator) && isNothing(denominator)) continue;
    const known = practice !== null && measure !== null && !(practice instanceof Refusal || measure instanceof Refusal);
    const pool = (known ? byName.get(practice)?.get(measure) : undefined) ?? emptyPool(practice, measure);
    if (pool.rows === 0) {
      pools.push(pool);
      if (known) byName.set(practice, (byName.get(practice) ?? new Map<Measure, Pool>()).set(measure, pool));
    }
    pool.rows += 1;
    const fault = faultOfRow(practice, measure, numerator, denominator, index + 1);
    if (fault !== null) {
      pool.fault = firstRefusal([pool.fault, fault]);
      continue;
    }
    if (typeof numerator === "number") pool.numerator.add(numerator);
    if (typeof denominator === "number") pool.denominator.add(denominator);
  }
  return pools;
}

function emptyPool(practice: string | null | Refusal, measure: Measure | null | Refusal): Pool {
  return {
    practice: practice instanceof Refusal ? null : practice,
    measure: measure instanceof Refusal ? null : measure,
    rows: 0,
    numerator: new ExactSum(),
    denominator: new ExactSum(),
    fault: null,
  };
}

/** What is wrong with one row by itself; an error value that came in before what we refuse. */
function faultOfRow(
  practice: string | null | Refusal,
  measure: Measure | null | Refusal,
  numerator: number | null | Refusal,
  denominator: number | null | Refusal,
  item: number,
): Refusal | null {
  const refused = firstRefusal([practice, measure, numerator, denominator]);
  if (refused !== null) return refused;
  if (practice === null) return blankInRow("practices", item);
  if (measure === null) return blankInRow("measures", item);
  // Refused above, which the compiler does not see.
  if (measure instanceof Refusal || numerator instanceof Refusal || denominator instanceof Refusal) return null;
  if ((numerator ?? 0) < 0) return wrongInput(`numerators, item ${item}: ${numerator ?? ""} is below 0`);
  if ((denominator ?? 0) < 0) return wrongInput(`denominators, item ${item}: ${denominator ?? ""} is below 0`);
  if (numerator === null && (denominator ?? 0) > 0) {
    return wrongInput(
      `numerators, item ${item}: a blank cell beside a denominator of ${denominator ?? ""}; give 0 where it is none`,
    );
  }
  if ((denominator ?? 0) === 0 && (numerator ?? 0) > 0) {
    return wrongInput(
      `denominators, item ${item}: ${denominator === null ? "a blank cell" : "0"} beside a numerator of ${numerator ?? ""}`,
    );
  }
  if (measure.unit === "percent" && !within(exact(numerator ?? 0), exact(denominator ?? 0))) {
    return wrongInput(
      `numerators, item ${item}: ${numerator ?? ""} of ${denominator ?? ""}; a numerator is at most its denominator`,
    );
  }
  return null;
}

function rowOf(pool: Pool, terms: Terms, show?: Show): Result[] {
  const { practice, measure, rows, fault } = pool;
  const [numerator, denominator] = [pool.numerator.total, pool.denominator.total];
  const counted = rows === 1 ? "1 row" : `${rows} rows pooled`;
  if (fault !== null || measure === null) {
    show?.("Refused", fault?.sentence ?? "", "The rows of this practice and measure");
    return [practice, measure?.code ?? null, fault, fault, fault, fault];
  }
  show?.("Numerators, added up", numerator, `Argument numerators, ${counted}`);
  show?.("Denominators, added up", denominator, `Argument denominators, ${counted}`);
  const counts = [practice, measure.code, numerator.toNumber(), denominator.toNumber()];
  const minimum = terms.value("denominator.minimum");
  show?.("Least denominator", minimum, terms.source("denominator.minimum"));
  if (denominator.isZero()) return [...counts, null, "No score: the denominator is 0"];
  if (denominator.lessThan(minimum)) {
    return [
      ...counts,
      null,
      `No score: the denominator ${plain(denominator)} is below denominator.minimum, ${plain(minimum)}`,
    ];
  }
  const base = rateBase(measure, terms);
  const score = ratio(numerator.times(base), denominator);
  show?.("Counted in", base, terms.source("score.scale"));
  show?.("Score", score, "Numerator × that ÷ denominator");
  return [...counts, score, counted];
}
