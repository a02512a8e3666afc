import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  BooleanValueObject,
  ERROR_TYPE_SET,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { type HostCell, HostErrorValue, type HostMatrix } from "../harness/host";

/** One argument of a formula as a matrix; undefined where it was left out, as in `=F(1,,2)`. */
export function toMatrix(argument: FunctionVariantType): HostMatrix | undefined {
  if (argument instanceof BaseReferenceObject) return arrayToMatrix(argument.toArrayValueObject());
  if (argument instanceof ArrayValueObject) return arrayToMatrix(argument);
  if (argument instanceof BaseValueObject) return argument.isNull() ? undefined : [[toCell(argument)]];
  return [[new HostErrorValue("#VALUE!")]];
}

function arrayToMatrix(array: ArrayValueObject): HostMatrix {
  return Array.from({ length: array.getRowCount() }, (_row, row) =>
    Array.from({ length: array.getColumnCount() }, (_column, column) => toCell(array.get(row, column))),
  );
}

function toCell(value: Nullable<BaseValueObject>): HostCell {
  if (!value || value.isNull()) return null;
  if (value instanceof ErrorValueObject) return new HostErrorValue(value.getErrorType());
  const plain = value.getValue();
  return typeof plain === "number" || typeof plain === "string" || typeof plain === "boolean"
    ? plain
    : new HostErrorValue("#VALUE!");
}

/** Where the formula stands, from which a larger result spills. */
export interface Origin {
  unitId: string;
  sheetId: string;
  row: number;
  column: number;
}

/** A result for Univer: a single value as it is, anything larger as an array that spills. */
export function fromMatrix(matrix: HostMatrix, origin: Origin): BaseValueObject {
  const rowCount = matrix.length;
  const columnCount = matrix[0]?.length ?? 0;
  const first = matrix[0]?.[0];
  if (first === undefined || matrix.some((row) => row.length !== columnCount))
    return fromCell(new HostErrorValue("#VALUE!"));
  if (rowCount === 1 && columnCount === 1) return fromCell(first);
  return ArrayValueObject.create({
    calculateValueList: matrix.map((row) => row.map(fromCell)),
    rowCount,
    columnCount,
    ...origin,
  });
}

function fromCell(cell: HostCell): BaseValueObject {
  if (cell === null) return NullValueObject.create();
  if (cell instanceof HostErrorValue) return ErrorValueObject.create(errorType(cell.code), cell.message);
  switch (typeof cell) {
    case "number":
      return NumberValueObject.create(cell);
    case "boolean":
      return BooleanValueObject.create(cell);
    case "string":
      return StringValueObject.create(cell);
  }
}

function errorType(code: string): ErrorType {
  return isErrorType(code) ? code : ErrorType.VALUE;
}

function isErrorType(code: string): code is ErrorType {
  const known: ReadonlySet<string> = ERROR_TYPE_SET;
  return known.has(code);
}
