import { exact, grouped, Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import { listed } from "../words";
import { closedFormulas, closedOtherwise, recordsInDoubt } from "./closedControls";
import { AMOUNTS, presumedLines, type AmountColumn } from "./controlTotals";
import { atFirst, money, type Audited, type Finding } from "./finding";
import { addedUp, amountIn, isClosed, linesByPayout, type Ledger, type LedgerLine } from "./ledger";
import { extractsOtherwise, paidTwice } from "./paymentControls";
import { typedOver } from "./project";
import type { Figure, PanelRow } from "./reconciled";
import { inRows, placeOfLine, rowsText } from "./rows";

/** What an auditor would find in the ledger and in the records of its closings. */

export function findingsOf(at: Audited): Finding[] {
  return [
    ...unreadable(at),
    ...partsOfACent(at.ledger),
    ...closedOtherwise(at),
    ...closedFormulas(at.ledger),
    ...projectedOtherwise(at.ledger),
    ...recordsInDoubt(at),
    ...paidTwice(at.ledger),
    ...extractsOtherwise(at),
    ...projectedTwice(at.ledger),
    ...namesAlike(at.ledger),
    ...presumed(at),
  ];
}

/** What the functions refuse, and days that are none. */
function unreadable({ ledger, reconciled }: Audited): Finding[] {
  const sentences = new Set<string>();
  if (reconciled instanceof Refusal) {
    // A ledger without lines is at no fault.
    if (ledger.lines.length > 0) sentences.add(reconciled.sentence);
  } else
    for (const row of reconciled.rows)
      for (const title of Object.values(AMOUNTS)) {
        const figure = row.figure(title);
        // An error value that came in has no sentence; its practice and its payout tell where it is.
        if (figure instanceof Refusal)
          sentences.add(figure.passedOn ? inWhichRow(row, title, figure) : figure.sentence);
      }
  const days = ledger.lines.flatMap((line) =>
    [line.closedOn, line.paidOn].flatMap((day): Finding[] =>
      day instanceof Refusal
        ? [{ kind: "unreadable", sentence: `${day.sentence}.`, place: placeOfLine(ledger, line) }]
        : [],
    ),
  );
  return [
    ...[...sentences].map((sentence): Finding => {
      const line = ledger.lines[Number(/\bitem (\d+)/.exec(sentence)?.[1]) - 1];
      return {
        kind: "unreadable",
        sentence: `${inRows(sentence, ledger, ledger.lines)}.`,
        place: line === undefined ? null : placeOfLine(ledger, line),
      };
    }),
    ...days,
  ];
}

/** Each practice and payout is rounded once, and lines that are added up some other way come to another cent. */
function partsOfACent(ledger: Ledger): Finding[] {
  return ledger.lines.flatMap((line) =>
    (Object.keys(AMOUNTS) as AmountColumn[]).flatMap((column): Finding[] => {
      const amount = amountIn(line.cell(column));
      return amount === null || exact(amount).decimalPlaces() <= 2
        ? []
        : [
            {
              kind: "cents",
              sentence: `${line.practice}: ${AMOUNTS[column]} ${formatted(amount)} has parts of a cent.`,
              place: placeOfLine(ledger, line),
            },
          ];
    }),
  );
}

function inWhichRow({ practice, payout }: PanelRow, title: Figure, { code }: Refusal): string {
  return `${practice}, payout ${payout ?? "unknown"}: ${title} has the error ${code}`;
}

/** Another amount than the note of an open line says that it was projected with. */
function projectedOtherwise(ledger: Ledger): Finding[] {
  return ledger.lines.flatMap((line): Finding[] => {
    const noted = isClosed(line) ? null : typedOver(line);
    if (noted === null) return [];
    const sentence = `${line.practice}, payout ${line.payout ?? ""}: ${money(amountIn(line.cell("projected")) ?? 0)} stands over ${noted.amount}, which was projected from “${noted.scenario}”, ${rowsText(ledger, [line])}.`;
    return [{ kind: "projected", sentence, place: placeOfLine(ledger, line) }];
  });
}

function projectedTwice(ledger: Ledger): Finding[] {
  return [...linesByPayout(ledger.lines).values()].flatMap((all): Finding[] => {
    const lines = all.filter((line) => amountIn(line.cell("projected")) !== null);
    const [first, second] = lines;
    if (first === undefined || second === undefined) return [];
    return [
      {
        kind: "duplicate",
        sentence: `${first.practice}: payout ${first.payout ?? ""} is projected in ${rowsText(ledger, lines)}, which add up.`,
        place: placeOfLine(ledger, second),
      },
    ];
  });
}

/** Names that a person takes for one, and the functions for two. */
function namesAlike(ledger: Ledger): Finding[] {
  const firsts = new Map<string, LedgerLine>();
  for (const line of ledger.lines)
    if (line.practice !== "" && !firsts.has(line.practice)) firsts.set(line.practice, line);
  const alike = grouped([...firsts.values()], ({ practice }) => practice.toLowerCase().replace(/\s+/g, ""));
  return [...alike.values()].flatMap((lines): Finding[] => {
    const [, second] = lines;
    if (second === undefined) return [];
    return [
      {
        kind: "names",
        sentence: `${listed(lines.map(({ practice }) => `“${practice}”`))} count as ${lines.length} practices: they differ in capitals or spaces.`,
        place: placeOfLine(ledger, second),
      },
    ];
  });
}

/** One finding for each payout: before payments are taken it is so of all its practices. */
function presumed(at: Audited): Finding[] {
  return [...grouped(presumedLines(at), ({ payout }) => payout)].map(([payout, lines]) => {
    const names = listed([...new Set(lines.map(({ practice }) => practice))]);
    return {
      kind: "presumed",
      sentence: `Payout ${payout ?? ""}: no payment is given for ${names}, so ${money(addedUp(lines, "projected"))} counts as paid, as projected.`,
      place: atFirst(at.ledger, lines),
    };
  });
}
