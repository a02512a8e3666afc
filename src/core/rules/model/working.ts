import { cellOf, echo, isFiniteNumber } from "../../cells/cell";
import { orRefusal, Refusal, wrongInput } from "../../cells/refusal";
import { fold, nearest } from "../../cells/text";
import { callCase, callTable, type Outgoing } from "../../define/call";
import {
  defineRule,
  isTable,
  table,
  whole,
  type Range,
  type Result,
  type Rule,
  type Show,
  type TableRule,
  type ValueRule,
} from "../../define/rule";
import { sourceIn } from "../../define/tell";
import { plain, type Decimal } from "../../numbers/exact";
import { FIRST_EDITION } from "../../guide/carried";
import type { Edition } from "../../guide/edition";
import { editionOfRows } from "../../terms/readTerms";
import { termsRows, withChanges, type TermsRow } from "../../terms/rows";

const MOST_ARGUMENTS = 11;
const ARGUMENTS = Object.fromEntries(
  Array.from({ length: MOST_ARGUMENTS }, (_, index) => [
    `argument${index + 1}`,
    whole(`Argument ${index + 1} of that function, as it takes it`, true),
  ]),
);

/** The steps of one case of any of the functions it is given. */
export function workingOver(rules: readonly Rule[]): TableRule {
  return defineRule({
    name: "WORKING",
    family: "The published model",
    says: "The steps of one case of a function that answers one value, recorded as it is computed; a refusal in words.",
    cites: [{ part: "wholeModel" }],
    readings: [],
    takes: { function: whole('Name of the function, such as "INCENTIVE"'), ...ARGUMENTS },
    gives: table("One row for each step; the last is the result, or why there is none", "Step", "Value", "Source"),
    examples: [
      {
        args: ["HPIADJ", 1],
        gives: [
          ["decile", 1, "Argument decile"],
          ["Adjustment for decile 1", 0.05, "Guide 2024-07, Risk Adjustment, Social Risk, decile 1"],
          ["Result", 0.05, "Guide 2024-07, Risk Adjustment, Social Risk"],
        ],
        because: "The last row is what =APC.HPIADJ(1) shows.",
      },
      {
        args: ["HPIADJ", 42],
        gives: [
          ["decile", 42, "Argument decile"],
          [
            "Refused, #VALUE!",
            "decile: 42 is not a decile; give a whole number from 1 to 10, 1 for the lowest Healthy Places Index; a percentile? use APC.HPI.DECILE",
            "Guide 2024-07, Risk Adjustment, Social Risk",
          ],
        ],
        because: "Where Excel shows only #VALUE!, the sentence stands here.",
      },
    ],
    compute(given) {
      const ranges: Readonly<Record<string, Range | null>> = given;
      return stepsOf(
        rules,
        ranges.function ?? null,
        Object.keys(ARGUMENTS).map((name) => ranges[name] ?? null),
      );
    },
  });
}

function stepsOf(rules: readonly Rule[], name: Range | null, given: readonly (Range | null)[]): Result[][] {
  let sources = "";
  try {
    const rule = ruleOf(rules, name);
    sources = sourceIn(rule, editionOf(rule, given));
    const inputs = inputsOf(rule, given);
    const { steps, answer } = recordCase(rule, given);
    return [
      ...inputs,
      ...steps.map((step) => [...step]),
      answer instanceof Refusal ? refused(answer, sources) : ["Result", answer, sources],
    ];
  } catch (thrown) {
    // A working says what happened, whatever happened.
    return [refused(thrown instanceof Refusal ? thrown : wrongInput(`a fault of ours: ${String(thrown)}`), sources)];
  }
}

function refused({ code, sentence }: Refusal, sources: string): Result[] {
  return [`Refused, ${code}`, sentence, sources];
}

/**
 * The edition in force for a call: the one that its terms, or the changes on top of them, name, whatever else is wrong
 * with them; the first where they name none.
 */
