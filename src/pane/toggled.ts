/** The set with the value taken out where it was in, and put in where it was not. */
export function toggled<T>(before: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(before);
  if (!next.delete(value)) next.add(value);
  return next;
}
