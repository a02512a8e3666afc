import { defineRule, value } from "../../define/rule";
import { EDITION } from "../../guide/2024-07/document";
import packageFile from "../../../../package.json";

export const version = defineRule({
  name: "VERSION",
  family: "The published model",
  says: "Version of this product and edition of the guide it carries.",
  cites: [{ place: "title page" }],
  readings: [],
  takes: {},
  gives: value("Text"),
  examples: [{ args: [], gives: `APC ${packageFile.version}, guide ${EDITION}`, because: "Both numbers decide what a workbook shows next year." }],
  compute: () => `APC ${packageFile.version}, guide ${EDITION}`,
});
