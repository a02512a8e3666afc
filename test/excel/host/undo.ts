/**
 * What Excel cannot undo, by class: Microsoft's table "Undo capabilities with the Excel JavaScript API". A merged undo
 * group that holds one of these is refused.
 */

/** On no platform. */
export const NOT_UNDONE = membersOf({
  AllowEditRange: "address delete pauseProtection setPassword title",
  AllowEditRangeCollection: "add pauseProtection",
  Chart: "categoryLabelLevel seriesNameLevel",
  DataConnectionCollection: "refreshAll",
  LinkedWorkbook: "refresh",
  LinkedWorkbookCollection: "refreshAll",
  Workbook: "close insertWorksheetsFromBase64 save",
  WorkbookProtection: "protect unprotect",
  Worksheet: "copy delete",
  WorksheetCollection: "addFromBase64",
  WorksheetProtection: "pauseProtection protect resumeProtection setPassword unprotect updateOptions",
});

/** On the web, though on Windows and on a Mac. */
export const NOT_UNDONE_ON_THE_WEB = membersOf({
  ChartPivotOptions: "showAxisFieldButtons showLegendFieldButtons showReportFilterFieldButtons showValueFieldButtons",
  ChartTrendlineLabel: "formula",
  DocumentProperties: "author category comments company keywords manager revisionNumber subject title",
  NamedItem: "comment",
  PivotTableStyle: "delete duplicate name",
  PivotTableStyleCollection: "add setDefault",
  Query: "delete refresh",
  QueryCollection: "refreshAll",
  Slicer: "name nameInFormula",
  SlicerStyle: "delete duplicate name",
  SlicerStyleCollection: "add setDefault",
  Style:
    "addIndent autoIndent formulaHidden horizontalAlignment includeAlignment includeBorder includeFont includeNumber includePatterns includeProtection indentLevel locked numberFormat numberFormatLocal orientation readingOrder shrinkToFit textOrientation verticalAlignment wrapText",
  TableStyle: "delete duplicate name",
  TableStyleCollection: "add setDefault",
  TimelineStyle: "delete duplicate name",
  TimelineStyleCollection: "add setDefault",
  Worksheet: "standardWidth",
});

/** On Windows and on a Mac, though on the web. */
export const NOT_UNDONE_ON_A_DESKTOP = membersOf({
  Worksheet: "name position visibility",
});

function membersOf(classes: Readonly<Record<string, string>>): ReadonlySet<string> {
  return new Set(
    Object.entries(classes).flatMap(([type, members]) => members.split(" ").map((member) => `${type}.${member}`)),
  );
}
