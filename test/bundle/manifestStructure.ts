import { type ManifestCheck, listed, type Manifest, startPage } from "./manifestModel";
import { childrenOf } from "./manifestXml";

/** Checks of what a manifest declares and in which order: the add-in itself, its one runtime, its ribbon. */

const NAMESPACE = "APC";
const COMMANDS_SCRIPT = "page.js";

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

export const STRUCTURE_CHECKS: readonly ManifestCheck[] = [
  identity,
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

function order({ elements }: Manifest): string[] {
  return elements.flatMap(({ name, attributes, children }) => {
    const key = attributes.type !== undefined && attributes.type in ORDER ? attributes.type : name;
    const wanted = ORDER[key];
    if (wanted === undefined) return [];
    const positions = children.map((child) => wanted.indexOf(child.name));
    return positions.every((position, index) => position >= 0 && position >= (positions[index - 1] ?? 0))
      ? []
      : [`${key} holds ${listed(children.map((child) => child.name))}; the order is ${listed(wanted)}.`];
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
  if (listed(sets) === "SharedRuntime 1.1") return [];
  return [`Required is ${listed(sets) || "nothing"}, not SharedRuntime 1.1 alone.`];
}
