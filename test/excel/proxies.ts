import { OfficeMockObject } from "office-addin-mock";

/** As Office.js throws one. */
export function officeError(code: string): Error {
  return Object.assign(new Error(`Office says ${code}.`), { code });
}

/** One Excel.run: what it queued, and whether it is over. */
export class Batch {
  over = false;
  syncs = 0;
  readonly loaded: string[] = [];
  /** What happens at the next sync: changes, loads, and the errors of objects that do not exist. */
  queue: (() => void | Promise<void>)[] = [];
}

/** An object of Office.js. */
export interface Shape {
  /** What it is called in a complaint. */
  is: string;
  /** Properties that must be loaded, as they are when a sync runs. */
  properties?: Record<string, () => unknown>;
  /** Properties that can be written, by a change that the next sync makes. */
  writable?: Record<string, (value: unknown) => void>;
  /** Objects within it, and its methods, which need no load. */
  members?: Record<string, unknown>;
  isNullObject?: boolean;
}

/**
 * An office-addin-mock object, which tells a property that was not loaded by its value. Here such a read fails
 * instead, and so does any use after the batch, or of a null object.
 */
export function proxy(
  batch: Batch,
  { is, properties = {}, writable = {}, members = {}, isNullObject = false }: Shape,
): object {
  const mock = new OfficeMockObject();
  for (const [name, read] of Object.entries(isNullObject ? {} : properties)) setValue(mock, name, read());
  let synced = false;
  batch.queue.push(() => {
    synced = true;
  });

  const load = (paths: string): object => {
    if (batch.over) throw new Error(`${is} is loaded after its batch.`);
    batch.loaded.push(...paths.split(",").map((path) => `${is}.${path}`));
    if (!isNullObject) {
      mock.load(paths);
      batch.queue.push(async () => {
        for (const path of paths.split(",")) setValue(mock, path, properties[path]?.());
        mock.load(paths);
        await mock.sync();
      });
    }
    return self;
  };

  const self: object = new Proxy(mock, {
    get(_target, name) {
      if (typeof name === "symbol" || name === "then") return undefined;
      if (batch.over) throw new Error(`${is}.${name} is read after its batch.`);
      if (name === "load") return load;
      if (name === "isNullObject") {
        if (!synced) throw new Error(`${is}.isNullObject is read before a sync.`);
        return isNullObject;
      }
      if (isNullObject) throw new Error(`${is}.${name} is read of a null object.`);
      if (name in members) return members[name];
      if (!(name in properties)) throw new Error(`${is} has no ${name} here.`);
      const value: unknown = mock[name];
      if (typeof value === "string" && value.startsWith("Error, ")) throw new Error(`${is}.${name}: ${value}`);
      return value;
    },
    set(_target, name, value) {
      const write = writable[String(name)];
      if (batch.over || isNullObject || write === undefined)
        throw new Error(`${is}.${String(name)} cannot be written.`);
      batch.queue.push(() => {
        write(value);
      });
      return true;
    },
  });
  return self;
}

/** The mock's own way to give a property another value, which its types keep to itself. */
function setValue(mock: OfficeMockObject, name: string, value: unknown): void {
  (mock as unknown as { setValue(name: string, value: unknown): void }).setValue(name, value);
}

/** A collection, whose paths name what is loaded of each item. */
export function collection(
  batch: Batch,
  is: string,
  items: readonly object[],
  members: Record<string, unknown> = {},
): object {
  let loaded = false;
  const load = (paths: string): object => {
    for (const path of paths.split(",")) {
      const steps = path.split("/");
      if (steps.shift() !== "items") throw new Error(`${is} has no ${path} to load.`);
      const property = steps.pop() ?? "";
      for (const item of items) {
        const nested = steps[0];
        const owner = nested === undefined ? item : (item as Record<string, object>)[nested];
        const rest = steps[1] === "items" ? `items/${property}` : property;
        (owner as { load(path: string): void }).load(rest);
      }
    }
    batch.queue.push(() => {
      loaded = true;
    });
    return self;
  };
  const self: object = {
    load,
    get items() {
      if (!loaded || batch.over) throw new Error(`${is}.items is read before it is loaded, or after its batch.`);
      return items;
    },
    ...members,
  };
  return self;
}
