const fluent = require("./test/pane/fluent");
const language = require("./test/language.json");

// swc only strips the types; `npm run types` checks them.
const transform = {
  "\\.tsx?$": [
    "@swc/jest",
    {
      swcrc: false,
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
        target: "es2022",
      },
    },
  ],
};

/** One project for each thing under test, so that the core can be tested before anything is built. */
const project = (displayName) => ({
  displayName,
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.{ts,tsx}`],
  testEnvironment: "node",
  setupFilesAfterEnv: ["<rootDir>/test/patience.ts"],
  transform,
  // In a realm that Node makes these would be looked up anew each time, which takes a fifth of the tests' time.
  sandboxInjectedGlobals: language,
});

/** React needs a document to draw into. */
const pane = {
  ...project("pane"),
  testEnvironment: "jsdom",
  setupFilesAfterEnv: ["<rootDir>/test/patience.ts", "<rootDir>/test/pane/setUp.ts"],
  globalSetup: "<rootDir>/test/pane/fluent.js",
  moduleNameMapper: { "^@fluentui/react-components$": fluent.FILE },
};

const bundle = { ...project("bundle"), testEnvironment: "<rootDir>/test/bundle/environment.js" };

const browser = {
  ...project("browser"),
  testEnvironment: "<rootDir>/test/browser/environment.ts",
  globalTeardown: "<rootDir>/test/browser/closeShared.ts",
};

module.exports = { projects: [project("core"), project("excel"), pane, bundle, browser] };
