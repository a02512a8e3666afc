/**
 * What the sheets Allocation by practice, What differs and Payout reconciliation say, with native formulas only: what
 * Tables 4 and 5 and the text on risk say stands here as numbers, read from the guide by a person, and so do the
 * plan's own term hpi.6 and the counter-offer.
 */

export type Formulas = Record<number, Record<number, string | number>>;

export const PRACTICES = 20;
const REPORTS = 176;

/** Minimum, threshold, gold, and 1 where more is better. */
const TARGETS: Readonly<Record<string, readonly [number, number, number, 1 | -1]>> = {
  CIS: [45, 61, 70, 1],
  IMA: [26, 35, 46, 1],
  AMR: [81, 87, 91, 1],
  BCS: [70, 76, 80, 1],
  COL: [52, 63, 67, 1],
  CBP: [56, 67, 74, 1],
  GSD: [55, 64, 69, 1],
  AHU: [26, 21, 18, -1],
  EDU: [146, 121, 107, -1],
};

type Three = readonly [improvement: number, threshold: number, gold: number];

const MIXED = { starred: [0.05, 0.075, 0.12], other: [0.035, 0.05, 0.08] } as const;
const ADULT = { starred: [0.06, 0.09, 0.14], other: [0.04, 0.06, 0.1] } as const;

/** By practice type and measure. */
const SHARES: readonly (readonly [type: string, measure: string, shares: Three])[] = [
  ["Mixed", "CIS", MIXED.starred],
  ["Mixed", "IMA", MIXED.other],
  ["Mixed", "AMR", MIXED.other],
  ["Mixed", "BCS", MIXED.other],
  ["Mixed", "COL", MIXED.starred],
  ["Mixed", "CBP", MIXED.starred],
  ["Mixed", "GSD", MIXED.starred],
  ["Mixed", "AHU", MIXED.other],
  ["Mixed", "EDU", MIXED.other],
  ["Pediatric", "CIS", [0.11, 0.165, 0.27]],
  ["Pediatric", "IMA", [0.075, 0.11, 0.18]],
  ["Pediatric", "AMR", [0.075, 0.11, 0.18]],
  ["Adult", "AMR", ADULT.other],
  ["Adult", "BCS", ADULT.other],
  ["Adult", "COL", ADULT.starred],
  ["Adult", "CBP", ADULT.starred],
  ["Adult", "GSD", ADULT.starred],
  ["Adult", "AHU", ADULT.other],
  ["Adult", "EDU", ADULT.other],
];

/** Where what stands on the sheet of native formulas. */
export const PLACE = { practices: 81, twoWay: 105, offer: 112, payouts: 121, answers: 156 } as const;

const ALLOCATION = "'Allocation by practice'!";
const share = (row: number): string => `${ALLOCATION}$B$${row}`;

/** Columns R to Y: targets and shares; AB to AD: of each report its row there, its share, its share under the offer. */
function earned(formulas: Formulas): void {
  SHARES.forEach(([type, measure, shares], index) => {
    const [minimum = 0, threshold = 0, gold = 0, sign = 1] = TARGETS[measure] ?? [];
    const numbers = [minimum, threshold, gold, ...shares, sign, measure === "CBP" ? 72 : gold];
    formulas[index + 1] = {
      ...formulas[index + 1],
      18: `${type} ${measure}`,
      ...Object.fromEntries(numbers.map((number, place) => [19 + place, number])),
    };
  });
  const last = SHARES.length;
  for (let row = 1; row <= REPORTS; row += 1) {
    const [type, measure, baseline, score] = ["B", "C", "D", "E"].map((column) => `Panel!${column}${row + 4}`);
    const of = (column: string): string => `INDEX($${column}$1:$${column}$${last},AB${row})`;
    const under = (gold: string, required: number): string => {
      const past = (level: string): string => `${of("Y")}*(${score}-${level})>=0`;
      const gap = `${of("Y")}*(${of(gold)}-${baseline})`;
      const improved = `IF(${baseline}="",FALSE,AND(${gap}>0,${of("Y")}*(${score}-${baseline})>=${required}*${gap}-0.000000001))`;
      return (
        `=IF(AB${row}=0,0,IF(${score}="",0,IF(${past(of(gold))},${of("X")},IF(${past(of("T"))},` +
        `${of("W")}+(${of("X")}-${of("W")})*(${score}-${of("T")})/(${of(gold)}-${of("T")}),` +
        `IF(${past(of("S"))},IF(${improved},${of("V")},0),0)))))`
      );
    };
    formulas[row] = {
      ...formulas[row],
      28: `=IFERROR(MATCH(${type}&" "&${measure},$R$1:$R$${last},0),0)`,
      29: under("U", 0.1),
      30: under("Z", 0.08),
    };
  }
}

