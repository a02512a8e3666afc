import { Refusal } from "../../src/core/cells/refusal";
import { answer as answerOf, column } from "./answers";

/** Texts as exports and keyboards write them, by the functions that read them. */

/** With lists as columns. */
function answer(name: string, ...args: readonly unknown[]): unknown {
  return answerOf(name, ...args.map((arg) => (Array.isArray(arg) ? column(arg) : arg)));
}

function sentence(found: unknown): string {
  const cell: unknown = Array.isArray(found) ? (found as unknown[][])[0]?.[0] : found;
  return cell instanceof Refusal ? cell.sentence : "";
}

describe("the mark of a text, which some exports write out, is none of it", () => {
  test("of words, codes and keys", () => {
    expect(answer("INCENTIVE", "'Adult", "' cbp", 60, 66.5)).toEqual([[0.06]]);
    expect(answer("TRACK", "'99213", "'B")).toEqual(answer("TRACK", "99213", "B"));
    expect(answer("TERM", "'CBP.gold")).toEqual([[74]]);
  });

  test("of names: a practice that stands with and without it is one", () => {
    const panel = answer("RECONCILE.PANEL", ["'A", "A"], [1, 2], [100, 100], [90, 130]);
    expect((panel as unknown[][])[2]).toEqual(["A", 2, 100, 130, 0, 100, 30, -10, 20, 0, "Settled"]);
  });

  test("of numbers: what to type has none", () => {
    expect(sentence(answer("INCENTIVE", "Adult", "CBP", 60, "'66.5"))).toBe(
      'score: "66.5" is text; type it as the number 66.5',
    );
  });

  test("alone it is a blank cell; inside a text it stays", () => {
    expect(answer("INCENTIVE", "Adult", "CBP", 60, "'")).toEqual(answer("INCENTIVE", "Adult", "CBP", 60, null));
    const [, row] = answer("INCENTIVE.PANEL", ["O'Neill"], ["Adult"], ["CBP"], [60], [66.5]) as unknown[][];
    expect(row?.[0]).toBe("O'Neill");
  });
});
