import { asItStands } from "../../define/kinds";
import { cell, list } from "../../define/rule";
import { code } from "./code";

export const codeArgument = cell(code, "CPT or HCPCS code, as text or number; modifiers are dropped");
export const codesArgument = list(
  asItStands,
  "CPT or HCPCS code of each line, as text or number; modifiers are dropped",
);
