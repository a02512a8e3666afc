import fc from "fast-check";
import type { HostCell, Host, HostMatrix } from "../../src/harness/host";
import { openBundle } from "./openBundle";

/** Every well-formed CPT and HCPCS code through TRACK: 100,000 of digits, 50,000 and 180,000 with a letter. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

const column = (cells: readonly HostCell[]): HostMatrix => cells.map((cell) => [cell]);

describe("TRACK", () => {
  const digits = (count: number): string[] =>
    Array.from({ length: 10 ** count }, (_, number) => String(number).padStart(count, "0"));
  const FORMS: readonly [name: string, codes: readonly string[]][] = [
    ...digits(1).map((first): [string, string[]] => [`${first}####`, digits(4).map((rest) => first + rest)]),
    ..."A F M T U".split(" ").map((last): [string, string[]] => [`####${last}`, digits(4).map((rest) => rest + last)]),
    ..."A B C D E G H J K L M P Q R S T U V"
      .split(" ")
      .map((first): [string, string[]] => [`${first}####`, digits(4).map((rest) => first + rest)]),
  ];

  test.each(FORMS)(
    "%s: one of two words in each track, and without a track those that say Capitated",
    (_form, codes) => {
      const byTrack = host.call("TRACK", [column(codes), [["A", "B", "C"]]]);
      const covering = host.call("TRACK", [column(codes)]).flat();
      const wrong = codes.filter((_code, index) => {
        const [inA, inB, inC] = byTrack[index] ?? [];
        const words = [inB, inC].every((word) => word === "Capitated" || word === "FFS");
        const named = [inB === "Capitated" ? ["B"] : [], inC === "Capitated" ? ["C"] : []].flat().join(", ");
        return inA !== "FFS" || !words || covering[index] !== (named === "" ? "FFS" : named);
      });
      expect(wrong).toEqual([]);
    },
  );

  test("however it is typed", () => {
    const code = fc.constantFrom(...FORMS).chain(([, codes]) => fc.constantFrom(...codes));
    const modifiers = fc.array(fc.stringMatching(/^[-, ][0-9A-Z]{2}$/), { maxLength: 4 }).map((each) => each.join(""));
    const fullWidth = (text: string): string =>
      text.replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(code, modifiers, fc.constantFrom("B", "C"), (plain, modifier, track) => {
        const typed = [plain, `${plain}${modifier}`, ` ${plain.toLowerCase()}\u00A0`, fullWidth(plain)];
        const asNumber = Number(plain) >= 100 ? [Number(plain)] : [];
        const answers = host.call("TRACK", [column([...typed, ...asNumber]), [[track]]]).flat();
        expect(new Set(answers).size).toBe(1);
      }),
    );
  });
});
