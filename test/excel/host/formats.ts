import type { Area } from "./areas";
import type { Host } from "./host";
import { Gap, HostError, type HostObject } from "./objects";
import { addressAt } from "./typed";

/** What a range looks like. */
export function formatOf(host: Host, area: Area): HostObject {
  const part = (type: string, path: string, names: readonly string[], on = area): HostObject => ({
    type,
    settable: Object.fromEntries(
      names.map((name) => [
        name,
        (value: unknown) => {
          if (area.sheet.isProtected) throw new HostError("AccessDenied");
          host.draw(on, `${path}${name}`, value);
        },
      ]),
    ),
  });
  // A width is that of whole columns, and told of the range's first row.
  const widths = part("RangeFormat", "", ["columnWidth"], { ...area, rows: 1 });
  const alignment = part("RangeFormat", "", ["horizontalAlignment"]);
  return {
    type: "RangeFormat",
    settable: { ...widths.settable, ...alignment.settable },
    parts: {
      protection: () => ({ type: "FormatProtection", scalars: { locked: () => lockOf(area) } }),
      font: () => part("RangeFont", "font.", ["bold", "size", "color"]),
      fill: () => part("RangeFill", "fill.", ["color"]),
      borders: () => ({ type: "RangeBorderCollection", looks: { getItem: border }, itemOf: border }),
    },
  };

  function border(edge: unknown): HostObject {
    // The edge of a range is that of its first row, as far as this add-in draws one.
    if (edge !== "EdgeTop") throw new Gap(`edge ${String(edge)} of a range`);
    return part("RangeBorder", `${edge}.`, ["style", "color"], { ...area, rows: 1 });
  }
}

/** Null where some cells are locked and others are not. */
function lockOf(area: Area): boolean | null {
  const locks = Array.from({ length: area.rows }, (_, down) =>
    Array.from({ length: area.columns }, (_, along) => !area.sheet.cells[addressAt(area, down, along)]?.unlocked),
  ).flat();
  return locks.every((lock) => lock === locks[0]) ? (locks[0] ?? null) : null;
}
