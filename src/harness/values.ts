/** What crosses to the functions and back. */

/** An error value in a cell. */
export class HostErrorValue {
  constructor(
    readonly code: string,
    /** The sentence that a person sees when Excel shows one. */
    readonly message = "",
  ) {}
}

/** A cell's value as it crosses to the functions or back. A blank cell is null going in; nothing comes out blank. */
export type HostCell = number | string | boolean | null | HostErrorValue;

/** An argument or an answer, row by row. */
export type HostMatrix = HostCell[][];

export interface HostOptions {
  /** How this Excel build hands a blank cell over. */
  blanks?: null | 0 | "";
  /** How this Excel build hands an omitted optional argument over; undefined crosses as null. */
  omitted?: null | undefined | "" | [[null]] | [[""]];
  /** False passes matrices by reference, to time the functions without the messages. */
  json?: boolean;
}
