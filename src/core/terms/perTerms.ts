import type { Terms } from "./terms";

/** Something that follows from a plan's terms, derived once for each and kept as long as they are. */
export function perTerms<V>(derive: (terms: Terms) => V): (terms: Terms) => V {
  const derived = new WeakMap<Terms, V>();
  return (terms) => {
    const before = derived.get(terms);
    if (before !== undefined) return before;
    const value = derive(terms);
    derived.set(terms, value);
    return value;
  };
}
