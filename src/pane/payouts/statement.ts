import { AMOUNT_TITLES, editionOfRows, grouped, isoDate, measuresIn, PANEL_FIGURES, Refusal } from "../../core/shared";
import { TEXT_FORMAT } from "../cellFormats";
import { MONEY } from "../cellLooks";
import { formatOf } from "../columnLooks";
import { formatted } from "../figureText";
import { cellAt, SheetLayout, type LaidCell, type LaidSheet, type LineCursor } from "../offer/sheetLayout";
import { lettersOf } from "../formula/columns";
import { PRACTICE } from "../plan/planTables";
import { toCore } from "../resolve";
import { percentText } from "../typedNumber";
import { shown } from "../valueText";
import { CENTS } from "../view/money";
import { presumedLines } from "./controlTotals";
import { CHECKED, type StatedAt } from "./fileParts";
import { addedUp, LEDGER, type LedgerColumn } from "./ledger";
import { payoutWords } from "./schedule";
import type { StatementOf } from "./statements";
import { layWorking, scorecardLook, shownTitles, workedOf, type Worked, type Working } from "./statementWorking";

/**
 * The statement of a practice for a closed payout: one page for its manager, who has nothing else of the workbook. Below
 * it, unprinted, stands what it is worked out of, so that the sheet stands alone.
 */

/** A statement, and where it tells what the page for the file adds up. */
export interface Statement {
  readonly laid: LaidSheet;
  readonly stated: StatedAt;
}

/** Payouts with their dates, and words of the scorecard; then amounts, shares and the headings above them. */
const WIDTHS = [264, 148, 104, 112, 112, 124, 104, 116, 112, 116, 120];
const LAST_COLUMN = lettersOf(WIDTHS.length - 1);
/** More rows than these on one page nobody reads. */
const MOST_ON_A_PAGE = 64;

/** @param on the day of the statement, a serial. */
export function statement(name: string, of: StatementOf, on: number): Statement | Refusal {
  const worked = workedOf(of);
  if (worked instanceof Refusal) return worked;
  // The page rests on what stands below it: where, follows from how much stands above.
  const draft = layWorking(new SheetLayout(name).from(), of, worked);
  const { row: height } = layPage(new SheetLayout(name), of, on, worked, draft);
  const layout = new SheetLayout(name);
  const working = layWorking(layout.from(height + 2), of, worked);
  const { stated } = layPage(layout, of, on, worked, working);
  return {
    laid: {
      sheet: layout.laid({
        columnWidths: WIDTHS,
        print: {
          orientation: "landscape",
          area: `A1:${LAST_COLUMN}${height - 1}`,
          isOnePage: height <= MOST_ON_A_PAGE,
        },
      }),
      figures: layout.figures,
    },
    stated: {
      practice: of.practice,
      sheet: name,
      cells: Object.fromEntries(
        CHECKED.map((title) => [title, layout.elsewhere(cellAt(1 + PANEL_FIGURES.indexOf(title), stated))]),
      ) as StatedAt["cells"],
    },
  };
}

/** Answers the row of the payout that is stated, and the first row below. */
function layPage(
  layout: SheetLayout,
  of: StatementOf,
  on: number,
  worked: Worked,
  working: Working,
): { readonly stated: number; readonly row: number } {
  const cursor = layout.from();
  cursor.line([{ value: of.practice, role: "title" }]);
  cursor.note(`Statement: ${payoutWords(of.payout, of.schedule)}. As of ${isoDate(on)}. In dollars.`);
  const words = [...worked.recorded.given].filter(([title]) => isWord(title) && title !== PRACTICE);
  cursor.note(words.map(([title, value]) => `${title}: ${value}.`).join(" "));
  for (const sentence of closedWords(of)) cursor.note(sentence);
  const stated = layAccount(cursor, of, worked, working);
  layLines(cursor, of, working);
  layPaid(cursor, of, worked, working);
  layScorecard(cursor, worked, working);
  return { stated, row: cursor.row };
}

/** A cell of the working; a blank one would else be a 0. */
function shownCell(cell: string, value: unknown, { format = TEXT_FORMAT, ...look }: Partial<LaidCell>): LaidCell {
  const isBlank = value === null || value === "";
  return {
    formula: isBlank ? `=IF(${cell}="","",${cell})` : `=${cell}`,
    // A formula in a cell for text would be text.
    ...(format === TEXT_FORMAT ? {} : { format }),
    ...look,
    ...(typeof value === "number" || (typeof value === "string" && !isBlank) ? { comesTo: value } : {}),
  };
}

