import { guide202407 } from "./2024-07/guide";
import type { Edition } from "./edition";

/** Every edition that this version carries, oldest first: a new one is a folder beside this file, and a line here. */
export const EDITIONS: readonly [Edition, ...Edition[]] = [guide202407];
