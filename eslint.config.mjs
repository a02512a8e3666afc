import ts from "typescript";
import tseslint from "typescript-eslint";

// Its values stand on a prototype, and one object serves case after case.
const SPREAD_OF_GIVEN = {
  selector: "Property[key.name='compute'] > FunctionExpression SpreadElement > Identifier[name='given']",
  message: "What compute is given is read by name; a spread holds nothing of it.",
};
const BARE_SUMMARY = {
  selector: "JSXOpeningElement[name.name='summary']",
  message: "Use Opener: Tab in Excel for the web passes by a summary that does not say that it is a stop.",
};

/**
 * What `npm run types` says of a file, asked of the program that lint has of it: tsc would make the same two programs and
 * check all of them a second time. It comes before the other rules, which then find the types of the whole file made.
 */
const types = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const { program } = context.sourceCode.parserServices;
    return {
      Program() {
        for (const { file, start, messageText } of ts.getPreEmitDiagnostics(
          program,
          program.getSourceFile(context.filename),
        ))
          context.report({
            loc: file === undefined ? { line: 1, column: 0 } : context.sourceCode.getLocFromIndex(start),
            message: "{{said}}",
            data: { said: ts.flattenDiagnosticMessageText(messageText, " ") },
          });
      },
    };
  },
};

export default tseslint.config(
  { ignores: ["dist/", "node_modules/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { compiler: { rules: { types } } },
    rules: {
      "compiler/types": "error",
      // Numbers in messages read well as they are.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            // One cell of many thousands; the stack that an Error carries would cost more than the rule.
            { from: "file", name: "Refusal" },
            // Excel's own error, which its types do not derive from Error.
            { from: "package", name: "Error", package: "custom-functions-runtime" },
          ],
        },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", SPREAD_OF_GIVEN, BARE_SUMMARY],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["src/pane/Opener.tsx"],
    rules: { "no-restricted-syntax": ["error", SPREAD_OF_GIVEN] },
  },
  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.recommended],
  },
  {
    // Configuration that Node loads itself, as CommonJS.
    files: ["*.config.js", "src/build/*.js", "test/**/*.js"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
);
