import type { ICustomFunctionsMetadata } from "custom-functions-metadata";
import { arrivalsOf } from "./arrivals";
import { readAnswer, writeCall, type Answer } from "./messages";
import { ERROR_CODES, InvocationContext, numberOfThrown, RuntimeError } from "./runtime";
import { HostErrorValue, type HostMatrix, type HostOptions } from "./values";

export { HostErrorValue, type HostCell, type HostMatrix, type HostOptions } from "./values";

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
    call(id, args, options = {}) {
      const name = id.toUpperCase();
      const metadata = metadataOf.get(name);
      if (metadata === undefined) return [[new HostErrorValue("#NAME?")]];
      if (args.length > metadata.parameters.length) return [[new HostErrorValue("#VALUE!", "Too many arguments.")]];

      const passed = metadata.parameters.map((_, index) => args[index]);
      const implementation = implementations.get(name) ?? notAssociated;
      const context = new InvocationContext(id);
      if (options.json === false) {
        const values = passed.map((matrix) => matrix ?? options.omitted);
        const answer = answerOf(calls, () => implementation(...values, context));
        return answer[1] ? (answer[2] as HostMatrix) : readAnswer(answer);
      }
      calls += 1;
      const call = writeCall(calls, id, passed, options);
      characters.sent += call.length;
      const answer = JSON.stringify(answerOf(calls, () => implementation(...readArguments(call), context)));
      characters.received += answer.length;
      return readAnswer(JSON.parse(answer) as Answer);
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

/** An error that goes in keeps its code only. */
function readArguments(message: string): unknown[] {
  const [, , values] = JSON.parse(message) as [number, string, unknown[]];
  return values.map((value) =>
    Array.isArray(value) ? (value as unknown[][]).map((row) => row.map(argumentFromMessage)) : value,
  );
}

function argumentFromMessage(cell: unknown): unknown {
  return typeof cell === "object" && cell !== null ? new RuntimeError((cell as { code: string }).code) : cell;
}

function notAssociated(): never {
  throw new TypeError("Not associated.");
}

function answerOf(number: number, compute: () => unknown): Answer {
  try {
    return [number, true, compute(), [0]];
  } catch (thrown) {
    return [number, false, sentenceOf(thrown), numberOfThrown(thrown), [0]];
  }
}

function sentenceOf(thrown: unknown): string {
  if (thrown instanceof RuntimeError) return thrown.message;
  return typeof thrown === "string" ? thrown : "";
}
