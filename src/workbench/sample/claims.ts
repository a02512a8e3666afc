import { madeUp } from "./random";
import type { SampleContent } from "./sheet";

/** Codes, how often they come up in a hundred lines, and their made-up allowed amounts in whole dollars. */
const SERVICES: readonly (readonly [code: string, often: number, from: number, to: number])[] = [
  ["99213", 20, 92, 118],
  ["99214", 15, 134, 168],
  ["99212", 5, 58, 74],
  ["99203", 4, 112, 146],
  ["99396", 7, 138, 176],
  ["99392", 6, 118, 152],
  ["99348", 2, 96, 124],
  ["99308", 2, 72, 92],
  ["99490", 4, 58, 72],
  ["99495", 2, 196, 236],
  ["99497", 1, 78, 96],
  ["90471", 8, 18, 28],
  ["90686", 5, 19, 24],
  ["90791", 2, 158, 192],
  ["93000", 4, 16, 24],
  ["94010", 2, 30, 42],
  ["96127", 5, 5, 9],
  ["17110", 2, 108, 142],
  ["81002", 3, 4, 7],
  ["G0439", 1, 124, 148],
];

const LINES = 320;
/** 1 July 2023 as Excel counts days. */
const FIRST_DAY = 45_108;
const DAYS = 366;

/** A year of claim lines by service date; every sixteenth takes an earlier one back. */
export function claimLines(): SampleContent[][] {
  const random = madeUp(518);
  const drawn = SERVICES.flatMap((service) => Array<typeof service>(service[1]).fill(service));
  const lines: { date: number; code: string; amount: number }[] = [];
  for (let line = 1; line <= LINES; line += 1) {
    const date = FIRST_DAY + Math.floor((line * DAYS) / (LINES + 1));
    const taken = line % 16 === 0 ? lines[lines.length - random(3, 9)] : undefined;
    const [code, , from, to] = drawn[random(0, drawn.length - 1)] ?? ["99213", 0, 92, 118];
    lines.push(
      taken === undefined
        ? { date, code, amount: random(from * 100, to * 100) / 100 }
        : { ...taken, date, amount: -Math.abs(taken.amount) },
    );
  }
  return lines.map(({ date, code, amount }, index) => [index + 1, date, code, amount]);
}
