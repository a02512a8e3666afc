import { buildSync } from "esbuild";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type * as Headless from "./headless";

declare global {
  /** Of this project's environment. */
  var loadOutside: (file: string) => unknown;
}

/** The spreadsheet's packages are modules, which Jest does not load: one file is made of them first, and removed once read. */
export function loadHeadless(): typeof Headless {
  // Below node_modules, where what stays outside the bundle is found; each worker has its own.
  const outfile = resolve(`node_modules/.cache/headless-${process.pid}.cjs`);
  buildSync({
    entryPoints: [resolve(__dirname, "headless.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    loader: { ".css": "empty" },
    outfile,
    logLevel: "error",
  });
  try {
    return loadOutside(outfile) as typeof Headless;
  } finally {
    rmSync(outfile, { force: true });
  }
}
