import { allOf } from "../../cells/text";
import type { Edition, Part } from "../../guide/edition";

/** "Tables 3 to 5", "Tables 1 and 2": parts of an edition together, each by its own name where they are no such tables. */
export function tablesIn({ places }: Edition, ...parts: readonly [Part, ...Part[]]): string {
  const names = parts.map((part) => places[part]);
  const numbers = names.flatMap((name) => {
    const number = /^Table (\d+)$/.exec(name)?.[1];
    return number === undefined ? [] : Number(number);
  });
  const [first = 0, last = 0] = [numbers[0], numbers[numbers.length - 1]];
  if (numbers.length < names.length || names.length === 1) return allOf(names);
  const inARow = numbers.length > 2 && numbers.every((number, index) => number === first + index);
  return `Tables ${inARow ? `${first} to ${last}` : allOf(numbers.map(String))}`;
}
