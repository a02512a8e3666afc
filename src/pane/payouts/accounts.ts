import { fold } from "../../core/shared";
import { TEXT } from "../cellLooks";
import { cellOf, lackingIn, sheetOf, type OwnTable } from "../ownTable";
import type { NewSheet, TableContent } from "../port";
import { isBlank, nameOf } from "./ledger";

/** The accounts that journal lines go to, in a small visible table: what they are for is ours, their names are the plan's. */

export const ROLES = {
  expense: "Incentive expense",
  writtenOff: "Balances written off",
  liability: "Accrued payouts",
  receivable: "Receivable from practices",
  cash: "Cash",
} as const;
export type Role = keyof typeof ROLES;
export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

type AccountColumn = "role" | "account";

export const ACCOUNTS: OwnTable<AccountColumn> = {
  table: "Accounts",
  sheet: "APC Accounts",
  title: "Accounts",
  note: "Write the plan’s own account, by its number or its name, beside each role. The journal of a month end is written with them.",
  columns: {
    role: { heading: "Role", ...TEXT, width: 220 },
    account: { heading: "Account", ...TEXT, width: 260 },
  },
};

/** @param called what the table and the sheet will be called. */
export function accountsSheet(called: OwnTable<AccountColumn>): NewSheet {
  return sheetOf(
    called,
    ALL_ROLES.map((role) => ({ role: ROLES[role] })),
  );
}

export interface Accounts {
  readonly named: Readonly<Partial<Record<Role, string>>>;
  /** What is wrong with them, each as a sentence. */
  readonly faults: readonly string[];
}

export function accountsOf({ headings, rows }: TableContent, { table } = ACCOUNTS): Accounts {
  const lacking = lackingIn(ACCOUNTS, headings);
  if (lacking.length > 0)
    return { named: {}, faults: lacking.map((one) => `The table ${table} has no column “${one}”.`) };
  const given = rows.map((cells) => ({
    role: nameOf(cellOf(ACCOUNTS, "role", cells, headings)),
    cell: cellOf(ACCOUNTS, "account", cells, headings),
  }));
  const named: Partial<Record<Role, string>> = {};
  const faults: string[] = [];
  for (const role of ALL_ROLES) {
    const title = ROLES[role];
    const [first, second] = given.filter((one) => fold(one.role) === fold(title));
    if (first === undefined) faults.push(`${title} has no row.`);
    else if (second !== undefined) faults.push(`${title} has two rows.`);
    else if (isBlank(first.cell)) faults.push(`${title} has no account yet.`);
    else if (nameOf(first.cell) === "") faults.push(`The account of ${title} is neither text nor a number.`);
    else {
      const account = nameOf(first.cell);
      const other = ALL_ROLES.find((one) => fold(named[one] ?? "") === fold(account));
      if (other === undefined) named[role] = account;
      else faults.push(`${title} has the account of ${ROLES[other]}, ${account}.`);
    }
  }
  return { named, faults };
}