/** Whether a column of the practices holds words: they are told where there is room for them. */
function isWord(title: string): boolean {
  return formatOf(title).format === TEXT_FORMAT;
}

/** By which records, under which functions, guide and terms. */
function closedWords({ practice, records, record }: StatementOf): string[] {
  const { edition } = record.closing;
  return [
    ...records.map(({ closing, lines }) => {
      const line = lines.get(practice);
      const on = typeof closing.on === "number" ? ` on ${isoDate(closing.on)}` : "";
      const because = line?.because === undefined || line.because === "" ? "" : `: ${line.because}`;
      return closing.kind !== "Correction"
        ? `Closed${on}${closing.kind === "Departure" ? ", as it left," : ""} with ${formatted(line?.earned ?? null, CENTS)} earned (record ${closing.record}).`
        : `Corrected${on} to ${formatted(line?.earned ?? null, CENTS)}${because} (record ${closing.record}). What it changes is an adjustment of a later payout.`;
    }),
    ...(edition === "" ? [] : [`Computed by ${edition}.`]),
  ];
}

/** Answers the row of the payout that is stated. */
function layAccount(
  cursor: LineCursor,
  { payout, schedule, lines, ledger }: StatementOf,
  { reconciled }: Worked,
  { account: cellOf }: Working,
): number {
  cursor.section("Account, payout by payout");
  cursor.headings(["Payout", ...PANEL_FIGURES, "Status"]);
  const top = cursor.row;
  for (const row of [...reconciled.rows, reconciled.total]) {
    const isTotal = row === reconciled.total;
    const role = isTotal ? { role: "total" as const } : {};
    cursor.line([
      { value: isTotal ? "In all" : payoutWords(row.payout ?? 0, schedule), ...role },
      ...PANEL_FIGURES.map((title) =>
        shownCell(cellOf(row.row, title), row.figure(title), {
          ...MONEY,
          ...role,
          label: `Payout ${isTotal ? "in all" : (row.payout ?? "")}, ${title}`,
        }),
      ),
      ...(row.status === null ? [] : [shownCell(cellOf(row.row, "Status"), row.status, { label: "Status" })]),
    ]);
  }
  cursor.note(
    "Difference = Earned + Adjustments − Paid. Due is to be paid to the practice. Carried out, where it is below 0, was paid too much, and is carried into the next payout.",
  );
  const presumed = grouped(presumedLines({ ledger: { ...ledger, lines }, reconciled }), (line) => line.payout);
  for (const [one, its] of presumed)
    cursor.note(
      `Payout ${one ?? ""}: ${formatted(addedUp(its, "projected"), CENTS)} counts as paid, as projected, because no payment of it is recorded.`,
    );
  return top + reconciled.rows.findIndex((row) => row.payout === payout);
}

const SHOWN_LINES: readonly LedgerColumn[] = [
  "projected",
  "earned",
  "adjustments",
  "paid",
  "paidOn",
  "payment",
  "closedOn",
  "corrects",
];

function layLines(cursor: LineCursor, { lines, schedule }: StatementOf, working: Working): void {
  cursor.section("What was booked");
  cursor.headings(["Payout", ...SHOWN_LINES.map((column) => LEDGER.columns[column].heading)]);
  lines.forEach((line, at) => {
    cursor.line([
      { value: line.payout === null ? "" : payoutWords(line.payout, schedule) },
      ...SHOWN_LINES.map((column) => {
        const value = toCore(line.cell(column));
        const { heading, format } = LEDGER.columns[column];
        return shownCell(working.line(at, column), value, { format: format ?? TEXT_FORMAT, label: heading });
      }),
    ]);
  });
}

/** The columns of a page where what it rests on stands, beside what the payout pays. */
const [RESTS_AT, RESTS_VALUE_AT] = [5, 7];

