import { wrongInput } from "../../cells/refusal";
import { within } from "../../numbers/allowance";
import { exact } from "../../numbers/exact";
import type { Track } from "../tracks/classify";

/** What the arguments, or the cells of a row, are called in sentences. */
interface CapitatedNames {
  readonly basePmpm: string;
  capitatedPmpm(): string;
}

const ARGUMENTS: CapitatedNames = { basePmpm: "basePmpm", capitatedPmpm: () => "capitatedPmpm" };

/** The capitated part of base in a track: none in A, needed in B and C. */
export function capitatedPart(track: Track, basePmpm: number, capitatedPmpm: number | null, names = ARGUMENTS): number {
  if (track === "A") {
    if (capitatedPmpm === null || capitatedPmpm === 0) return 0;
    throw wrongInput(
      `${names.capitatedPmpm()}: ${capitatedPmpm} in track A, which has no capitation; give 0 or leave it blank`,
    );
  }
  if (capitatedPmpm === null) {
    throw wrongInput(`${names.capitatedPmpm()}: a blank cell; track ${track} needs the capitated part of base`);
  }
  refuseMoreThanBase(capitatedPmpm, basePmpm, names);
  return capitatedPmpm;
}

/** A part is at most its whole. */
export function refuseMoreThanBase(capitatedPmpm: number, basePmpm: number, names = ARGUMENTS): void {
  if (capitatedPmpm <= basePmpm || within(exact(capitatedPmpm), exact(basePmpm))) return;
  throw wrongInput(
    `${names.capitatedPmpm()}: ${capitatedPmpm} is more than ${names.basePmpm}, ${basePmpm}, of which it is a part`,
  );
}
