import { OUTLOOK_TITLES, PRACTICE_TYPES, Refusal, UPLIFT_TITLES } from "../../core/shared";
import type { OutlookTitle } from "../../core/rules/uplift/outlook";
import {
  columnOf,
  type BookCell,
  type BookSheet,
  type CellLook,
  type BookExpression,
  type BookValue,
} from "../book/book";
import {
  atMost,
  minus,
  over,
  plus,
  rounded,
  sum,
  sumOfNumbers,
  sumOfProducts,
  sumWhere,
  times,
} from "../book/arithmetic";
import { apc, columnNamed, constant, headingsOf, placeIn } from "../book/calls";
import { filled, ifAny, ifWhole, prefixed, unlessRefused } from "../book/choices";
import { MONEY, monthsLook, SHARE } from "./cellLooks";
import type { Inputs } from "./assumptionsSheet";
import { ADDED, ADDED_TITLES, worded, type Added, type Estimate } from "./estimates";

/** One amount in the three measures in which people talk about it. */
export interface Priced {
  readonly pmpm: BookCell;
  readonly period: BookCell;
  readonly project: BookCell;
}

/** The cells that hold the figures of an offer. A counterparty’s form has neither expectations nor headroom. */
export interface Results {
  readonly lines: Readonly<Record<OutlookTitle, Readonly<Partial<Record<Estimate, Priced>>>>>;
  readonly added: Readonly<Partial<Record<Added, Priced & { readonly share: BookCell }>>>;
  /** Parts of the incentive that is offered. */
  readonly shares: IncentiveShares;
  readonly headroom: Readonly<
    Record<"uplift" | "incentive", { readonly ceiling: BookCell; readonly used: BookCell; readonly left: BookCell }>
  > | null;
}

type IncentiveShares = Readonly<Record<"maximum" | "earnable", BookCell>> & { readonly expected: BookCell | null };

/** From column A on. */
export const RESULTS_WIDTHS = [270, 144, 184, 152, 190, 160, 184, 176, 164, 164];

const PERFORMANCE = 5;
const ALLOCATION = 13;
const ADDED_AT = 21;
const LINES_AT = 29;
const SITES = 39;
/** A title, the headings, the lines and a free row. */
const SITE_ROWS = OUTLOOK_TITLES.length + 3;

export function writeResults(sheet: BookSheet, title: string, inputs: Inputs): Results {
  sheet.write(1, "A", [title], "title");
  sheet.write(
    2,
    "A",
    ["Live formulas over the assumptions beside this sheet. Dollars; each payment is rounded to cents once."],
    "note",
  );
  const shares = writePerformance(sheet, inputs);
  writeAllocation(sheet, inputs);
  const headroom = inputs.measures.expected === null ? null : writeHeadroom(sheet, inputs);
  const payments = writeSites(sheet, inputs, shares);
  const estimates: readonly Estimate[] =
    shares.expected === null ? ["committed", "maximum"] : ["committed", "expected", "maximum"];
  const lines = writeLines(sheet, inputs, payments, estimates);
  const added = writeAdded(sheet, inputs, lines, payments, estimates);
  return { lines, added, shares, headroom };
}

function writePerformance(sheet: BookSheet, { mix, measures, terms }: Inputs): IncentiveShares {
  const { expected } = measures;
  const titles = [ADDED_TITLES.maximum, ADDED_TITLES.earnable, ...(expected === null ? [] : [ADDED_TITLES.expected])];
  sheet.write(PERFORMANCE - 1, "A", ["Share of the incentive, by practice type"], "section");
  sheet.write(PERFORMANCE, "A", ["Practice type", "Part of members", "Gold shares added up", ...titles], "heading");
  const all = PERFORMANCE + 1 + PRACTICE_TYPES.length;
  sheet.write(all + 1, "A", ["Ceiling of the shares, total.ceiling"]);
  const ceiling = sheet.put(
    all + 1,
    "B",
    "Ceiling of the shares",
    apc("TERM", constant("total.ceiling"), terms),
    SHARE,
  );
  const rows = PRACTICE_TYPES.map((type, index) => {
    const row = PERFORMANCE + 1 + index;
    const name = sheet.put(row, "A", "Practice type", type);
    const part = sheet.put(row, "B", `${type}, part of members`, mix[type], SHARE);
    const share = (column: string, what: string, of: BookExpression) =>
      sheet.put(row, column, `${type}, ${what}`, ifAny(part, of), SHARE);
    const gold = share(
      "C",
      "gold shares added up",
      rounded(sum(columnNamed(apc("MEASURES", name, terms), `${type} gold share`)), 12),
    );
    return {
      part,
      maximum: share("D", "share at most", atMost(gold, ceiling)),
      earnable: share(
        "E",
        "share earnable today",
        apc("INCENTIVE.TOTAL", name, measures.codes, measures.gold, measures.gold, terms),
      ),
      expected:
        expected === null
          ? null
          : share(
              "F",
              "expected share",
              apc("INCENTIVE.TOTAL", name, measures.codes, expected.baselines, expected.scores, terms),
            ),
    };
  });
  const parts = columnOf(rows.map(({ part }) => part));
  sheet.write(all, "A", ["All members"], "total");
  const whole = sheet.put(all, "B", "All parts", sumOfNumbers(parts), { ...SHARE, role: "total" });
  // No sum, but the line above the sums goes through.
  sheet.put(all, "C", "", null, { role: "total" });
  const mean = (column: string, label: string, cells: readonly BookCell[]) =>
    sheet.put(all, column, label, ifWhole(whole, rounded(sumOfProducts(parts, columnOf(cells)), 12)), {
      ...SHARE,
      role: "total",
    });
  return {
    maximum: mean(
      "D",
      "Share at most",
      rows.map((each) => each.maximum),
    ),
    earnable: mean(
      "E",
      "Share earnable today",
      rows.map((each) => each.earnable),
    ),
    expected:
      expected === null
        ? null
        : mean(
            "F",
            "Expected share earned",
            rows.flatMap((each) => each.expected ?? []),
          ),
  };
}