/** A row for each practice, and the totals below them. */
function practices(formulas: Formulas): void {
  for (let index = 0; index < PRACTICES; index += 1) {
    const row = PLACE.practices + index;
    const of = (column: string): string => `${ALLOCATION}${column}${5 + index}`;
    const [months, base, capitated, decile, clinical] = ["I", "J", "K", "L", "M"].map(of);
    const factor = (hpi6: number): string =>
      `=${clinical}*(1+INDEX({0.05,0.04,0.03,0.02,0.01,${hpi6},0,0,0,0},1,${decile}))-1`;
    const sharesOf = (column: string): string =>
      `=MIN(1,SUMIFS($${column}$1:$${column}$${REPORTS},Panel!$A$5:$A$180,${of("E")}))`;
    formulas[row] = {
      ...formulas[row],
      1: `=ROUND(${base}*${months},2)`,
      2: `=ROUND(${base}*${share(5)}*${months},2)`,
      3: `=ROUND(${base}*${share(6)}*${months},2)`,
      4: sharesOf("AC"),
      5: `=ROUND(${base}*${share(7)}*${months}*D${row},2)`,
      6: `=ROUND(${base}*${share(7)}*${months},2)`,
      7: `=ROUND(L${row}*(${capitated}+${base}*${share(6)})*${months},2)`,
      8: `=B${row}+C${row}+G${row}`,
      9: `=H${row}+E${row}`,
      10: `=H${row}+F${row}`,
      12: factor(0.005),
      13: factor(0.01),
      14: sharesOf("AD"),
    };
  }
  const [first, last] = [PLACE.practices, PLACE.practices + PRACTICES - 1];
  formulas[last + 1] = {
    ...formulas[last + 1],
    ...Object.fromEntries(
      ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"].map((column, index) => [
        index + 1,
        `=SUM(${column}${first}:${column}${last})`,
      ]),
    ),
  };
}

/** What is added over base: with other shares, then under the counter-offer. */
function others(formulas: Formulas): void {
  const [first, last] = [PLACE.practices, PLACE.practices + PRACTICES - 1];
  const own = (column: string): string => `${column}$${first}:${column}$${last}`;
  const of = (column: string): string => `${ALLOCATION}$${column}$5:$${column}$24`;
  const paid = (what: string): string => `SUMPRODUCT(ROUND(${what}*${of("I")},2))`;
  const added = (population: string, incentive: string, factor: string, part: string): string =>
    `=${paid(`${of("J")}*${share(5)}`)}+${paid(`${of("J")}*${population}`)}` +
    `+${paid(`${own(factor)}*(${of("K")}+${of("J")}*${population})`)}+${paid(`${of("J")}*${incentive}*${part}`)}`;
  for (let down = 0; down < 5; down += 1) {
    formulas[PLACE.twoWay + down] = {
      ...formulas[PLACE.twoWay + down],
      ...Object.fromEntries(
        ["G", "H", "I", "J", "K"].map((column, along) => [
          along + 1,
          added(`'What differs'!${column}$9`, `'What differs'!$F${10 + down}`, "$L", own("$D")),
        ]),
      ),
    };
  }
  formulas[PLACE.offer] = {
    ...formulas[PLACE.offer],
    1: added(share(6), share(7), "$M", "0"),
    2: added(share(6), share(7), "$M", own("$N")),
    3: added(share(6), share(7), "$M", "1"),
  };
}

/** Eleven organisations by three payouts, whether or not there are any lines; then the answers. */
function payouts(formulas: Formulas): void {
  const list = (column: string): string => `'Payout reconciliation'!$${column}$5:$${column}$39`;
  const first = PLACE.payouts;
  const last = first + 32;
  for (let index = 0; index < 33; index += 1) {
    const [row, payout] = [first + index, (index % 3) + 1];
    const its = `(${list("F")}=$A${row})*(${list("G")}=$B${row})`;
    const added = (column: string): string => `SUMIFS(${list(column)},${list("F")},$A${row},${list("G")},$B${row})`;
    formulas[row] = {
      ...formulas[row],
      1: `Organisation ${String(Math.floor(index / 3) + 1).padStart(2, "0")}`,
      2: payout,
      3: `=${added("H")}`,
      4: `=${added("I")}`,
      5: `=${added("K")}`,
      // What is not said to be paid was paid as projected.
      6: `=${added("J")}+SUMPRODUCT(${its}*(${list("J")}="")*${list("H")})`,
      // Settled: something is earned, nothing that is projected lacks it, and the payout is final.
      7: `=IF(B${row}>'Payout reconciliation'!$B$5,0,IF(SUMPRODUCT(${its}*(${list("I")}<>""))=0,0,IF(SUMPRODUCT(${its}*(${list("H")}<>"")*(${list("I")}=""))>0,0,1)))`,
      8: payout === 1 ? 0 : `=K${row - 1}`,
      9: `=ROUND(D${row}+E${row}-F${row}+H${row},2)`,
      10: `=IF(G${row}=1,MAX(0,I${row}),0)`,
      11: `=IF(G${row}=1,MIN(0,I${row}),H${row})`,
    };
  }
  const settled = (column: string): string => `SUMIFS(${column}${first}:${column}${last},G${first}:G${last},1)`;
  const answer = "'Payout reconciliation'!$B$";
  const start = `EDATE(DATE(2024,7,1),6*(${answer}15-1))`;
  const months = `((YEAR(${answer}16+1)-YEAR(${start}))*12+MONTH(${answer}16+1)-MONTH(${start}))`;
  const one = (column: string): string =>
    `SUMIFS(${column}${first}:${column}${last},A${first}:A${last},${answer}14,B${first}:B${last},${answer}15)`;
  formulas[PLACE.answers] = {
    ...formulas[PLACE.answers],
    1: `=SUMIFS(J${first}:J${last},B${first}:B${last},${answer}5)`,
    2: `=SUMIFS(K${first}:K${last},B${first}:B${last},3)`,
    3: `=${settled("D")}+${settled("E")}-${settled("F")}`,
    4: `=${settled("J")}+B${PLACE.answers}`,
    5: `=ROUND(${one("C")}*${months}/6-SUMIFS(${list("J")},${list("F")},${answer}14,${list("G")},${answer}15),2)`,
  };
}

export function nativePlan(): Formulas {
  const formulas: Formulas = {};
  earned(formulas);
  practices(formulas);
  others(formulas);
  payouts(formulas);
  return formulas;
}
