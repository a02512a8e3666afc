import { Batch, collection, proxy } from "./proxies";

/** The stand-ins for Excel must notice what Excel would. */

const cell = (batch: Batch, isNullObject = false) =>
  proxy(batch, { is: "cell", properties: { value: () => 5 }, isNullObject }) as {
    load(paths: string): void;
    value: number;
    isNullObject: boolean;
  };

async function sync(batch: Batch): Promise<void> {
  const { queue } = batch;
  batch.queue = [];
  for (const step of queue) await step();
}

test("a property is read after load and sync, and not before", async () => {
  const batch = new Batch();
  const one = cell(batch);
  expect(() => one.value).toThrow("cell.value: Error, property was not loaded");
  await sync(batch);
  expect(() => one.value).toThrow("cell.value: Error, property was not loaded");
  one.load("value");
  expect(() => one.value).toThrow("cell.value: Error, context.sync() was not called");
  await sync(batch);
  expect(one.value).toBe(5);
});

test("a null object tells so after a sync, and nothing else", async () => {
  const batch = new Batch();
  const one = cell(batch, true);
  one.load("value");
  expect(() => one.isNullObject).toThrow("before a sync");
  await sync(batch);
  expect(one.isNullObject).toBe(true);
  expect(() => one.value).toThrow("null object");
});

test("nothing outlives its batch", async () => {
  const batch = new Batch();
  const one = cell(batch);
  one.load("value");
  await sync(batch);
  batch.over = true;
  expect(() => one.value).toThrow("after its batch");
  expect(() => {
    one.load("value");
  }).toThrow("after its batch");
});

test("a property that nobody declared cannot be loaded or written", () => {
  const one = cell(new Batch());
  expect(() => {
    one.load("colour");
  }).toThrow("colour");
  expect(() => {
    one.value = 6;
  }).toThrow("cannot be written");
});

test("a collection's items are loaded by path", async () => {
  const batch = new Batch();
  const all = collection(batch, "cells", [cell(batch)]) as { load(paths: string): void; items: { value: number }[] };
  expect(() => all.items).toThrow("before it is loaded");
  all.load("items/value");
  await sync(batch);
  expect(all.items[0]?.value).toBe(5);
});
