import type { Rule } from "./define/rule";
import { gapCases } from "./rules/incentive/gapCases";
import { gapClosure } from "./rules/incentive/gapClosure";
import { incentive } from "./rules/incentive/incentive";
import { incentiveStatus } from "./rules/incentive/status";
import { incentiveTarget } from "./rules/incentive/target";
import { incentivePanel } from "./rules/incentive/panel";
import { incentivePayment } from "./rules/incentive/payment";
import { scores } from "./rules/incentive/scores";
import { incentiveScorecard } from "./rules/incentive/scorecard";
import { incentiveTotal } from "./rules/incentive/total";
import { measures } from "./rules/model/measures";
import { source } from "./rules/model/source";
import { term } from "./rules/model/term";
import { termsRule } from "./rules/model/terms";
import { termsDiffer } from "./rules/model/termsDiffer";
import { version } from "./rules/model/version";
import { workingOver } from "./rules/model/working";
import { payoutAccrual } from "./rules/payouts/payoutAccrual";
import { payoutNumber } from "./rules/payouts/payoutNumber";
import { payoutSchedule } from "./rules/payouts/payoutSchedule";
import { reconcile } from "./rules/payouts/reconcile";
import { reconcilePanel } from "./rules/payouts/reconcilePanel";
import { populationHealthPayment } from "./rules/populationHealth/payment";
import { ageSex } from "./rules/risk/ageSex";
import { hpiAdjustment } from "./rules/risk/hpiAdjustment";
import { hpiDecile } from "./rules/risk/hpiDecile";
import { riskAdjust } from "./rules/risk/riskAdjust";
import { capitationPayment } from "./rules/tracks/capitationPayment";
import { capitationRate } from "./rules/tracks/capitationRate";
import { claimsSplit } from "./rules/tracks/claimsSplit";
import { track } from "./rules/tracks/track";
import { trackRule } from "./rules/tracks/trackRule";
import { directPayment } from "./rules/uplift/directPayment";
import { outlook } from "./rules/uplift/outlook";
import { upliftPractices } from "./rules/uplift/practices";
import { upliftSolve } from "./rules/uplift/solve";
import { upliftTotal } from "./rules/uplift/total";
import { uplift } from "./rules/uplift/uplift";

const rules: readonly Rule[] = [
  incentive,
  incentiveStatus,
  incentiveTarget,
  gapClosure,
  gapCases,
  track,
  trackRule,
  hpiAdjustment,
  hpiDecile,
  measures,
  termsRule,
  term,
  source,
  version,
];

/** Added after WORKING was released: functions.json only ever grows at its end. */
const later: readonly Rule[] = [
  incentiveTotal,
  incentiveScorecard,
  incentivePanel,
  incentivePayment,
  claimsSplit,
  capitationRate,
  capitationPayment,
  populationHealthPayment,
  ageSex,
  riskAdjust,
  uplift,
  outlook,
  payoutSchedule,
  payoutNumber,
  reconcile,
  scores,
  directPayment,
  upliftPractices,
  upliftTotal,
  upliftSolve,
  termsDiffer,
  reconcilePanel,
  payoutAccrual,
];

/** Every function, once, in the order of functions.json. */
export const catalogue: readonly Rule[] = [...rules, workingOver([...rules, ...later]), ...later];
