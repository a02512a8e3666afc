import type { Outgoing } from "../../core/define/call";
import type { Outcome } from "../../core/rules/uplift/payments";
import { Refusal } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { DATE, MONEY, TEXT } from "../cellLooks";
import { lettersOf } from "../formula/columns";
import { columnOf } from "../formula/reference";
import { pickedFrom, unlessRefused, type SpilledTable } from "../formula/spilledTable";
import { writeCall } from "../formula/write";
import { ELEMENTS } from "../plan/elements";
import { partnersOf } from "../plan/partners";
import { addedIn, OUTCOMES } from "../plan/payments";
import { PAYMENTS, paymentTitles, placeOf } from "../plan/planTables";
import { MONTHS_OF_A_YEAR, overPeriods, periodsIn, type Span } from "../plan/spans";
import { answerNamed } from "../resolve";
import { termsRange } from "../plan/termRows";
import { formatOf, widthOf } from "../columnLooks";
import { addedBy, settingLines, type Offered } from "./offered";
import { layShares } from "./shares";
import {
  cellAt,
  fixedBlock,
  fixedCell,
  ROOM_BELOW,
  SheetLayout,
  type LaidCell,
  type LaidSheet,
  type LineCursor,
} from "./sheetLayout";

/** An offer by practice for ourselves: live formulas over the plan's own tables, with checks beside its totals. */

const LABELS = 0;
const RESTS_ON = "Expected rests on";
const NOTHING = "Nothing expected";
const SCORES = "Scores";
const TYPED = "Typed Expected share";

export function ourOffer(name: string, offered: Offered): LaidSheet {
  const { shares, payments, tables, terms, start } = offered;
  const layout = new SheetLayout(name);
  const titles = paymentTitles();
  const lines = layout.from();
  lines.line([{ value: "Offer by practice", role: "title" }]);
  lines.line([
    {
      value: `Live formulas over ${tables.practices}${tables.scores === null ? "" : ` and ${tables.scores}`}${terms === "" ? "; the guide as published" : `, under the terms at ${terms}`}. Dollars. Blue on yellow may be changed.`,
      role: "note",
    },
  ]);
  lines.gap();
  const shareCells = layShares(lines, shares);
  lines.gap();
  for (const [title, value] of settingLines(offered)) lines.line([{ value: title }, { value, ...TEXT }]);
  const inForce = start === null ? terms : layStart(lines, terms, start);
  const zero = fixedCell(
    1,
    lines.line([
      { value: "A score of 0" },
      {
        formula: `=${call("TERM", '"score.zero"', inForce)}`,
        label: "A score of 0",
        ...comesTo(answerNamed("TERM", "score.zero", termsRange(payments.terms))),
      },
    ]),
  );
  lines.gap();
  const args = [tables.practices, ...shareCells, tables.scores ?? "", inForce];
  // The totals stand above the list, which grows downwards, and are found in it by their word.
  const totalsAt = lines.row;
  const list = layout.from(totalsAt + TOTAL_LINES + 2);
  const top = list.row;
  const bottom = top + payments.practices.length + payments.organisations.length + ROOM_BELOW;
  const column = (title: string): string => fixedBlock(placeOf(title, titles), top, bottom);
  const spilled = { row: top, lastRow: bottom, from: "A", to: lettersOf(titles.length - 1), keys: ["A"] };
  writeTotals(layout, totalsAt, offered, inForce, args, spilled, column);
  layout.from(top - 1).line([{ value: "One payout period, practice by practice", role: "section" }]);
  list.spill(writeCall(PAYMENTS, args, ELEMENTS.length + 1), [
    titles.map((): LaidCell => ({ role: "heading" })),
    ...[...payments.practices, ...payments.organisations, payments.total].map((line) =>
      titles.map((title): LaidCell => ({
        ...formatOf(title, line.cell(title)),
        ...(line === payments.total ? { role: "total" as const } : {}),
        label: `${line.name}, ${title}`,
        ...comesTo(line.cell(title)),
      })),
    ),
  ]);
  writeRests(layout, top, titles, offered, zero);
  return {
    sheet: layout.laid({
      // The first ones hold the totals above as well.
      columnWidths: [
        240,
        ...titles.slice(1).map((title, index) => Math.max(widthOf(title), index < OUTCOMES.length ? 136 : 0)),
        176,
      ],
      print: { orientation: "landscape", repeatRows: { from: top, to: top } },
    }),
    figures: layout.figures,
  };
}

