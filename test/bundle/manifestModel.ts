import { childrenOf, type Element } from "./manifestXml";

/** Answers the content of a file of the build by its path, undefined when the build does not make it. */
export type BuiltFile = (path: string) => Buffer | undefined;

/** What a check looks at. */
export interface Manifest {
  root: Element;
  elements: Element[];
  /** The children of Resources' four sections. */
  resources: Element[];
  builtFile: BuiltFile;
}

/** Sentences about what is wrong; none, no flaw. */
export type ManifestCheck = (manifest: Manifest) => string[];

export function startPage(root: Element): string | undefined {
  const [settings] = childrenOf(root, "DefaultSettings");
  return settings?.children.find(({ name }) => name === "SourceLocation")?.attributes.DefaultValue;
}

export function listed(words: readonly string[]): string {
  return words.join(", ");
}
