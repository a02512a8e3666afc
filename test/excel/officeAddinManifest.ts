/**
 * Stands in for office-addin-manifest, which office-addin-mock wants for the names of the Office programs
 * alone, and which older versions of Node 20 cannot load.
 */
export const OfficeApp = { Excel: "excel", Outlook: "outlook" };
