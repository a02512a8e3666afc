import { firstRefusal, noAnswer, orRefusal, Refusal, wrongInput } from "../../cells/refusal";
import { named, type Cell } from "../../cells/cell";
import { identifier, measure, practiceType, score } from "../../define/kinds";
import { blankInRow, isNothing } from "../../define/records";
import { defineRule, listOfEach, table, terms, type Result, type Show } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import type { Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { assessedLines, linesOf, reportsOf, type Report } from "./lines";
import { goldColumns, missingData, targetsToBeDetermined } from "./readings";
import { showMeasures, showTotal } from "./showTotal";
import { earnedTotal, mostTotal } from "./totals";

export const incentivePanel = defineRule({
  name: "INCENTIVE.PANEL",
  family: "Performance incentive",
  says: "The incentive of many practices from one long list: a row for each practice and measure in, a row for each practice out.",
  cites: [{ part: "attainment" }, { part: "methodology" }],
  readings: [goldColumns, targetsToBeDetermined, missingData],
  takes: {
    practices: listOfEach(identifier, "Practice of each row, as text or number"),
    practiceTypes: listOfEach(practiceType, "Mixed, Pediatric or Adult; the same in all rows of a practice"),
    measures: listOfEach(measure, ({ places }) => `Code of ${places.measureSet}`),
    baselines: listOfEach(score, "Score before the project, in points; blank where there is none"),
    scores: listOfEach(score, "Score of the period, in points; blank where there is no data"),
    terms,
  },
  gives: table(
    "One row for each practice, in the order in which they first appear",
    "Practice",
    "Practice type",
    "Share earned",
    "Share at most",
    "Measures scored",
    "Measures without data",
  ),
  examples: [
    {
      args: [
        [["Practice 01"], ["Practice 01"], ["Practice 02"]],
        [["Adult"], ["Adult"], ["Pediatric"]],
        [["CBP"], ["COL"], ["CIS"]],
        [[60], [52], [45]],
        [[66.5], [63], [null]],
      ],
      gives: [
        ["Practice 01", "Adult", 0.15, 0.82, 2, 5],
        ["Practice 02", "Pediatric", 0, 0.63, 0, 3],
      ],
      because:
        "With DSF-E and TCOC to be determined, 82% and 63% can be reached at most; those two count neither as scored nor as without data.",
    },
  ],
  compute({ practices: names, practiceTypes, measures, baselines, scores, terms }, showRow) {
    const lists = { practices: names, practiceTypes, measures, baselines, scores };
    const practices = practicesOf(lists);
    if (practices.length === 0) throw noAnswer("practices: nothing but blank rows");
    const most = new Map<string, number>();
    return practices.map((practice, index) => rowOf(practice, lists, terms, most, showRow?.(index)));
  },
});

/** What a long list says of one practice. */
interface Practice {
  readonly name: string | null;
  /** As first given; null where no row gives one. */
  type: PracticeType | null;
  /** The places of its reports in the lists, from 0: a report of its own for each row of a long list would outlive it. */
  readonly places: number[];
  /** What costs the practice its row: an error value that came in, or else the first refusal of ours. */
  fault: Refusal | null;
}

type Items<T> = readonly (T | null | Refusal)[];

interface Lists {
  readonly practices: Items<string>;
  readonly practiceTypes: Items<PracticeType>;
  readonly measures: Items<Measure>;
  readonly baselines: Items<Cell>;
  readonly scores: Items<Cell>;
}

/** The practices in order of first appearance; a row that is blank throughout is skipped, one without a practice stands alone. */
function practicesOf({ practices: names, practiceTypes, measures, baselines, scores }: Lists): Practice[] {
  const practices: Practice[] = [];
  const byName = new Map<string, Practice>();
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? null;
    const type = practiceTypes[index] ?? null;
    const measure = measures[index] ?? null;
    const baseline = baselines[index] ?? null;
    const score = scores[index] ?? null;
    const nothing = isNothing(baseline) && isNothing(score);
    if (nothing && name === null && type === null && measure === null) continue;

    let practice = typeof name === "string" ? byName.get(name) : undefined;
    if (practice === undefined) {
      practice = { name: typeof name === "string" ? name : null, type: null, places: [], fault: null };
      practices.push(practice);
      if (typeof name === "string") byName.set(name, practice);
    }
    if (name === null) addFault(practice, blankAt("practices", index));
    // One by one: a list of them for each of many thousand rows costs more than looking at them.
    if (name instanceof Refusal) addFault(practice, name);
    if (type instanceof Refusal) addFault(practice, type);
    if (measure instanceof Refusal) addFault(practice, measure);
    if (baseline instanceof Refusal) addFault(practice, baseline);
    if (score instanceof Refusal) addFault(practice, score);
    if (type !== null && !(type instanceof Refusal)) {
      if (practice.type !== null && practice.type !== type) addFault(practice, twoTypes(practice, type, index));
      practice.type ??= type;
    } else if (type === null && !nothing) addFault(practice, blankAt("practiceTypes", index));
    if (measure === null) {
      if (!nothing) addFault(practice, blankAt("measures", index));
    } else practice.places.push(index);
  }
  return practices;
}

