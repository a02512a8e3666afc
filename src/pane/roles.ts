import type { CellRole } from "./port";

/** What a cell looks like, for each host to say in its own terms. */
export interface RoleLook {
  readonly bold?: true;
  /** In points. */
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  /** The colour of a thin line above. */
  readonly lineAbove?: string;
}

const QUIET = "#5c5f66";

/**
 * The same in every workbook. Blue on pale yellow is what a person may change, as in most financial models;
 * everything else is calculated or explains.
 */
export const ROLES: Readonly<Record<CellRole, RoleLook>> = {
  title: { bold: true, size: 15 },
  section: { bold: true, size: 11 },
  heading: { bold: true, colour: "#ffffff", fill: "#0b6a6a" },
  note: { colour: QUIET },
  input: { colour: "#0b3d91", fill: "#fff8dc" },
  total: { bold: true, lineAbove: QUIET },
};
