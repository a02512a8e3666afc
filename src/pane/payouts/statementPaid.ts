import { AMOUNT_TITLES, editionOfRows, measuresIn } from "../../core/shared";
import { TEXT_FORMAT } from "../cellFormats";
import { formatOf } from "../columnLooks";
import type { LaidCell, LineCursor } from "../offer/sheetLayout";
import { percentText } from "../typedNumber";
import { shown } from "../valueText";
import type { Closing } from "./closings";
import { inLines, listing, shownCell } from "./statementText";
import { scorecardLook, shownTitles, type Recorded, type RecordedAt } from "./statementWorking";

/** What a payout pays a practice, what it does not pay, and what both rest on. */

/** Whether a column of the practices holds words: they are told where there is room for them. */
export function isWord(title: string): boolean {
  return formatOf(title).format === TEXT_FORMAT;
}

/** The columns of a page where what it rests on stands, beside what the payout pays. */
const [RESTS_AT, RESTS_VALUE_AT] = [5, 7];

export function layPaid(cursor: LineCursor, { practice: recorded, closing }: Recorded, working: RecordedAt): void {
  const { paid, earnedBy, unpaid } = shownTitles(closing.amount);
  const { earnable } = AMOUNT_TITLES;
  // What can be earned today, only where today's targets tell.
  const isEarnable = typeof recorded.paid(earnable) === "number";
  const because = reasons(closing);
  const amounts = (titles: readonly string[]): (LaidCell | null)[][] =>
    titles.map((title) => {
      const role = title === closing.amount ? { role: "total" as const } : {};
      const told = because[title];
      return [
        { value: title, ...role },
        shownCell(working.paid(title), recorded.paid(title), { ...formatOf(title), ...role, label: title }),
        told === undefined ? null : { value: told, role: "note" },
      ];
    });
  const left = [
    ...amounts(paid),
    headed("How the incentive is earned", 3),
    ...amounts(isEarnable ? [earnable, ...earnedBy] : earnedBy),
    headed("Not paid in this payout", 3),
    ...amounts(unpaid),
  ];
  const right = [...recorded.given].filter(([title]) => !isWord(title));
  cursor.section("What the payout pays");
  cursor.line([
    ...besides(headed(`Paid in this payout${closing.kind === "Correction" ? ", as corrected" : ""}`, 3)),
    ...headed("What it rests on", 1 + RESTS_VALUE_AT - RESTS_AT),
  ]);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const one = right[at];
    cursor.line([
      ...besides(left[at] ?? []),
      ...(one === undefined
        ? []
        : [
            { value: one[0] },
            ...Array.from({ length: RESTS_VALUE_AT - RESTS_AT - 1 }, () => null),
            shownCell(working.given(one[0]), one[1], { ...formatOf(one[0], one[1]), label: one[0] }),
          ]),
    ]);
  }
  const terms = recorded.changed.map(({ key, value }) => `${key} = ${shown(value)}`);
  if (terms.length === 0) cursor.note("All terms are those of the published guide.");
  else for (const line of inLines(["Other terms than the published guide’s: ", ...listing(terms)])) cursor.note(line);
}

/** A heading over so many cells: those without words leave it the room. */
function headed(words: string, width: number): LaidCell[] {
  return Array.from({ length: width }, (_, at) => ({ ...(at === 0 ? { value: words } : {}), role: "heading" }));
}

/** Cells up to where what the payout rests on begins. */
function besides(cells: readonly (LaidCell | null)[]): (LaidCell | null)[] {
  return Array.from({ length: RESTS_AT }, (_, at) => cells[at] ?? null);
}

/** What an amount is a part of. */
function reasons({ shares }: Closing): Readonly<Partial<Record<string, string>>> {
  const of = (share: number): string => `${percentText(share)}% of base`;
  return {
    [AMOUNT_TITLES.base]: "Base PMPM × member months",
    [AMOUNT_TITLES.direct]: of(shares.direct),
    [AMOUNT_TITLES.populationHealth]: of(shares.populationHealth),
    [AMOUNT_TITLES.most]: of(shares.incentive),
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

export function layScorecard(
  cursor: LineCursor,
  { scorecard, closing: { terms } }: Recorded,
  working: RecordedAt,
): void {
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
  for (const line of inLines(listing(names))) cursor.note(line);
}
