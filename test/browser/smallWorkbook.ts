/** What is calculated and drawn in a tenth of the time that the sample takes, with a little of everything that can be lost. */
export const SMALL = {
  sheetOrder: ["small"],
  sheets: {
    small: {
      id: "small",
      name: "Sheet1",
      cellData: {
        0: { 0: { f: "=APC.HPIADJ(1)" }, 1: { f: "=SUM(HeldSites[Months])*HeldRate" }, 2: { v: 0.05, s: { bl: 1 } } },
        2: { 0: { v: "Site" }, 1: { v: "Months" } },
        3: { 0: { v: "Site 1" }, 1: { v: 600 } },
        4: { 0: { v: "Site 2" }, 1: { v: 400 } },
      },
    },
  },
  resources: [
    {
      name: "SHEET_DEFINED_NAME_PLUGIN",
      data: JSON.stringify({ rate: { id: "rate", name: "HeldRate", formulaOrRefString: "Sheet1!$C$1" } }),
    },
    {
      name: "SHEET_TABLE_PLUGIN",
      data: JSON.stringify({
        small: {
          tables: [
            {
              id: "sites",
              name: "HeldSites",
              range: { startRow: 2, endRow: 4, startColumn: 0, endColumn: 1 },
              options: { showHeader: true, showFooter: false },
              filters: { tableColumnFilterList: [] },
              columns: [],
              meta: {},
            },
          ],
        },
      }),
    },
  ],
};