function writeAllocation(sheet: BookSheet, { basePmpm, shares, terms }: Inputs): void {
  const columns = headingsOf("UPLIFT");
  const looks: readonly CellLook[] = [{}, SHARE, MONEY];
  sheet.write(ALLOCATION - 1, "A", ["The allocation"], "section");
  sheet.spill(
    ALLOCATION,
    "A",
    apc("UPLIFT", basePmpm, shares.direct, shares.populationHealth, shares.incentive, terms),
    [
      columns.map((label) => ({ label, look: { role: "heading" as const } })),
      ...UPLIFT_TITLES.map((row) =>
        columns.map((column, index) => ({
          label: `${row}, ${column}`,
          look: { ...looks[index], ...(row === "Total" ? { role: "total" as const } : {}) },
        })),
      ),
    ],
  );
}

/** Beside the allocation. */
function writeHeadroom(sheet: BookSheet, { allShares, shares, terms }: Inputs): Results["headroom"] {
  sheet.write(ALLOCATION - 1, "E", ["Headroom under the ceilings"], "section");
  sheet.write(ALLOCATION, "E", ["Ceiling", "In force", "Allocated", "Headroom"], "heading");
  const line = (row: number, title: string, key: string, used: BookExpression) => {
    sheet.write(row, "E", [title]);
    const ceiling = sheet.put(row, "F", `${title}, ceiling`, apc("TERM", constant(key), terms), SHARE);
    const allocated = sheet.put(row, "G", `${title}, allocated`, used, SHARE);
    return {
      ceiling,
      used: allocated,
      left: sheet.put(row, "H", `${title}, headroom`, minus(ceiling, allocated), SHARE),
    };
  };
  return {
    uplift: line(ALLOCATION + 1, "All three elements", "uplift.ceiling", allShares),
    incentive: line(ALLOCATION + 2, "Performance incentive", "incentive.ceiling", shares.incentive),
  };
}

/** What all sites come to: what is paid in any case, by element, and the incentive as it may be earned, by site. */
interface Payments {
  readonly elements: BookExpression;
  readonly amounts: BookExpression;
  readonly incentives: Readonly<Partial<Record<Added, BookExpression>>>;
}

function writeSites(sheet: BookSheet, inputs: Inputs, earned: IncentiveShares): Payments {
  const first = SITES + inputs.sites.length + 3;
  sheet.write(first - 1, "A", ["One payout period, whatever is earned, site by site"], "section");
  const blocks = inputs.sites.map((site, index) => writeSite(sheet, first + index * SITE_ROWS, site, inputs));
  const column = (of: number): BookExpression =>
    columnOf(blocks.flatMap((rows) => [rows[0]?.[of], rows.at(-1)?.[of]]).filter((cell) => cell !== undefined));
  return {
    elements: column(0),
    amounts: column(2),
    incentives: writeIncentives(
      sheet,
      inputs,
      earned,
      blocks.map((rows) => columnOf(rows.flatMap((cells) => cells[2] ?? []))),
    ),
  };
}

function plainText(value: BookValue): string {
  return value instanceof Refusal ? value.code : String(value ?? "");
}

