const { resolve } = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const { EsbuildPlugin } = require("esbuild-loader");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { EmittedPlugin } = require("./src/build/emittedPlugin.js");

const dist = resolve(__dirname, "dist");

/** Where the add-in will be served from; the manifest in the repository names this one. */
const DEVELOPMENT_HOST = "https://localhost:3000";

module.exports = (_env, { mode }) => [functions(mode), page(mode), pane(mode), workbench(mode)];

/** All builds write into dist/, and each sweeps out only what is its own. */
const ofPage = (file) => file.startsWith("page");
const ofPane = (file) => file === "pane.js" || file.startsWith("pane/");
const ofWorkbench = (file) => file === "index.html" || file.startsWith("workbench");

/**
 * functions.js: one plain script that registers everything by itself. It builds alone, so that nothing
 * is ever shared with a page, and it names no platform, because some Excels run it without a DOM.
 */
function functions(mode) {
  const settings = common(mode);
  return {
    ...settings,
    name: "functions",
    target: "es2020",
    output: { ...settings.output, chunkFormat: false, clean: { keep: (file) => ofPage(file) || ofPane(file) || ofWorkbench(file) } },
    entry: { functions: "./src/excel/functions.ts" },
    plugins: [
      new EmittedPlugin("./src/build/emitted.ts", host()),
      new CopyPlugin({
        patterns: [
          { from: "manifest.xml", transform: (content) => content.toString().replaceAll(DEVELOPMENT_HOST, host()) },
          { from: "assets", to: "assets" },
          { from: "src/pane/pane.html" },
          { from: "src/pane/pane.css" },
          { from: "src/build/help/help.css", to: "help" },
        ],
      }),
    ],
  };
}

/** page.js: the script of Excel's page. The pane itself loads with the first look at it. */
function page(mode) {
  const settings = common(mode);
  return {
    ...settings,
    name: "page",
    target: ["web", "es2020"],
    entry: { page: "./src/excel/page.ts" },
    output: { ...settings.output, chunkFilename: "page/[id].js", clean: { keep: (file) => !ofPage(file) } },
    plugins: [new MiniCssExtractPlugin({ chunkFilename: "page/[id].css" })],
  };
}

/**
 * pane.js: the task pane as a plain script that a page loads once somebody wants to see it. It sets
 * `window.apcPane`; the form for arguments loads after the first view.
 */
function pane(mode) {
  const settings = common(mode);
  return {
    ...settings,
    name: "pane",
    target: ["web", "es2020"],
    entry: { pane: "./src/pane/mount.tsx" },
    output: {
      ...settings.output,
      library: { name: "apcPane", type: "window" },
      chunkFilename: "pane/[name].js",
      clean: { keep: (file) => !ofPane(file) },
    },
  };
}

/** index.html: the spreadsheet in a browser, for everyone without Excel. */
function workbench(mode) {
  const settings = common(mode);
  return {
    ...settings,
    name: "workbench",
    target: ["web", "es2020"],
    entry: { workbench: "./src/workbench/main.ts" },
    // The parts that load late: the spreadsheet's hyphenation patterns for eighty languages.
    output: {
      ...settings.output,
      chunkFilename: "workbench/[id].js",
      clean: { keep: (file) => !ofWorkbench(file) },
    },
    plugins: [
      new MiniCssExtractPlugin(),
      new CopyPlugin({ patterns: [{ from: "src/workbench/index.html" }] }),
    ],
    devServer: devServer(),
  };
}

function common(mode) {
  const production = mode === "production";
  return {
    mode,
    context: __dirname,
    output: { path: dist, filename: "[name].js", iife: true },
    // Never one of the eval kinds, which the pages' Content-Security-Policy forbids.
    devtool: production ? false : "cheap-module-source-map",
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: swc() },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    optimization: { minimizer: [new EsbuildPlugin({ target: "es2020", css: true, legalComments: "none" })] },
    // The workbench carries a whole spreadsheet; its size is known and of no concern to Excel.
    performance: { hints: false },
    stats: "errors-warnings",
    infrastructureLogging: { level: "warn" },
  };
}

function swc() {
  return {
    loader: "swc-loader",
    options: {
      swcrc: false,
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2020",
      },
    },
  };
}

/** No trailing slash, as in the manifest. */
function host() {
  return (process.env.APC_HOST ?? DEVELOPMENT_HOST).replace(/\/+$/, "");
}

function devServer() {
  // The first free port from here on.
  process.env.WEBPACK_DEV_SERVER_BASE_PORT ??= "3000";
  return {
    host: "localhost",
    port: process.env.PORT ?? "auto",
    hot: false,
    liveReload: true,
    static: false,
    // Its error overlay needs more than the pages' Content-Security-Policy allows; errors are in the terminal.
    client: { overlay: false, logging: "warn" },
    onListening({ compiler, server }) {
      let told = false;
      compiler.hooks.done.tap("Address", (stats) => {
        if (told || stats.hasErrors()) return;
        told = true;
        process.stdout.write(`Workbench: http://localhost:${server.address().port}/\n`);
      });
    },
  };
}
