import { defineRule, table, whole, type Range, type Result } from "../../define/rule";
import { termsOfRows } from "../../terms/readTerms";
import { sourceText, termsRows } from "../../terms/rows";
import { publishedTerms, type Terms, type TermsKey } from "../../terms/terms";
import { goldColumns } from "../incentive/readings";
import { inForce, isShare } from "./inForce";

const HEADER = ["Parameter", "Published value", "Plan value", "Source"] as const;

export const termsDiffer = defineRule({
  name: "TERMS.DIFFER",
  family: "The published model",
  says: "What a plan's terms change of the published guide, or of other terms: the parameters whose values differ, side by side. Rows that repeat the guide are left out.",
  cites: [{ part: "directServices" }],
  readings: [goldColumns],
  takes: {
    terms: whole("The plan's terms: a range with the columns Parameter and Value, or the cell of APC.TERMS"),
    other: whole("Terms to compare them with, in the same form; without them the published guide", true),
  },
  gives: table(
    "One row for each parameter that differs, in the order of the terms, then those that only the other terms give; the second column is called Other value where other terms are given, and targets to be determined are TBD. Source is the plan's own column, or where the guide stands that the plan does not change",
    ...HEADER,
  ),
  header: ({ other }) => {
    const second = givenTerms(other) === null ? "Published value" : "Other value";
    return HEADER.map((title) => (title === "Published value" ? second : title));
  },
  examples: [
    {
      args: [
        [
          ["Parameter", "Value", "Source"],
          ["CBP.gold", 72, "Contract 4.2"],
          ["hpi.6", 0, "Contract 5.1"],
          ["DSF-E.gold", 80, "Contract 4.4"],
          ["track.B.99495-99498", "FFS", "Amendment 1"],
        ],
      ],
      gives: [
        ["CBP.gold", 74, 72, "Contract 4.2"],
        ["DSF-E.gold", "TBD", 80, "Contract 4.4"],
        ["track.B.99495-99498", "Capitated", "FFS", "Amendment 1"],
      ],
      because: "The row hpi.6 repeats the guide.",
    },
    {
      args: [
        [
          ["CBP.gold", 72, "Offer 2"],
          ["weights", "normalised", "Offer 2"],
        ],
        [
          ["CBP.gold", 73],
          ["weights", "normalised"],
          ["payout.lag", 2],
        ],
      ],
      gives: [
        ["CBP.gold", 73, 72, "Offer 2"],
        ["payout.lag", 2, 3, "Guide 2024-07, Incentive Payouts"],
      ],
      header: ["Parameter", "Other value", "Plan value", "Source"],
      because: "Two offers: what both say alike is left out, and what only the other one changes comes last.",
    },
  ],
  compute({ terms, other }, showRow) {
    const plan = termsOfRows(termsRows(terms ?? []));
    const theirs = givenTerms(other);
    const compared = theirs ?? publishedTerms(plan.edition);
    const keys = [...plan.given.values(), ...[...compared.given.values()].filter(({ id }) => !plan.given.has(id))];
    const rows: Result[][] = [];
    for (const key of keys) {
      const [before, now] = [shownUnder(key, compared), shownUnder(key, plan)];
      const because = whyShown(key, plan, theirs);
      if (because === null && (theirs === null || before.value === now.value)) continue;
      const show = showRow?.(rows.length);
      show?.(theirs === null ? "Published value" : "Other value", before.value, before.source);
      show?.("Plan value", now.value, now.source);
      if (because !== null && before.value === now.value) show?.(because.step, because.value, because.source);
      const row = plan.given.get(key.id)?.row;
      rows.push([key.key, before.value, now.value, row === undefined ? now.source : sourceText(row.source)]);
    }
    return rows;
  },
});

/** An empty range is no terms. */
function givenTerms(range: Range | null): Terms | null {
  const rows = termsRows(range ?? [], "other");
  return rows.length === 0 ? null : termsOfRows(rows, "other terms");
}

interface Shown {
  readonly value: number | string;
  readonly source: string;
}

function shownUnder(key: TermsKey, terms: Terms): Shown {
  const { value, source } = inForce(key, terms);
  return { value: value ?? "TBD", source };
}

/**
 * What a row changes: weights reach every share that no row gives, and without a row its key is as published, or as a
 * wider range of codes has it. Null where it changes nothing, or is to be compared with other terms.
 */
function whyShown(key: TermsKey, plan: Terms, theirs: Terms | null): (Shown & { step: string }) | null {
  const weighted = [plan, ...(theirs === null ? [] : [theirs])].find((terms) => terms.value("weights") !== "published");
  if (weighted !== undefined && isShare(key, plan))
    return { step: "Weights", value: weighted.value("weights"), source: weighted.source("weights") };
  if (theirs !== null) return null;
  const without = shownUnder(key, plan.without(key));
  return without.value === shownUnder(key, plan).value ? null : { step: "Without the row", ...without };
}
