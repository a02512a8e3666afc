const { resolve } = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const { EsbuildPlugin } = require("esbuild-loader");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { EmittedPlugin } = require("./src/build/emittedPlugin.js");

const dist = resolve(__dirname, "dist");

/** Where the add-in will be served from; the manifest in the repository names this one. */
const DEVELOPMENT_HOST = "https://localhost:3000";

/** The one module of the core that the pages use, and the global variable through which functions.js gives it to them. */
const CORE = { module: resolve(__dirname, "src/core/shared"), variable: "apcCore" };

module.exports = (_env, { mode }) => [functions(mode), pages(mode)];

/** Both builds write into dist/, and each sweeps out only what is its own. */
const ofPages = (file) => /^(?:page\.|workbench\.|index\.html|parts(?:\/|$))/.test(file);

/**
 * functions.js: one plain script that registers everything by itself. It builds alone, so that it never
 * needs a part of a page, and it names no platform, because some Excels run it without a DOM.
 */
function functions(mode) {
  const settings = common(mode);
  return {
    ...settings,
    name: "functions",
    target: "es2020",
    output: {
      ...settings.output,
      library: { name: CORE.variable, type: "var" },
      chunkFormat: false,
      clean: { keep: ofPages },
    },
    entry: { functions: "./src/excel/functions.ts" },
    plugins: [
      new EmittedPlugin("./src/build/emitted.ts", host()),
      new CopyPlugin({
        patterns: [
          { from: "manifest.xml", transform: (content) => content.toString().replaceAll(DEVELOPMENT_HOST, host()) },
          { from: "assets", to: "assets" },
          { from: "src/pane/pane.html" },
          { from: "src/pane/pane.css" },
          { from: "src/build/help/styles", to: "help" },
        ],
      }),
    ],
  };
}

/**
 * page.js, the script of Excel's page, and workbench.js, the spreadsheet in a browser. They build together,
 * because the task pane is a part of both that loads when it is first looked at.
 */
function pages(mode) {
  const settings = common(mode);
  return {
    ...settings,
    name: "pages",
    target: ["web", "es2020"],
    entry: { page: "./src/excel/page.ts", workbench: "./src/workbench/main.ts" },
    output: { ...settings.output, chunkFilename: "parts/[id].js", clean: { keep: (file) => !ofPages(file) } },
    externals: coreOfFunctions,
    plugins: [
      new MiniCssExtractPlugin({ chunkFilename: "parts/[id].css" }),
      new CopyPlugin({ patterns: [{ from: "src/workbench/index.html" }] }),
    ],
    devServer: devServer(),
  };
}

/** Both pages load functions.js before a part that needs the core. */
async function coreOfFunctions({ context, request }) {
  return resolve(context, request) === CORE.module ? `var ${CORE.variable}` : undefined;
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
