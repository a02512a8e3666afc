import type { Rule } from "./define/rule";
import { gapCases } from "./rules/incentive/gapCases";
import { gapClosure } from "./rules/incentive/gapClosure";
import { incentive } from "./rules/incentive/incentive";
import { incentiveStatus } from "./rules/incentive/status";
import { incentiveTarget } from "./rules/incentive/target";
import { measures } from "./rules/model/measures";
import { source } from "./rules/model/source";
import { term } from "./rules/model/term";
import { termsRule } from "./rules/model/terms";
import { version } from "./rules/model/version";
import { workingOver } from "./rules/model/working";
import { hpiAdjustment } from "./rules/risk/hpiAdjustment";
import { hpiDecile } from "./rules/risk/hpiDecile";
import { track } from "./rules/tracks/track";
import { trackRule } from "./rules/tracks/trackRule";

const rules: readonly Rule[] = [
  incentive, incentiveStatus, incentiveTarget, gapClosure, gapCases,
  track, trackRule,
  hpiAdjustment, hpiDecile,
  measures, termsRule, term, source, version,
];

/** Every function, once. The order is that of functions.json, which only ever grows at its end. */
export const catalogue: readonly Rule[] = [...rules, workingOver(rules)];
