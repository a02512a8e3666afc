import type { Decimal } from "../../core/numbers/exact";
import { cents, exact, noAnswer, ratio, Refusal } from "../../core/shared";
import type { BookCell, BookExpression, BookMatrix, BookValue } from "./book";
import { constant } from "./calls";

/** Operators and the few functions of the spreadsheet's own that the sheets need, each as text and as value. */

export function sum(of: BookExpression): BookExpression {
  return native(
    [of],
    (text) => `SUM(${text})`,
    (cells) => total(cells).toNumber(),
  );
}

/** A sum only where each of them is a number: words count nothing in a spreadsheet's own sums, and would go unseen. */
export function sumOfNumbers(of: BookExpression): BookExpression {
  return native(
    [of],
    (text) => `IF(COUNT(${text})=ROWS(${text}),SUM(${text}),NA())`,
    (cells) =>
      cells.every(([value]) => typeof value === "number")
        ? total(cells).toNumber()
        : noAnswer("Not all of them are numbers"),
  );
}

/**
 * The payments under one label, each already in cents. A block that is refused shows its error where its heading
 * stood: then there are fewer headings than places, and no sum. The headings are counted, for they stand in the
 * formulas' own cells: what a refused block had below, the workbench forgets too late for this sum.
 */
export function sumWhere(
  amounts: BookExpression,
  labels: BookExpression,
  label: BookCell,
  heading: string,
  places: BookExpression,
): BookExpression {
  const rowsOf = (words: BookValue): ReadonlySet<number> =>
    new Set(labels.reads.filter(({ value }) => value === words).map(({ row }) => row));
  const counted = (): BookCell[] => {
    const chosen = rowsOf(label.value);
    return amounts.reads.filter(({ row }) => chosen.has(row));
  };
  return {
    text(sheet) {
      const [values, keys, key, head, all] = [amounts, labels, label, constant(heading), places].map((one) =>
        one.text(sheet),
      );
      return `IF(COUNTIF(${keys},${head})=ROWS(${all}),ROUND(SUMIFS(${values},${keys},${key}),2),NA())`;
    },
    compute() {
      const refused = labels.reads.find(({ value }) => value instanceof Refusal)?.value;
      // Counting passes no error on, so that the sheet has its own, whatever the cause.
      if (refused instanceof Refusal) return [[noAnswer(refused.sentence)]];
      if (rowsOf(heading).size !== places.compute().length)
        return [[noAnswer("There are not as many blocks as sites")]];
      return [[cents(total(counted().map(({ value }) => [value]))).toNumber()]];
    },
    reads: [...amounts.reads, ...labels.reads, label, ...places.reads],
    counted,
  };
}

export function sumOfProducts(left: BookExpression, right: BookExpression): BookExpression {
  return native(
    [left, right],
    (a, b) => `SUMPRODUCT(${a},${b})`,
    (a, b) =>
      a
        .flat()
        .reduce<Decimal>(
          (sum, value, place) => sum.plus(decimal(value).times(decimal(b.flat()[place] ?? null))),
          exact(0),
        )
        .toNumber(),
  );
}

export function plus(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "+", right, (a, b) => a.plus(b).toNumber());
}

export function minus(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "-", right, (a, b) => a.minus(b).toNumber());
}

export function times(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "*", right, (a, b) => a.times(b).toNumber());
}

export function over(left: BookExpression, right: BookExpression): BookExpression {
  return arithmetic(left, "/", right, (a, b) =>
    b.isZero() ? new Refusal("#DIV/0!", "There is nothing to divide by") : ratio(a, b),
  );
}

/** The same on every engine: sums of products differ in their last digits from one to another. */
export function rounded(of: BookExpression, decimals: number): BookExpression {
  return native(
    [of],
    (text) => `ROUND(${text},${decimals})`,
    (cells) =>
      decimal(cells[0]?.[0] ?? null)
        .toDecimalPlaces(decimals)
        .toNumber(),
  );
}

/** No more than a ceiling, which can be a word for none: a spreadsheet's MIN passes over words in cells. */
export function atMost(of: BookCell, ceiling: BookCell): BookExpression {
  return native(
    [of, ceiling],
    (text, limit) => `MIN(${text},${limit})`,
    (cells, limits) => Math.min(...[...cells.flat(), ...limits.flat()].filter((value) => typeof value === "number")),
  );
}

/** Rows of a table's answer under its headings. */
export function rowsUnderHeadings(of: BookExpression): BookExpression {
  return native(
    [of],
    (text) => `ROWS(${text})-1`,
    (cells) => cells.length - 1,
  );
}

function arithmetic(
  left: BookExpression,
  sign: string,
  right: BookExpression,
  of: (left: Decimal, right: Decimal) => number | Refusal,
): BookExpression {
  return native(
    [left, right],
    (a, b) => `${a}${sign}${b}`,
    (a, b) => of(decimal(a[0]?.[0] ?? null), decimal(b[0]?.[0] ?? null)),
  );
}

/** A function of the spreadsheet's; like there, an error that goes in comes out. */
export function native(
  operands: readonly BookExpression[],
  write: (...texts: string[]) => string,
  compute: (...cells: BookMatrix[]) => number | Refusal,
): BookExpression {
  return {
    text: (sheet) => write(...operands.map((operand) => operand.text(sheet))),
    compute() {
      const cells = operands.map((operand) => operand.compute());
      const refused = cells.flat(2).find((value) => value instanceof Refusal);
      return [[refused ?? compute(...cells)]];
    },
    reads: operands.flatMap(({ reads }) => reads),
  };
}

function total(cells: BookMatrix): Decimal {
  return cells.flat().reduce<Decimal>((sum, value) => sum.plus(decimal(value)), exact(0));
}

/** Text and blanks count nothing, as in a spreadsheet's own sums. */
export function decimal(value: BookValue): Decimal {
  return exact(typeof value === "number" ? value : 0);
}
