import { catalogue } from "../../core/catalogue";
import { functionPage } from "./functionPage";
import { guidePage } from "./guidePage";
import { indexPage } from "./indexPage";
import { fileOf, GUIDE, INDEX, TERMS } from "./places";
import { termsPage } from "./termsPage";

/** The folder of the help pages within what is served. */
const FOLDER = "help";

/** Every help page by its name in dist. The stylesheet beside them is copied as it is. */
export function helpPages(): Record<string, string> {
  const pages: (readonly [file: string, content: string])[] = [
    [INDEX, indexPage()],
    [TERMS, termsPage()],
    [GUIDE, guidePage()],
    ...catalogue.map((rule) => [fileOf(rule), functionPage(rule)] as const),
  ];
  return Object.fromEntries(pages.map(([file, content]) => [`${FOLDER}/${file}`, content]));
}

/** Where a function's page is served. */
export function helpUrl(host: string, name: string): string {
  return `${host}/${FOLDER}/${fileOf({ name })}`;
}
