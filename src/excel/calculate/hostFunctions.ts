/** Of Excel's own functions those that take more than one cell, and where; every other argument is a single value. */
const RANGES: Readonly<Record<string, (argument: number) => boolean>> = {
  ...named(
    () => true,
    "SUM",
    "AVERAGE",
    "MIN",
    "MAX",
    "COUNT",
    "COUNTA",
    "COUNTBLANK",
    "PRODUCT",
    "MEDIAN",
    "STDEV.S",
    "STDEV.P",
    "VAR.S",
    "VAR.P",
    "AND",
    "OR",
    "SUMPRODUCT",
  ),
  ...named(
    (argument) => argument === 0,
    "COUNTIF",
    "LARGE",
    "SMALL",
    "PERCENTILE.INC",
    "QUARTILE.INC",
    "ROWS",
    "COLUMNS",
  ),
  ...named((argument) => argument === 1, "VLOOKUP", "HLOOKUP", "MATCH", "RANK.EQ", "RANK.AVG"),
  ...named((argument) => argument !== 1, "SUMIF", "AVERAGEIF"),
  ...named((argument) => argument === 0 || argument % 2 === 1, "SUMIFS", "AVERAGEIFS"),
  ...named((argument) => argument % 2 === 0, "COUNTIFS"),
};

export function takesRange(name: string, argument: number): boolean {
  return RANGES[name]?.(argument) ?? false;
}

function named<T>(what: T, ...names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, what]));
}
