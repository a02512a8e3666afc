import { addressOf, areaIn, plainAddress } from "./areas";
import type { Sheet } from "./book";
import type { Host } from "./host";
import { found, HostError, type HostObject } from "./objects";
import { areaGiven, rangeOf } from "./ranges";

/** A sheet's own names, or the workbook's. */
export function namesOf(host: Host, sheet?: Sheet): HostObject {
  const names = (): Record<string, string> => (sheet ?? host.book).names ?? {};
  const keyOf = (name: unknown): string | undefined =>
    Object.keys(names()).find((one) => one.toLowerCase() === String(name).toLowerCase());
  const item = (name: string): HostObject => {
    const address = names()[name] ?? "";
    const standsForCells = address !== "" && !address.startsWith("#");
    const area = () => (sheet === undefined ? host.areaOf(address) : areaIn(sheet, address));
    const reference = (): string =>
      standsForCells ? addressOf(area()).replace(/([A-Z]+)(\d+)(?=:|$)/g, "$$$1$$$2") : address;
    return {
      type: "NamedItem",
      id: name,
      scalars: {
        name: () => name,
        type: () => (address === "" ? "Double" : standsForCells ? "Range" : "Error"),
        value: () => (address === "" ? 0.05 : standsForCells ? reference() : address.replace(/(?<=[!?])[^!?]*$/, "")),
        visible: () => !name.startsWith("_"),
        formula: () => `=${address === "" ? "0.05" : reference()}`,
      },
      looks: { getRangeOrNullObject: () => (standsForCells ? rangeOf(host, area()) : null) },
      changes: {
        delete: () => {
          (sheet ?? host.book).names = Object.fromEntries(Object.entries(names()).filter(([one]) => one !== name));
          return undefined;
        },
      },
    };
  };
  const getItem = (name: unknown): HostObject => item(found(keyOf(name)));
  return {
    type: "NamedItemCollection",
    items: () => Object.keys(names()).map(item),
    itemOf: getItem,
    looks: {
      getItem,
      getItemOrNullObject: (name: string) => {
        const key = keyOf(name);
        return key === undefined ? null : item(key);
      },
    },
    changes: {
      add: (name: string, block: HostObject) => {
        const isTaken = keyOf(name) !== undefined || host.book.tables?.[name] !== undefined;
        if (isTaken || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) throw new HostError("InvalidArgument");
        (sheet ?? host.book).names = { ...names(), [name]: plainAddress(areaGiven(block)) };
        return item(name);
      },
    },
  };
}
