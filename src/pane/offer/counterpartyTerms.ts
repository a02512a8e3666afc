import type { Shares } from "../plan/elements";
import type { Edition } from "../../core/guide/edition";
import {
  AMOUNT_TITLES,
  earnedAtMostIn,
  editionOfRows,
  paidMeasuresIn,
  PRACTICE_TYPES,
  Refusal,
} from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { DATE, EXACT_SHARE, SCORE, SHARE, TEXT, WHOLE } from "../cellLooks";
import { givesKey, START, termsRange } from "../plan/termRows";

import { answerNamed, answersNamed } from "../resolve";
import { percentText } from "../typedNumber";
import { RISK, type Method, type Places } from "./nativePayments";
import { settingLines, type Offered } from "./offered";
import { fixedBlock, fixedCell, SheetLayout, type LaidCell, type LaidSheet } from "./sheetLayout";

/** What a counterparty is told of the terms: what amounts rest on, without notes and sources. */

export interface LaidTerms {
  readonly laid: LaidSheet;
  readonly places: Omit<Places, "shares">;
}

/** @param hasEarnable whether today's targets let it be told what can be earned. */
export function layTerms(name: string, { shares, payments, setting }: Offered, hasEarnable: boolean): LaidTerms {
  const layout = new SheetLayout(name);
  const terms = termsRange(payments.terms);
  const edition = editionOfRows(payments.terms);
  const lines = layout.from();
  const heading = (...words: string[]): void => {
    lines.line(words.map((value): LaidCell => ({ value, role: "heading" })));
  };
  const section = (value: string): void => {
    lines.gap();
    lines.line([{ value, role: "section" }]);
  };
  lines.line([{ value: "Terms of the offer", role: "title" }]);
  lines.line([{ value: `What is paid, and by what. The guide: edition ${edition.id}.`, role: "note" }]);

  section("How each amount is worked out");
  for (const [title, words] of [...settingLines({ setting, payments }), ...explained(terms)])
    lines.line([{ value: title }, { value: words, role: "note" }]);

  section("Adjustment by decile of the Healthy Places Index");
  heading("Decile", "Adjustment");
  const deciles = Array.from({ length: DECILES }, (_, index) => index + 1);
  const adjusted = answersNamed(
    "HPIADJ",
    deciles.map((decile) => [decile]),
    terms,
  );
  const firstDecile = lines.row;
  for (const decile of deciles)
    lines.line([
      { value: decile, ...WHOLE },
      { value: numberIn(adjusted[decile - 1]?.[0]), ...EXACT_SHARE, role: "input" },
    ]);

  const earned = earnedAtMostIn(terms);
  section("Part of the maximum incentive");
  lines.line([{ value: "At most" }, { value: earned.most, ...SHARE, role: "input" }]);
  const most = lines.row - 1;
  heading("Practice type", ...(hasEarnable ? ["Earnable today"] : []));
  const firstType = lines.row;
  for (const type of PRACTICE_TYPES)
    lines.line([
      { value: type },
      ...(hasEarnable ? [{ value: numberIn(earned.earnable(type)), ...SHARE, role: "input" as const }] : []),
    ]);
  const lastType = lines.row - 1;

  section("Measures and their targets");
  heading("Measure", ...TARGETS);
  for (const cells of targetLines(edition, terms)) lines.line(cells);

  section("What a measure earns of the maximum incentive");
  for (const [title, words] of earnedBy(terms)) lines.line([{ value: title }, { value: words, role: "note" }]);
  heading("Measure", "Practice type", ...SHARE_LEVELS.map((level) => `${level} share`));
  for (const cells of shareLines(edition, terms)) lines.line(cells);

  const shown = changesToShow(payments.terms, shares);
  if (shown.length > 0) {
    section("What this offer changes of the guide");
    heading("Parameter", "Value");
    for (const { key, value } of shown)
      lines.line([
        { value: key, ...TEXT },
        { value, ...lookOfTerm(key) },
      ]);
  }
  return {
    laid: {
      sheet: layout.laid({
        columnWidths: [290, 200, 140, 120, 110],
        print: { orientation: "portrait" },
      }),
      figures: layout.figures,
    },
    places: {
      adjustments: layout.elsewhere(fixedBlock(1, firstDecile, firstDecile + DECILES - 1)),
      types: layout.elsewhere(fixedBlock(0, firstType, lastType)),
      earnable: layout.elsewhere(fixedBlock(1, firstType, lastType)),
      most: layout.elsewhere(fixedCell(1, most)),
    },
  };
}

const DECILES = 10;

/** What is offered has no figure that is refused: the pane writes none before. */
function numberIn(cell: unknown): number {
  if (typeof cell !== "number") throw new Error("An offer with terms that are refused");
  return cell;
}

export function methodUnder(terms: unknown[][]): Method {
  return {
    multiplies: answerNamed("TERM", "risk.combination", terms) === "multiply",
    populationHealth: answerNamed("TERM", "risk.populationHealth", terms) === "yes",
    direct: answerNamed("TERM", "risk.directUplift", terms) === "yes",
  };
}

