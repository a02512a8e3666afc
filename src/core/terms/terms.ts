import { inRange, widthOf, type CodeRange } from "../cells/procedureCode";
import { FIRST_EDITION } from "../guide/carried";
import { cite, perEdition, type Citation, type Edition } from "../guide/edition";
import { parameterByKey, publishedIn, type FixedKey, type FixedValue, type Parameter } from "./parameters";
import { layerOf, sourceText, type TermsRow } from "./rows";
import { keyOfSpecialty, type SpecialtyKind } from "./specialties";
import type { Takes } from "./takes";

/** How a code is paid. */
export type Treatment = "Capitated" | "FFS";

/** A code or a range of codes in a track, as a key names it. */
export interface TrackCodes {
  readonly track: "B" | "C";
  readonly codes: CodeRange;
}

/** A plan's own word on a code or a range of codes. */
export interface TrackOverride extends TrackCodes {
  readonly key: string;
  readonly treatment: Treatment;
}

/** A key that terms accept: of a parameter, of codes in a track, or of a specialty. */
export type TermsKey = {
  /** As sentences and tables write it. */
  readonly key: string;
  /** The same for every way to write the key. */
  readonly id: string;
  readonly takes: Takes<unknown>;
  /** Whether it waits for a function that reads it. */
  readonly unread: boolean;
} & (
  | { readonly of: "parameter"; readonly parameter: Parameter<unknown> }
  | ({ readonly of: "codes" } & TrackCodes)
  | { readonly of: "specialty"; readonly word: string }
);

/** One row of a plan's terms, read. */
export type Given = TermsKey & {
  readonly value: unknown;
  readonly row: TermsRow;
  /** "terms, row 3", "changes, row 2". */
  readonly place: string;
};

/** What is in force: one edition of the published guide, and what a plan changes of it. */
export class Terms {
  private readonly inForce: ReadonlyMap<string, unknown>;

  /** Changes before what they lie on: of ranges of one width, theirs decides. */
  readonly overrides: readonly TrackOverride[];

  /** @param given by the keys' ids, in the order of the plan's rows. */
  constructor(
    readonly edition: Edition,
    readonly given: ReadonlyMap<string, Given>,
  ) {
    this.overrides = [...given.values()]
      .sort((one, other) => layerOf(other.row) - layerOf(one.row))
      .flatMap((each) => (each.of === "codes" ? [{ ...each, treatment: each.value as Treatment }] : []));
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

  /** Where several stand, each place once. */
  sources(...which: readonly FixedKey[]): string {
    return [...new Set(which.map((key) => this.source(key)))].join("; ");
  }

  /** Where in the edition in force a number or a sentence stands. */
  cite(citation: Citation): string {
    return cite(citation, this.edition);
  }

  /** The plan's source of any key it gives; null where it gives none. */
  sourceOfKey(key: string): string | null {
    const given = this.given.get(key);
    return given === undefined ? null : (sourceText(given.row.source) ?? `Plan's ${given.place}`);
  }

  /** The same terms without the row of a key. */
  without({ id }: TermsKey): Terms {
    return new Terms(this.edition, new Map([...this.given].filter(([each]) => each !== id)));
  }

  /** The plan's word on a specialty; null where it has none. */
  specialtyGiven(text: string): SpecialtyKind | null {
    return (this.given.get(keyOfSpecialty(text).id)?.value as SpecialtyKind | undefined) ?? null;
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

/** An edition of the guide as published. */
export const publishedTerms = perEdition((edition) => new Terms(edition, new Map()));

/** The guide as published. */
export const PUBLISHED = publishedTerms(FIRST_EDITION);
