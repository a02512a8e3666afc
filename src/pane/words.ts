/** 1 row, 2 rows. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

/** So many names are told, and of the others how many they are. */
export const MOST_TOLD = 5;

export function listed(words: readonly string[]): string {
  const told = words.slice(0, MOST_TOLD).join(", ");
  return words.length > MOST_TOLD ? `${told} and ${words.length - MOST_TOLD} more` : told;
}