/** Of an outlook what does not depend on what is earned. */
const COMMITTED = ["Element", "PMPM committed", "Amount committed"] as const;

/** By row, the headings first, and by the columns of COMMITTED. */
function writeSite(
  sheet: BookSheet,
  row: number,
  { name, decile: place, memberMonths }: Inputs["sites"][number],
  inputs: Inputs,
): BookCell[][] {
  const { track, basePmpm, capitatedPmpm, shares, clinicalFactor, terms } = inputs;
  const site = plainText(name.value);
  // Under its own words, so that a site may be called Total.
  sheet.put(row, "A", "Site", prefixed("Site: ", name), { role: "total" });
  // Left blank it would pass for a place without adjustment.
  const decile = sheet.put(row, "B", `${site}: decile`, filled(place), { format: '"decile "0', role: "total" });
  sheet.put(row, "C", "Member months", memberMonths, { format: '#,##0" member months"', role: "total" });
  const outlook = apc(
    "UPLIFT.OUTLOOK",
    track,
    basePmpm,
    capitatedPmpm,
    shares.direct,
    shares.populationHealth,
    shares.incentive,
    constant(0),
    memberMonths,
    decile,
    clinicalFactor,
    terms,
  );
  const columns = COMMITTED.map((heading, column) =>
    sheet.spill(row + 1, "ABC".charAt(column), columnNamed(outlook, heading), [
      [{ label: heading, look: { role: "heading" } }],
      ...OUTLOOK_TITLES.map((title) => [
        {
          label: `${site}: ${title}, ${heading.toLowerCase()}`,
          look: { ...(column === 0 ? {} : MONEY), ...lookOf(title) },
        },
      ]),
    ]),
  );
  return ["", ...OUTLOOK_TITLES].map((_, down) => columns.flatMap((cells) => cells[down] ?? []));
}

/**
 * One call for all sites: what each is paid, and what it comes to with it.
 * @param amounts of each site’s block.
 */
function writeIncentives(
  sheet: BookSheet,
  inputs: Inputs,
  earned: IncentiveShares,
  amounts: readonly BookExpression[],
): Payments["incentives"] {
  const kinds = ADDED.flatMap((kind) =>
    kind === "committed" || earned[kind] === null ? [] : [{ kind, share: earned[kind] }],
  );
  sheet.write(SITES - 1, "A", ["The incentive of one payout period, site by site"], "section");
  sheet.write(
    SITES,
    "A",
    [
      "Site",
      "Member months",
      ...kinds.map(({ kind }) => ADDED_TITLES[kind]),
      ...kinds.map(({ kind }) => `Total ${worded(kind)}`),
    ],
    "heading",
  );
  const months = inputs.sites.map(({ name, memberMonths }, index) => {
    sheet.put(SITES + 1 + index, "A", "Site", name);
    return sheet.put(
      SITES + 1 + index,
      "B",
      `${plainText(name.value)}: member months`,
      filled(memberMonths),
      monthsLook(Number(memberMonths.value)),
    );
  });
  return Object.fromEntries(
    kinds.map(({ kind, share }, place) => {
      const label = (index: number, title: string): string =>
        `${plainText(inputs.sites[index]?.name.value ?? null)}: ${title}, ${worded(kind)}`;
      const payments = columnOf(
        sheet
          .spill(
            SITES + 1,
            "CDE".charAt(place),
            paymentOf(share, inputs, columnOf(months)),
            months.map((_, index) => [{ label: label(index, "Performance incentive"), look: MONEY }]),
          )
          .flat(),
      );
      amounts.forEach((column, index) => {
        const total = plus(lastOf(column), unlessRefused(share, placeIn(payments, index)));
        sheet.put(
          SITES + 1 + index,
          "CDEFGH".charAt(kinds.length + place),
          label(index, "Total"),
          rounded(total, 2),
          MONEY,
        );
      });
      return [kind, rounded(sum(payments), 2)];
    }),
  );
}

/** Of a block under its heading, which shows the error of the whole. */
function lastOf(column: BookExpression): BookExpression {
  const [heading, ...cells] = column.reads;
  if (heading === undefined) throw new Error("A block without a heading");
  return unlessRefused(heading, placeIn(column, cells.length));
}

function paymentOf(share: BookCell, { basePmpm, shares, terms }: Inputs, memberMonths: BookExpression): BookExpression {
  return apc("INCENTIVE.PAYMENT", share, basePmpm, shares.incentive, memberMonths, terms);
}

/** Sums stand out. */
function lookOf(title: OutlookTitle): CellLook {
  return title === "Total" || title === "Added over base" ? { role: "total" } : {};
}

