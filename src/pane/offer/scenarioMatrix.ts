import type { Outcome } from "../../core/rules/uplift/payments";
import type { Refusal } from "../../core/shared";
import { EXACT_SHARE, MONEY, TEXT } from "../cellLooks";
import { ELEMENT_NAMES, ELEMENTS } from "../plan/elements";
import { lettersOf } from "../formula/columns";
import { pickedBy, pickedFrom, rowIn, unlessRefused, type SpilledTable } from "../formula/spilledTable";
import { writeCall } from "../formula/write";
import { addedIn, OUTCOMES, type PaymentLine, type Payments } from "../plan/payments";
import { PAYMENTS, paymentTitles } from "../plan/planTables";
import type { Scenario } from "../scenarios/scenarioTable";
import type { References } from "../scenarios/useOwnTables";
import { formatOf, widthOf } from "../columnLooks";
import { addedBy } from "./offered";
import { cellAt, fixedCell, ROOM_BELOW, SheetLayout, type LaidCell, type LaidSheet } from "./sheetLayout";

/** What each practice gets under each scenario: the list of each on one sheet, and beside each other on another. */

/** A scenario as it is written: one that has payments, none of them past a ceiling. */
export interface WrittenScenario extends Pick<Scenario, "name" | "cellsAt"> {
  readonly payments: Payments;
  readonly tables: References;
}

/** A scenario's list, as formulas elsewhere name it. */
interface LaidList extends SpilledTable {
  /** The cell with its name. */
  readonly named: string;
}

export function scenarioMatrix(
  [matrixName, listsName]: readonly [string, string],
  scenarios: readonly WrittenScenario[],
  outcome: Outcome,
): readonly [LaidSheet, LaidSheet] {
  const lists = new SheetLayout(listsName);
  const laid = layLists(lists, scenarios);
  return [
    layMatrix(matrixName, scenarios, laid.lists, outcome),
    { sheet: lists.laid(laid.looks), figures: lists.figures },
  ];
}

function layLists(layout: SheetLayout, scenarios: readonly WrittenScenario[]) {
  const titles = paymentTitles();
  const above = layout.from();
  above.line([{ value: "Scenarios, practice by practice", role: "title" }]);
  above.line([
    {
      value:
        "A list for each scenario, found by its name: its shares and terms follow its row. Dollars of one payout period.",
      role: "note",
    },
  ]);
  above.gap();
  const top = above.row;
  const lists = scenarios.map(({ name, cellsAt, payments, tables }, index): LaidList => {
    const left = index * (titles.length + 1);
    const lines = layout.from(top, left);
    const named = fixedCell(left + 1, lines.line([{ value: "Scenario" }, { value: name, ...TEXT, role: "input" }]));
    // By whole columns, in which rows may be sorted and others come in.
    const found = (cell: string): string =>
      `XLOOKUP(${named},${columnOfCell(cellsAt.name)},${columnOfCell(cell)},NA(),0,-1)`;
    const shares = ELEMENTS.map((element) =>
      fixedCell(
        left + 1,
        lines.line([
          { value: ELEMENT_NAMES[element] },
          { formula: `=${found(cellsAt.shares[element])}`, ...EXACT_SHARE },
        ]),
      ),
    );
    const terms = fixedCell(left + 1, lines.line([{ value: "Terms" }, { formula: `=${found(cellsAt.terms)}&""` }]));
    lines.gap();
    const rows = linesOf(payments);
    const first = lines.spill(
      writeCall(PAYMENTS, [tables.practices, ...shares, tables.scores ?? "", terms], ELEMENTS.length + 1),
      [
        titles.map((): LaidCell => ({ role: "heading" })),
        ...rows.map((line) =>
          titles.map((title): LaidCell => {
            const value = line.cell(title);
            return {
              ...formatOf(title, value),
              ...(line === rows.at(-1) ? { role: "total" as const } : {}),
              ...(value === "" ? {} : { label: `${name}, ${line.name}, ${title}`, comesTo: value }),
            };
          }),
        ),
      ],
    );
    return {
      named: layout.elsewhere(named),
      sheet: layout.elsewhere(""),
      row: first,
      lastRow: first + rows.length + ROOM_BELOW,
      from: lettersOf(left),
      to: lettersOf(left + titles.length - 1),
      keys: [lettersOf(left)],
    };
  });
  const widths = [200, ...titles.slice(1).map((title) => widthOf(title))];
  const looks = {
    columnWidths: scenarios.flatMap((_, index) => [...(index === 0 ? [] : [24]), ...widths]),
    print: { orientation: "landscape" as const },
  };
  return { lists, looks };
}

