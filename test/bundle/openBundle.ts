import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { openHost, type FunctionsFile, type Host } from "../../src/harness/host";

const dist = resolve("dist");

/** The built bundle in a realm of its own, which holds CustomFunctions and the language, nothing else. */
export function openBundle(): Promise<Host> {
  const file = JSON.parse(readFileSync(resolve(dist, "functions.json"), "utf8")) as FunctionsFile;
  const script = readFileSync(resolve(dist, "functions.js"), "utf8");
  return openHost(file, (customFunctions) => {
    runInContext(script, createContext({ CustomFunctions: customFunctions }), { filename: "functions.js" });
  });
}
