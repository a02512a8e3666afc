import { functionsJson } from "./metadata";

/** What the build writes from the declarations: file name in dist to content. */
export function emitted(): Record<string, string> {
  return { "functions.json": functionsJson() };
}
