import { addressOf, type Area } from "./areas";
import { proxy, type Batch } from "./proxies";

/** Excel's functions as methods, which here answer what they were asked; the name of one of them is an error. */
export function fakeFunctions(batch: Batch, areaOf: (range: object) => Area | undefined): object {
  const answer = (name: string, args: unknown[]): object => {
    const said = args.map((arg) =>
      typeof arg === "object" && arg !== null ? addressOf(areaOf(arg) ?? nowhere(name)) : String(arg),
    );
    return proxy(batch, {
      is: "function result",
      properties: {
        value: () => (name === "na" ? "" : `${name}(${said.join(", ")})`),
        error: () => (name === "na" ? "#N/A" : ""),
      },
    });
  };
  return Object.create(
    Object.fromEntries(
      ["sum", "sumIfs", "norm_S_Dist", "na"].map((name) => [name, (...args: unknown[]) => answer(name, args)]),
    ),
  ) as object;
}

function nowhere(name: string): never {
  throw new Error(`${name} was given an object that is no range.`);
}
