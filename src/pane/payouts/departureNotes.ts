import { isoDate } from "../../core/shared";
import type { LedgerLine } from "./ledger";

/** What the notes of a practice that leaves say: on which day, and how its balance ended. They are where the ledger keeps it. */

const LEFT = /\bLeft on (\d{4}-\d{2}-\d{2})\b/;

export function leftOn(on: number): string {
  return `Left on ${isoDate(on)}`;
}

/** How a balance ends: in a line that pays what is due, takes back what is owed, forgoes it, or no longer forgoes it. */
export const ENDINGS = {
  paid: "Paid out",
  recovered: "Recovered",
  writtenOff: "Written off",
  reinstated: "Write-off taken back",
} as const;
export type Ending = keyof typeof ENDINGS;

/** @param on the day on which it left. */
export function endingNote(ending: Ending, on: number): string {
  return `${ENDINGS[ending]}; ${leftOn(on)}`;
}

type Noted = Pick<LedgerLine, "note">;

/** Whether a line is one of a departure. */
export function isDeparture({ note }: Noted): boolean {
  return LEFT.test(note);
}

export function isEndedBy({ note }: Noted, ending: Ending): boolean {
  return note.startsWith(`${ENDINGS[ending]}; Left on `);
}

/** The day on which each practice left that did, as its lines say it. */
export function departuresIn(lines: readonly Pick<LedgerLine, "note" | "practice">[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap(({ practice, note }) => {
      const day = LEFT.exec(note)?.[1];
      return day === undefined || practice === "" ? [] : [[practice, day] as const];
    }),
  );
}

/** Whether a line forgoes what a practice owed, or takes that back. */
export function isWriteOff(line: Noted): boolean {
  return isEndedBy(line, "writtenOff") || isEndedBy(line, "reinstated");
}

const MOVED = /\bfrom payout (\d+); Left on /;

/** That a line waited for a payout that no longer comes. */
export function movedFrom(payout: number, on: number): string {
  return `from payout ${payout}; ${leftOn(on)}`;
}

/** The payout that a line waited for before its practice left; null where it was moved from none. */
export function cameFrom({ note }: Noted): number | null {
  const payout = MOVED.exec(note)?.[1];
  return payout === undefined ? null : Number(payout);
}
