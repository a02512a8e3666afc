import { number } from "../../define/kinds";
import { cell, listOfEach, type Kind } from "../../define/rule";
import { code } from "./code";

export const codeArgument = cell(code, "CPT or HCPCS code, as text or number; modifiers are dropped");
export const codesArgument = listOfEach(
  code,
  "CPT or HCPCS code of each line, as text or number; modifiers are dropped",
);

/** What a claim line allows or pays; negative where it takes an earlier one back. */
export const lineAmount: Kind<number> = { ...number("an amount in dollars", () => true), cheap: true };
