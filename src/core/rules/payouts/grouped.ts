/** What belongs together, by key in order of first appearance. */
export function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const before = groups.get(key);
    if (before === undefined) groups.set(key, [value]);
    else before.push(value);
  }
  return groups;
}