/** A blank cell of the answer is none to compare. */
function comesTo(value: Outgoing): Pick<LaidCell, "comesTo"> {
  return value === "" ? {} : { comesTo: value };
}

/** Terms with the start on top; answers the cell that has all of them. */
function layStart(lines: LineCursor, terms: string, { parameter, value, source }: TermsRow): string {
  lines.gap();
  const heading = lines.line(
    ["Parameter", "Value", "Source"].map((word): LaidCell => ({ value: word, role: "heading" })),
  );
  const cells = [parameter, value, source].map((cell): LaidCell =>
    typeof cell === "number" ? { value: cell, ...DATE } : typeof cell === "string" ? { value: cell, ...TEXT } : {},
  );
  const last = lines.line(cells.map((cell) => ({ ...cell, role: "input" as const })));
  const block = fixedBlock(0, heading, last, 2);
  const row = lines.line([
    { value: "Terms with it" },
    { formula: writeCall("TERMS", terms === "" ? [block] : [terms, block], 1), role: "note" },
  ]);
  return fixedCell(1, row);
}

const SPAN_LINES: readonly (readonly [Span, string])[] = [
  ["period", "One payout period"],
  ["year", "A year"],
  ["project", "The project"],
];

/** Other ways to what the list comes to. */
const CHECKS: readonly { readonly title: string; readonly of: (outcome: Outcome, given: Adding) => string }[] = [
  {
    title: "Check: APC.UPLIFT.TOTAL",
    of: (outcome, { args, terms }) =>
      call(
        "UPLIFT.TOTAL",
        ...args.slice(0, 1 + ELEMENTS.length),
        `"${outcome}"`,
        args.at(1 + ELEMENTS.length) ?? "",
        terms,
      ),
  },
  {
    title: "Check: practices added up",
    of: (outcome, { column }) =>
      addedBy(outcome, (heading) => `ROUND(SUMIFS(${column(heading)},${column("Track")},"?*"),2)`),
  },
];

interface Adding {
  /** Of the list's own call. */
  readonly args: readonly string[];
  readonly terms: string;
  /** A column of the list, by its heading. */
  readonly column: (title: string) => string;
}

/** Headings, spans, checks, and whether they agree. */
const TOTAL_LINES = 1 + SPAN_LINES.length + CHECKS.length + 1;

