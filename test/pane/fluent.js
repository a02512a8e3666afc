const { build } = require("esbuild");
const { resolve } = require("node:path");

const FILE = resolve(__dirname, "../../node_modules/.cache/fluent.cjs");

/**
 * Makes one file of Fluent before the pane's tests: to read its thousand modules would cost each of them seconds. It is
 * made of the modules that the build takes too, without the thousands of icons that no component draws.
 */
module.exports = async () => {
  await build({
    stdin: { contents: 'export * from "@fluentui/react-components"', resolveDir: __dirname },
    bundle: true,
    mainFields: ["module", "main"],
    format: "cjs",
    // One React, the tests' own.
    external: ["react", "react-dom", "react-dom/*", "react/*"],
    outfile: FILE,
    logLevel: "error",
  });
};

module.exports.FILE = FILE;
