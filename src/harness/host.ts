import type { ICustomFunctionsMetadata } from "custom-functions-metadata";
import { arrivalsOf } from "./arrivals";
import { codeOfThrown, ERROR_CODES, InvocationContext, RuntimeError, type OutgoingError } from "./runtime";

/**
 * Calls the built custom functions the way Excel does, for everything that is not Excel: the
 * workbench, the tests and the benchmarks.
 *
 * What it imitates: arguments and answers cross as JSON, in the form that Excel's runtime gives them; null in
 * an answer shows as 0; an error going in keeps its code and loses its sentence; every declared parameter is
 * passed, then the invocation object; names match in any case; `CustomFunctions` offers `associate` alone while
 * the bundle loads, `Error` and `ErrorCode` afterwards.
 */

/** `functions.json` as the build writes it. */
export type FunctionsFile = Pick<ICustomFunctionsMetadata, "functions"> & { allowErrorForDataTypeAny: boolean };

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
  /** How this Excel build hands an omitted optional argument over. */
  omitted?: null | undefined | "" | [[null]] | [[""]];
  /** False passes matrices by reference, to time the functions without the messages. */
  json?: boolean;
}

/** One formula: a function's id and its arguments, undefined where one is left out. */
export type HostCall = readonly [id: string, args: readonly (HostMatrix | undefined)[]];

export interface Host {
  readonly functions: FunctionsFile["functions"];
  /** The ids that the bundle registered. */
  readonly registered: readonly string[];
  /** Characters of the messages so far: what Excel's runtime measures an answer by. */
  readonly characters: { sent: number; received: number };
  /** Computes one formula. A single value comes back as a 1×1 matrix, a refusal as one error value. */
  call(id: string, args: readonly (HostMatrix | undefined)[], options?: HostOptions): HostMatrix;
  /**
   * Computes formulas that Excel calculates together, so that their answers travel together. Null stands for an
   * answer that is too heavy to arrive: its cell shows #BUSY! for good.
   */
  callTogether(calls: readonly HostCall[], options?: HostOptions): (HostMatrix | null)[];
}

type Implementation = (...args: unknown[]) => unknown;

interface CustomFunctionsRuntime {
  associate(id: string | Record<string, Implementation>, implementation?: Implementation): void;
  Error?: unknown;
  ErrorCode?: unknown;
}

/**
 * @param evaluate puts the object it is given in scope as `CustomFunctions`, then runs functions.js.
 */
export async function openHost(
  file: FunctionsFile,
  evaluate: (customFunctions: object) => void | Promise<void>,
): Promise<Host> {
  const implementations = new Map<string, Implementation>();
  const runtime: CustomFunctionsRuntime = {
    associate(id, implementation) {
      const entries = typeof id === "string" ? [[id, implementation] as const] : Object.entries(id);
      for (const [key, value] of entries) if (value !== undefined) implementations.set(key.toUpperCase(), value);
    },
  };
  await evaluate(runtime);
  runtime.Error = RuntimeError;
  runtime.ErrorCode = ERROR_CODES;

  const metadataOf = new Map(file.functions.map((each) => [each.id.toUpperCase(), each]));
  const characters = { sent: 0, received: 0 };
  let calls = 0;
  const host: Host = {
    functions: file.functions,
    registered: [...implementations.keys()],
    characters,
    call(id, args, { blanks = null, omitted, json = true } = {}) {
      const name = id.toUpperCase();
      const metadata = metadataOf.get(name);
      const implementation = implementations.get(name);
      if (metadata === undefined || implementation === undefined) return [[new HostErrorValue("#NAME?")]];
      if (args.length > metadata.parameters.length) return [[new HostErrorValue("#VALUE!", "Too many arguments.")]];

      calls += 1;
      const passed = metadata.parameters.map((_, index): unknown => args[index]);
      let values = passed.map((matrix) => matrix ?? omitted);
      if (json) {
        // As Excel writes a call: its number, the function, the arguments, no address, and that errors may come in.
        const message = JSON.stringify([calls, id, passed, null, 4, null], errorGoingIn);
        characters.sent += message.length;
        const [, , sent] = JSON.parse(message) as [number, string, (unknown[][] | null)[]];
        values = sent.map(
          (matrix) => matrix?.map((row) => row.map((cell) => argumentFromMessage(cell, blanks))) ?? omitted,
        );
      }

      let entry: unknown[];
      try {
        entry = [calls, true, implementation(...values, new InvocationContext(id)), [0]];
      } catch (thrown) {
        const { code, number } = codeOfThrown(thrown);
        const sentence = thrown instanceof RuntimeError ? thrown.message : "";
        characters.received += JSON.stringify([calls, false, sentence, number, [0]]).length;
        return [[new HostErrorValue(code, sentence)]];
      }
      if (!json) return entry[2] as HostMatrix;
      const message = JSON.stringify(entry);
      characters.received += message.length;
      const [, , answer] = JSON.parse(message) as [number, boolean, unknown[][]];
      return answer.map((row) => row.map(resultFromMessage));
    },
    callTogether(together, options) {
      const answered = together.map(([id, args]) => {
        const before = characters.received;
        const answer = host.call(id, args, options);
        return { answer, weight: characters.received - before };
      });
      const arrives = arrivalsOf(answered.map(({ weight }) => weight));
      return answered.map(({ answer }, index) => (arrives[index] === true ? answer : null));
    },
  };
  return host;
}

function errorGoingIn(_key: string, value: unknown): unknown {
  return value instanceof HostErrorValue ? { code: value.code, type: "CustomFunctionError" } : value;
}

/** An error that goes in keeps its code only. */
function argumentFromMessage(cell: unknown, blanks: null | 0 | ""): unknown {
  if (cell === null) return blanks;
  return typeof cell === "object" ? new RuntimeError((cell as { code: string }).code) : cell;
}

function resultFromMessage(cell: unknown): HostCell {
  if (cell === null) return 0;
  if (typeof cell !== "object") return cell as HostCell;
  const { code, message } = cell as OutgoingError;
  return new HostErrorValue(code, message);
}
