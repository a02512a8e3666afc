import { isDeparture } from "./departureNotes";
import { fold, grouped } from "../../core/shared";
import { listed } from "../words";
import { money, type Audited, type Finding } from "./finding";
import { extractName } from "./keptExtracts";
import { amountIn, sumOf, type Ledger } from "./ledger";
import { amountKey, referenceKey } from "./payments";
import { placeOfLine, rowsText } from "./rows";
import { missingIn } from "./writtenPayments";

/** Whether payments stand once, and the extracts that they were taken of tie to the ledger. */

/** One payment in two lines. */
export function paidTwice(ledger: Ledger): Finding[] {
  const paid = ledger.lines.flatMap((line) => {
    const amount = amountIn(line.cell("paid"));
    return amount === null ? [] : [{ line, amount }];
  });
  const byReference = grouped(
    paid.filter(({ line }) => line.payment !== ""),
    ({ line, amount }) => referenceKey(line.practice, line.payment, amount),
  );
  const byDay = grouped(
    paid.flatMap(({ line, amount }) =>
      typeof line.paidOn === "number" ? [{ line, amount, paidOn: line.paidOn }] : [],
    ),
    ({ line, amount, paidOn }) => amountKey(line.practice, line.payout, amount, paidOn),
  );
  const told = [
    ...[...byReference.values()].map((twice) => ({ twice, isOneReference: true })),
    ...[...byDay.values()].map((twice) => ({ twice, isOneReference: false })),
  ];
  return told.flatMap(({ twice, isOneReference }): Finding[] => {
    const [first, second] = twice;
    if (first === undefined || second === undefined) return [];
    const lines = twice.map(({ line }) => line);
    // One payment of what was due in several payouts when the practice left.
    if (lines.every(isDeparture) && new Set(lines.map(({ payout }) => payout)).size === lines.length) return [];
    if (!isOneReference && first.line.payment !== "" && new Set(lines.map(({ payment }) => fold(payment))).size === 1)
      return [];
    const what = isOneReference ? `payment ${first.line.payment}` : `${money(first.amount)} of one day`;
    return [
      {
        kind: "duplicate",
        sentence: `${first.line.practice}: ${what} stands in ${rowsText(ledger, lines)}.`,
        place: placeOfLine(ledger, second.line),
      },
    ];
  });
}

/** Extracts that no longer tie to the ledger, line by line and to the cent. */
export function extractsOtherwise({ ledger, extracts: { list } }: Audited): Finding[] {
  const all = list.flatMap(({ lines }) => lines.written);
  const missing = new Set(missingIn(ledger, all));
  return list.flatMap((extract): Finding[] => {
    const { control, written, left, lines, place } = extract;
    const finding = (said: string): Finding => ({
      kind: "extract",
      sentence: `${extractName(extract)}: ${said}.`,
      place,
    });
    const gone = lines.written.filter((line) => missing.has(line)).map(({ line }) => String(line));
    return [
      ...(control === sumOf([written, left])
        ? []
        : [finding(`its control total ${money(control)} is not ${money(written)} written + ${money(left)} left out`)]),
      ...(written === lines.writtenTotal && left === lines.leftTotal
        ? []
        : [
            finding(
              `its lines come to ${money(lines.writtenTotal)} written and ${money(lines.leftTotal)} left out, and its row says ${money(written)} and ${money(left)}`,
            ),
          ]),
      ...(gone.length === 0
        ? []
        : [
            finding(`the ledger no longer has what was written of line${gone.length === 1 ? "" : "s"} ${listed(gone)}`),
          ]),
    ];
  });
}
