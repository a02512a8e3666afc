import { readFileSync } from "node:fs";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";

/** Runs one script in QuickJS, which has the language and no console: `node quickJs.cjs script.js`. */

async function run(path: string): Promise<void> {
  const quickJs = await newQuickJSWASMModuleFromVariant(variant);
  const context = quickJs.newContext();
  const log = context.newFunction("log", (text) => {
    process.stdout.write(`${context.getString(text)}\n`);
  });
  const consoleOfScript = context.newObject();
  context.setProp(consoleOfScript, "log", log);
  context.setProp(context.global, "console", consoleOfScript);
  context.unwrapResult(context.evalCode(readFileSync(path, "utf8"), path));
  // What the script waits for, and what it throws while it does.
  context.unwrapResult(context.runtime.executePendingJobs());
}

void run(process.argv[2] ?? "");
