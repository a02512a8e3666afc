import { echo, ErrorValue, passOn } from "../cells/cell";
import { codeRange, widthOf, writeRange } from "../cells/procedureCode";
import { orRefusal, Refusal, wrongInput } from "../cells/refusal";
import { fold, nearest } from "../cells/text";
import { isoDate, wholeMonths } from "../numbers/dates";
import { within } from "../numbers/allowance";
import { exact, plain } from "../numbers/exact";
import { editionNamed, FIRST_EDITION } from "../guide/carried";
import { perEdition, PRACTICE_TYPES, type Edition } from "../guide/edition";
import { measuresIn, paidMeasuresIn } from "./measures";
import { parametersIn, shares, targets, type FixedKey, type Parameter } from "./parameters";
import { canBegin, LONGEST_PROJECT, nearestThatFit, type Project } from "./periods";
import { sourceText, termsRows, type TermsRow } from "./rows";
import { Terms, type Given, type TrackOverride, type Treatment } from "./terms";
import { choice, edition as editionTaken } from "./takes";

const byTypedKey = perEdition(
  (edition) => new Map(parametersIn(edition).map((parameter) => [fold(parameter.key), parameter])),
);
const TRACK_KEY = /^TRACK\.([BC])\.(.+)$/;
const treatment = choice("Capitated", "FFS");

/** Ranges read before, by their content: thousands of cells pass the same one. */
const seen = new Map<string, Terms>();
const MOST_SEEN = 16;

/** A plan's terms from a range, from the text of APC.TERMS, or from a blank cell, which changes nothing. */
export function readTerms(matrix: readonly (readonly unknown[])[]): Terms {
  const content = JSON.stringify(matrix);
  const before = seen.get(content);
  if (before !== undefined) return before;
  const terms = termsOfRows(termsRows(matrix));
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(content, terms);
  return terms;
}

/** The parameter of a key as a person may type it; refused with the nearest one. */
export function parameterOf(text: string, where: string, edition: Edition): Parameter<unknown> {
  const found = byTypedKey(edition).get(fold(text));
  if (found !== undefined) return found;
  throw wrongInput(`${where}: ${unknownKey(text, edition)}`);
}

/** The range and the canonical key of "track.B.99495-99498"; null where the key is not of this form. */
export function trackKey(text: string, where: string): Pick<TrackOverride, "key" | "track" | "codes"> | null {
  const match = TRACK_KEY.exec(fold(text));
  if (match === null) return null;
  const track = match[1] === "B" ? "B" : "C";
  const codes = codeRange(match[2] ?? "");
  if (codes === null) {
    throw wrongInput(
      `${where}: ${echo(text)} names no code or range of codes; write track.${track}.99495 or track.${track}.99495-99498`,
    );
  }
  return { key: `track.${track}.${writeRange(codes)}`, track, codes };
}

export function termsOfRows(rows: readonly TermsRow[]): Terms {
  const edition = editionOfRows(rows);
  const given = new Map<string, Given>();
  const overrides: TrackOverride[] = [];
  for (const { row, parameter, value, source } of rows) {
    const where = `terms, row ${row}`;
    if (parameter instanceof ErrorValue) throw passOn(parameter, where);
    if (value instanceof ErrorValue) throw passOn(value, where);
    if (parameter === null) throw wrongInput(`${where}: the value ${echo(value)} has no parameter beside it`);
    if (typeof parameter !== "string")
      throw wrongInput(`${where}: ${echo(parameter)} is not a parameter; write a key such as CBP.gold`);

    const override = trackKey(parameter, where);
    const known = override === null ? parameterOf(parameter, where, edition) : null;
    const key = override?.key ?? known?.key ?? "";
    const twice = given.get(key);
    if (twice !== undefined) throw wrongInput(`${where}: ${key} stands in row ${twice.row} already; give it once`);
    if (value === null) throw wrongInput(`${where}: ${key} has no value; give one, or delete the row`);
    const takes = known?.takes ?? treatment;
    const read = takes.read(value, `${where}: ${key}`);
    given.set(key, { value: read, row, source: sourceText(source) });
    if (override !== null) overrides.push({ ...override, treatment: read as Treatment });
  }
  const terms = new Terms(edition, given, overrides);
  checkTargets(terms, given);
  checkOverrides(overrides, given);
  checkPayouts(terms, given);
  return terms;
}

const EDITION_KEY: FixedKey = "guide";

/** The edition that the rows name; a row that names none is refused where it is read. */
export function editionOfRows(rows: readonly TermsRow[]): Edition {
  const row = rows.find(({ parameter }) => typeof parameter === "string" && fold(parameter) === fold(EDITION_KEY));
  if (row === undefined || row.value === null) return FIRST_EDITION;
  const { value } = row;
  const named = orRefusal(() => editionTaken.read(value, EDITION_KEY));
  return (named instanceof Refusal ? undefined : editionNamed(named)) ?? FIRST_EDITION;
}

function unknownKey(text: string, edition: Edition): string {
  const [code = "", second = ""] = fold(text).split(".");
  const measure = measuresIn(edition).find((candidate) => fold(candidate.code) === code);
  const type = PRACTICE_TYPES.find((candidate) => fold(candidate) === second);
  if (measure?.informationOnly === true) return `${measure.code} is for information only and has no targets or shares`;
  if (measure !== undefined && type !== undefined && shares(measure, type) === undefined) {
    return `${echo(text)}: ${measure.code} does not apply to ${type} practices and has no share there`;
  }
  return `${echo(text)} is not a parameter; the nearest is ${nearest(
    text,
    parametersIn(edition).map(({ key }) => key),
  )}`;
}

