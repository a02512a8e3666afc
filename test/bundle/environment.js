const { buildSync } = require("esbuild");
const { TestEnvironment } = require("jest-environment-node");
const { rmSync } = require("node:fs");
const { resolve } = require("node:path");

let headless;

/** The spreadsheet's packages are modules, which Node does not load as they are: one file is made of them, once for each worker. */
function loadHeadless() {
  // Below node_modules, where what stays outside the bundle is found.
  const outfile = resolve(__dirname, `../../node_modules/.cache/headless-${process.pid}.cjs`);
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
    return require(outfile);
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** Node, and the spreadsheet's engine outside the tests' own realm, in which it would take three times as long. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.loadHeadless = () => (headless ??= loadHeadless());
  }
};
