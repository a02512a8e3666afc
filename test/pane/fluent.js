const { build } = require("esbuild");
const { resolve } = require("node:path");

const FILE = resolve(__dirname, "../../node_modules/.cache/fluent.cjs");

/** Makes one file of Fluent before the pane's tests: to read its thousand modules would cost each of them seconds. */
module.exports = async () => {
  await build({
    entryPoints: [require.resolve("@fluentui/react-components")],
    bundle: true,
    format: "cjs",
    // One React, the tests' own.
    external: ["react", "react-dom", "react-dom/*", "react/*"],
    outfile: FILE,
    logLevel: "error",
  });
};

module.exports.FILE = FILE;
