import { catalogue } from "../../src/core/catalogue";
import type { Example, Result } from "../../src/core/define/rule";
import type { Host, HostMatrix } from "../../src/harness/host";
import { comparable } from "../cases/readCases";
import { openBothHosts } from "./openBothHosts";

/** The worked examples of every function, as help prints them, run through the built bundle. */

let host: Host;
beforeAll(async () => {
  host = await openBothHosts();
});

const matrixOf = (argument: Example["args"][number]): HostMatrix =>
  typeof argument === "object" && argument !== null ? (argument as HostMatrix) : [[argument]];

const outgoing = (value: Result): Result => value ?? "";

for (const { name, gives, examples } of catalogue) {
  for (const example of examples) {
    test(`${name}(${JSON.stringify(example.args).slice(1, -1)}): ${example.because}`, () => {
      const answer = host.call(name, example.args.map(matrixOf)).map((row) => row.map(comparable));
      const body = Array.isArray(example.gives) ? (example.gives as Result[][]) : [[example.gives as Result]];
      const header =
        gives.shape === "table" && Array.isArray(example.gives) ? [[...(example.header ?? gives.columns)]] : [];
      expect(answer).toEqual([...header, ...body.map((row) => row.map(outgoing))]);
    });
  }
}
