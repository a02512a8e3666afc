import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { catalogue } from "../../src/core/catalogue";

/** What is written and then left out of the list that makes it count. */

const root = resolve(__dirname, "../..");

function textsIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => readFileSync(join(root, folder, path), "utf8"));
}

test("every rule is in the catalogue", () => {
  const defined = textsIn("src/core/rules", ".ts").flatMap((text) =>
    [...text.matchAll(/defineRule\(\{\s*name: "([^"]+)"/g)].map(([, name]) => name),
  );
  expect(defined.sort()).toEqual(catalogue.map(({ name }) => name).sort());
});

test("every table of cases is run", () => {
  const tests = textsIn("test/bundle", ".test.ts").join("\n");
  const tables = readdirSync(join(root, "test/cases")).filter((name) => /\.(?:csv|json)$/.test(name));
  expect(tables.filter((name) => !tests.includes(name) && !tests.includes(`"${name.replace(".csv", "")}"`))).toEqual(
    [],
  );
});
