import { cite, inEdition, type Edition } from "../guide/edition";
import type { Argument, Kind, Reading, Rule } from "./rule";

/** An argument as help and fields tell it in one edition. */
export interface ToldArgument extends Pick<Argument<unknown>, "shape" | "optional" | "blank"> {
  readonly kind: Kind<unknown>;
  readonly says: string;
}

/** What a function says of itself in one edition of the guide. */
export interface Told {
  readonly rule: Rule;
  readonly edition: Edition;
  /** One sentence: what it answers. */
  readonly says: string;
  /** The answer itself: what it is and in which unit. */
  readonly answer: string;
  /** By name, in order. */
  readonly takes: Readonly<Record<string, ToldArgument>>;
  /** Where its rule stands: "Guide 2024-07, Table 4; …". */
  readonly source: string;
  readonly readings: readonly Reading[];
}

export function tell(rule: Rule, edition: Edition): Told {
  return {
    rule,
    edition,
    says: inEdition(rule.says, edition),
    answer: inEdition(rule.gives.says, edition),
    takes: Object.fromEntries(
      Object.entries(rule.takes).map(([name, argument]) => [name, argumentIn(argument, edition)]),
    ),
    source: sourceIn(rule, edition),
    readings: rule.readings.map((reading) => readingIn(reading, edition)),
  };
}

export function argumentIn({ shape, optional, blank, kind, says }: Argument<unknown>, edition: Edition): ToldArgument {
  return { shape, optional, blank, kind: inEdition(kind, edition), says: inEdition(says, edition) };
}

export function sourceIn({ cites }: Rule, edition: Edition): string {
  return cites.map((citation) => cite(citation, edition)).join("; ");
}

/** A reading is told beside its rule in the words of the first edition; a later one may have others. */
export function readingIn<R extends Reading>(reading: R, edition: Edition): R {
  return { ...reading, ...edition.readings[reading.id] };
}
