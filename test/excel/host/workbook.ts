import type { Host } from "./host";
import { functionsOf } from "./functions";
import { namesOf } from "./names";
import { HostError, type HostObject } from "./objects";
import { rangeOf } from "./ranges";
import { tablesOf } from "./tables";
import { worksheetsOf } from "./worksheets";

export function workbookOf(host: Host): HostObject {
  const { book } = host;
  return {
    type: "Workbook",
    parts: {
      worksheets: () => worksheetsOf(host),
      tables: () => tablesOf(host),
      names: () => namesOf(host),
      functions: () => functionsOf(),
      protection: () => ({
        type: "WorkbookProtection",
        scalars: { protected: () => book.isProtected ?? false },
      }),
    },
    looks: {
      getSelectedRange: () => {
        if (book.selected === null) throw new HostError("InvalidSelection");
        return rangeOf(host, host.areaOf(book.selected));
      },
    },
  };
}
