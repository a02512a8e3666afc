import { echo } from "../../cells/cell";
import { procedureCode, procedureCodeOfNumber } from "../../cells/procedureCode";
import { wrongInput } from "../../cells/refusal";
import type { Kind } from "../../define/rule";

/** A CPT or HCPCS code as text or number, modifiers dropped. */
export const code: Kind<string> = {
  says: "a CPT or HCPCS code, such as 99213 or J0696",
  word: true,
  read(cell, argument) {
    const found =
      typeof cell === "string" ? procedureCode(cell) : typeof cell === "number" ? procedureCodeOfNumber(cell) : null;
    if (found !== null) return found;
    throw wrongInput(
      `${argument}: ${echo(cell)} is not a CPT or HCPCS code; give five characters, such as 99213, 0446T or J0696`,
    );
  },
};
