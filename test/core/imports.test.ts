import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import ts from "typescript";

interface Layer {
  name: string;
  /** What the paths of its files start with; the first layer that fits is a file's own. */
  at: string;
  /** The other layers it may import. */
  imports: readonly string[];
  /** The packages it may import: a name, or a whole family up to its ":" or "/". */
  packages: readonly string[];
  /** Layers and packages whose types alone it may import. */
  types?: readonly string[];
  /** Whether it may name Office, Excel and CustomFunctions: everywhere, or as a property only. */
  namesHost?: "everywhere" | "as property";
}

const BELOW_RULES = ["numbers", "cells", "guide", "terms", "define"];
const CORE = [...BELOW_RULES, "rules", "catalogue"];
const DECIMAL = ["decimal.js"];
const SERVER = ["webpack-dev-server", "office-addin-dev-certs", "office-addin-manifest"];
const METADATA = ["custom-functions-metadata"];
const INTERFACE = ["react", "react-dom", "@fluentui/", "@univerjs/", "rxjs"];

const LAYERS: readonly Layer[] = [
  { name: "numbers", at: "src/core/numbers/", imports: [], packages: DECIMAL },
  { name: "cells", at: "src/core/cells/", imports: ["numbers"], packages: DECIMAL },
  { name: "guide", at: "src/core/guide/", imports: ["numbers"], packages: DECIMAL },
  { name: "terms", at: "src/core/terms/", imports: ["numbers", "cells", "guide"], packages: DECIMAL },
  { name: "define", at: "src/core/define/", imports: ["numbers", "cells", "guide", "terms"], packages: DECIMAL },
  { name: "rules", at: "src/core/rules/", imports: [...BELOW_RULES, "version"], packages: DECIMAL },
  { name: "catalogue", at: "src/core/catalogue.ts", imports: [...BELOW_RULES, "rules"], packages: DECIMAL },
  { name: "shared core", at: "src/core/shared.ts", imports: CORE, packages: [] },
  // functions.js runs without a DOM in some Excels, and loads before every other script.
  {
    name: "functions",
    at: "src/excel/functions.ts",
    imports: [...CORE, "shared core", "answers"],
    packages: [],
    namesHost: "everywhere",
  },
  { name: "answers", at: "src/excel/answers/", imports: CORE, packages: [] },
  // Any other value of the core would put a second core into the pages.
  {
    name: "excel",
    at: "src/excel/",
    imports: ["shared core", "pane"],
    packages: [],
    types: CORE,
    namesHost: "everywhere",
  },
  { name: "pane", at: "src/pane/", imports: ["shared core"], packages: INTERFACE, types: CORE },
  {
    name: "build",
    at: "src/build/",
    imports: [...CORE, "answers"],
    packages: ["node:", "esbuild", "webpack", ...METADATA, ...SERVER],
  },
  { name: "harness", at: "src/harness/", imports: [], packages: [], types: METADATA, namesHost: "as property" },
  {
    name: "workbench",
    at: "src/workbench/",
    imports: ["harness", "pane"],
    packages: INTERFACE,
    namesHost: "as property",
  },
  {
    name: "browser tests",
    at: "test/browser/",
    imports: ["harness", "pane", "workbench", "tests"],
    packages: ["node:", "playwright-core", "axe-core", "jest-environment-node"],
  },
  // Targets only: the file that holds the version, and tests, which may import whatever they test.
  { name: "version", at: "package.json", imports: [], packages: [] },
  { name: "tests", at: "test/", imports: [], packages: [] },
];

const HOST_NAMES = ["Office", "Excel", "CustomFunctions"];

interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Source text by path from the project's root. */
type Files = ReadonlyMap<string, string>;

function violations(files: Files): string[] {
  const graph = new Map<string, string[]>();
  const found = [...files].flatMap(([path, text]) => {
    const layer = layerOf(path);
    if (layer === undefined) return [`${path} belongs to no layer.`];
    const { imports, hostNames } = read(path, text);
    graph.set(
      path,
      imports.flatMap(({ specifier }) => resolve(files, path, specifier) ?? []),
    );
    return [
      ...imports.flatMap((one) => importViolation(path, layer, one)),
      ...hostNames
        .filter(({ asProperty }) => !(layer.namesHost === "everywhere" || (layer.namesHost && asProperty)))
        .map(({ name }) => `${path} names ${name}.`),
    ];
  });
  return [...found, ...cycles(graph)];
}

function importViolation(path: string, layer: Layer, { specifier, typeOnly }: Import): string[] {
  const types = typeOnly ? (layer.types ?? []) : [];
  if (!specifier.startsWith(".")) {
    return [...layer.packages, ...types].some((name) => isOf(specifier, name))
      ? []
      : [`${path} imports the package ${specifier}.`];
  }
  const target = join(dirname(path), specifier);
  const to = layerOf(target) ?? layerOf(`${target}.ts`);
  if (to === layer || (to !== undefined && [...layer.imports, ...types].includes(to.name))) return [];
  return [`${path}, ${layer.name}, imports ${target}, ${to?.name ?? "no layer"}.`];
}

function isOf(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(/[:/]$/.test(name) ? name : `${name}/`);
}

function layerOf(path: string): Layer | undefined {
  return LAYERS.find(({ at }) => path.startsWith(at));
}

