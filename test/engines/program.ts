import { HostErrorValue, openHost, type FunctionsFile, type HostMatrix } from "../../src/harness/host";
import type { Call } from "./calls";

/**
 * What every engine runs, one and the same file: it loads the bundle as Excel does, a plain script beside a
 * global CustomFunctions, and prints the answer to each call as a line of its own.
 */

/** What the file carries: the bundle, and the calls as a message to Excel would carry them. */
declare const FUNCTIONS_SCRIPT: string;
declare const FUNCTIONS_FILE: FunctionsFile;
declare const CALLS: string;

function callsIn(text: string): Call[] {
  const calls = JSON.parse(text, (_key, value: unknown) =>
    typeof value === "object" && value !== null && "code" in value ? new HostErrorValue(String(value.code)) : value,
  ) as (Omit<Call, "args"> & { args: (HostMatrix | null)[] })[];
  // JSON has no word for an argument that is left out.
  return calls.map(({ args, ...call }) => ({ ...call, args: args.map((matrix) => matrix ?? undefined) }));
}

async function run(): Promise<void> {
  const host = await openHost(FUNCTIONS_FILE, (customFunctions) => {
    Object.assign(globalThis, { CustomFunctions: customFunctions });
    // Under another name than its own, eval runs a script of the global scope.
    const runScript = globalThis.eval;
    runScript(FUNCTIONS_SCRIPT);
  });
  const answers = callsIn(CALLS).map(({ id, args, options }) => host.call(id, args, options));
  globalThis.console.log(answers.map((answer) => JSON.stringify(answer)).join("\n"));
}

void run();
