import { childrenOf, descendants, readXml, type Element } from "./manifestXml";

/**
 * What Office refuses or silently drops in an add-in only manifest although the schemas let it pass,
 * and the two things they catch that are easily broken by hand: the order of elements and the lengths.
 *
 * Each check is a function over the manifest that answers sentences; no sentence, no fault.
 */
export async function manifestFaults(text: string, builtFile: BuiltFile): Promise<string[]> {
  const root = await readXml(text);
  const elements = descendants(root);
  const manifest: Manifest = {
    root,
    elements,
    resources: elements.filter((element) => element.name in RESOURCE_SECTIONS).flatMap((section) => section.children),
    builtFile,
  };
  return CHECKS.flatMap((check) => check(manifest));
}

/** Answers the content of a file of the build by its path, undefined when the build does not make it. */
export type BuiltFile = (path: string) => Buffer | undefined;

interface Manifest {
  root: Element;
  elements: Element[];
  /** The children of Resources' four sections. */
  resources: Element[];
  builtFile: BuiltFile;
}

const NAMESPACE = "APC";
const LONGEST_RESID = 32;
const LONGEST_SHORT_STRING = 125;
const LONGEST_LONG_STRING = 250;
const COMMANDS_SCRIPT = "page.js";
const REQUIRED_ICON_SIZES = ["16", "32", "80"];

/** Each section of Resources, and the elements whose resid must be found there. */
const RESOURCE_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  Images: ["Image"],
  Urls: ["SourceLocation", "Runtime", "FunctionFile", "LearnMoreUrl"],
  ShortStrings: ["Label", "Title", "Namespace"],
  LongStrings: ["Description"],
};

const URL_ELEMENTS = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url"];

/** Children in the only order that Office accepts; keyed by xsi:type where the name alone is not enough. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description"],
    ...["IconUrl", "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements"],
    ...["DefaultSettings", "Permissions", "VersionOverrides"],
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Workbook: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  CustomFunctions: ["Script", "Page", "Metadata", "Namespace"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  CustomTab: ["Group", "Label"],
  Group: ["Label", "Icon", "Control"],
  Button: ["Label", "Supertip", "Icon", "Action"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

const CHECKS: readonly ((manifest: Manifest) => string[])[] = [
  identity,
  resids,
  lengths,
  icons,
  urls,
  order,
  customFunctions,
  sharedRuntime,
  ribbon,
  requirements,
];

function identity({ root }: Manifest): string[] {
  const [id = "", version = "", permission = ""] = ["Id", "Version", "Permissions"].map(
    (name) => childrenOf(root, name)[0]?.text,
  );
  const hosts = childrenOf(root, "Hosts").flatMap(({ children }) => children.map(({ attributes }) => attributes.Name));
  return [
    ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? [] : [`The Id ${id} is no GUID.`]),
    ...(/^\d+(\.\d+){3}$/.test(version) ? [] : [`The version ${version} is not four numbers.`]),
    ...(hosts.join() === "Workbook" ? [] : [`The host is ${hosts.join()}, not Workbook alone.`]),
    ...(permission === "ReadWriteDocument" ? [] : [`The permission is ${permission}, not ReadWriteDocument.`]),
  ];
}

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

function order({ elements }: Manifest): string[] {
  return elements.flatMap(({ name, attributes, children }) => {
    const key = attributes.type !== undefined && attributes.type in ORDER ? attributes.type : name;
    const wanted = ORDER[key];
    if (wanted === undefined) return [];
    const positions = children.map((child) => wanted.indexOf(child.name));
    return positions.every((position, index) => position >= 0 && position >= (positions[index - 1] ?? 0))
      ? []
      : [`${key} holds ${list(children.map((child) => child.name))}; the order is ${list(wanted)}.`];
  });
}

function customFunctions({ elements, resources }: Manifest): string[] {
  const points = elements.filter(({ attributes }) => attributes.type === "CustomFunctions");
  const [point] = points;
  if (point === undefined || points.length > 1) return [`There are ${points.length} CustomFunctions extension points.`];
  const missing = (ORDER.CustomFunctions ?? [])
    .filter((name) => childrenOf(point, name).length !== 1)
    .map((name) => `CustomFunctions does not hold one ${name}.`);
  const resid = childrenOf(point, "Namespace")[0]?.attributes.resid;
  const namespace = resources.find(({ attributes }) => attributes.id === resid)?.attributes.DefaultValue;
  return namespace === NAMESPACE ? missing : [...missing, `The namespace is ${namespace}, not ${NAMESPACE}.`];
}

/** The functions, the pane and the commands share one page only if all of them point to the same resource. */
function sharedRuntime({ root, elements, resources }: Manifest): string[] {
  const named = (name: string) => elements.filter((element) => element.name === name);
  const runtimes = named("Runtime");
  const [runtime] = runtimes;
  if (runtime === undefined || runtimes.length > 1) return [`There are ${runtimes.length} runtimes.`];
  const { resid, lifetime } = runtime.attributes;

  const users = [
    ...named("Page").flatMap(({ children }) => children.map((child) => ["Page", child.attributes.resid])),
    ...named("FunctionFile").map((element) => ["FunctionFile", element.attributes.resid]),
    ...named("Action").flatMap((action) =>
      childrenOf(action, "SourceLocation").map((child) => [`${action.attributes.type}`, child.attributes.resid]),
    ),
  ];
  const elsewhere = users
    .filter(([, used]) => used !== resid)
    .map(([name, used]) => `${name} points to ${used}, the runtime to ${resid}.`);
  const page = resources.find(({ attributes }) => attributes.id === resid)?.attributes.DefaultValue;
  return [
    ...(lifetime === "long" ? [] : [`The runtime's lifetime is ${lifetime}, not long.`]),
    ...(named("FunctionFile").length === 1 ? [] : ["There is no FunctionFile, or more than one."]),
    ...elsewhere,
    ...(startPage(root) === page ? [] : ["DefaultSettings points to another page than the runtime."]),
    ...named("TaskpaneId").map(() => "A TaskpaneId has no place in a shared runtime."),
  ];
}