/** What a file imports, and where its code names the host; comments and strings are neither. */
function read(path: string, text: string) {
  const imports: Import[] = [];
  const hostNames: { name: string; asProperty: boolean }[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly = false) => {
    if (specifier && ts.isStringLiteralLike(specifier)) imports.push({ specifier: specifier.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0]);
    else if (ts.isIdentifier(node) && HOST_NAMES.includes(node.text)) {
      hostNames.push({ name: node.text, asProperty: isPropertyName(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return { imports, hostNames };
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) &&
    parent.name === node
  );
}

/** The file that a relative import means; undefined for packages and for what is no source file. */
function resolve(files: Files, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const target = join(dirname(from), specifier);
  return ["", ".ts", ".tsx", ".js", "/index.ts"].map((ending) => target + ending).find((path) => files.has(path));
}

/** Walks depth first; an import of a file on the way there closes a cycle. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push(`Cycle: ${[...way.slice(way.indexOf(path)), path].join(" → ")}.`);
    if (done.has(path) || way.includes(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}

function filesOfProject(): Files {
  const root = join(__dirname.replaceAll("\\", "/"), "../..");
  const paths = ["src", "test/browser"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, path.replaceAll("\\", "/")))
      .filter((path) => /\.[jt]sx?$/.test(path)),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

test("imports run one way", () => {
  const files = filesOfProject();
  expect([...files.keys()]).toContain("src/core/numbers/exact.ts");
  expect(violations(files)).toEqual([]);
});

const EXACT = "src/core/numbers/exact.ts";
const HOST = "src/harness/host.ts";

test.each<[path: string, text: string, says: string[]]>([
  [EXACT, 'import { Decimal } from "decimal.js";', []],
  [EXACT, 'import type { X } from "../terms/x";', [`${EXACT}, numbers, imports src/core/terms/x, terms.`]],
  [EXACT, 'export * from "../catalogue";', [`${EXACT}, numbers, imports src/core/catalogue, catalogue.`]],
  [EXACT, 'type X = import("../../excel/x").X;', [`${EXACT}, numbers, imports src/excel/x, excel.`]],
  [EXACT, 'import "node:fs";', [`${EXACT} imports the package node:fs.`]],
  [EXACT, "const x = Office;", [`${EXACT} names Office.`]],
  [EXACT, "const x = a.CustomFunctions;", [`${EXACT} names CustomFunctions.`]],
  [EXACT, '/** Excel */ const x = "Excel"; // Office', []],
  ["src/core/help/x.ts", "", ["src/core/help/x.ts belongs to no layer."]],
  ["src/excel/x.ts", 'import "../core/shared"; CustomFunctions.associate(x); Excel.run(y);', []],
  [
    "src/excel/x.ts",
    'import { catalogue } from "../core/catalogue";',
    ["src/excel/x.ts, excel, imports src/core/catalogue, catalogue."],
  ],
  ["src/excel/x.ts", 'import "../pane/port"; import("../pane/mount");', []],
  ["src/excel/functions.ts", 'import "../core/catalogue"; export * from "../core/shared";', []],
  [
    "src/excel/functions.ts",
    'import "../pane/port";',
    ["src/excel/functions.ts, functions, imports src/pane/port, pane."],
  ],
  ["src/excel/x.ts", 'import "react-dom/client";', ["src/excel/x.ts imports the package react-dom/client."]],
  ["src/pane/x.tsx", 'import "react-dom/client"; import "@fluentui/react-components"; import "../core/shared";', []],
  ["src/pane/x.tsx", 'import type { Rule } from "../core/define/rule";', []],
  [
    "src/pane/x.tsx",
    'import { type Outgoing, callRule } from "../core/define/call";',
    ["src/pane/x.tsx, pane, imports src/core/define/call, define."],
  ],
  ["src/pane/x.tsx", "Excel.run(y);", ["src/pane/x.tsx names Excel."]],
  [HOST, 'import type { X } from "custom-functions-metadata"; x.CustomFunctions = { Excel: 1 };', []],
  [HOST, 'import { X } from "custom-functions-metadata";', [`${HOST} imports the package custom-functions-metadata.`]],
  [HOST, 'import "../core/catalogue";', [`${HOST}, harness, imports src/core/catalogue, catalogue.`]],
  ["src/workbench/x.ts", 'import "../harness/host"; import "@univerjs/core"; globalThis.CustomFunctions = x;', []],
  ["src/workbench/x.ts", "x = CustomFunctions;", ["src/workbench/x.ts names CustomFunctions."]],
  ["src/workbench/x.ts", 'require("../core/x");', ["src/workbench/x.ts, workbench, imports src/core/x, no layer."]],
  ["test/browser/x", 'import("../../src/excel/x");', ["test/browser/x, browser tests, imports src/excel/x, excel."]],
  ["src/core/terms/x.ts", 'import "../../../dist/x";', ["src/core/terms/x.ts, terms, imports dist/x, no layer."]],
])("%s with %s", (path, text, says) => {
  expect(violations(new Map([[path, text]]))).toEqual(says);
});

test("a cycle is told as a path", () => {
  const [a, b, c] = ["src/core/define/a.ts", "src/core/define/b.ts", "src/core/define/c.ts"] as const;
  const files = { [a]: 'import "./b";', [b]: 'import "./c";', [c]: 'import type { B } from "./b";' };
  expect(violations(new Map(Object.entries(files)))).toEqual([`Cycle: ${b} → ${c} → ${b}.`]);
});
