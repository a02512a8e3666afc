import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, Script } from "node:vm";
import { openHost, type FunctionsFile, type Host } from "../../src/harness/host";

const dist = resolve("dist");

/**
 * The built bundle, in a realm of its own that holds CustomFunctions and the language, nothing else. A realm
 * made by Node looks its globals up slowly, which no browser does: the benchmark stays in this one.
 */
export function openBundle(realm: "its own realm" | "this realm" = "its own realm"): Promise<Host> {
  const file = JSON.parse(readFileSync(resolve(dist, "functions.json"), "utf8")) as FunctionsFile;
  const script = new Script(readFileSync(resolve(dist, "functions.js"), "utf8"), { filename: "functions.js" });
  return openHost(file, (customFunctions) => {
    const scope = { CustomFunctions: customFunctions };
    if (realm === "its own realm") script.runInContext(createContext(scope));
    else {
      Object.assign(globalThis, scope);
      script.runInThisContext();
    }
  });
}