function linesOf({ practices, organisations, total }: Payments): readonly PaymentLine[] {
  return [...practices, ...organisations, total];
}

function layMatrix(
  name: string,
  scenarios: readonly WrittenScenario[],
  lists: readonly LaidList[],
  outcome: Outcome,
): LaidSheet {
  const layout = new SheetLayout(name);
  const lines = layout.from();
  lines.line([{ value: "Each practice under each scenario", role: "title" }]);
  lines.line([{ value: "Dollars over base in one payout period. Blue on yellow may be changed.", role: "note" }]);
  lines.gap();
  const chosen = fixedCell(
    1,
    lines.line([
      { value: "Outcome" },
      { value: outcome, ...TEXT, role: "input" },
      { value: `${OUTCOMES.slice(0, -1).join(", ")} or ${OUTCOMES.at(-1) ?? ""}`, role: "note" },
    ]),
  );
  lines.gap();
  const headings = lines.line([
    { value: "Practice", role: "heading" },
    ...lists.map((list): LaidCell => ({ formula: `=${list.named}`, role: "heading" })),
  ]);
  const amount = (of: LaidList, row: number): string => {
    const key = `$${cellAt(0, row)}`;
    // Practices stand above the totals, whatever they are called.
    const list = { ...of, isFirst: row !== headings + 1 };
    const byElements = addedBy("Earnable", (title) => pickedFrom(list, key, title));
    const byColumn = pickedBy(list, key, `"Added "&${chosen}`);
    return `=${unlessRefused(
      list,
      `IF(ISNA(${rowIn(list, key)}),"–",IF(${chosen}="Earnable",${byElements},${byColumn}))`,
    )}`;
  };
  const put = (name: string, role: "total" | null, of: (payments: Payments) => PaymentLine | undefined): void => {
    const { row } = lines;
    lines.line([
      { value: name, ...TEXT, ...(role && { role }) },
      ...lists.map((list, index): LaidCell => {
        const scenario = scenarios[index];
        return {
          formula: amount(list, row),
          ...MONEY,
          ...(role && { role }),
          label: `${name}, ${scenario?.name ?? ""}`,
          comesTo: comesTo(scenario, of, outcome),
        };
      }),
    ]);
  };
  put("Total", "total", ({ total }) => total);
  const names = [...new Set(scenarios.flatMap(({ payments }) => payments.practices.map((line) => line.name)))];
  const first = lines.row + 1;
  const last = lines.row + names.length;
  lines.line([
    { value: "Check: not in the rows below", role: "note" },
    ...lists.map((_, index): LaidCell => {
      const total = cellAt(index + 1, headings + 1);
      const expected = comesTo(scenarios[index], ({ total: line }) => line, outcome);
      return {
        formula: `=ROUND(${total}-SUM(${cellAt(index + 1, first)}:${cellAt(index + 1, last)}),2)`,
        ...MONEY,
        role: "note",
        ...(typeof expected === "number" ? { label: `Check, ${scenarios[index]?.name ?? ""}`, comesTo: 0 } : {}),
      };
    }),
  ]);
  for (const practice of names)
    put(practice, null, ({ practices }) => practices.find((line) => line.name === practice));
  return {
    sheet: layout.laid({
      columnWidths: [240, ...lists.map(() => 160)],
      frozenRows: headings + 2,
      print: { orientation: "portrait", repeatRows: { from: headings, to: headings } },
    }),
    figures: layout.figures,
  };
}

/** A practice that a scenario does not have shows a dash. */
function comesTo(
  scenario: WrittenScenario | undefined,
  of: (payments: Payments) => PaymentLine | undefined,
  outcome: Outcome,
): number | string | Refusal {
  if (scenario === undefined) return "–";
  const line = of(scenario.payments);
  return line === undefined ? "–" : addedIn(line, outcome);
}

/** 'APC Scenarios'!C5 stands in 'APC Scenarios'!$C:$C. */
function columnOfCell(cell: string): string {
  return cell.replace(/\$?([A-Z]+)\$?\d+$/, "$$$1:$$$1");
}
