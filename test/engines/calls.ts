import fc from "fast-check";
import { catalogue } from "../../src/core/catalogue";
import type { ArgumentShape, Rule } from "../../src/core/define/rule";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { parametersIn } from "../../src/core/terms/parameters";
import type { HostCell, HostMatrix, HostOptions } from "../../src/harness/host";
import { madeUp } from "../../src/workbench/sample/random";
import { argumentsOf, placesOf, poolOf, valueRules, type ArgumentPlace, type Arguments } from "../bundle/formulas";
import { CELLS, EMPTY_TERMS, RANGES, REFUSED_TERMS } from "../bundle/hostileCells";
import { allocation, plan, practices, scoresOf, type Drawn, type Table } from "../core/anyPlan";
import { anyPractice, anyTerms } from "../core/anyTerms";

/** The fixed set of calls that every engine answers: made from the declarations, the same on every machine. */

export interface Call {
  readonly id: string;
  readonly args: Arguments;
  readonly options: HostOptions;
}

const SEED = 20_240_701;

/** Longer texts only weigh: what an engine could read otherwise stands in the short ones as well. */
const short = (value: unknown): boolean => JSON.stringify(value).length < 5_000;
const HOSTILE_CELLS = CELLS.filter(short);
const HOSTILE_TERMS = [...Object.values(REFUSED_TERMS), ...Object.values(EMPTY_TERMS)].filter(short);

const BLANKS = [null, "", 0] as const;
const OMITTED = [undefined, null, "", [[null]], [[""]]] satisfies HostOptions["omitted"][];

/** Between them a number is a day, which half as many days would move to another century. */
const [FIRST_DAY, LAST_DAY] = [45_000, 47_000];

/** Of so many cells one is what somebody may write by mistake: a range taken whole has many of them. */
const SOUND: Readonly<Record<ArgumentShape, number>> = { cell: 60, list: 120, whole: 400, terms: 400 };

const KEYS = parametersIn(FIRST_EDITION).map(({ key }) => key);