/** All sites together: amounts add up, a PMPM is the amount over all member months. */
function writeLines(
  sheet: BookSheet,
  { siteMonths, memberMonths, payouts }: Inputs,
  payments: Payments,
  estimates: readonly Estimate[],
): Results["lines"] {
  const count = estimates.length;
  const at = (index: number): string => "BCDEFGHIJ".charAt(index);
  sheet.write(LINES_AT - 1, "A", ["All sites, by element"], "section");
  sheet.write(
    LINES_AT,
    "A",
    [
      "Element",
      ...["PMPM", "Period", "Project"].flatMap((measure) => estimates.map((estimate) => `${measure} ${estimate}`)),
    ],
    "heading",
  );
  const labels = OUTLOOK_TITLES.map((title, index) =>
    sheet.put(LINES_AT + 1 + index, "A", "Element", title, lookOf(title)),
  );
  const periodsOf = (estimate: Estimate, column: string): BookCell[] =>
    labels.reduce<BookCell[]>((above, label, index) => {
      const title = OUTLOOK_TITLES[index];
      // The elements stand above what they add up to.
      const of =
        title === "Added over base"
          ? rounded(sum(columnOf(above.slice(1))), 2)
          : title === "Total"
            ? rounded(sum(columnOf(above.slice(0, -1))), 2)
            : ((title === "Performance incentive" ? payments.incentives[estimate] : undefined) ??
              sumWhere(payments.amounts, payments.elements, label, COMMITTED[0], siteMonths));
      return [
        ...above,
        sheet.put(label.row + 1, column, `${title}, ${estimate}, one payout period`, of, { ...MONEY, ...label.look }),
      ];
    }, []);
  const periods = estimates.map((estimate, place) => ({
    estimate,
    place,
    cells: periodsOf(estimate, at(count + place)),
  }));
  return Object.fromEntries(
    OUTLOOK_TITLES.map((title, index) => [
      title,
      Object.fromEntries(
        periods.flatMap(({ estimate, place, cells }) => {
          const period = cells[index];
          if (period === undefined) return [];
          const put = (column: number, measure: string, of: BookExpression) =>
            sheet.put(period.row + 1, at(column), `${title}, ${estimate}, ${measure}`, of, period.look);
          return [
            [
              estimate,
              {
                period,
                pmpm: put(place, "PMPM", over(period, memberMonths)),
                project: put(2 * count + place, "whole project", rounded(times(period, payouts), 2)),
              },
            ],
          ];
        }),
      ),
    ]),
  ) as Results["lines"];
}

/** What is added over base, and what of the maximum today’s targets let anyone earn. */
function writeAdded(
  sheet: BookSheet,
  { memberMonths, payouts }: Inputs,
  lines: Results["lines"],
  payments: Payments,
  estimates: readonly Estimate[],
): Results["added"] {
  const base = lines["Base payment"].committed;
  const committed = lines["Added over base"].committed;
  const { earnable } = payments.incentives;
  if (base === undefined || committed === undefined || earnable === undefined)
    throw new Error("An outlook without what is committed");
  sheet.write(
    ADDED_AT - 1,
    "A",
    ["Added over base; earnable today leaves out targets still to be determined"],
    "section",
  );
  sheet.write(
    ADDED_AT,
    "A",
    ["Measure", ...[...estimates, "earnable" as const].map((kind) => ADDED_TITLES[kind])],
    "heading",
  );
  [
    "Dollars, one payout period",
    "Dollars per member per month",
    "Share of base",
    "Dollars, whole project",
    "Incentive earnable today, dollars",
  ].forEach((title, index) => {
    sheet.write(ADDED_AT + 1 + index, "A", [title]);
  });
  const incentive = sheet.put(
    ADDED_AT + 5,
    "BCDE".charAt(estimates.length),
    "Incentive earnable today, one payout period",
    earnable,
    MONEY,
  );
  const entries = [...estimates, "earnable" as const].map((kind, index) => {
    const put = (down: number, measure: string, of: BookExpression, look: CellLook) =>
      sheet.put(ADDED_AT + down, "BCDE".charAt(index), `Added over base, ${worded(kind)}, ${measure}`, of, look);
    const line = kind === "earnable" ? undefined : lines["Added over base"][kind];
    const period = put(1, "one payout period", line?.period ?? rounded(plus(committed.period, incentive), 2), MONEY);
    return [
      kind,
      {
        period,
        pmpm: put(2, "PMPM", over(period, memberMonths), MONEY),
        share: put(3, "share of base", over(period, base.period), SHARE),
        project: put(4, "whole project", rounded(times(period, payouts), 2), MONEY),
      },
    ];
  });
  return Object.fromEntries(entries) as Results["added"];
}