function explained(terms: unknown[][]): (readonly [string, string])[] {
  const { multiplies, populationHealth, direct } = methodUnder(terms);
  const adjusted = [
    "the capitated part of base",
    ...(populationHealth ? ["population health"] : []),
    ...(direct ? ["direct services on the capitated part"] : []),
  ];
  return [
    [AMOUNT_TITLES.base, "Base PMPM × member months"],
    [`${AMOUNT_TITLES.direct}, ${AMOUNT_TITLES.populationHealth}`, "Base PMPM × share of base × member months"],
    [
      `${AMOUNT_TITLES.earnable}, ${AMOUNT_TITLES.most}`,
      "Base PMPM × share of base × part of the maximum incentive × member months",
    ],
    [RISK, `Clinical factor ${multiplies ? "× (1 + adjustment)" : "+ adjustment"} − 1; a blank factor is 1`],
    [AMOUNT_TITLES.risk, `Risk share × (${adjusted.join(" + ")}), PMPM, × member months`],
    ["Rounding", "Each amount to cents, once; the inner ROUND takes off what binary numbers add"],
    ["Payout period", `${numberIn(answerNamed("TERM", "payout.months", terms))} months`],
  ];
}

const TARGETS = ["Minimum", "Threshold", "Gold"] as const;

function targetLines(edition: Edition, terms: unknown[][]): LaidCell[][] {
  const codes = paidMeasuresIn(edition).map(({ code }) => code);
  const targets = TARGETS.map((level) =>
    answersNamed(
      "INCENTIVE.TARGET",
      codes.map((code) => [code]),
      level,
      null,
      terms,
    ),
  );
  return codes.map((code, index) => [
    { value: code },
    ...targets.map((level) => {
      const target = level[index]?.[0];
      return target instanceof Refusal ? { value: "to be determined" } : shownAs(SCORE, target);
    }),
  ]);
}

function shownAs(look: { readonly format: string }, cell: unknown): LaidCell {
  return typeof cell === "number" ? { value: cell, ...look } : { value: "–" };
}

/** From the least that a measure earns to the most. */
const SHARE_LEVELS = ["Improvement", "Threshold", "Gold"] as const;

/** Of the measures that apply to a type of practice. */
function shareLines(edition: Edition, terms: unknown[][]): LaidCell[][] {
  const paid = new Set(paidMeasuresIn(edition).map(({ code }) => code));
  return PRACTICE_TYPES.flatMap((type) => {
    const [headings = [], ...rows] = answersNamed("MEASURES", type, terms);
    const places = SHARE_LEVELS.map((level) => headings.indexOf(`${type} ${level.toLowerCase()} share`));
    return rows.flatMap((row): LaidCell[][] => {
      const [code] = row;
      if (typeof code !== "string" || !paid.has(code)) return [];
      return [[{ value: code }, { value: type }, ...places.map((at) => shownAs(SHARE, row[at]))]];
    });
  });
}

const SPREAD = "Its gold share is spread over the others";

/** What lies between the levels, by the terms. */
function earnedBy(terms: unknown[][]): (readonly [string, string])[] {
  const term = (key: string) => answerNamed("TERM", key, terms);
  const curve = term("attainment.curve");
  const needed = `${percentText(numberIn(term("improvement.required")))}%`;
  return [
    ["At Gold, or better", "The gold share, no more"],
    [
      "From Threshold to Gold",
      curve === "none"
        ? "The threshold share"
        : `A straight line from threshold share to gold share${curve === "step" ? ", by whole points past the threshold" : ""}`,
    ],
    [
      "From Minimum to Threshold",
      `The improvement share, if the score ${
        term("improvement.test") === "relative"
          ? `is better than the baseline by at least ${needed} of it`
          : `closes at least ${needed} of the gap from baseline to Gold`
      }${term("improvement.range") === "score" ? "" : ", and the baseline lies between the two as well"}; else nothing`,
    ],
    ["Short of Minimum", "Nothing"],
    ["Where Gold is below Minimum", "Lower scores are better"],
    ["Without a score", term("missing") === "redistribute" ? SPREAD : "Nothing"],
    ["Targets to be determined", term("tbd") === "redistribute" ? SPREAD : "Nothing"],
  ];
}

/** Keys whose value is a day. */
const DATES: readonly string[] = [START, "payout.end"];

/** How the value of a term is shown. */
export function lookOfTerm(key: string): { readonly format?: string } {
  return DATES.includes(key) ? DATE : {};
}

/** Of what no amount of an offer rests on. */
const ELSEWHERE = /^(?:attribution|track)\./;

export interface ChangedTerm {
  readonly key: string;
  readonly value: number | string;
}

/** What differs from the guide, without the ceilings that this offer does not need: how far we would go is ours alone. */
export function changesToShow(
  terms: readonly TermsRow[],
  { direct, populationHealth, incentive }: Shares,
): ChangedTerm[] {
  const [, ...differing] = answersNamed("TERMS.DIFFER", termsRange(terms));
  const needed = ["incentive.ceiling", "uplift.ceiling"].reduce((kept, ceiling) => {
    const without = kept.filter((row) => !givesKey(row, ceiling));
    return answerNamed("UPLIFT", 1, direct, populationHealth, incentive, termsRange(without)) instanceof Refusal
      ? kept
      : without;
  }, terms);
  return differing.flatMap(([key, , value]) =>
    typeof key === "string" &&
    !(value instanceof Refusal) &&
    value !== undefined &&
    !ELSEWHERE.test(key) &&
    needed.some((row) => givesKey(row, key))
      ? [{ key, value }]
      : [],
  );
}
