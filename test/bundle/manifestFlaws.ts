import type { BuiltFile, Manifest } from "./manifestModel";
import { RESOURCE_CHECKS, RESOURCE_SECTIONS } from "./manifestResources";
import { STRUCTURE_CHECKS } from "./manifestStructure";
import { descendants, readXml } from "./manifestXml";

/**
 * What Office refuses or silently drops in an add-in only manifest although the schemas let it pass,
 * and the two things they catch that are easily broken by hand: the order of elements and the lengths.
 */
export async function manifestFlaws(text: string, builtFile: BuiltFile): Promise<string[]> {
  const root = await readXml(text);
  const elements = descendants(root);
  const manifest: Manifest = {
    root,
    elements,
    resources: elements.filter((element) => element.name in RESOURCE_SECTIONS).flatMap((section) => section.children),
    builtFile,
  };
  return [...STRUCTURE_CHECKS, ...RESOURCE_CHECKS].flatMap((check) => check(manifest));
}
