import { cents, exact, isoDate } from "../../core/shared";
import { DATE, MONEY, TEXT } from "../cellLooks";
import { formatted } from "../figureText";
import { cellAt, SheetLayout, type LaidCell, type LaidSheet } from "../offer/sheetLayout";
import { CENTS } from "../view/money";
import { counted } from "../words";
import { ALL_ROLES, ROLES, type Accounts, type Role } from "./accounts";
import { amountIn, type LedgerLine, sumOf } from "./ledger";
import { liabilityOf, NOTHING, positionsOf, receivableOf, type MonthEnd, type Position } from "./monthEnd";

/** What a month end changes in the books since the one before it: lines of debit and credit, and how they were reckoned. */

export interface JournalLine {
  readonly role: Role;
  /** Null where the plan has not named it yet. */
  readonly account: string | null;
  /** Null where the line is of all practices. */
  readonly practice: string | null;
  /** One of the two is null, the other above 0. */
  readonly debit: number | null;
  readonly credit: number | null;
  readonly says: string;
}

/** A figure at the last month end and at this one. */
interface Moved {
  readonly title: string;
  readonly before: number;
  readonly now: number;
}

export interface Journal {
  /** Serials; null where this is the first month end. */
  readonly on: number;
  readonly since: number | null;
  readonly lines: readonly JournalLine[];
  readonly debits: number;
  readonly credits: number;
  /**
   * Change of the balances less (expense + written off − payments), which come from other figures: 0, unless rows that were kept are no
   * longer as they were.
   */
  readonly unexplained: number;
  readonly working: Readonly<Record<Role, Moved>>;
}

/** What an account gains, above 0 in debit. */
type Change = Readonly<Record<Role, number>>;

function changeOf(before: Position, now: Position): Change {
  const less = (one: number, other: number): number => sumOf([one, -other]);
  return {
    expense: less(now.cost, before.cost),
    writtenOff: less(now.writtenOff, before.writtenOff),
    liability: less(liabilityOf(before), liabilityOf(now)),
    receivable: less(receivableOf(now), receivableOf(before)),
    cash: less(before.paid, now.paid),
  };
}

const EVERYBODY = null;

/** @param isByPractice whether each practice has lines of its own. */
export function journalOf(
  now: MonthEnd,
  before: MonthEnd | null,
  { named }: Pick<Accounts, "named">,
  isByPractice: boolean,
): Journal {
  const [held, then] = [positionsOf(now.rows), positionsOf(before?.rows ?? [])];
  const practices = [...new Set([...then.keys(), ...held.keys()])];
  const positions = practices.map((practice) => ({
    practice,
    before: then.get(practice) ?? NOTHING,
    now: held.get(practice) ?? NOTHING,
  }));
  const changes = positions.map(({ practice, before: was, now: is }) => ({ practice, change: changeOf(was, is) }));
  const inAll = (role: Role): number => sumOf(changes.map(({ change }) => change[role]));
  const booked = isByPractice
    ? changes.flatMap(({ practice, change }) => ALL_ROLES.map((role) => ({ role, practice, amount: change[role] })))
    : ALL_ROLES.map((role) => ({ role, practice: EVERYBODY, amount: inAll(role) }));
  const lines = booked.flatMap(({ role, practice, amount }): JournalLine[] =>
    amount === 0
      ? []
      : [
          {
            role,
            account: named[role] ?? null,
            practice,
            debit: amount > 0 ? amount : null,
            credit: amount < 0 ? -amount : null,
            says: saysOf(role, now.on, before?.on ?? null),
          },
        ],
  );
  const moved = (title: string, of: (position: Position) => number): Moved => ({
    title,
    before: sumOf(positions.map((one) => of(one.before))),
    now: sumOf(positions.map((one) => of(one.now))),
  });
  return {
    on: now.on,
    since: before?.on ?? null,
    lines,
    debits: sumOf(lines.map(({ debit }) => debit ?? 0)),
    credits: sumOf(lines.map(({ credit }) => credit ?? 0)),
    unexplained: sumOf(
      positions.flatMap(({ before: was, now: is }) => [
        is.balance,
        -was.balance,
        -sumOf([is.cost, is.writtenOff, -was.cost, -was.writtenOff]),
        sumOf([is.paid, -was.paid]),
      ]),
    ),
    working: {
      liability: moved("Owed to practices", liabilityOf),
      receivable: moved("Owed by practices", receivableOf),
      expense: moved("Accrued or earned, and adjustments", ({ cost }) => cost),
      writtenOff: moved("Written off", ({ writtenOff }) => writtenOff),
      cash: moved("Paid", ({ paid }) => paid),
    },
  };
}

