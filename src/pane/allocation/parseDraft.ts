import { exact, FIRST_EDITION, measuresIn, PRACTICE_TYPES, Refusal } from "../../core/shared";
import type { PracticeType } from "../../core/guide/edition";
import type { Outgoing } from "../../core/define/call";
import type { TermsRow } from "../../core/terms/rows";
import { answerNamed } from "../resolve";
import { ceilingOf } from "./ceilings";
import { FIELD, nameOf, type AssumptionDraft, type Draft, type SiteDraft } from "./draft";
import {
  ASSUMED_LEVELS,
  BASES,
  ELEMENTS,
  LIVE_FROM,
  type Assumption,
  type ElementKey,
  type Plan,
  type Site,
} from "./plan";
import { termsRange } from "./termRows";
import { percentText, readNumber, readPercent } from "./typedNumber";

/** What a draft's texts come to: a plan, or by field why it is none yet. A blank field is still to be filled in. */
export interface ParsedDraft {
  readonly plan: Plan | null;
  readonly refusals: ReadonlyMap<string, string>;
  /** Fields without which there is nothing to compute. */
  readonly missing: readonly string[];
}

/** @param terms the rows of the plan's terms, or why they cannot be read. */
export function parseDraft(draft: Draft, terms: readonly TermsRow[] | Refusal): ParsedDraft {
  const reader = new DraftReader();
  const track = reader.oneOf("track", draft.track, ["A", "B", "C"] as const);
  const basePmpm = reader.number("basePmpm", draft.basePmpm, "dollars, such as 30.00", (value) => value > 0);
  const capitatedPmpm =
    track === "A" && draft.capitatedPmpm.trim() === ""
      ? 0
      : reader.number("capitatedPmpm", draft.capitatedPmpm, "dollars, such as 20.00", (value) => value >= 0);
  const basis = reader.oneOf("basis", draft.basis, BASES);
  const liveFrom = reader.oneOf("liveFrom", draft.liveFrom, LIVE_FROM);
  const clinicalFactor =
    draft.clinicalFactor.trim() === ""
      ? 1
      : reader.number("clinicalFactor", draft.clinicalFactor, "a factor above 0, such as 1.02", (value) => value > 0);
  if (draft.sites.length === 0) reader.missing.push("sites");
  const sites = draft.sites.map((site, index) => readSite(reader, site, index));
  const mix = readMix(reader, draft);
  const shares = readShares(reader, draft);
  if (terms instanceof Refusal) reader.refuse("terms", terms.sentence);
  const rows = terms instanceof Refusal ? [] : terms;
  const performance = draft.performance.map((line) => readAssumption(reader, line, rows));
  if (capitatedPmpm !== null && basePmpm !== null) {
    if (track === "A" && capitatedPmpm > 0)
      reader.refuse("capitatedPmpm", "Track A has no capitation: leave it blank.");
    else if (capitatedPmpm > basePmpm)
      reader.refuse("capitatedPmpm", `It is a part of base, ${draft.basePmpm.trim()}, and cannot be more.`);
  }
  if (shares !== null && !(terms instanceof Refusal)) refuseCeilings(reader, shares, rows);

  const { refusals, missing } = reader;
  if (
    refusals.size > 0 ||
    missing.length > 0 ||
    track === null ||
    basePmpm === null ||
    capitatedPmpm === null ||
    basis === null ||
    liveFrom === null ||
    clinicalFactor === null ||
    mix === null ||
    shares === null
  ) {
    return { plan: null, refusals, missing };
  }
  return {
    plan: {
      name: nameOf(draft),
      track,
      basePmpm,
      capitatedPmpm,
      basis,
      liveFrom,
      clinicalFactor,
      mix,
      shares,
      sites: sites.flatMap((site) => site ?? []),
      performance: performance.flatMap((line) => line ?? []),
      terms: rows,
    },
    refusals,
    missing,
  };
}

/** Collects the refusals, field by field. */
class DraftReader {
  readonly refusals = new Map<string, string>();
  readonly missing: string[] = [];

  refuse(field: string, sentence: string): null {
    if (!this.refusals.has(field)) this.refusals.set(field, sentence);
    return null;
  }

  number(
    field: string,
    text: string,
    says: string,
    accepts: (value: number) => boolean,
    read = readNumber,
  ): number | null {
    if (text.trim() === "") {
      this.missing.push(field);
      return null;
    }
    const value = read(text);
    return value !== null && accepts(value)
      ? value
      : this.refuse(field, `${echoed(text)} is no answer here: give ${says}.`);
  }

  oneOf<W extends string>(field: string, text: string, words: readonly W[]): W | null {
    const found = words.find((word) => word.toLowerCase() === text.trim().toLowerCase());
    return found ?? this.refuse(field, `${echoed(text)} is none of ${words.join(", ")}.`);
  }
}

/** What was typed, cut where it would fill the pane. */
function echoed(text: string): string {
  const trimmed = text.trim();
  return `“${trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed}”`;
}

function readSite(reader: DraftReader, { name, decile, memberMonths }: SiteDraft, index: number): Site | null {
  const place = reader.number(
    FIELD.site(index, "decile"),
    decile,
    "a whole number from 1 to 10, 1 for the lowest Healthy Places Index",
    (value) => Number.isInteger(value) && value >= 1 && value <= 10,
  );
  const months = reader.number(
    FIELD.site(index, "memberMonths"),
    memberMonths,
    "member months above 0",
    (value) => value > 0,
  );
  if (place === null || months === null) return null;
  return { name: name.trim() === "" ? `Site ${index + 1}` : name.trim(), decile: place, memberMonths: months };
}

