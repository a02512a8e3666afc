import type { Host } from "../../src/harness/host";
import { openBundle } from "./openBundle";
import { openRuntime } from "./openRuntime";

/** The harness, whose every answer Microsoft's own runtime gives as well. */
export async function openBothHosts(): Promise<Host> {
  const harness = await openBundle();
  const runtime = openRuntime();
  return {
    ...harness,
    call(id, args, options) {
      const answer = harness.call(id, args, options);
      expect(runtime.call(id, args, options)).toEqual(answer);
      return answer;
    },
  };
}