function saysOf(role: Role, on: number, since: number | null): string {
  const span = since === null ? `by ${isoDate(on)}` : `since ${isoDate(since)}`;
  return {
    expense: `Accrued or earned, and adjustments, ${span}`,
    writtenOff: `Owed by practices and written off ${span}`,
    liability: `Change of what is owed to practices ${span}`,
    receivable: `Change of what practices owe ${span}`,
    cash: `Paid less recovered ${span}`,
  }[role];
}

/** Of a practice whose payments the ledger dates otherwise than the month end counts them. */
export interface OtherwiseDated {
  readonly practice: string;
  /** What the month end counts beyond the payments that are dated in it. */
  readonly amount: number;
}

/** Payments that count in a month end without a date in it: each counts once, where the paid total first holds it. */
export function otherwiseDated(lines: readonly LedgerLine[], now: MonthEnd, before: MonthEnd | null): OtherwiseDated[] {
  const [held, then] = [positionsOf(now.rows), positionsOf(before?.rows ?? [])];
  const dated = new Map<string, ReturnType<typeof exact>>();
  for (const line of lines) {
    const amount = amountIn(line.cell("paid"));
    if (amount === null || typeof line.paidOn !== "number" || line.paidOn > now.on) continue;
    if (before !== null && line.paidOn <= before.on) continue;
    dated.set(line.practice, (dated.get(line.practice) ?? exact(0)).plus(amount));
  }
  return [...new Set([...held.keys(), ...then.keys(), ...dated.keys()])].flatMap((practice) => {
    const counted = sumOf([(held.get(practice) ?? NOTHING).paid, -(then.get(practice) ?? NOTHING).paid]);
    const amount = cents(exact(counted).minus(dated.get(practice) ?? 0)).toNumber();
    return amount === 0 ? [] : [{ practice, amount }];
  });
}

/** What a journal books as cash that nobody is known to have paid in its time; "" where it is all dated. */
export function undatedText(undated: readonly OtherwiseDated[]): string {
  if (undated.length === 0) return "";
  const amount = formatted(sumOf(undated.map((one) => one.amount)), CENTS);
  return `Of what is booked as paid, ${amount} has no payment dated in this time in the ledger (${counted(undated.length, "practice")}): where no payment is given, the projected amount counts as paid.`;
}

const COLUMNS = ["Date", "Account", "Practice", "Description", "Debit", "Credit"] as const;
const WIDTHS = [132, 260, 200, 360, 132, 132];
const DEBIT = COLUMNS.indexOf("Debit");
const CREDIT = COLUMNS.indexOf("Credit");
const TEXT_AT = COLUMNS.indexOf("Account");

/** What an account is called; its role where the plan has not named it yet. */
export function accountText({ account, role }: Pick<JournalLine, "account" | "role">): string {
  return account ?? ROLES[role];
}

