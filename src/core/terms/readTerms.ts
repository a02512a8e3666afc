import { echo, ErrorValue, passOn } from "../cells/cell";
import { codeRange, widthOf, writeRange } from "../cells/procedureCode";
import { orRefusal, Refusal, wrongInput } from "../cells/refusal";
import { fold, nearest } from "../cells/text";
import { plain, type Decimal } from "../numbers/exact";
import { editionNamed, FIRST_EDITION } from "../guide/carried";
import { perEdition, PRACTICE_TYPES, type Edition } from "../guide/edition";
import { LARGEST_FRACTION, LARGEST_RATIO, measuresIn, paidMeasuresIn, type Measure } from "./measures";
import { parametersIn, shares, targets, type FixedKey, type Parameter } from "./parameters";
import { misfit, nearestProject } from "./project";
import { highestLayer, layerOf, placeOf, termsRows, type TermsRow } from "./rows";
import { specialtyKey, specialtyKind } from "./specialties";
import { Terms, type Given, type TermsKey, type TrackCodes, type TrackOverride } from "./terms";
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

/** Every key that terms accept; refused with the nearest one. */
export function keyOf(text: string, where: string, edition: Edition): TermsKey {
  const codes = trackCodes(text, where);
  if (codes !== null) {
    const key = `track.${codes.track}.${writeRange(codes.codes)}`;
    return { of: "codes", key, id: key, takes: treatment, unread: false, ...codes };
  }
  const specialty = specialtyKey(text, where);
  if (specialty !== null) return { of: "specialty", takes: specialtyKind, unread: true, ...specialty };
  const parameter = parameterOf(text, where, edition);
  const { key, takes, unread } = parameter;
  return { of: "parameter", key, id: key, takes, unread: unread === true, parameter };
}

/** The parameter of a key as a person may type it; refused with the nearest one. */
function parameterOf(text: string, where: string, edition: Edition): Parameter<unknown> {
  const found = byTypedKey(edition).get(fold(text));
  if (found !== undefined) return found;
  throw wrongInput(`${where}: ${unknownKey(text, edition)}`);
}

/** The codes of "track.B.99495-99498"; null where the key is not of this form. */
function trackCodes(text: string, where: string): TrackCodes | null {
  const match = TRACK_KEY.exec(fold(text));
  if (match === null) return null;
  const track = match[1] === "B" ? "B" : "C";
  const codes = codeRange(match[2] ?? "");
  if (codes === null) {
    throw wrongInput(
      `${where}: ${echo(text)} names no code or range of codes; write track.${track}.99495 or track.${track}.99495-99498`,
    );
  }
  return { track, codes };
}

/**
 * A plan's terms and the changes on top of them: every row is judged by itself, also one that a change takes the
 * place of; what rows ask of each other is judged on the result.
 * @param argument what sentences call the rows.
 */
export function termsOfRows(rows: readonly TermsRow[], argument = "terms"): Terms {
  const edition = editionOfRows(rows);
  const highest = highestLayer(rows);
  const given = new Map<string, Given>();
  for (const row of rows) {
    const place = placeOf(row, highest, argument);
    const key = keyOfRow(row, place, edition);
    const twice = given.get(key.id);
    if (twice !== undefined && layerOf(twice.row) >= layerOf(row))
      throw wrongInput(`${place}: ${shortened(key.key)} stands in row ${twice.row.row} already; give it once`);
    given.set(key.id, { ...key, value: valueOfRow(row, key, place), row, place });
  }
  const terms = new Terms(edition, given);
  checkTargets(terms);
  checkOverrides(terms);
  checkPayouts(terms);
  return terms;
}

function keyOfRow({ parameter, value }: TermsRow, place: string, edition: Edition): TermsKey {
  if (parameter instanceof ErrorValue) throw passOn(parameter, place);
  if (value instanceof ErrorValue) throw passOn(value, place);
  if (parameter === null) throw wrongInput(`${place}: the value ${echo(value)} has no parameter beside it`);
  if (typeof parameter !== "string")
    throw wrongInput(`${place}: ${echo(parameter)} is not a parameter; write a key such as CBP.gold`);
  return keyOf(parameter, place, edition);
}

function valueOfRow({ value }: TermsRow, { key, takes }: TermsKey, place: string): unknown {
  const name = shortened(key);
  if (value === null) throw wrongInput(`${place}: ${name} has no value; give one, or delete the row`);
  return takes.read(value, `${place}: ${name}`);
}