function readMix(reader: DraftReader, { mix }: Draft): Plan["mix"] | null {
  const parts = PRACTICE_TYPES.map((type) => {
    const text = mix[type].trim() === "" ? "0" : mix[type];
    return reader.number(
      FIELD.mix(type),
      text,
      "a part from 0 to 100%",
      (value) => value >= 0 && value <= 1,
      readPercent,
    );
  });
  const [mixed = null, pediatric = null, adult = null] = parts;
  if (mixed === null || pediatric === null || adult === null) return null;
  const all = exact(mixed).plus(pediatric).plus(adult);
  if (!all.equals(1))
    return reader.refuse("mix", `The parts add up to ${all.times(100).toFixed()}%, and must to 100%.`);
  return { Mixed: mixed, Pediatric: pediatric, Adult: adult };
}

function readShares(reader: DraftReader, draft: Draft): Plan["shares"] | null {
  const read = (element: ElementKey) =>
    reader.number(
      FIELD.share(element),
      draft.shares[element],
      "a share from 0 to 100%, such as 5%",
      (value) => value >= 0 && value <= 1,
      readPercent,
    );
  const [direct = null, populationHealth = null, incentive = null] = ELEMENTS.map(read);
  return direct === null || populationHealth === null || incentive === null
    ? null
    : { direct, populationHealth, incentive };
}

/** The function itself says whether a ceiling is passed, of whatever base; by how much is told in percent, as people type it. */
function refuseCeilings(reader: DraftReader, shares: Plan["shares"], terms: readonly TermsRow[]): void {
  const { direct, populationHealth, incentive } = shares;
  if (!(answerNamed("UPLIFT", 1, direct, populationHealth, incentive, termsRange(terms)) instanceof Refusal)) return;
  const { element, sentence } = passedCeiling(shares, terms);
  reader.refuse(element === null ? "shares" : FIELD.share(element), sentence);
}

/** Which ceiling shares pass that the function refuses, and by how much; the element where it has a ceiling of its own. */
export function passedCeiling(
  { direct, populationHealth, incentive }: Plan["shares"],
  terms: readonly TermsRow[],
): { readonly element: ElementKey | null; readonly sentence: string } {
  const all = exact(direct).plus(populationHealth).plus(incentive).toNumber();
  const own = ceilingOf("incentive.ceiling", terms);
  return incentive > own
    ? { element: "incentive", sentence: ceilingSentence(incentive, "incentive.ceiling", own) }
    : { element: null, sentence: ceilingSentence(all, "uplift.ceiling", ceilingOf("uplift.ceiling", terms)) };
}

function ceilingSentence(share: number, key: string, ceiling: number): string {
  const excess = percentText(exact(share).minus(ceiling).toNumber());
  return `${percentText(share)}% is ${excess} percentage ${excess === "1" ? "point" : "points"} above the ceiling of ${percentText(ceiling)}%. Lower a share; a row ${key} in the plan’s terms moves the ceiling.`;
}

function readAssumption(
  reader: DraftReader,
  { measure, baseline, expected }: AssumptionDraft,
  terms: readonly TermsRow[],
): Assumption | null {
  const from = baseline.trim() === "" ? null : reader.number(FIELD.baseline(measure), baseline, "a score", () => true);
  const level = ASSUMED_LEVELS.find((one) => one.toLowerCase() === expected.trim().toLowerCase());
  const score =
    level !== undefined || expected.trim() === ""
      ? null
      : reader.number(FIELD.expected(measure), expected, "a score, or Improvement, Threshold or Gold", () => true);
  const type = measuresIn(FIRST_EDITION).find(({ code }) => code === measure)?.appliesTo[0];
  if (
    type === undefined ||
    reader.refusals.has(FIELD.baseline(measure)) ||
    reader.refusals.has(FIELD.expected(measure))
  )
    return null;
  const ask = (baselineAsked: number | null): Refusal | null =>
    refusalOf(
      level === undefined
        ? scoreAnswer(type, measure, baselineAsked, score, terms)
        : levelAnswer(measure, level, baselineAsked, terms),
    );
  const refusal = ask(from);
  if (refusal !== null) {
    // Where it stands without the baseline as well, the baseline is not to blame.
    const isBaseline = from !== null && ask(null) === null;
    return reader.refuse(
      isBaseline ? FIELD.baseline(measure) : FIELD.expected(measure),
      refusal.sentence.replace(/^[a-z]+: /i, ""),
    );
  }
  return { measure, baseline: from, expected: level ?? score };
}

function scoreAnswer(
  type: PracticeType,
  measure: string,
  baseline: number | null,
  score: number | null,
  terms: readonly TermsRow[],
): Outgoing {
  return baseline === null && score === null
    ? ""
    : answerNamed("INCENTIVE.STATUS", type, measure, baseline, score, termsRange(terms));
}

function levelAnswer(measure: string, level: string, baseline: number | null, terms: readonly TermsRow[]): Outgoing {
  const range = termsRange(terms);
  if (level !== "Improvement" || baseline !== null)
    return answerNamed("INCENTIVE.TARGET", measure, level, baseline, range);
  // Without a baseline the minimum stands in; under some terms improvement cannot be reached from there.
  const minimum = answerNamed("INCENTIVE.TARGET", measure, "Minimum", null, range);
  return minimum instanceof Refusal ? minimum : answerNamed("INCENTIVE.TARGET", measure, level, minimum, range);
}

function refusalOf(answer: Outgoing): Refusal | null {
  return answer instanceof Refusal ? answer : null;
}
