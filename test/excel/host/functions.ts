import { addressOf } from "./areas";
import { Gap, type HostObject } from "./objects";
import { areaGiven } from "./ranges";

/** Excel's functions as methods, which here answer what they were asked; the name of one of them is an error. */
export function functionsOf(): HostObject {
  const answer =
    (name: string) =>
    (args: readonly unknown[]): HostObject => {
      const said = args.map((arg) => (isObject(arg) ? addressOf(areaGiven(arg)) : String(arg)));
      return {
        type: "FunctionResult",
        scalars: {
          value: () => (name === "na" ? "" : `${name}(${said.join(", ")})`),
          error: () => (name === "na" ? "#N/A" : ""),
        },
      };
    };
  const spread =
    (name: string) =>
    (...args: unknown[]) =>
      answer(name)(args);
  return {
    type: "Functions",
    looks: { sum: answer("sum"), sumIfs, norm_S_Dist: spread("norm_S_Dist"), na: spread("na") },
  };

  function sumIfs(first: unknown, rest: unknown): HostObject {
    if (!Array.isArray(rest)) throw new Gap("SUMIFS without its list");
    return answer("sumIfs")([first, ...(rest as unknown[])]);
  }
}

function isObject(arg: unknown): arg is HostObject {
  return typeof arg === "object" && arg !== null && "type" in arg;
}
