import type { HostMatrix } from "../../src/harness/host";
import { answersIn, buildProgram, firstDifference, QUICK_JS, V8, type Program } from "../engines/engines";

/** The same answers in every engine: a part of what `npm run engines` asks, in the two that npm brings. */

/** Each function a hundred times. */
const CALLS = 4_000;

let program: Program;
let inV8: string[];
let inQuickJs: string[];
beforeAll(async () => {
  program = buildProgram(CALLS);
  [inV8, inQuickJs] = await Promise.all([answersIn(V8, program), answersIn(QUICK_JS, program)]);
});

test("V8 and QuickJS answer alike", () => {
  expect(firstDifference(program, [V8, inV8], [QUICK_JS, inQuickJs])).toBeNull();
});

test("an answer that differs in its last digit is found, and named by its call", () => {
  const index = program.calls.findIndex(({ id }) => id === "INCENTIVE.PAYMENT");
  const others = inV8.map((answer, place) => (place === index ? answer.replace("]]", "1]]") : answer));
  expect(firstDifference(program, [V8, inV8], [QUICK_JS, others])).toMatch(
    new RegExp(`^Call ${index + 1}: =APC.INCENTIVE.PAYMENT\\(`),
  );
});

test("the set asks of every function what it can answer", () => {
  const answered = new Map<string, number>();
  program.calls.forEach(({ id }, index) => {
    const cells = (JSON.parse(inV8[index] ?? "[]") as HostMatrix).flat();
    const count = cells.some((cell) => typeof cell !== "object") ? 1 : 0;
    answered.set(id, (answered.get(id) ?? 0) + count);
  });
  expect([...answered].filter(([, count]) => count < 10)).toEqual([]);
  expect([...answered.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(CALLS / 2);
});
