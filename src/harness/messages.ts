import { HostErrorValue, type HostCell, type HostMatrix, type HostOptions } from "./values";

/** Excel's side of the messages: how it writes a call, and what its cells show of an answer. */

/** That errors may come in as values. */
const FLAGS = 4;

/** A call as it crosses: its number, the function, the arguments, no address, the flags, no addresses of arguments. */
export function writeCall(
  number: number,
  id: string,
  args: readonly (HostMatrix | undefined)[],
  { blanks = null, omitted = null }: HostOptions,
): string {
  const values = args.map(
    (matrix) =>
      matrix?.map((row) =>
        row.map((cell) =>
          cell instanceof HostErrorValue ? { code: cell.code, type: "CustomFunctionError" } : (cell ?? blanks),
        ),
      ) ?? omitted,
  );
  return JSON.stringify([number, id, values, null, FLAGS, null]);
}

/** The numbers under which what a function throws crosses. */
export const THROWN = {
  notAvailable: 1,
  byMistake: 2,
  divisionByZero: 5,
  invalidNumber: 6,
  invalidValue: 7,
  nullReference: 8,
} as const;

/** What a cell shows for each of them. */
const SHOWN: ReadonlyMap<number, string> = new Map([
  [THROWN.notAvailable, "#N/A"],
  [THROWN.divisionByZero, "#DIV/0!"],
  [THROWN.invalidNumber, "#NUM!"],
  [THROWN.nullReference, "#NULL!"],
]);

/** Its number, whether there is a value, the value or a sentence, the number of what was thrown, how long it took. */
export type Answer =
  | readonly [number: number, succeeded: true, value: unknown, took: unknown]
  | readonly [number: number, succeeded: false, sentence: string, thrown: number, took: unknown];

/** What the cells of a formula show. */
export function readAnswer(answer: Answer): HostMatrix {
  if (!answer[1]) return [[new HostErrorValue(SHOWN.get(answer[3]) ?? "#VALUE!", answer[2])]];
  return (answer[2] as unknown[][]).map((row) => row.map(shown));
}

function shown(cell: unknown): HostCell {
  if (cell === null) return 0;
  if (typeof cell !== "object") return cell as HostCell;
  const { code, message } = cell as { readonly code: string; readonly message?: string };
  return new HostErrorValue(code, message);
}
