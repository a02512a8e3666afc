import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What is installed is what was looked at. */

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const root = join(__dirname, "../..");
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));

test("every package of the lockfile has an integrity", () => {
  const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== "" && link !== true);
  expect(installed.length).toBeGreaterThan(500);
  expect(
    installed.filter(([, { integrity }]) => !/^sha(?:256|384|512)-/.test(integrity ?? "")).map(([path]) => path),
  ).toEqual([]);
});

test("every dependency is pinned exactly", () => {
  const { dependencies, devDependencies } = read("package.json") as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  }
});
