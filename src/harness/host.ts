import type { ICustomFunctionsMetadata } from "custom-functions-metadata";

/**
 * Calls the built custom functions the way Excel does, for everything that is not Excel: the
 * workbench, the tests and the benchmarks.
 *
 * What it imitates: arguments and results cross as JSON; null in a result shows as 0; an error going in
 * keeps its code and loses its sentence; every declared parameter is passed, then the invocation object;
 * `CustomFunctions` offers `associate` alone while the bundle loads, `Error` and `ErrorCode` afterwards.
 */

/** `functions.json` as the build writes it. */
export type FunctionsFile = Pick<ICustomFunctionsMetadata, "functions"> & { allowErrorForDataTypeAny: boolean };

/** An error value in a cell; `message` is the sentence a person sees when Excel shows one. */
export class HostErrorValue {
  constructor(
    readonly code: string,
    readonly message?: string,
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

export interface Host {
  readonly functions: FunctionsFile["functions"];
  /** The ids that the bundle registered. */
  readonly registered: readonly string[];
  /** Bytes of the messages so far, as UTF-8. */
  readonly bytes: { sent: number; received: number };
  /** Computes one formula. A single value comes back as a 1×1 matrix, a refusal as one error value. */
  call(id: string, args: readonly (HostMatrix | undefined)[], options?: HostOptions): HostMatrix;
}

type Implementation = (...args: unknown[]) => unknown;

interface CustomFunctionsRuntime {
  associate(id: string | Record<string, Implementation>, implementation?: Implementation): void;
  Error?: unknown;
  ErrorCode?: unknown;
}

/** The codes of Excel's own runtime, by the names it gives them. */
const ERROR_CODES = {
  divisionByZero: "#DIV/0!",
  invalidName: "#NAME?",
  invalidNumber: "#NUM!",
  invalidReference: "#REF!",
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  nullReference: "#NULL!",
} as const;

/** What `CustomFunctions.Error` makes; an error that goes in is one of these without its sentence. */
class RuntimeError extends Error {
  constructor(
    readonly code: string,
    message = "",
  ) {
    super(message);
  }
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
      for (const [key, value] of entries) if (value !== undefined) implementations.set(key, value);
    },
  };
  await evaluate(runtime);
  runtime.Error = RuntimeError;
  runtime.ErrorCode = ERROR_CODES;

  const bytes = { sent: 0, received: 0 };
  return {
    functions: file.functions,
    registered: [...implementations.keys()],
    bytes,
    call(id, args, { blanks = null, omitted, json = true } = {}) {
      const metadata = file.functions.find((candidate) => candidate.id === id);
      const implementation = implementations.get(id);
      if (metadata === undefined || implementation === undefined) return [[new HostErrorValue("#NAME?")]];
      if (args.length > metadata.parameters.length) return [[new HostErrorValue("#VALUE!", "Too many arguments.")]];

      const sent = metadata.parameters.map((_, index) => {
        const matrix = args[index];
        if (matrix === undefined) return omitted;
        if (!json) return matrix;
        const message = JSON.stringify(matrix, errorToMessage);
        bytes.sent += utf8Length(message);
        return (JSON.parse(message) as unknown[][]).map((row) => row.map((cell) => argumentFromMessage(cell, blanks)));
      });

      let result: unknown;
      try {
        result = implementation(...sent, { functionName: id });
      } catch (thrown) {
        return [
          [
            thrown instanceof RuntimeError
              ? new HostErrorValue(thrown.code, thrown.message)
              : new HostErrorValue("#VALUE!"),
          ],
        ];
      }
      if (!json) return result as HostMatrix;
      const message = JSON.stringify(result, errorToMessage);
      bytes.received += utf8Length(message);
      return (JSON.parse(message) as unknown[][]).map((row) => row.map(resultFromMessage));
    },
  };
}

interface ErrorMessage {
  errorCode: string;
  sentence?: string;
}

function errorToMessage(_key: string, value: unknown): unknown {
  if (!(value instanceof HostErrorValue) && !(value instanceof RuntimeError)) return value;
  return { errorCode: value.code, sentence: value.message };
}

/** An error that goes in keeps its code only. */
function argumentFromMessage(cell: unknown, blanks: null | 0 | ""): unknown {
  if (cell === null) return blanks;
  return typeof cell === "object" ? new RuntimeError((cell as ErrorMessage).errorCode) : cell;
}

function resultFromMessage(cell: unknown): HostCell {
  if (cell === null) return 0;
  if (typeof cell !== "object") return cell as HostCell;
  const { errorCode, sentence } = cell as ErrorMessage;
  return new HostErrorValue(errorCode, sentence);
}

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
  }
  return length;
}
