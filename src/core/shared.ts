/**
 * What the pages use of the core while they run. functions.js, which is loaded before anything that needs this,
 * hands it over, so that no page carries a second core; a type is imported from its own file.
 */
export { cellOf, ErrorValue } from "./cells/cell";
export { noAnswer, Refusal } from "./cells/refusal";
export { fold, foldSpaces } from "./cells/text";
export { catalogue } from "./catalogue";
export { callRule, caseAt } from "./define/call";
export { isTable } from "./define/rule";
export { tell } from "./define/tell";
export { FIRST_EDITION } from "./guide/carried";
export { inEdition, PRACTICE_TYPES } from "./guide/edition";
export { dayOf, FIRST_SERIAL, isoDate, LAST_SERIAL, serialOfIso } from "./numbers/dates";
export { cents, exact, ratio } from "./numbers/exact";
export { editionOf, recordCase, recordRow } from "./rules/model/working";
export { OUTLOOK_TITLES } from "./rules/uplift/outlook";
export { AMOUNT_TITLES, OUTCOMES as OUTCOME_ELEMENTS } from "./rules/uplift/payments";
export { practicesIn, scoresHeldIn, scoresIn } from "./rules/uplift/planTables";
export { ADDED as ADDED_COLUMNS, PMPM_AT_MOST } from "./rules/uplift/practiceLine";
export { UPLIFT_TITLES } from "./rules/uplift/uplift";
export { measuresIn, paidMeasuresIn } from "./terms/measures";
export { parameterByKey } from "./terms/parameters";
export { editionOfRows } from "./terms/readTerms";
export { isTermsText, termsRows } from "./terms/rows";
