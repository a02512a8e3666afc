import { BooleanNumber, type Injector } from "@univerjs/core";
import {
  BaseFunction,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  FormulaDataModel,
  FunctionType,
  type IFunctionInfo,
  IFunctionService,
} from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { Host } from "../harness/host";
import type { ErrorSentences } from "./errorSentences";
import { fromMatrix, type Origin, toMatrix } from "./univerValues";

/** As the manifest declares it: `INCENTIVE` is typed `=APC.INCENTIVE(…)`. */
const NAMESPACE = "APC";

type Metadata = Host["functions"][number];

/** The text of the formula that stands in a cell. */
type FormulaOf = (origin: Origin) => string;

/** Makes every function of the host usable in formulas, with autocomplete and argument help. */
export function registerFunctions(injector: Injector, host: Host, sentences: ErrorSentences): void {
  const formulas = injector.get(FormulaDataModel);
  const formulaOf: FormulaOf = ({ unitId, sheetId, row, column }) =>
    formulas.getFormulaStringByCell(row, column, sheetId, unitId) ?? "";
  const executors = host.functions.map((metadata) => new HostFunction(host, metadata, sentences, formulaOf));
  injector.get(IFunctionService).registerExecutors(...executors);
  injector.get(IDescriptionService).registerDescriptions(host.functions.map(describe));
}

function typedName({ name }: Metadata): string {
  return `${NAMESPACE}.${name}`;
}

/** A subclass, because Univer's own `registerFunction` turns blanks into 0 and errors into text. */
class HostFunction extends BaseFunction {
  constructor(
    private readonly host: Host,
    private readonly metadata: Metadata,
    private readonly sentences: ErrorSentences,
    private readonly formulaOf: FormulaOf,
  ) {
    super(typedName(metadata));
  }

  /** Text in a formula stays text: "1-2" is no date. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  /** Must not throw: an error that escapes here stops Univer's calculation for good. */
  override calculate(...args: BaseValueObject[]): BaseValueObject {
    const { unitId, subUnitId, row, column } = this;
    const origin = { unitId: unitId ?? "", sheetId: subUnitId ?? "", row, column };
    try {
      const result = this.host.call(this.metadata.id, args.map(toMatrix));
      this.sentences.record(origin, result, this.formulaOf);
      return fromMatrix(result, origin);
    } catch {
      this.sentences.drop(origin);
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }
}

function describe(metadata: Metadata): IFunctionInfo {
  const description = metadata.description ?? "";
  return {
    functionName: typedName(metadata),
    functionType: FunctionType.User,
    description,
    abstract: description,
    functionParameter: metadata.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      // Univer joins these into a formula; functions.json holds no examples, so it shows the names.
      example: parameter.optional === true ? `[${parameter.name}]` : parameter.name,
      require: parameter.optional === true ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  };
}
