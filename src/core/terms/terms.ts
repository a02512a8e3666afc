import { inRange, widthOf, type CodeRange } from "../cells/procedureCode";
import { FIRST_EDITION } from "../guide/carried";
import { cite, type Citation, type Edition } from "../guide/edition";
import { parameterByKey, publishedIn, type FixedKey, type FixedValue, type Parameter } from "./parameters";

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

/** What is in force: one edition of the published guide, and what a plan changes of it. */
export class Terms {
  private readonly inForce: ReadonlyMap<string, unknown>;

  constructor(
    readonly edition: Edition,
    private readonly given: ReadonlyMap<string, Given>,
    readonly overrides: readonly TrackOverride[],
  ) {
    this.inForce = new Map([...publishedIn(edition), ...[...given].map(([key, { value }]) => [key, value] as const)]);
  }

  /** The value in force; null where the guide leaves it to be determined and the plan gives none. */
  value<K extends FixedKey>(key: K): FixedValue<K>;
  value<V>(parameter: Parameter<V>): V | null;
  value(which: string | Parameter<unknown>): unknown {
    return this.inForce.get(typeof which === "string" ? which : which.key);
  }

  /** The value in force of a parameter that the guide always settles. */
  settled<V>(parameter: Parameter<V>): V {
    const value = this.value(parameter);
    if (value === null) throw new Error(`${parameter.key} has no published value`);
    return value;
  }

  /** As a cell shows it. */
  shown(key: FixedKey): number | string {
    const parameter = parameterByKey(this.edition).get(key);
    if (parameter === undefined) throw new Error(`No parameter ${key}`);
    return parameter.takes.show(this.inForce.get(key));
  }

  isGiven(which: FixedKey | Parameter<unknown>): boolean {
    return this.given.has(typeof which === "string" ? which : which.key);
  }

  /** Where the value in force comes from. */
  source(which: FixedKey | Parameter<unknown>): string {
    const key = typeof which === "string" ? which : which.key;
    const cites = parameterByKey(this.edition).get(key)?.cites ?? null;
    return this.sourceOfKey(key) ?? (cites === null ? OUR_CHOICE : this.cite(cites));
  }

  /** Where in the edition in force a number or a sentence stands. */
  cite(citation: Citation): string {
    return cite(citation, this.edition);
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

/** What stands as the source of a parameter that no edition prints. */
export const OUR_CHOICE = "Not in the guide: a choice of this product's";

/** The guide as published. */
export const PUBLISHED = new Terms(FIRST_EDITION, new Map(), []);
