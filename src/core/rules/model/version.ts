import { defineRule, value } from "../../define/rule";
import { allOf } from "../../cells/text";
import { EDITION_IDS } from "../../guide/carried";
import packageFile from "../../../../package.json";

/**
 * "APC 1.0.0, guide 2024-07": every edition that this version carries, oldest first. Which of them a workbook stands on
 * is for its terms to say; without a word on it, on the first.
 */
const SHOWN = `APC ${packageFile.version}, guide ${allOf(EDITION_IDS)}`;

export const version = defineRule({
  name: "VERSION",
  family: "The published model",
  says: "Version of this product and edition of the guide it carries.",
  cites: [{ part: "titlePage" }],
  readings: [],
  takes: {},
  gives: value("Text"),
  examples: [{ args: [], gives: SHOWN, because: "Both numbers decide what a workbook shows next year." }],
  compute: () => SHOWN,
});
