/** What belongs together, by key in order of first appearance. */
export function grouped<K, V>(values: readonly V[], keyOf: (value: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  values.forEach((value, index) => {
    const key = keyOf(value, index);
    const before = groups.get(key);
    if (before === undefined) groups.set(key, [value]);
    else before.push(value);
  });
  return groups;
}
