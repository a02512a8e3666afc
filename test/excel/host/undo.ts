/**
 * What an Excel on no platform can undo, of Microsoft's table "Undo capabilities with the Excel JavaScript API". A
 * merged undo group that holds one of these is refused.
 */
export const NOT_UNDONE: ReadonlySet<string> = new Set([
  "AllowEditRange.address",
  "AllowEditRange.delete",
  "AllowEditRange.pauseProtection",
  "AllowEditRange.setPassword",
  "AllowEditRange.title",
  "AllowEditRangeCollection.add",
  "AllowEditRangeCollection.pauseProtection",
  "Chart.categoryLabelLevel",
  "Chart.seriesNameLevel",
  "DataConnectionCollection.refreshAll",
  "LinkedWorkbook.refresh",
  "LinkedWorkbookCollection.refreshAll",
  "Workbook.close",
  "Workbook.insertWorksheetsFromBase64",
  "Workbook.save",
  "WorkbookProtection.protect",
  "WorkbookProtection.unprotect",
  "Worksheet.copy",
  "Worksheet.delete",
  "WorksheetCollection.addFromBase64",
  "WorksheetProtection.pauseProtection",
  "WorksheetProtection.protect",
  "WorksheetProtection.resumeProtection",
  "WorksheetProtection.setPassword",
  "WorksheetProtection.unprotect",
  "WorksheetProtection.updateOptions",
]);

/** What the web alone cannot undo, and what Windows and Mac alone cannot. */
export const NOT_UNDONE_ON_THE_WEB: ReadonlySet<string> = new Set(["NamedItem.comment", "Worksheet.standardWidth"]);
export const NOT_UNDONE_ON_A_DESKTOP: ReadonlySet<string> = new Set([
  "Worksheet.name",
  "Worksheet.position",
  "Worksheet.visibility",
]);