function layPaid(cursor: LineCursor, of: StatementOf, worked: Worked, working: Working): void {
  const { closing } = of.record;
  const { recorded } = worked;
  cursor.section("What the payout pays, and what it rests on");
  const earnable = recorded.paid(AMOUNT_TITLES.earnable);
  const titles = shownTitles(closing.amount).flatMap((title) =>
    title === AMOUNT_TITLES.most && typeof earnable === "number" ? [AMOUNT_TITLES.earnable, title] : [title],
  );
  const given = [...recorded.given].filter(([title]) => !isWord(title));
  const because = reasons(of);
  for (let at = 0; at < Math.max(titles.length, given.length); at += 1) {
    const [title, one] = [titles[at], given[at]];
    const role = title === closing.amount ? { role: "total" as const } : {};
    const left: (LaidCell | null)[] =
      title === undefined
        ? [null, null, null]
        : [
            { value: title, ...role },
            shownCell(working.paid(title), recorded.paid(title), { ...formatOf(title), ...role, label: title }),
            because[title] === undefined ? null : { value: because[title], role: "note" },
          ];
    const right: (LaidCell | null)[] =
      one === undefined
        ? []
        : [
            ...Array.from({ length: RESTS_AT - left.length }, () => null),
            { value: one[0] },
            ...Array.from({ length: RESTS_VALUE_AT - RESTS_AT - 1 }, () => null),
            shownCell(working.given(one[0]), one[1], { ...formatOf(one[0], one[1]), label: one[0] }),
          ];
    cursor.line([...left, ...right]);
  }
  const terms = recorded.changed.map(({ key, value }) => `${key} = ${shown(value)}`);
  if (terms.length === 0) cursor.note("All terms are those of the published guide.");
  else for (const line of inLines("Other terms than the published guide’s: ", terms, "; ")) cursor.note(line);
}

/** What an amount is a part of. */
function reasons({ record }: StatementOf): Readonly<Partial<Record<string, string>>> {
  const { shares } = record.closing;
  const of = (share: number): string => `${percentText(share)}% of base`;
  return {
    [AMOUNT_TITLES.base]: "Base PMPM × member months",
    [AMOUNT_TITLES.direct]: of(shares.direct),
    [AMOUNT_TITLES.populationHealth]: of(shares.populationHealth),
    [AMOUNT_TITLES.expected]: `${of(shares.incentive)} × earned share`,
    "Earned share": "of the maximum incentive",
  };
}

/** Without what each amount is a member month; what is long is said shorter. */
const LEFT_OUT = "PMPM";
const SHORTER: Readonly<Partial<Record<string, string>>> = {
  "Share at next level": "Share then",
  "Amount at next level": "Amount then",
};

function layScorecard(cursor: LineCursor, { scorecard, terms }: Worked, working: Working): void {
  cursor.section("Scorecard, and what the next level takes");
  if (scorecard === null) {
    cursor.note("No scores: what was earned rests on the share that was expected of the practice.");
    return;
  }
  const [titles = [], ...rows] = scorecard;
  const columns = titles.flatMap((title, at) => (title === LEFT_OUT ? [] : [at]));
  cursor.headings(columns.map((at) => SHORTER[String(titles[at])] ?? String(titles[at])));
  rows.forEach((cells, row) => {
    const role = row === rows.length - 1 ? { role: "total" as const } : {};
    cursor.line(
      columns.map((at) => {
        const value = cells[at] ?? "";
        return shownCell(working.scorecard(row + 1, at), value, {
          ...scorecardLook(at),
          ...role,
          label: `Scorecard, ${String(cells[0])}, ${String(titles[at])}`,
        });
      }),
    );
  });
  cursor.note("Then: at the next level of each measure, all else as it is.");
  const codes = new Set(rows.map(([code]) => code));
  const names = measuresIn(editionOfRows([...terms])).flatMap(({ code, name }) =>
    codes.has(code) ? [`${code}: ${name}`] : [],
  );
  for (const line of inLines("", names, "; ")) cursor.note(line);
}

/** As much as stands in one line of the page. */
const LONGEST_LINE = 190;

/** Words one after the other, in as many lines as they take. */
function inLines(before: string, words: readonly string[], between: string): string[] {
  const lines: string[] = [];
  let line = before;
  words.forEach((word, at) => {
    const next = `${word}${at === words.length - 1 ? "." : between}`;
    if (line !== before && line.length + next.length > LONGEST_LINE) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += next;
  });
  return [...lines, line];
}