/** Ids on the ribbon are one namespace, and a button's function must be one that the page's script associates. */
function ribbon({ elements, builtFile }: Manifest): string[] {
  const ids = elements.flatMap(({ name, attributes }) =>
    ["CustomTab", "Group", "Control"].includes(name) ? [attributes.id ?? ""] : [],
  );
  const duplicate = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is on the ribbon twice.`);
  const script = builtFile(COMMANDS_SCRIPT)?.toString("utf8") ?? "";
  const unknown = elements
    .filter(({ name, text }) => name === "FunctionName" && !script.includes(`.actions.associate("${text}"`))
    .map(({ text }) => `${COMMANDS_SCRIPT} does not associate ${text}.`);
  return [...duplicate, ...unknown];
}

function requirements({ elements }: Manifest): string[] {
  const sets = elements
    .filter(({ name }) => name === "Set")
    .map(({ attributes }) => `${attributes.Name} ${attributes.MinVersion}`);
  if (list(sets) === "SharedRuntime 1.1") return [];
  return [`Required is ${list(sets) || "nothing"}, not SharedRuntime 1.1 alone.`];
}

/** The path of a URL within the build, which lies where the pane lies; undefined when it is elsewhere. */
function builtPath({ root }: Manifest, url: string): string | undefined {
  const pane = startPage(root) ?? "";
  const base = pane.slice(0, pane.lastIndexOf("/") + 1);
  return base !== "" && url.startsWith(base) ? url.slice(base.length).replace(/[?#].*/, "") : undefined;
}

function startPage(root: Element): string | undefined {
  const [settings] = childrenOf(root, "DefaultSettings");
  return settings?.children.find(({ name }) => name === "SourceLocation")?.attributes.DefaultValue;
}

/** Width and height as a PNG's first chunk, IHDR, gives them. */
export function pngSize(content: Buffer): string {
  const isPng = content.length >= 24 && content.toString("latin1", 0, 16) === "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  return isPng ? `${content.readUInt32BE(16)}×${content.readUInt32BE(20)}` : "no PNG";
}

/** The section of Resources where the resid of an element of this name is looked up. */
function sectionOf(name: string): string {
  return Object.keys(RESOURCE_SECTIONS).find((section) => RESOURCE_SECTIONS[section]?.includes(name)) ?? "Resources";
}

function list(words: readonly string[]): string {
  return words.join(", ");
}
