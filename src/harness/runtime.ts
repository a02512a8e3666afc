import { THROWN } from "./messages";

/** What Excel's custom functions runtime puts in the functions' hands, and how it writes their errors. */

/** The codes of errors, by the names that the runtime gives them. */
export const ERROR_CODES = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

/** By their codes, the words with which errors cross. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["#VALUE!", "Value"],
  ["#N/A", "NotAvailable"],
  ["#DIV/0!", "Div0"],
  ["#NUM!", "Num"],
  ["#NULL!", "Null"],
  ["#NAME?", "Name"],
  ["#REF!", "Ref"],
]);

/** By their codes, the numbers under which thrown errors cross; any other crosses as #VALUE!. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["#N/A", THROWN.notAvailable],
  ["#DIV/0!", THROWN.divisionByZero],
  ["#NUM!", THROWN.invalidNumber],
  ["#NULL!", THROWN.nullReference],
]);

export function numberOfThrown(thrown: unknown): number {
  return thrown instanceof RuntimeError ? (NUMBERS.get(thrown.code) ?? THROWN.invalidValue) : THROWN.byMistake;
}

/** What `CustomFunctions.Error` makes; an error that goes in is one of these without its sentence. */
export class RuntimeError extends Error {
  readonly type = "Error";

  constructor(
    readonly code: string,
    message = "",
  ) {
    super(message);
  }

  /** A dozen times the weight of a number; only two codes keep their sentence. */
  toJSON(): object {
    const keepsSentence = this.message !== "" && (this.code === "#VALUE!" || this.code === "#N/A");
    return {
      valueType: "CustomFunctionError",
      code: this.code,
      type: this.type,
      basicValue: this.code,
      basicType: this.type,
      message: keepsSentence ? this.message : undefined,
      errorType: TYPES.get(this.code),
    };
  }
}

/** What a function is passed after its arguments. */
export class InvocationContext {
  readonly setResult = undefined;
  readonly setError = undefined;

  constructor(private readonly _functionName: string) {}

  get functionName(): string {
    return this._functionName;
  }

  /** Where the formula stands and where its arguments do: told to functions that ask for it, which ours do not. */
  get address(): undefined {
    return undefined;
  }

  get parameterAddresses(): undefined {
    return undefined;
  }
}
