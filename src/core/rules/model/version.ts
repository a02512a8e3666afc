import { defineRule, value } from "../../define/rule";
import { EDITION_IDS } from "../../guide/carried";
import packageFile from "../../../../package.json";

/** Workbooks without a guide among their terms stand on the first. */
const SHOWN = `APC ${packageFile.version}, guide ${EDITION_IDS.join(" and ")}`;

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
