// swc only strips the types; `npm run types` checks them.
const transform = {
  "\\.tsx?$": [
    "@swc/jest",
    { swcrc: false, jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022" } },
  ],
};

/** One project for each thing under test, so that the core can be tested before anything is built. */
const project = (displayName) => ({
  displayName,
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  testEnvironment: "node",
  transform,
});

module.exports = { projects: [project("core"), project("bundle"), project("browser")] };
