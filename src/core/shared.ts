/**
 * What the pages use of the core while they run. functions.js, which is loaded before anything that needs this,
 * hands it over, so that no page carries a second core; a type is imported from its own file.
 */
export { cellOf, ErrorValue } from "./cells/cell";
export { noAnswer, Refusal } from "./cells/refusal";
export { fold, foldSpaces } from "./cells/text";
export { catalogue } from "./catalogue";
export { callRule, caseAt } from "./define/call";
export { grouped } from "./define/grouped";
export { isTable } from "./define/rule";
export { tell } from "./define/tell";
export { FIRST_EDITION } from "./guide/carried";
export { inEdition, PRACTICE_TYPES } from "./guide/edition";
export { FIRST_SERIAL, isoDate, LAST_SERIAL, serialOfIso } from "./numbers/dates";
export { cents, exact, ratio } from "./numbers/exact";
export { editionOf, recordCase, recordRow } from "./rules/model/working";
export { PANEL_FIGURES } from "./rules/payouts/reconcilePanel";
export { AMOUNT_TITLES, OUTCOMES as OUTCOME_ELEMENTS } from "./rules/uplift/payments";
export { earnedAtMostIn, practicesIn, scoresHeldIn, scoresIn } from "./rules/uplift/planTables";
export { PRACTICES as PRACTICE_COLUMNS, SCORES as SCORE_COLUMNS } from "./rules/uplift/practiceTable";
export { ADDED as ADDED_COLUMNS, FIRST_OF_LINE, leadsTo, PMPM_AT_MOST } from "./rules/uplift/practiceLine";
export { measuresIn, paidMeasuresIn } from "./terms/measures";
export { parameterByKey } from "./terms/parameters";
export { editionOfRows } from "./terms/readTerms";
export { isTermsText, termsRows } from "./terms/rows";
