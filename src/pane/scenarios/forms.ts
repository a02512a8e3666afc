import { placeOf } from "../plan/planTables";

/** What a row of the table of scenarios has held, form by form. */
export type Form =
  /** A plan that was described in the pane, with its own base and sites: plansForm.ts reads it, plansToPractices.ts makes the next form of it. */
  | "plans"
  /** A split of the uplift over the workbook's own tables: scenarioTable.ts reads and writes it. */
  | "splits";

interface Known {
  readonly form: Form;
  /** Headings that no later form has. */
  readonly marks: readonly string[];
  /** So many of the marks nobody has by chance. */
  readonly enough: number;
}

/** The earliest first; a table without the marks of an earlier form has the last one. */
const FORMS: readonly Known[] = [
  { form: "plans", marks: ["Base PMPM", "Capitated PMPM", "Sites", "Clinical factor"], enough: 2 },
  { form: "splits", marks: [], enough: 0 },
];

export function formOf(headings: readonly string[]): Form {
  const known = FORMS.find(
    ({ marks, enough }) => marks.filter((mark) => placeOf(mark, headings) >= 0).length >= enough,
  );
  return known?.form ?? "splits";
}
