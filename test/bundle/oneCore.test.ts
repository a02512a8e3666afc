import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { catalogue } from "../../src/core/catalogue";

/** The pages take the core from functions.js: with a second one a person would wait for both. */

const DIST = resolve("dist");

const scripts = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));

/** The build escapes whatever is not ASCII. */
const sentences = catalogue.map(({ says }) => says).filter((says) => /^[ -~]+$/.test(says));

function sentencesIn(file: string): string[] {
  const script = readFileSync(join(DIST, file), "utf8");
  return sentences.filter((sentence) => script.includes(sentence));
}

test("functions.js alone holds the rules", () => {
  const pages = scripts.filter((file) => file !== "functions.js");
  expect(pages).toEqual(expect.arrayContaining(["page.js", "workbench.js", expect.stringMatching(/^parts/)]));
  expect(sentencesIn("functions.js")).toEqual(sentences);
  expect(pages.flatMap(sentencesIn)).toEqual([]);
});
