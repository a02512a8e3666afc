import type { Edition } from "./edition";
import { EDITIONS } from "./editions";

/** What holds where terms name no edition, for ever: a workbook keeps its answers when later editions come. */
export const FIRST_EDITION: Edition = EDITIONS[0];

export function editionNamed(id: string): Edition | undefined {
  return EDITIONS.find((edition) => edition.id === id);
}

export const EDITION_IDS: readonly string[] = EDITIONS.map(({ id }) => id);
