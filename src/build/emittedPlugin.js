const { dirname, resolve } = require("node:path");
const { Script } = require("node:vm");
const esbuild = require("esbuild");
const { Compilation, sources } = require("webpack");

/**
 * Puts what `emitted()` in emitted.ts answers into the build: functions.json and whatever else is
 * written from the declarations. Everything that it reads is watched, so that a changed rule changes
 * its metadata while `npm start` runs.
 */
class EmittedPlugin {
  /** The host goes into the addresses that must be absolute. */
  constructor(entry, host) {
    this.entry = entry;
    this.host = host;
  }

  apply(compiler) {
    const root = compiler.context;
    const entry = resolve(root, this.entry);
    compiler.hooks.thisCompilation.tap("EmittedPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: "EmittedPlugin", stage }, async () => {
        // Watched even when it fails, so that a corrected file builds again.
        compilation.fileDependencies.add(entry);
        compilation.contextDependencies.add(dirname(entry));
        const { code, inputs } = await bundle(root, entry);
        for (const input of inputs) compilation.fileDependencies.add(input);
        for (const [name, content] of Object.entries(evaluate(code, entry).emitted(this.host))) {
          compilation.emitAsset(name, new sources.RawSource(content));
        }
      });
    });
  }
}

async function bundle(root, entry) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return { code: outputFiles[0].text, inputs: Object.keys(metafile.inputs).map((input) => resolve(root, input)) };
}

function evaluate(code, filename) {
  const module = { exports: {} };
  const script = new Script(`(function (module, exports, require) {${code}\n})`, { filename });
  script.runInThisContext()(module, module.exports, require);
  return module.exports;
}

module.exports = { EmittedPlugin };
