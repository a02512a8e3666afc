import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { ICustomFunctionsMetadata } from "custom-functions-metadata";
import { catalogue } from "../../src/core/catalogue";
import type { Rule } from "../../src/core/define/rule";
import { tell } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";

/** Our functions.json against Microsoft's own generator: each rule written as JSDoc, then generated. */

/** Words that no TypeScript parameter can be named. */
const reserved = (name: string): string => (name === "function" ? "function_" : name);

function jsdoc(rule: Rule, index: number): string {
  const { name: id } = rule;
  const { says, takes } = tell(rule, FIRST_EDITION);
  const parameters = Object.entries(takes);
  const lines = parameters.map(
    ([name, { says: help, optional }]) =>
      ` * @param {any[][]} ${optional ? `[${reserved(name)}]` : reserved(name)} ${help}`,
  );
  const signature = parameters.map(([name, { optional }]) => `${reserved(name)}${optional ? "?" : ""}: any[][]`);
  return [
    "/**",
    ` * ${says}`,
    ` * @customfunction ${id} ${id}`,
    ...lines,
    " * @returns {any[][]} ",
    " */",
    `function f${String(index)}(${signature.join(", ")}): any[][] { return [[]]; }`,
  ].join("\n");
}

test("Microsoft's generator writes the same from the same words", async () => {
  const { functions } = JSON.parse(readFileSync(resolve("dist/functions.json"), "utf8")) as ICustomFunctionsMetadata;
  const folder = mkdtempSync(join(tmpdir(), "metadata-"));
  try {
    const source = join(folder, "functions.ts");
    writeFileSync(source, catalogue.map(jsdoc).join("\n\n"));
    const { metadataJson, errors } = await generateCustomFunctionsMetadata(source);
    expect(errors).toEqual([]);
    const generated = JSON.parse(metadataJson) as ICustomFunctionsMetadata;
    // Where help stands depends on where the build is served from, not on the declaration.
    const ours = functions.map(({ helpUrl: _, ...each }) => ({
      ...each,
      parameters: each.parameters.map((parameter) => ({ ...parameter, name: reserved(parameter.name) })),
    }));
    // The generator leaves out that a result is of any type, which is what leaving it out means.
    expect(generated.functions.map((each) => ({ ...each, result: { type: "any", ...each.result } }))).toEqual(ours);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
