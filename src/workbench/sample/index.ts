import { type IWorkbookData, LocaleType } from "@univerjs/core";
import { about } from "./about";
import { allocation } from "./allocation";
import { assumptions } from "./assumptions";
import { panel } from "./panel";
import { payoutReconciliation } from "./payoutReconciliation";
import { practicePayouts } from "./practicePayouts";
import { rateDevelopment } from "./rateDevelopment";
import { scorecard } from "./scorecard";
import { services } from "./services";
import { styles } from "./styles";
import { whatDiffers } from "./whatDiffers";

/**
 * The workbook that the workbench opens with: made-up practices, claims and payouts, worked from start to
 * end. Its results are calculated as the page opens.
 */

const SHEETS = [
  panel,
  allocation,
  whatDiffers,
  payoutReconciliation,
  assumptions,
  services,
  rateDevelopment,
  scorecard,
  practicePayouts,
  about,
];

/** The one cell that checks the terms; every `[terms]` argument of the sample is this name. */
const NAMES = { terms: { id: "terms", name: "Terms", formulaOrRefString: "Assumptions!$B$4" } };

export const sample: Partial<IWorkbookData> = {
  id: "workbench",
  name: "Workbench",
  locale: LocaleType.EN_US,
  styles,
  sheetOrder: SHEETS.map(({ id }) => id),
  sheets: Object.fromEntries(SHEETS.map((sheet) => [sheet.id, sheet.data()])),
  resources: [
    { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(NAMES) },
    { name: "SHEET_TABLE_PLUGIN", data: JSON.stringify(Object.fromEntries(SHEETS.map(tablesOf))) },
  ],
};

function tablesOf({ id, tables }: (typeof SHEETS)[number]): [string, object] {
  return [
    id,
    {
      tables: tables.map(({ name, ...range }) => ({
        id: `table-${name.toLowerCase()}`,
        name,
        range,
        options: { showHeader: true, showFooter: false },
        filters: { tableColumnFilterList: [] },
        columns: [],
        meta: {},
      })),
    },
  ];
}
