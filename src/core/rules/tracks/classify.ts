import { codeAfter, codeRange, inRange, type CodeRange } from "../../cells/procedureCode";
import { cite, perEdition, type Citation, type Edition, type Part, type ServicesRow } from "../../guide/edition";
import { fold } from "../../cells/text";
import { perTerms } from "../../terms/perTerms";
import type { Terms, TrackCodes, Treatment } from "../../terms/terms";
import { NAMED_SERVICES, ORAL_DRUGS } from "./namedServices";
import { printedRanges } from "./printedRanges";

export const TRACKS = ["A", "B", "C"] as const;
export type Track = (typeof TRACKS)[number];

/** How a code is paid in a track, and what decided it. */
export interface Decision {
  readonly treatment: Treatment;
  /** The row or the named exception, as the table prints it. */
  readonly service: string;
  readonly by: "row" | "exception" | "beyond its row" | "track" | "plan";
  /** Where the row stands; absent where the plan alone decides. */
  readonly cites?: Citation;
  /** What the plan says of it. */
  readonly plan?: string;
}

/** An entry of the column "Services to be Paid Fee for Service". */
interface Exception {
  readonly printed: string;
  readonly codes: readonly CodeRange[];
  /** An entry that prints its codes means all of them; one that names a service, those of its own row. */
  readonly printsCodes: boolean;
}

interface Row {
  readonly printed: string;
  readonly capitated: readonly CodeRange[];
  readonly exceptions: readonly Exception[];
}

interface Table {
  readonly cites: Citation;
  readonly rows: readonly Row[];
  /** The last row, which holds what no other does. */
  readonly allOther: string;
}

function tableOf(part: Part, printed: readonly ServicesRow[], edition: Edition): Table {
  const rows = printed.filter(({ capitated }) => capitated.length > 0);
  return {
    cites: { part },
    allOther: printed[printed.length - 1]?.feeForService[0] ?? "",
    rows: rows.map(({ capitated, feeForService }) => ({
      printed: capitated.join(", "),
      capitated: capitated.flatMap(printedRanges),
      exceptions: feeForService.map((each) => exceptionOf(each, edition)),
    })),
  };
}

function exceptionOf(printed: string, { id, services }: Edition): Exception {
  const ranges = printedRanges(printed);
  if (ranges.length > 0) return { printed, codes: ranges, printsCodes: true };
  const named = Object.entries(services).find(([name]) => fold(name) === fold(printed));
  if (named === undefined) throw new Error(`The guide ${id} does not say which service “${printed}” is`);
  return { printed, codes: codeList(NAMED_SERVICES[named[1]]), printsCodes: false };
}

/** Codes and ranges separated by spaces. */
export function codeList(list: string): CodeRange[] {
  return list.split(" ").flatMap((entry) => codeRange(entry) ?? []);
}

const serviceTables = perEdition((edition) => ({
  B: tableOf("basicCapitation", edition.basicCapitation, edition),
  C: tableOf("intermediateCapitation", edition.intermediateCapitation, edition),
}));
const oralDrugs = codeList(ORAL_DRUGS);

const feeForService = perEdition(({ feeForServiceTrack: { row, service } }): Decision => ({
  treatment: "FFS",
  service,
  by: "track",
  cites: { part: "tracks", row },
}));

/** Decisions made before; claims repeat few codes, and more than these are not kept. */
const decided = perTerms(() => ({ B: new Map<string, Decision>(), C: new Map<string, Decision>() }));
const MOST_KEPT = 20_000;

/** How a track pays a well-formed code. */
export function classify(code: string, track: Track, terms: Terms): Decision {
  if (track === "A") return feeForService(terms.edition);
  const before = decided(terms)[track];
  let decision = before.get(code);
  if (decision === undefined) {
    if (before.size >= MOST_KEPT) before.clear();
    before.set(code, (decision = decide(code, track, terms)));
  }
  return decision;
}

/** The ways in which a track pays the codes of a range: one, or both. */
export function treatmentsOver({ track, codes }: TrackCodes, terms: Terms): ReadonlySet<Treatment> {
  const { rows } = serviceTables(terms.edition)[track];
  const deciding = [
    ...rows.flatMap(({ capitated, exceptions }) => [...capitated, ...exceptions.flatMap((each) => each.codes)]),
    ...oralDrugs,
    ...terms.overrides.flatMap((override) => (override.track === track ? [override.codes] : [])),
  ];
  // What decides begins or ends there: each of these codes tells for all up to the next.
  const turns = [codes.from, ...deciding.flatMap(({ from, to }) => [from, codeAfter(to)])];
  const treatments = new Set<Treatment>();
  for (const code of turns) {
    if (inRange(code, codes)) treatments.add(classify(code, track, terms).treatment);
    if (treatments.size === 2) break;
  }
  return treatments;
}

/** Where a decision comes from: the guide, the plan, or both. */
export function sourceOf({ cites, plan }: Decision, edition: Edition, write = cite): string {
  return [...(cites === undefined ? [] : [write(cites, edition)]), ...(plan === undefined ? [] : [plan])].join("; ");
}

/** The services of a track's table, row by row, each row before its exceptions. */
export function serviceOrder(track: Track, edition: Edition): readonly string[] {
  if (track === "A") return [feeForService(edition).service];
  const { rows, allOther } = serviceTables(edition)[track];
  return [
    ...rows.flatMap(({ printed, exceptions }) => [printed, ...exceptions.map((exception) => exception.printed)]),
    allOther,
  ];
}

/** The codes of named services that another row of a table capitates: those that an exception could reach. */
export function codesBeyondTheirRow(track: "B" | "C", edition: Edition): CodeRange[] {
  const { rows } = serviceTables(edition)[track];
  return rows.flatMap((row) =>
    row.exceptions
      .filter(({ printsCodes }) => !printsCodes)
      .flatMap(({ codes }) => codes)
      .filter(({ from }) => !holds(row.capitated, from) && rows.some((other) => holds(other.capitated, from)))
      .filter(
        ({ from }) =>
          !rows.some(
            (other) => holds(other.capitated, from) && other.exceptions.some(({ codes }) => holds(codes, from)),
          ),
      ),
  );
}

function decide(code: string, track: "B" | "C", terms: Terms): Decision {
  const override = terms.overrideOf(track, code);
  if (override !== null) {
    const { key, treatment } = override;
    return { treatment, service: key, by: "plan", plan: terms.sourceOfKey(key) ?? "" };
  }
  const { rows, cites, allOther } = serviceTables(terms.edition)[track];
  const row =
    rows.find(({ capitated }) => holds(capitated, code) && !holds(track === "C" ? oralDrugs : [], code)) ?? null;
  const byService = track === "C" && row !== null && terms.value("track.exceptions") === "service";
  for (const each of rows) {
    const exception = each.exceptions.find(
      ({ codes, printsCodes }) => (printsCodes || byService || each === row) && holds(codes, code),
    );
    if (exception !== undefined) {
      const found = { treatment: "FFS", service: exception.printed, cites: { ...cites, row: each.printed } } as const;
      if (each === row || exception.printsCodes) return { ...found, by: "exception" };
      return { ...found, by: "beyond its row", plan: terms.source("track.exceptions") };
    }
  }
  return row === null
    ? { treatment: "FFS", service: allOther, by: "row", cites: { ...cites, row: "last row" } }
    : { treatment: "Capitated", service: row.printed, by: "row", cites: { ...cites, row: row.printed } };
}

function holds(ranges: readonly CodeRange[], code: string): boolean {
  return ranges.some((range) => inRange(code, range));
}
