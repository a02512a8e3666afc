import { buildSync } from "esbuild";
import { resolve } from "node:path";
import type * as Headless from "./headless";

/** The spreadsheet's packages are modules, which Jest does not load: one file is made of them first. */
export async function loadHeadless(): Promise<typeof Headless> {
  const outfile = resolve(`node_modules/.cache/headless-${process.pid}.cjs`);
  buildSync({ entryPoints: [resolve(__dirname, "headless.ts")], bundle: true, platform: "node", format: "cjs", loader: { ".css": "empty" }, outfile, logLevel: "error" });
  return (await import(outfile)) as typeof Headless;
}