function writeTotals(
  layout: SheetLayout,
  row: number,
  { payments }: Offered,
  terms: string,
  args: readonly string[],
  list: SpilledTable,
  column: (title: string) => string,
): void {
  const lines = layout.from(row);
  lines.line(["Added over base", ...OUTCOMES].map((value): LaidCell => ({ value, role: "heading" })));
  const period = lines.row;
  for (const [span, title] of SPAN_LINES) {
    const periods = periodsIn(span, payments.terms);
    lines.line([
      { value: title },
      ...OUTCOMES.map((outcome, index): LaidCell => {
        const amount = addedIn(payments.total, outcome);
        const value =
          amount instanceof Refusal ? amount : periods instanceof Refusal ? periods : overPeriods(amount, periods);
        const one = cellAt(index + 1, period);
        const formula = {
          period: `=${unlessRefused(
            list,
            addedBy(outcome, (heading) => pickedFrom(list, '"Total"', heading)),
          )}`,
          year: `=ROUND(${one}*${MONTHS_OF_A_YEAR}/${call("TERM", '"payout.months"', terms)},2)`,
          project: `=ROUND(${one}*(ROWS(${call("PAYOUT.SCHEDULE", terms)})-1),2)`,
        }[span];
        return { formula, ...MONEY, label: `${title}, ${outcome}`, comesTo: value };
      }),
    ]);
  }
  const adding = { args, terms, column };
  for (const { title, of } of CHECKS)
    lines.line([
      { value: title, role: "note" },
      ...OUTCOMES.map((outcome): LaidCell => {
        const amount = addedIn(payments.total, outcome);
        return {
          formula: `=${of(outcome, adding)}`,
          ...MONEY,
          role: "note",
          // What cannot be told is another error in each way of adding up.
          ...(amount instanceof Refusal ? {} : { label: `${title}, ${outcome}`, comesTo: amount }),
        };
      }),
    ]);
  const at = lines.row;
  lines.line([
    { value: "All three agree", role: "note" },
    ...OUTCOMES.map((outcome, index): LaidCell => {
      const one = cellAt(index + 1, period);
      return {
        formula: `=IF(AND(ROUND(${one}-${cellAt(index + 1, at - 2)},2)=0,ROUND(${one}-${cellAt(index + 1, at - 1)},2)=0),"yes","NO")`,
        role: "note",
        ...(addedIn(payments.total, outcome) instanceof Refusal
          ? {}
          : { label: `All three agree, ${outcome}`, comesTo: "yes" }),
      };
    }),
  ]);
}

function call(name: string, ...args: readonly string[]): string {
  return writeCall(name, args, 0).slice(1);
}

/** Beside the list: what the expected amount of a practice rests on. */
function writeRests(
  layout: SheetLayout,
  top: number,
  titles: readonly string[],
  { ranges, payments, tables }: Offered,
  zero: string,
): void {
  const beside = layout.from(top, titles.length);
  beside.line([{ value: RESTS_ON, role: "heading" }]);
  const { held } = partnersOf(ranges, payments.terms);
  const earned = placeOf("Earned share", titles);
  const scored =
    tables.scores === null || ranges.scores === null ? null : scoredBy(tables.scores, ranges.scores[0] ?? [], zero);
  for (const line of payments.practices) {
    const { row } = beside;
    const share = cellAt(earned, row);
    const typed = `IF(${share}="","${NOTHING}","${TYPED}")`;
    const isScored = (held.get(line.name) ?? 0) > 0;
    const earnedShare = line.cell("Earned share");
    beside.line([
      {
        // Totals, which have no track, move up where a practice goes.
        formula: `=IF(${cellAt(placeOf("Track", titles), row)}="","",${scored === null ? typed : `IF(${scored(cellAt(LABELS, row))},"${SCORES}",${typed})`})`,
        role: "note",
        ...(earnedShare instanceof Refusal
          ? {}
          : {
              label: `${line.name}, ${RESTS_ON}`,
              comesTo: isScored ? SCORES : earnedShare === "" ? NOTHING : TYPED,
            }),
      },
    ]);
  }
}

/** Whether a practice has a score that counts: names as the list has them, and a 0 where terms accept it. */
function scoredBy(source: string, headings: readonly unknown[], zero: string): (name: string) => string {
  const [practices, values] = ["Practice", "Score"].map((title) => columnIn(source, headings, title));
  return (name) =>
    `SUMPRODUCT(EXACT(TRIM(${practices}&""),${name})*ISNUMBER(${values})*(((${values}<>0)+(${zero}="accept"))>0))>0`;
}

const WHOLE_TABLE = /\[#All\]$/i;

/** A column of a table by its heading, which it keeps where others come in; of a range by its place. */
function columnIn(source: string, headings: readonly unknown[], title: string): string {
  const place = placeOf(title, headings);
  return WHOLE_TABLE.test(source)
    ? columnOf(source.replace(WHOLE_TABLE, ""), String(headings[place]))
    : `INDEX(${source},0,${place + 1})`;
}
