import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { catalogue } from "../../src/core/catalogue";

/** The pages take the core from functions.js: with a second one a person would wait for both. */

const DIST = resolve("dist");

const scripts = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));

/** What rules say that stands in their source word for word. The build escapes whatever is not ASCII. */
const sentences = catalogue.flatMap(({ says }) => (typeof says === "string" && /^[ -~]+$/.test(says) ? says : []));

function sentencesIn(file: string): string[] {
  const script = readFileSync(join(DIST, file), "utf8");
  return sentences.filter((sentence) => script.includes(sentence));
}

test("functions.js alone holds the rules", () => {
  const pages = scripts.filter((file) => file !== "functions.js");
  expect(pages).toEqual(expect.arrayContaining(["page.js", "workbench.js", expect.stringMatching(/^parts/)]));
  // All but the one that counts what it speaks of.
  expect(sentences.filter((sentence) => !sentencesIn("functions.js").includes(sentence))).toEqual([
    expect.stringContaining("ten fixed wordings"),
  ]);
  expect(pages.flatMap(sentencesIn)).toEqual([]);
});
