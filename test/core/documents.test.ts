import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path/posix";

/** What the documents name is there: files, folders and scripts; and the README names every folder. */

const root = join(__dirname.replaceAll("\\", "/"), "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const FILES = ["src", "test"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
    join(folder, path.replaceAll("\\", "/")),
  ),
);
const FILE_NAMES: ReadonlySet<string> = new Set(FILES.map((path) => basename(path)));
const DOCUMENTS = ["README.md", "CONTRIBUTING.md", ...FILES.filter((path) => path.endsWith("/README.md"))];

/** What a build writes; it may not have run. */
const BUILT = /^(?:dist\b|functions\.js(?:on)?$)/;
const FILE = /\.(?:[cm]?[jt]sx?|json|md|csv|css|html|xml)$/;

/** What stands in backticks and looks like a path. */
function pathsIn(text: string): string[] {
  return Array.from(text.matchAll(/`([\w./-]+)`/g), ([, quoted = ""]) => quoted).filter(
    (quoted) => (quoted.includes("/") || FILE.test(quoted)) && !/^\.\w+(?:\.\w+)*$/.test(quoted) && !BUILT.test(quoted),
  );
}

/** A path is named from the root or from the folder of the document; a bare name can be that of a file in several folders. */
function isThere(path: string, document: string): boolean {
  if (["", dirname(document)].some((folder) => existsSync(join(root, folder, path)))) return true;
  return !path.includes("/") && FILE_NAMES.has(path);
}

function scriptsIn(text: string): string[] {
  return Array.from(text.matchAll(/\bnpm (?:run ([\w-]+)|(test|start)\b)/g), ([, run, short]) => run ?? short ?? "");
}

/** The first cells of the README's table of folders. */
function foldersNamed(): string[] {
  const table = read("README.md").split("| folder | what it holds |")[1]?.split("\n\n")[0] ?? "";
  return Array.from(table.matchAll(/^\| `([^`]+)` \|/gm), ([, folder = ""]) => folder);
}

function foldersBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(folder, entry.name)] : [],
  );
}

test("the README names every folder of the source, and none that is not there", () => {
  const named = foldersNamed();
  expect(named).toEqual(expect.arrayContaining([...foldersBelow("src"), ...foldersBelow("src/core"), "test"]));
  expect(named.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
});

describe.each(DOCUMENTS)("%s", (document) => {
  const text = read(document);

  test("every file and folder that it names is there", () => {
    expect(pathsIn(text).filter((path) => !isThere(path, document))).toEqual([]);
  });

  test("every script that it names is there", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
    expect(scriptsIn(text).filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test("every link leads to a file or a heading", () => {
    const headings = Array.from(text.matchAll(/^#+ (.+)$/gm), ([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
    const broken = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target).filter((target) =>
      target.startsWith("#")
        ? !headings.includes(target.slice(1))
        : !/^https?:/.test(target) && !existsSync(join(root, dirname(document), target)),
    );
    expect(broken).toEqual([]);
  });
});

test("a path, a script and what is neither are told apart", () => {
  expect(pathsIn("`src/core` `edition.ts` `terms.value` `.test.ts` `dist/x.js` `functions.json` `A1:B2`")).toEqual([
    "src/core",
    "edition.ts",
  ]);
  expect(scriptsIn("npm ci && npm start, `npm run build`, npx jest")).toEqual(["start", "build"]);
});
