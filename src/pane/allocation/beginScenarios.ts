import { faultOf } from "../fault";
import { PortFault, type WorkbookPort } from "../port";
import type { Draft } from "./draft";
import { NAME_HEADING, OFFER_HEADING } from "./scenarioRow";
import { scenarioSheet, SCENARIOS_SHEET, SCENARIOS_TABLE } from "./scenarioSheet";

/**
 * Makes the sheet with the first scenario. What may be the only copy of others is never to be deleted for it, nor
 * left behind: it is to get its table's name back.
 */
export async function beginScenarios(draft: Draft, port: WorkbookPort): Promise<void> {
  const renamed = renamedTable(await port.names());
  if (renamed !== undefined) {
    throw new PortFault(
      "not found",
      `Nothing was kept, because the table of your scenarios is named ${renamed}. Name it ${SCENARIOS_TABLE}, then try again.`,
    );
  }
  try {
    await port.createSheets([scenarioSheet(draft)]);
  } catch (thrown) {
    if (faultOf(thrown).kind !== "taken") throw thrown;
    throw new PortFault(
      "taken",
      `Nothing was kept, because ${SCENARIOS_SHEET} is there without the table ${SCENARIOS_TABLE}. If it holds your scenarios, make them a table of this name; otherwise give it another name. Then try again.`,
    );
  }
}

/** A table with the columns that only scenarios have. */
function renamedTable(names: Awaited<ReturnType<WorkbookPort["names"]>>): string | undefined {
  const tables = names.filter(({ kind }) => kind === "table").map(({ name }) => name);
  return tables.find((table) =>
    [NAME_HEADING, OFFER_HEADING].every((heading) => tables.includes(`${table}[${heading}]`)),
  );
}