/** The last row that gives one of the parameters: the one to mend. */
function rowOf(given: ReadonlyMap<string, Given>, parameters: readonly { key: string }[]): string | null {
  const rows = parameters.map(({ key }) => given.get(key)?.row ?? 0);
  const last = Math.max(...rows);
  return last === 0 ? null : `terms, row ${last}`;
}

/** Targets are scores that the measure can have, and run strictly one way. */
function checkTargets(terms: Terms, given: ReadonlyMap<string, Given>): void {
  for (const measure of paidMeasuresIn(terms.edition)) {
    const levels = targets(measure);
    if (levels === undefined) continue;
    const where = rowOf(given, [levels.minimum, levels.threshold, levels.gold]);
    if (where === null) continue;
    for (const parameter of [levels.minimum, levels.threshold, levels.gold]) {
      const target = terms.isGiven(parameter) ? terms.value(parameter) : null;
      if (target === null) continue;
      const row = rowOf(given, [parameter]) ?? where;
      if (measure.unit === "percent" && !within(target, exact(100))) {
        throw wrongInput(`${row}: ${parameter.key} takes 0 to 100 points; read ${plain(target)}`);
      }
      if (
        measure.unit === "percent" &&
        target.greaterThan(0) &&
        target.lessThanOrEqualTo(1) &&
        terms.value("score.small") === "refuse"
      ) {
        throw wrongInput(
          `${row}: ${parameter.key} ${plain(target)} looks like a percent; targets stay in points: give ${plain(target.times(100))}, or set score.small to accept`,
        );
      }
      if (
        measure.unit === "events per 1,000" &&
        target.lessThanOrEqualTo(2) &&
        terms.value("score.ratio") === "refuse"
      ) {
        throw wrongInput(
          `${row}: ${parameter.key} ${plain(target)} looks like an observed-to-expected ratio or a rate per member; give events per 1,000, or set score.ratio to accept`,
        );
      }
      if (measure.unit === "cost" && target.isZero()) throw wrongInput(`${row}: ${parameter.key} takes a cost above 0`);
    }
    const [minimum, threshold, gold] = [
      terms.value(levels.minimum),
      terms.value(levels.threshold),
      terms.value(levels.gold),
    ];
    const known = [minimum, threshold, gold].filter((target) => target !== null);
    const equal = known.some((target, index) => known.slice(index + 1).some((other) => other.equals(target)));
    if (equal)
      throw wrongInput(
        `${where}: two targets of ${measure.code} are equal; minimum, threshold and gold must run strictly one way`,
      );
    if (minimum === null || threshold === null || gold === null) continue;
    const up = threshold.greaterThan(minimum) && gold.greaterThan(threshold);
    const down = threshold.lessThan(minimum) && gold.lessThan(threshold);
    if (!up && !down) {
      throw wrongInput(
        `${where}: the targets of ${measure.code} are out of order: minimum ${plain(minimum)}, threshold ${plain(threshold)} and gold ${plain(gold)} must run strictly one way`,
      );
    }
  }
}

/** Of two ranges of one width that share codes, neither is the narrower. */
function checkOverrides(overrides: readonly TrackOverride[], given: ReadonlyMap<string, Given>): void {
  overrides.forEach((one, index) => {
    for (const other of overrides.slice(index + 1)) {
      const overlap =
        one.track === other.track &&
        one.codes.from <= other.codes.to &&
        other.codes.from <= one.codes.to &&
        codeRange(`${one.codes.from}-${other.codes.to}`) !== null;
      if (overlap && one.treatment !== other.treatment && widthOf(one.codes) === widthOf(other.codes)) {
        throw wrongInput(
          `${rowOf(given, [one, other]) ?? "terms"}: ${one.key} and ${other.key} are equally narrow and disagree on the codes they share; narrow one`,
        );
      }
    }
  });
}

const PROJECT: readonly FixedKey[] = ["payout.start", "payout.end", "payout.months"];

/** The periods fill the project: from its first day, months at a time, to its last. */
function checkPayouts(terms: Terms, given: ReadonlyMap<string, Given>): void {
  const where = rowOf(
    given,
    PROJECT.map((key) => ({ key })),
  );
  if (where === null) return;
  const project = { start: terms.value("payout.start"), end: terms.value("payout.end") };
  const months = terms.value("payout.months").toNumber();
  const wrong = misfitOf(project, months);
  if (wrong !== null) throw wrongInput(`${where}: ${wrong}; give ${nearestThatFit(project, months)}`);
}

function misfitOf({ start, end }: Project, months: number): string | null {
  if (!canBegin(start))
    return `payout.start ${isoDate(start)} is a day that not every month has; periods begin on day 1 to 28`;
  if (end <= start) return `payout.end ${isoDate(end)} is not after payout.start ${isoDate(start)}`;
  const span = wholeMonths(start, end + 1);
  const dates = `${isoDate(start)} to ${isoDate(end)}`;
  if (span === null) return `${dates} is not a whole number of months, payout.months ${months} at a time`;
  if (span > LONGEST_PROJECT) return `${dates} is ${span} months; a project has at most ${LONGEST_PROJECT}`;
  if (span % months === 0) return null;
  const divisors = Array.from({ length: span }, (_, index) => index + 1).filter((each) => span % each === 0);
  return `payout.months ${months} does not divide the ${span} months from ${dates}, which ${divisors.join(", ")} would`;
}