export function editionOf(rule: Rule, given: readonly (Range | null)[]): Edition {
  const rowsOf = (argument: string): TermsRow[] =>
    termsRows(given[Object.keys(rule.takes).indexOf(argument)] ?? [], argument);
  const rows = orRefusal(() => withChanges(rowsOf("terms"), rowsOf("changes")));
  return rows instanceof Refusal ? FIRST_EDITION : editionOfRows(rows);
}

/** What was computed, its value, and where it comes from. */
export type Step = readonly [step: string, value: number | string, source: string];

interface Working {
  readonly steps: readonly Step[];
  readonly answer: Outgoing;
}

/** One case of a function: the steps as they are recorded, and the answer, or why there is none. */
export function recordCase(rule: ValueRule, given: readonly (Range | null)[]): Working {
  const { steps, show } = recorder();
  return { steps, answer: orRefusal(() => callCase(rule, given, show)) };
}

interface RowWorking {
  readonly steps: readonly Step[];
  /** Its cells from the left, none where the table ends above it; each the refusal where the table is refused as a whole. */
  readonly cells: readonly Outgoing[];
}

/** One row of a table, 0 for its header: the steps as they are recorded while the whole table is computed, and its cells. */
export function recordRow(rule: TableRule, given: readonly (Range | null)[], row: number): RowWorking {
  const { steps, show } = recorder();
  const answer = orRefusal(() => callTable(rule, given, (index) => (index === row - 1 ? show : undefined)));
  return { steps, cells: answer instanceof Refusal ? rule.gives.columns.map(() => answer) : (answer[row] ?? []) };
}

function recorder(): { steps: readonly Step[]; show: Show } {
  const steps: Step[] = [];
  return { steps, show: (step, value, source) => steps.push([step, shown(value), source]) };
}

/** A double where a cell can hold it. */
function shown(value: number | string | Decimal): number | string {
  if (typeof value === "string") return value;
  const number = typeof value === "number" ? value : value.toNumber();
  if (isFiniteNumber(number)) return number;
  return typeof value === "number" ? "too large for a cell" : plain(value);
}

function ruleOf(rules: readonly Rule[], range: Range | null): ValueRule {
  if (range !== null && (range.length > 1 || (range[0]?.length ?? 0) > 1))
    throw wrongInput("function: more than one cell; give one name");
  const name = cellOf(range?.[0]?.[0]);
  const wanted = typeof name === "string" ? fold(name).replace(/^=?(?:APC\.)?/, "") : "";
  const rule = rules.find((candidate) => candidate.name === wanted);
  if (rule === undefined) {
    const hint =
      typeof name === "string"
        ? `; did you mean ${nearest(
            wanted,
            rules.map((candidate) => candidate.name),
          )}?`
        : "";
    throw wrongInput(`function: ${echo(name)} is not one of ours${hint}`);
  }
  if (isTable(rule))
    throw wrongInput(
      `function: ${rule.name} answers a table, which shows its own steps; give a function that answers one value`,
    );
  return rule;
}

/** The arguments as they were given. */
function inputsOf(rule: Rule, given: readonly (Range | null)[]): Result[][] {
  const taken = Object.entries(rule.takes);
  const last = given.reduce((latest, range, index) => (range === null ? latest : index + 1), 0);
  if (last > taken.length)
    throw wrongInput(`function: ${rule.name} takes ${taken.length} arguments; ${last} were given`);
  return taken.slice(0, last).map(([name, { shape }], index) => {
    const range = given[index] ?? null;
    return [
      name,
      shape === "terms" && range !== null ? `${termsRows(range).length} rows of terms` : inputOf(range),
      `Argument ${name}`,
    ];
  });
}

function inputOf(range: Range | null): Result {
  if (range === null) return "blank";
  const [rows, columns] = [range.length, range[0]?.length ?? 0];
  if (rows > 1 || columns > 1) return `${rows} × ${columns} cells`;
  const cell = cellOf(range[0]?.[0]);
  if (typeof cell === "number") return cell;
  return cell === null ? "blank" : echo(cell).replace(/^"|"$/g, "");
}
