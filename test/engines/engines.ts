import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { buildSync } from "esbuild";
import { formula } from "../bundle/formulas";
import { fixedCalls, type Call } from "./calls";

/** The engines that answer the fixed set: of Excel on Windows and the web, of Excel on a Mac, and one that shares nothing with them. */

export interface Engine {
  readonly name: string;
  /** Of the engine, and of what brings it. */
  version(): string;
  /** Runs the script whose path follows. */
  readonly command: readonly [file: string, ...args: string[]];
}

/** The set as one script for every engine. */
export interface Program {
  readonly calls: readonly Call[];
  readonly path: string;
}

const cache = resolve("node_modules/.cache/engines");
const packageVersion = (name: string): string =>
  (JSON.parse(readFileSync(resolve("node_modules", name, "package.json"), "utf8")) as { version: string }).version;

export const V8: Engine = {
  name: "V8",
  version: () => `${process.versions.v8}, Node ${process.versions.node}`,
  command: [process.execPath],
};

export const QUICK_JS: Engine = {
  name: "QuickJS",
  version: () => `quickjs-emscripten ${packageVersion("quickjs-emscripten-core")}`,
  command: [process.execPath, join(cache, "quickJs.cjs")],
};

/** 100 MB, so that npm fetches it where it is asked for and `npm ci` does not. */
const BUN = ["npx", "--yes", "bun@1.4.5"] as const;

export const JAVASCRIPT_CORE: Engine = {
  name: "JavaScriptCore",
  version: () => {
    const [file, ...args] = BUN;
    const versions = "`WebKit ${process.versions.webkit.slice(0, 12)}, Bun ${process.versions.bun}`";
    return execFileSync(file, [...args, "--print", versions], { encoding: "utf8", shell: onWindows }).trim();
  },
  command: BUN,
};

/** There npx is a batch file, which only a shell runs. */
const onWindows = process.platform === "win32";

export function buildProgram(count: number): Program {
  const calls = fixedCalls(count);
  mkdirSync(cache, { recursive: true });
  const path = join(cache, `program-${count}.js`);
  buildSync({
    entryPoints: [resolve("test/engines/program.ts")],
    bundle: true,
    format: "iife",
    target: "es2020",
    define: {
      FUNCTIONS_SCRIPT: JSON.stringify(readFileSync(resolve("dist/functions.js"), "utf8")),
      FUNCTIONS_FILE: readFileSync(resolve("dist/functions.json"), "utf8"),
      CALLS: JSON.stringify(JSON.stringify(calls)),
    },
    outfile: path,
    logLevel: "error",
  });
  buildSync({
    entryPoints: [resolve("test/engines/quickJs.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    outfile: join(cache, "quickJs.cjs"),
    logLevel: "error",
  });
  return { calls, path };
}

/** The answer to each call, as the text that would cross to Excel. */
export async function answersIn({ name, command: [file, ...args] }: Engine, program: Program): Promise<string[]> {
  const options = { maxBuffer: 2 ** 30, shell: file === BUN[0] && onWindows };
  const { stdout } = await promisify(execFile)(file, [...args, program.path], options);
  const answers = stdout.trimEnd().split("\n");
  if (answers.length !== program.calls.length)
    throw new Error(`${name} gave ${answers.length} answers to ${program.calls.length} calls`);
  return answers;
}

export function hashOf(answers: readonly string[]): string {
  return createHash("sha256").update(answers.join("\n")).digest("hex").slice(0, 16);
}

/** The first call that two engines answer differently, with both answers; null where there is none. */
export function firstDifference(
  { calls }: Program,
  [one, answers]: readonly [Engine, readonly string[]],
  [other, others]: readonly [Engine, readonly string[]],
): string | null {
  const index = calls.findIndex((_, place) => answers[place] !== others[place]);
  const call = calls[index];
  if (call === undefined) return null;
  return [
    `Call ${index + 1}: ${formula(call.id, call.args)} ${JSON.stringify(call.options)}`,
    `${one.name}: ${answers[index] ?? ""}`,
    `${other.name}: ${others[index] ?? ""}`,
  ].join("\n");
}
