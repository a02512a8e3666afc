import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  LocaleType,
} from "@univerjs/core";

/**
 * The workbook that the workbench opens with: the ten deciles of the Healthy Places Index in A2:A11, and
 * examples of a practice that does not exist. The results are calculated as the page opens.
 */

const HEADING: IStyleData = { bl: BooleanNumber.TRUE, bg: { rgb: "#f3f5f8" } };
const OVER_NUMBERS: IStyleData = { ...HEADING, ht: HorizontalAlign.RIGHT };
const SHARE: IStyleData = { n: { pattern: "0.00%" }, ht: HorizontalAlign.RIGHT };
const APART: IStyleData = { pd: { l: 16 } };
const QUIET: IStyleData = { ...APART, cl: { rgb: "#616161" } };

interface Example {
  asks: string;
  formula: string;
}

const EXAMPLES: Example[] = [
  { asks: "CBP from 60 to 66.5: improved", formula: '=APC.INCENTIVE("Adult","CBP",60,66.5)' },
  { asks: "CBP reaches 70: attainment", formula: '=APC.INCENTIVE("Adult","CBP",60,70)' },
  { asks: "CBP reaches 74: Gold Standard", formula: '=APC.INCENTIVE("Adult","CBP",60,74)' },
  { asks: "No such practice type: refused", formula: '=APC.INCENTIVE("Dental","CBP",60,74)' },
];

const WIDTHS = [112, 144, 24, 272, 96, 360, 24];

const rows: ICellData[][] = [
  [
    text("HPI decile", OVER_NUMBERS),
    text("HPI adjustment", OVER_NUMBERS),
    {},
    text("Made-up adult practice", HEADING),
    text("Incentive", OVER_NUMBERS),
    text("Formula", { ...HEADING, ...APART }),
  ],
];
for (let decile = 1; decile <= 10; decile += 1) {
  rows.push([{ v: decile, t: CellValueType.NUMBER }, decile === 1 ? { f: "=APC.HPIADJ(A2:A11)" } : {}, {}]);
}
EXAMPLES.forEach(({ asks, formula }, index) => {
  rows[index + 1]?.push(text(asks), { f: formula, s: SHARE }, text(formula, QUIET));
});

function text(content: string, style?: IStyleData): ICellData {
  return { v: content, t: CellValueType.STRING, ...(style && { s: style }) };
}

export const sample: Partial<IWorkbookData> = {
  id: "workbench",
  name: "Workbench",
  locale: LocaleType.EN_US,
  sheetOrder: ["examples"],
  sheets: {
    examples: {
      id: "examples",
      name: "Examples",
      rowCount: 1000,
      columnCount: 26,
      defaultColumnWidth: 96,
      cellData: Object.fromEntries(rows.map((row, index) => [index, Object.fromEntries(row.entries())])),
      columnData: Object.fromEntries(WIDTHS.map((width, index) => [index, { w: width }])),
    },
  },
};
