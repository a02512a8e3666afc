import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, Script } from "node:vm";
import { openHost, type FunctionsFile, type Host } from "../../src/harness/host";
import language from "../language.json";

const dist = resolve("dist");

/** A realm made by Node looks its globals up slowly, which no browser does; constants of its scripts it does not. */
const CONSTANTS = new Script(`const { ${language.join()} } = globalThis;`);

/**
 * The built bundle, in a realm of its own that holds CustomFunctions and the language, nothing else. The benchmark stays
 * in this one.
 */
export function openBundle(realm: "its own realm" | "this realm" = "its own realm"): Promise<Host> {
  const file = JSON.parse(readFileSync(resolve(dist, "functions.json"), "utf8")) as FunctionsFile;
  const script = new Script(readFileSync(resolve(dist, "functions.js"), "utf8"), { filename: "functions.js" });
  return openHost(file, (customFunctions) => {
    const scope = { CustomFunctions: customFunctions };
    if (realm === "its own realm") {
      const context = createContext(scope);
      CONSTANTS.runInContext(context);
      script.runInContext(context);
    } else {
      Object.assign(globalThis, scope);
      script.runInThisContext();
    }
  });
}
