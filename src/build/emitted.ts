import { helpPages } from "./help/pages";
import { functionsJson } from "./metadata";

/**
 * What the build writes from the declarations: file name in dist to content.
 * @param host where it will be served from, without a slash at the end.
 */
export function emitted(host: string): Record<string, string> {
  return { "functions.json": functionsJson(host), ...helpPages() };
}
