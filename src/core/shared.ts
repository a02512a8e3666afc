/**
 * What the pages use of the core while they run. functions.js, which is loaded before anything that needs this,
 * hands it over, so that no page carries a second core; a type is imported from its own file.
 */
export { cellOf, ErrorValue } from "./cells/cell";
export { noAnswer, Refusal } from "./cells/refusal";
export { fold } from "./cells/text";
export { catalogue } from "./catalogue";
export { callRule, caseAt } from "./define/call";
export { isTable } from "./define/rule";
export { cite, DOCUMENT, EDITION } from "./guide/2024-07/document";
export { dayOf, FIRST_SERIAL, isoDate, LAST_SERIAL, serialOfIso } from "./numbers/dates";
export { cents, exact, ratio } from "./numbers/exact";
export { recordCase, recordRow } from "./rules/model/working";
export { OUTLOOK_TITLES } from "./rules/uplift/outlook";
export { UPLIFT_TITLES } from "./rules/uplift/uplift";
export { MEASURES, PAID_MEASURES, PRACTICE_TYPES } from "./terms/measures";
export { incentiveCeilingShare, PARAMETERS, payoutEnd, payoutStart, totalCeiling, upliftCeilingShare } from "./terms/parameters";
export { isTermsText, termsRows } from "./terms/rows";