/** A key as a sentence quotes it: one that names a specialty is as long as a person makes it. */
function shortened(key: string): string {
  return echo(key).slice(1, -1);
}

const EDITION_KEY: FixedKey = "guide";

/** The edition that the rows name, changes before what they lie on; a row that names none is refused where it is read. */
export function editionOfRows(rows: readonly TermsRow[]): Edition {
  const row = rows
    .filter(({ parameter }) => typeof parameter === "string" && fold(parameter) === fold(EDITION_KEY))
    .reduce<TermsRow | null>((found, each) => (found === null || layerOf(each) > layerOf(found) ? each : found), null);
  const value = row?.value ?? null;
  if (value === null) return FIRST_EDITION;
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

/** The last row that gives one of the parameters, of the highest changes: the one to mend. */
function lastPlace({ given }: Terms, keys: readonly string[]): string | null {
  const rows = keys.flatMap((key) => given.get(key) ?? []);
  const [last] = rows.sort((a, b) => layerOf(b.row) - layerOf(a.row) || b.row.row - a.row.row);
  return last?.place ?? null;
}

/** Targets are scores that the measure can have, and run strictly one way. */
function checkTargets(terms: Terms): void {
  for (const measure of paidMeasuresIn(terms.edition)) {
    const levels = targets(measure);
    if (levels === undefined) continue;
    const all = [levels.minimum, levels.threshold, levels.gold];
    const where = lastPlace(
      terms,
      all.map(({ key }) => key),
    );
    if (where === null) continue;
    for (const parameter of all) checkSmall(parameter, measure, terms);
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

/** A target that looks like another unit is refused unless terms accept such scores. */
function checkSmall(parameter: Parameter<Decimal>, { unit }: Measure, terms: Terms): void {
  const place = terms.given.get(parameter.key)?.place;
  const target = terms.value(parameter);
  if (place === undefined || target === null) return;
  if (
    unit === "percent" &&
    target.greaterThan(0) &&
    target.lessThanOrEqualTo(LARGEST_FRACTION) &&
    terms.value("score.small") === "refuse"
  ) {
    throw wrongInput(
      `${place}: ${parameter.key} ${plain(target)} looks like a percent; targets stay in points: give ${plain(target.times(100))}, or set score.small to accept`,
    );
  }
  if (
    unit === "events per 1,000" &&
    target.lessThanOrEqualTo(LARGEST_RATIO) &&
    terms.value("score.ratio") === "refuse"
  ) {
    throw wrongInput(
      `${place}: ${parameter.key} ${plain(target)} looks like an observed-to-expected ratio or a rate per member; give events per 1,000, or set score.ratio to accept`,
    );
  }
}

/** Of two ranges of one width that share codes, neither is the narrower; that of a change goes before. */
function checkOverrides(terms: Terms): void {
  const layer = ({ key }: TrackOverride): number | undefined => terms.given.get(key)?.row.layer;
  terms.overrides.forEach((one, index) => {
    for (const other of terms.overrides.slice(index + 1)) {
      const overlap =
        one.track === other.track &&
        one.codes.from <= other.codes.to &&
        other.codes.from <= one.codes.to &&
        codeRange(`${one.codes.from}-${other.codes.to}`) !== null;
      if (
        overlap &&
        one.treatment !== other.treatment &&
        widthOf(one.codes) === widthOf(other.codes) &&
        layer(one) === layer(other)
      ) {
        throw wrongInput(
          `${lastPlace(terms, [one.key, other.key]) ?? "terms"}: ${one.key} and ${other.key} are equally narrow and disagree on the codes they share; narrow one`,
        );
      }
    }
  });
}

const PROJECT: readonly FixedKey[] = ["payout.start", "payout.end", "payout.months"];

/** The periods fill the project: from its first day, months at a time, to its last. */
function checkPayouts(terms: Terms): void {
  const where = lastPlace(terms, PROJECT);
  if (where === null) return;
  const project = {
    start: terms.value("payout.start"),
    end: terms.value("payout.end"),
    months: terms.value("payout.months").toNumber(),
  };
  const why = misfit(project);
  if (why !== null) throw wrongInput(`${where}: ${why}; ${nearestProject(project)}`);
}
