import { pngSize } from "./pngSize";
import { type ManifestCheck, type Manifest, startPage } from "./manifestModel";
import { childrenOf, type Element } from "./manifestXml";

/** Checks of what a manifest points to: the strings, the addresses and the icons of its Resources. */

const LONGEST_RESID = 32;
const LONGEST_SHORT_STRING = 125;
const LONGEST_LONG_STRING = 250;
const REQUIRED_ICON_SIZES = ["16", "32", "80"];

/** Each section of Resources, and the elements whose resid must be found there. */
export const RESOURCE_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  Images: ["Image"],
  Urls: ["SourceLocation", "Runtime", "FunctionFile", "LearnMoreUrl"],
  ShortStrings: ["Label", "Title", "Namespace"],
  LongStrings: ["Description"],
};

const URL_ELEMENTS = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url"];

export const RESOURCE_CHECKS: readonly ManifestCheck[] = [resids, lengths, icons, urls];

function resids({ elements, resources }: Manifest): string[] {
  const dangling = elements
    .filter(({ attributes }) => attributes.resid !== undefined)
    .filter(({ name, attributes }) => {
      const section = elements.find((element) => element.name === sectionOf(name));
      return !section?.children.some((resource) => resource.attributes.id === attributes.resid);
    })
    .map(({ name, attributes }) => `${name} points to ${attributes.resid}, which is not among the ${sectionOf(name)}.`);
  const ids = resources.map(({ attributes }) => attributes.id ?? "");
  const duplicate = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `Resource ${id} is there twice.`);
  const unused = ids
    .filter((id) => !elements.some(({ attributes }) => attributes.resid === id))
    .map((id) => `Resource ${id} is used nowhere.`);
  const long = ids
    .filter((id) => id.length > LONGEST_RESID)
    .map((id) => `Resource ${id} has an id of ${id.length} characters; ${LONGEST_RESID} are allowed.`);
  return [...dangling, ...duplicate, ...unused, ...long];
}

function lengths({ root, elements }: Manifest): string[] {
  const strings = (section: string) =>
    elements.filter(({ name }) => name === section).flatMap(({ children }) => children);
  const short = [...childrenOf(root, "ProviderName"), ...childrenOf(root, "DisplayName"), ...strings("ShortStrings")];
  const long = [...childrenOf(root, "Description"), ...strings("LongStrings")];
  const tooLong = (limit: number) => (element: Element) => {
    const { length } = element.attributes.DefaultValue ?? element.text;
    const name = element.attributes.id ?? element.name;
    return length > limit ? [`${name} has ${length} characters; ${limit} are allowed.`] : [];
  };
  return [...short.flatMap(tooLong(LONGEST_SHORT_STRING)), ...long.flatMap(tooLong(LONGEST_LONG_STRING))];
}

function icons(manifest: Manifest): string[] {
  const { root, elements, resources, builtFile } = manifest;
  const missing = elements
    .filter(({ name }) => name === "Icon")
    .flatMap(({ children }) =>
      REQUIRED_ICON_SIZES.filter((size) => !children.some(({ attributes }) => attributes.size === size)),
    )
    .map((size) => `An icon of ${size} px is missing.`);

  const declared = [
    ...childrenOf(root, "IconUrl").map(({ attributes }) => ({ url: attributes.DefaultValue, size: "32" })),
    ...childrenOf(root, "HighResolutionIconUrl").map(({ attributes }) => ({
      url: attributes.DefaultValue,
      size: "64",
    })),
    ...elements
      .filter(({ name, attributes }) => name === "Image" && attributes.resid !== undefined)
      .map(({ attributes }) => ({
        url: resources.find((resource) => resource.attributes.id === attributes.resid)?.attributes.DefaultValue,
        size: attributes.size ?? "",
      })),
  ];
  const wrongSize = declared.flatMap(({ url = "", size }) => {
    const path = builtPath(manifest, url);
    const content = path === undefined ? undefined : builtFile(path);
    if (path === undefined || content === undefined) return []; // urls() says so.
    const real = pngSize(content);
    return real === `${size}×${size}` ? [] : [`${path} is ${real}, declared as ${size} px.`];
  });
  return [...missing, ...new Set(wrongSize)];
}

function urls(manifest: Manifest): string[] {
  const found = manifest.elements.flatMap(({ name, attributes, text }) => {
    if (name === "AppDomain") return [text];
    return URL_ELEMENTS.includes(name) && attributes.DefaultValue !== undefined ? [attributes.DefaultValue] : [];
  });
  return [...new Set(found)].flatMap((url) => {
    if (!url.startsWith("https://")) return [`${url} is not https.`];
    const path = builtPath(manifest, url);
    if (path === undefined) return [`${url} is not where the pane is.`];
    return manifest.builtFile(path) === undefined ? [`${path} is not made by the build.`] : [];
  });
}

/** The path of a URL within the build, which lies where the pane lies; undefined when it is elsewhere. */
function builtPath({ root }: Manifest, url: string): string | undefined {
  const pane = startPage(root) ?? "";
  const base = pane.slice(0, pane.lastIndexOf("/") + 1);
  return base !== "" && url.startsWith(base) ? url.slice(base.length).replace(/[?#].*/, "") : undefined;
}

/** The section of Resources where the resid of an element of this name is looked up. */
function sectionOf(name: string): string {
  return Object.keys(RESOURCE_SECTIONS).find((section) => RESOURCE_SECTIONS[section]?.includes(name)) ?? "Resources";
}