/** What a practice reported, as far as it can be read. */
function reportsIn({ measures, baselines, scores }: Lists, { places }: Practice): Report[] {
  const reports: Report[] = [];
  for (const index of places) {
    const [measure, baseline, score] = [measures[index] ?? null, baselines[index] ?? null, scores[index] ?? null];
    if (measure === null || measure instanceof Refusal || baseline instanceof Refusal || score instanceof Refusal)
      continue;
    reports.push({ measure, baseline, score, place: index + 1 });
  }
  return reports;
}

function addFault(practice: Practice, fault: Refusal): void {
  practice.fault = firstRefusal([practice.fault, fault]);
}

const WANTED = {
  practices: "the practice that it is of",
  practiceTypes: "the practice's type",
  measures: "the measure that the numbers are of",
} as const;

function blankAt(argument: keyof typeof WANTED, index: number): Refusal {
  return blankInRow(argument, index + 1, WANTED[argument]);
}

function twoTypes({ type: before }: Practice, type: PracticeType, index: number): Refusal {
  return wrongInput(
    `practiceTypes, item ${index + 1}: ${type} here and ${before ?? ""} before; a practice has one type`,
  );
}

/** What cannot be computed carries its refusal alone. */
function rowOf(practice: Practice, lists: Lists, terms: Terms, mostBefore: Map<string, number>, show?: Show): Result[] {
  const { name, type } = practice;
  const refusedRow = (refusal: Refusal): Result[] => {
    const shown = named(refusal, name);
    show?.("Refused", shown.sentence, "The practice's own rows");
    return [name, type, shown, shown, shown, shown];
  };
  if (practice.fault !== null) return refusedRow(practice.fault);
  if (type === null) return refusedRow(wrongInput("practiceTypes: blank in every row of the practice"));
  const lines = orRefusal(() => assessedLines(linesOf(type, reportsOf(reportsIn(lists, practice)), terms)));
  if (lines instanceof Refusal) return refusedRow(lines);

  const statuses = lines
    .filter(({ measure }) => measure.appliesTo.includes(type))
    .map(({ assessment }) => assessment.status);
  const without = statuses.filter((status) => status === "No data").length;
  const open = statuses.filter((status) => status === "To be determined").length;
  if (show !== undefined) showMeasures(lines, show);
  const shares = orRefusal(() => {
    // What can be earned at most depends on what has data only where that is redistributed.
    const key =
      terms.value("missing") === "redistribute"
        ? [type, ...statuses.map((status) => status === "No data")].join()
        : type;
    const most = mostBefore.get(key) ?? mostTotal(lines, type, terms).share;
    mostBefore.set(key, most);
    const total = earnedTotal(lines, type, terms);
    if (show !== undefined) showTotal(total, most, terms, show);
    return [total.share, most];
  });
  const cells = shares instanceof Refusal ? [named(shares, name), named(shares, name)] : shares;
  return [name, type, ...cells, statuses.length - without - open, without];
}
