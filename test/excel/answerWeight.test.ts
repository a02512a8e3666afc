import fc from "fast-check";
import { Refusal, type ErrorCode } from "../../src/core/cells/refusal";
import type { Outgoing } from "../../src/core/define/call";
import { MOST_OF_AN_ANSWER, rowWeights, sentenceWeight, survey } from "../../src/excel/answers/weight";
import { RuntimeError } from "../../src/harness/runtime";

/** What an answer is taken to weigh, beside the message that takes it; the harness writes it as Excel's runtime does. */

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);

const decimals = fc
  .tuple(fc.integer(), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => digits / 10 ** places);
const numbers = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ min: -1, max: 1, noNaN: true }), decimals)
  .map((number) => (number === 0 ? 0 : number));
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ maxLength: 120 }),
  fc.constant('"\\\n\u0000'),
);
const codes = fc.constantFrom<ErrorCode>("#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!");
const refusals = fc.tuple(codes, texts).map(([code, sentence]) => new Refusal(code, sentence, false));
const cells = fc.oneof<fc.Arbitrary<Outgoing>[]>(numbers, texts, refusals);

test("a row weighs what the runtime writes of it as UTF-8, errors without their sentences", () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (row) => {
      const written = JSON.stringify([
        row.map((cell) => (cell instanceof Refusal ? new RuntimeError(cell.code) : cell)),
      ]);
      // Brackets around all rows stand for the commas after the last cell and the last row.
      expect(sum(rowWeights([row]))).toBe(Buffer.byteLength(written));
    }),
    { numRuns: 2_000 },
  );
});

test("a sentence adds what it takes with its name", () => {
  fc.assert(
    fc.property(texts, (sentence) => {
      fc.pre(sentence !== "");
      const [spoken, silent] = [new RuntimeError("#N/A", sentence), new RuntimeError("#N/A")].map((error) =>
        Buffer.byteLength(JSON.stringify(error)),
      );
      expect(sentenceWeight(new Refusal("#N/A", sentence))).toBe((spoken ?? 0) - (silent ?? 0));
    }),
  );
});

test("an answer just too heavy is never estimated to be light enough, and its refused rows are found", () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 3 }), (row) => {
      const count = Math.floor(MOST_OF_AN_ANSWER / sum(rowWeights([row]))) + 1;
      const { room, refused } = survey(Array.from({ length: count }, () => row));
      expect(room).toBeLessThan(0);
      expect(refused.length).toBe(row.some((cell) => cell instanceof Refusal) ? count : 0);
    }),
    { numRuns: 150 },
  );
});

test("100,000 shares as the guide prints them are known to be light without being weighed", () => {
  expect(survey(Array.from({ length: 100_000 }, (_, index) => [(index % 700) / 10_000])).room).toBe(Infinity);
});
