import { Refusal } from "../../src/core/cells/refusal";
import { answer, shown } from "./answers";
import { practices } from "./anyPlan";

/** What functions make of arguments that they do not take. */

test("a range where one cell is taken is refused whole: a table answers one case", () => {
  const given = practices(["A", "Adult", 1000, 30, null, null, 6, null, null, null]);
  const refused = answer("UPLIFT.PRACTICES", given, [[0.05], [0.1]], 0.1, 0.15);
  expect(refused instanceof Refusal ? `${refused.code} ${refused.sentence}` : refused).toBe(
    "#VALUE! directShare: 2 × 1 cells; give one, because the answer is a table",
  );
});

test("an error among the baselines of a panel costs that practice its row, and no other", () => {
  const rows = answer(
    "INCENTIVE.PANEL",
    ["A", "B"],
    ["Adult", "Adult"],
    ["CBP", "CBP"],
    [{ code: "#N/A" }, 60],
    [66.5, 66.5],
  );
  if (rows instanceof Refusal) throw new Error(rows.sentence);
  const [, a = [], b = []] = rows;
  expect([a.slice(0, 3).map(shown), b.slice(0, 3).map(shown)]).toEqual([
    ["A", "Adult", "#N/A"],
    ["B", "Adult", 0.06],
  ]);
});

test("a share of a measure that a practice type does not have is refused for that reason", () => {
  const refused = answer("TERMS", [["CIS.Adult.gold", 0.1]]);
  const cell = refused instanceof Refusal ? refused : refused[0]?.[0];
  expect(cell instanceof Refusal ? cell.sentence : cell).toContain(
    '"CIS.Adult.gold": CIS does not apply to Adult practices and has no share there',
  );
});
