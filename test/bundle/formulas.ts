import { catalogue } from "../../src/core/catalogue";
import type { Argument, Example, Rule } from "../../src/core/define/rule";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { inEdition } from "../../src/core/guide/edition";
import { HostErrorValue, type HostCell, type HostMatrix } from "../../src/harness/host";

/** Formulas for tests that go through every function, made from what each function says of itself. */

export type Arguments = readonly (HostMatrix | undefined)[];

/** What a worked example gives, as a host hands it over. */
export function argumentsOf({ args }: Example): HostMatrix[] {
  return args.map((argument) =>
    typeof argument === "object" && argument !== null ? (argument as HostMatrix) : [[argument]],
  );
}

/** Functions that answer one value for each case. */
export const valueRules: readonly Rule[] = catalogue.filter(({ gives }) => gives.shape === "value");

export interface ArgumentPlace {
  readonly name: string;
  readonly index: number;
  readonly argument: Argument<unknown>;
}

export function placesOf({ takes }: Rule): ArgumentPlace[] {
  return Object.entries(takes).map(([name, argument], index) => ({ name, index, argument }));
}

/** The arguments with one of them replaced. */
export function withArgument(args: Arguments, index: number, value: HostMatrix | undefined): Arguments {
  return Array.from({ length: Math.max(args.length, index + 1) }, (_, place) =>
    place === index ? value : args[place],
  );
}

/** What a test fills an argument with: what fits it, blanks, errors and what fits nothing. */
export function poolOf(rule: Rule, { index, argument }: ArgumentPlace): HostCell[] {
  const ofExamples = rule.examples.flatMap(({ args }) => {
    const value = args[index];
    return value === undefined || typeof value === "object" ? [] : [value];
  });
  return [
    ...(inEdition(argument.kind, FIRST_EDITION).choices ?? []),
    ...ofExamples,
    ...ofExamples,
    61,
    47.5,
    0,
    0.61,
    -1,
    "61",
    "nothing that fits",
    true,
    null,
    "",
    new HostErrorValue("#N/A"),
    new HostErrorValue("#REF!"),
  ];
}

/** As a person would type it, long texts cut: what a failing test shows. */
export function formula(id: string, args: Arguments): string {
  const shown = args.map((matrix) => {
    const cells = matrix?.map((row) => row.map(cellText).join(",")).join(";") ?? "";
    return (matrix?.flat().length ?? 0) > 1 ? `{${cells}}` : cells;
  });
  return `=APC.${id}(${shown.join(", ")})`;
}

function cellText(cell: HostCell): string {
  if (cell === null) return "blank";
  if (cell instanceof HostErrorValue) return cell.code;
  if (typeof cell !== "string") return String(cell).toUpperCase();
  return cell.length > 40 ? `"${cell.slice(0, 20)}…", ${cell.length} characters` : `"${cell}"`;
}
