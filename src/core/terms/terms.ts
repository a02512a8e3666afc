import { inRange, widthOf, type CodeRange } from "../cells/procedureCode";
import { cite } from "../guide/2024-07/document";
import type { Parameter } from "./parameters";

/** How a code is paid. */
export type Treatment = "Capitated" | "FFS";

/** A plan's own word on a code or a range of codes. */
export interface TrackOverride {
  readonly key: string;
  readonly track: "B" | "C";
  readonly codes: CodeRange;
  readonly treatment: Treatment;
}

/** One row of a plan's terms. */
export interface Given {
  readonly value: unknown;
  /** The row of the plan's range, for sentences. */
  readonly row: number;
  /** The plan's own Source column. */
  readonly source: string | null;
}

/** What is in force: the published guide, and what a plan changes of it. */
export class Terms {
  constructor(
    private readonly given: ReadonlyMap<string, Given>,
    readonly overrides: readonly TrackOverride[],
  ) {}

  /** The value in force; null where the guide leaves it to be determined and the plan gives none. */
  value<V>(parameter: Parameter<V>): V | null {
    const row = this.given.get(parameter.key);
    return row === undefined ? parameter.published : (row.value as V);
  }

  /** The value in force of a parameter that the guide always settles. */
  settled<V>(parameter: Parameter<V>): V {
    const value = this.value(parameter);
    if (value === null) throw new Error(`${parameter.key} has no published value`);
    return value;
  }

  isGiven(parameter: Parameter<unknown>): boolean {
    return this.given.has(parameter.key);
  }

  /** Where the value in force comes from. */
  source(parameter: Parameter<unknown>): string {
    const plan = this.sourceOfKey(parameter.key);
    if (plan !== null) return plan;
    return parameter.cites === undefined ? "Not in the guide: a choice of this product's" : cite(parameter.cites);
  }

  /** The plan's source of any key it gives; null where it gives none. */
  sourceOfKey(key: string): string | null {
    const row = this.given.get(key);
    return row === undefined ? null : (row.source ?? `Plan's terms, row ${row.row}`);
  }

  /** The plan's word on a code: of several ranges that hold it, the narrowest. */
  overrideOf(track: "B" | "C", code: string): TrackOverride | null {
    let narrowest: TrackOverride | null = null;
    for (const override of this.overrides) {
      if (override.track !== track || !inRange(code, override.codes)) continue;
      if (narrowest === null || widthOf(override.codes) < widthOf(narrowest.codes)) narrowest = override;
    }
    return narrowest;
  }
}

/** The guide as published. */
export const PUBLISHED = new Terms(new Map(), []);