/** What must fit together, drawn as the tests of the core draw it. */
const drawn = <T>(values: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(values, { seed: SEED, numRuns });
const TERMS = drawn(anyTerms(FIRST_EDITION), 400);
const PRACTICES = drawn(anyPractice(FIRST_EDITION), 400);
const PLANS: readonly (readonly Drawn[])[] = drawn(plan, 200);
const ALLOCATIONS = drawn(allocation, 200);

/** `count` calls, every function in turn. */
export function fixedCalls(count: number): Call[] {
  const calls = new Calls();
  return Array.from({ length: count }, (_, index) => calls.next(ofTurn(catalogue, index)));
}

function ofTurn<T>(values: readonly T[], index: number): T {
  return values[index % values.length] as T;
}

const column = (cells: readonly HostCell[]): HostMatrix => cells.map((cell) => [cell]);
const matrixOf = (table: Table): HostMatrix => table.map((row) => row.map((cell) => cell as HostCell));

class Calls {
  private readonly between = madeUp(SEED);

  next(rule: Rule): Call {
    const args = rule.name === "WORKING" && !this.onceIn(10) ? this.working() : this.argumentsFor(rule);
    return { id: rule.name, args, options: { blanks: this.oneOf(BLANKS), omitted: this.oneOf(OMITTED) } };
  }

  private onceIn(count: number): boolean {
    return this.between(1, count) === 1;
  }

  private oneOf<T>(values: readonly T[]): T {
    return ofTurn(values, this.between(0, values.length - 1));
  }

  /** The working of a call of another function; it takes a single case. */
  private working(): Arguments {
    const rule = this.oneOf(valueRules);
    return [[[rule.name]], ...this.argumentsFor(rule, "one case")].slice(0, 12);
  }

  /** Those of a worked example, or of a practice or a plan, each cell varied. */
  private argumentsFor(rule: Rule, cases: "one case" | "several" = "several"): Arguments {
    const example = argumentsOf(this.oneOf(rule.examples));
    const together = this.onceIn(3) ? {} : this.together(rule);
    const places = placesOf(rule);
    const items = this.items(places.map(({ index, argument }) => (argument.shape === "list" ? example[index] : [])));
    const rows = cases === "several" && this.onceIn(3) ? this.between(2, 4) : 1;
    const args = places.map((place): HostMatrix | undefined => {
      const { name, index, argument } = place;
      if (this.onceIn(300)) return this.oneOf(RANGES);
      const terms = argument.shape === "terms" || (argument.shape === "whole" && termsIn(name));
      if (terms && !this.onceIn(4)) return this.termsFor(argument.optional);
      const given = together[name] ?? example[index];
      if (given === undefined) return this.onceIn(10) ? [[this.oneOf(poolOf(rule, place))]] : undefined;
      if (argument.shape === "list" && together[name] === undefined)
        return items.map((item) => [this.varied(given.flat()[item] ?? null, rule, place)]);
      const single = argument.shape === "cell" && valueRules.includes(rule);
      const range = single ? Array.from({ length: rows }, () => given[0] ?? []) : given;
      const vary = together[name] === undefined || this.onceIn(4);
      return vary ? range.map((row) => row.map((cell) => this.varied(cell, rule, place))) : range;
    });
    while (args.length > 0 && args.at(-1) === undefined) args.pop();
    return args;
  }

  /** Which items the lists of a call hold: the same ones in each, some of them twice. */
  private items(lists: readonly (HostMatrix | undefined)[]): number[] {
    const count = Math.max(0, ...lists.map((list) => list?.flat().length ?? 0));
    const whole = Array.from({ length: count }, (_, item) => item);
    return this.onceIn(2) ? whole : [...whole, ...whole].filter(() => !this.onceIn(2));
  }

  private together(rule: Rule): Readonly<Record<string, HostMatrix>> {
    return { ...this.practicesOrMeasures(rule), ...this.shares(rule) };
  }

  private shares({ takes, examples }: Rule): Readonly<Record<string, HostMatrix>> {
    const names = ["directShare", "populationHealthShare", "incentiveShare"];
    const places = Object.keys(takes);
    // The share that is solved for stays blank.
    if (names.some((name) => typeof examples[0].args[places.indexOf(name)] !== "number")) return {};
    const shares = this.oneOf(ALLOCATIONS);
    return Object.fromEntries(names.map((name, index) => [name, [[shares[index] ?? null]]]));
  }

  private practicesOrMeasures({ takes }: Rule): Readonly<Record<string, HostMatrix>> {
    if (takes.practices?.columns !== undefined) {
      const practicesOfPlan = this.oneOf(PLANS);
      return {
        practices: matrixOf(practices(...practicesOfPlan.map(({ row }) => row))),
        scores: matrixOf(scoresOf(practicesOfPlan)),
      };
    }
    const { type, measures, baselines, scores } = this.oneOf(PRACTICES);
    const codes = measures.map(({ code }) => code);
    if (takes.measures !== undefined && takes.scores !== undefined)
      return {
        practices: column(codes.map(() => "Practice 01")),
        practiceTypes: column(codes.map(() => type)),
        practiceType: [[type]],
        measures: column(codes),
        baselines: column(baselines),
        scores: column(scores),
      };
    if (takes.measure === undefined || takes.baseline === undefined) return {};
    const measure = this.between(0, codes.length - 1);
    return {
      practiceType: [[type]],
      measure: [[codes[measure] ?? null]],
      baseline: [[baselines[measure] ?? null]],
      score: [[scores[measure] ?? null]],
    };
  }

  private termsFor(optional: boolean): HostMatrix | undefined {
    if (this.onceIn(12)) return this.oneOf(HOSTILE_TERMS);
    if (optional && this.onceIn(2)) return undefined;
    const rows = this.oneOf(TERMS).map(([key, value]): HostCell[] => [key, value, "Contract"]);
    return rows.length === 0 ? undefined : [["Parameter", "Value", "Source"], ...rows];
  }

  private varied(cell: HostCell, rule: Rule, place: ArgumentPlace): HostCell {
    const sound = SOUND[place.argument.shape];
    if (this.onceIn(2 * sound)) return this.oneOf(HOSTILE_CELLS);
    if (this.onceIn(sound / 2)) return this.oneOf(poolOf(rule, place));
    if (place.name === "key") return this.oneOf(KEYS);
    const moves = typeof cell === "number" && (place.argument.shape === "whole" ? this.onceIn(12) : !this.onceIn(5));
    return moves ? this.near(cell) : cell;
  }

  /** From half of a number to one and a half of it; a count mostly stays one, the rest have up to all decimals of a cell. */
  private near(value: number): number {
    if (value > FIRST_DAY && value < LAST_DAY && !this.onceIn(5)) return value + this.between(-200, 200);
    const moved = (value * this.between(5_000_000, 15_000_000)) / 10_000_000;
    const decimals = Number.isInteger(value) && !this.onceIn(5) ? 0 : this.oneOf([1, 2, 4, null]);
    return decimals === null ? moved : Number(moved.toFixed(decimals));
  }
}

/** Arguments that are terms, though the function reads them by itself. */
function termsIn(name: string): boolean {
  return name === "terms" || name === "changes" || name === "other";
}
