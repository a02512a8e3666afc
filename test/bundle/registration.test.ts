import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { catalogue } from "../../src/core/catalogue";
import { tell } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import type { FunctionsFile } from "../../src/harness/host";
import { openBundle } from "./openBundle";

/** What Excel does with functions.js and functions.json before any formula is calculated. */

interface Signature {
  readonly id: string;
  readonly parameters: readonly string[];
}

test("registers exactly what functions.json lists, with nothing but associate in scope", async () => {
  const host = await openBundle();
  expect(host.registered).toEqual(host.functions.map(({ id }) => id));
});

test("does not fail where office.js could not load", () => {
  const script = readFileSync(resolve("dist/functions.js"), "utf8");
  expect(() => {
    runInContext(script, createContext({}));
  }).not.toThrow();
});

test("ids hold A–Z, 0–9 and dots, and stay unique as a saved workbook writes them", async () => {
  const { functions } = await openBundle();
  for (const { id, name } of functions) {
    expect(id).toMatch(/^[A-Z][A-Z0-9]*(?:\.[A-Z0-9]+)*$/);
    expect(name).toBe(id);
  }
  expect(new Set(functions.map(({ id }) => id.replaceAll(".", "_"))).size).toBe(functions.length);
});

test("every parameter and result is a matrix of any, at most 12 of them, optional ones last", () => {
  const file = readFileSync(resolve("dist/functions.json"), "utf8");
  const { functions, allowErrorForDataTypeAny } = JSON.parse(file) as FunctionsFile;
  expect(allowErrorForDataTypeAny).toBe(true);
  for (const { id, parameters, result } of functions) {
    expect(result).toEqual({ type: "any", dimensionality: "matrix" });
    expect(parameters.length).toBeLessThanOrEqual(12);
    const optional = parameters.map((parameter) => parameter.optional === true);
    expect([id, optional]).toEqual([id, [...optional].sort()]);
    for (const { type, dimensionality, description } of parameters) {
      expect({ type, dimensionality }).toEqual({ type: "any", dimensionality: "matrix" });
      expect(description).toBeTruthy();
    }
  }
});

test("released signatures stay: functions are only added, and arguments only after all others", async () => {
  const released = JSON.parse(readFileSync(resolve("test/bundle/released.json"), "utf8")) as Signature[];
  const { functions } = await openBundle();
  released.forEach(({ id, parameters }, index) => {
    expect(functions[index]?.id).toBe(id);
    expect(functions[index]?.parameters.slice(0, parameters.length).map(({ name }) => name)).toEqual(parameters);
  });
  // A new function is written down as it is built, or nothing would hold it to its name.
  expect(released.map(({ id }) => id)).toEqual(functions.map(({ id }) => id));
});

test("functions.json stays far below the 1 MB that Excel reads, functions.js needs no other file", () => {
  expect(readFileSync(resolve("dist/functions.json")).length).toBeLessThan(200_000);
  const script = readFileSync(resolve("dist/functions.js"), "utf8");
  expect(script).not.toMatch(/\b(?:importScripts|require)\(|\beval\(|new Function\(/);
});

test("nothing of Microsoft's Office.js is built in: pages load it from Microsoft", () => {
  const MARKS = ["SetInvocationArrayResults", "OfficeExtensionBatch", "_OfficeAppFactory"];
  const files = readdirSync(resolve("dist"), { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(?:js|html)$/.test(file),
  );
  expect(files).toContain("functions.js");
  for (const file of files) {
    const text = readFileSync(resolve("dist", file), "utf8");
    expect([file, MARKS.filter((mark) => text.includes(mark))]).toEqual([file, []]);
  }
});

test("every rule says what help needs", () => {
  for (const rule of catalogue) {
    const { name, cites, examples } = rule;
    const { says, answer, takes } = tell(rule, FIRST_EDITION);
    expect([name, says.endsWith(".")]).toEqual([name, true]);
    expect([name, cites.length > 0]).toEqual([name, true]);
    expect([name, answer.length > 0, examples.length > 0]).toEqual([name, true, true]);
    for (const { says: help } of Object.values(takes)) expect(help.length).toBeGreaterThan(3);
  }
});
