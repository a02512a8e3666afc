import { parseStringPromise, processors } from "xml2js";

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: Element[];
}

export async function readXml(text: string): Promise<Element> {
  return toElement(await parseStringPromise(text, PARSER));
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

export function descendants(element: Element): Element[] {
  return [element, ...element.children.flatMap(descendants)];
}

/** Children stay in document order; prefixes such as bt: and xsi: are dropped. */
const PARSER = {
  explicitRoot: false,
  explicitChildren: true,
  preserveChildrenOrder: true,
  tagNameProcessors: [processors.stripPrefix],
  attrNameProcessors: [processors.stripPrefix],
};

function toElement(parsed: unknown): Element {
  const node = parsed as { "#name": string; $?: Record<string, string>; $$?: unknown[]; _?: string };
  const children = (node.$$ ?? []).map(toElement);
  return { name: node["#name"], attributes: node.$ ?? {}, text: node._ ?? "", children };
}