/** The journal as a sheet: values, with totals and both checks as formulas. */
export function journalSheet(name: string, journal: Journal, undated: readonly OtherwiseDated[]): LaidSheet {
  const layout = new SheetLayout(name);
  const lines = layout.from();
  const day = isoDate(journal.on);
  lines.line([{ value: `Journal ${day}`, role: "title" }]);
  lines.line([
    {
      value: `Payouts to practices, ${journal.since === null ? `all by ${day}` : `from ${isoDate(journal.since)} to ${day}`}. Dollars. A practice’s balance above 0 is a liability, below 0 a receivable; one practice’s is never set off against another’s.`,
      role: "note",
    },
  ]);
  const told = undatedText(undated);
  if (told !== "") lines.line([{ value: told, role: "note" }]);
  lines.gap();
  const head = lines.line(COLUMNS.map((value): LaidCell => ({ value, role: "heading" })));
  for (const line of journal.lines) {
    const label = [accountText(line), ...(line.practice === null ? [] : [line.practice])].join(", ");
    lines.line([
      { value: journal.on, ...DATE },
      { value: accountText(line), ...TEXT },
      line.practice === null ? null : { value: line.practice, ...TEXT },
      { value: line.says, ...TEXT },
      amountCell(line.debit, `${label}, debit`),
      amountCell(line.credit, `${label}, credit`),
    ]);
  }
  const last = lines.row - 1;
  const sum = (column: number): string =>
    last === head ? "=0" : `=SUM(${cellAt(column, head + 1)}:${cellAt(column, last)})`;
  const total = lines.line([
    { value: "Total", role: "total" },
    ...[1, 2, 3].map((): LaidCell => ({ role: "total" })),
    { formula: sum(DEBIT), ...MONEY, role: "total", label: "Total debit", comesTo: journal.debits },
    { formula: sum(CREDIT), ...MONEY, role: "total", label: "Total credit", comesTo: journal.credits },
  ]);
  lines.line([
    { value: "Debits − credits", role: "note" },
    null,
    null,
    null,
    {
      formula: `=ROUND(${cellAt(DEBIT, total)}-${cellAt(CREDIT, total)},2)`,
      ...MONEY,
      label: "Debits − credits",
      comesTo: sumOf([journal.debits, -journal.credits]),
    },
  ]);
  lines.gap();
  layWorking(layout, lines.row, journal);
  return {
    sheet: layout.laid({
      columnWidths: WIDTHS,
      frozenRows: head,
      print: { orientation: "landscape", repeatRows: { from: head, to: head } },
    }),
    figures: layout.figures,
  };
}

function amountCell(amount: number | null, label: string): LaidCell {
  return amount === null ? MONEY : { value: amount, ...MONEY, label, comesTo: amount };
}

const CHECK = "Change of balances − (expense + written off − payments)";

/** How the lines were reckoned: balances on one side, what accrued and was paid on the other. */
function layWorking(layout: SheetLayout, row: number, { since, on, working, unexplained }: Journal): void {
  const lines = layout.from(row, TEXT_AT);
  const [before, now, change] = [TEXT_AT + 1, TEXT_AT + 2, TEXT_AT + 3];
  lines.line(
    ["Working", since === null ? "Before" : isoDate(since), isoDate(on), "Change"].map((value): LaidCell => ({
      value,
      role: "heading",
    })),
  );
  const rows = Object.fromEntries(
    ALL_ROLES.map((role) => {
      const { title, before: was, now: is } = working[role];
      const at = lines.row;
      lines.line([
        { value: title },
        { value: was, ...MONEY },
        { value: is, ...MONEY },
        {
          formula: `=ROUND(${cellAt(now, at)}-${cellAt(before, at)},2)`,
          ...MONEY,
          label: `${title}, change`,
          comesTo: sumOf([is, -was]),
        },
      ]);
      return [role, cellAt(change, at)];
    }),
  ) as Record<Role, string>;
  lines.line([
    { value: CHECK, role: "note" },
    null,
    null,
    {
      formula: `=ROUND(${rows.liability}-${rows.receivable}-(${rows.expense}+${rows.writtenOff}-${rows.cash}),2)`,
      ...MONEY,
      label: CHECK,
      comesTo: unexplained,
    },
  ]);
}

/** A spreadsheet that opens the file takes a cell with such a beginning for a formula, but a plain number for itself. */
const LIKE_A_FORMULA = /^(?![+-]?\d+(?:\.\d+)?$)[=+\-@\t\r]/;

function textCell(text: string): string {
  return `"${(LIKE_A_FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function amountText(amount: number | null): string {
  return amount === null ? "" : exact(amount).toFixed(2);
}

/** Comma-separated values as spreadsheets and ledgers read them. */
export function journalCsv({ on, lines }: Journal): string {
  const rows = [
    COLUMNS.map(textCell),
    ...lines.map((line) => [
      isoDate(on),
      textCell(accountText(line)),
      textCell(line.practice ?? ""),
      textCell(line.says),
      amountText(line.debit),
      amountText(line.credit),
    ]),
  ];
  return rows.map((cells) => `${cells.join(",")}\r\n`).join("");
}
