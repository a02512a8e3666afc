export const DEVELOPMENT_HOST = "https://localhost:3000";

/** A flaw put into the manifest, and the sentences that must come of it. */
interface BrokenManifest {
  flaw: string;
  replace: string | RegExp;
  by: string;
  says: string[];
}

const PANE = `${DEVELOPMENT_HOST}/pane.html`;
const NO_RESOURCE = "Resource Functions.Script.Url is used nowhere.";

export const BROKEN_MANIFESTS: BrokenManifest[] = [
  {
    flaw: "an Id that is no GUID",
    replace: /<Id>.*?</,
    by: "<Id>apc<",
    says: ["The Id apc is no GUID."],
  },
  {
    flaw: "a version of three numbers",
    replace: /<Version>.*?</,
    by: "<Version>0.1.0<",
    says: ["The version 0.1.0 is not four numbers."],
  },
  {
    flaw: "another host application",
    replace: '<Host Name="Workbook"/>',
    by: '<Host Name="Document"/>',
    says: ["The host is Document, not Workbook alone."],
  },
  {
    flaw: "a pane that may not write",
    replace: "ReadWriteDocument",
    by: "ReadDocument",
    says: ["The permission is ReadDocument, not ReadWriteDocument."],
  },
  {
    flaw: "a dangling resid",
    replace: 'resid="Functions.Script.Url"',
    by: 'resid="Nowhere"',
    says: ["SourceLocation points to Nowhere, which is not among the Urls.", NO_RESOURCE],
  },
  {
    flaw: "a long string where a short one belongs",
    replace: '<Title resid="Help.Label"/>',
    by: '<Title resid="Help.Description"/>',
    says: ["Title points to Help.Description, which is not among the ShortStrings."],
  },
  {
    flaw: "a duplicate resource id",
    replace: "</bt:Urls>",
    by: `<bt:Url id="Pane.Url" DefaultValue="${PANE}"/></bt:Urls>`,
    says: ["Resource Pane.Url is there twice."],
  },
  {
    flaw: "a resid over 32 characters",
    replace: /"Ribbon\.Label"/g,
    by: `"${"x".repeat(33)}"`,
    says: [`Resource ${"x".repeat(33)} has an id of 33 characters; 32 are allowed.`],
  },
  {
    flaw: "a short string over 125 characters",
    replace: 'id="Ribbon.Label" DefaultValue="Primary Care"',
    by: `id="Ribbon.Label" DefaultValue="${"x".repeat(126)}"`,
    says: ["Ribbon.Label has 126 characters; 125 are allowed."],
  },
  {
    flaw: "a display name over 125 characters",
    replace: "Advanced Primary Care functions",
    by: "x".repeat(126),
    says: ["DisplayName has 126 characters; 125 are allowed."],
  },
  {
    flaw: "a provider name over 125 characters",
    replace: /(<ProviderName>).*?</,
    by: `$1${"x".repeat(126)}<`,
    says: ["ProviderName has 126 characters; 125 are allowed."],
  },
  {
    flaw: "a long string over 250 characters",
    replace: "Open the help pages",
    by: "x".repeat(250),
    says: ["Help.Description has 313 characters; 250 are allowed."],
  },
  {
    flaw: "a description over 250 characters",
    replace: /<Description DefaultValue="[^"]*"/,
    by: `<Description DefaultValue="${"x".repeat(251)}"`,
    says: ["Description has 251 characters; 250 are allowed."],
  },
  ...[16, 32, 80].map((size) => ({
    flaw: `a control without an icon of ${size} px`,
    replace: new RegExp(`(<Control[^]*?)<bt:Image size="${size}" resid="Icon.${size}"/>`),
    by: "$1",
    says: [`An icon of ${size} px is missing.`],
  })),
  {
    flaw: "a ribbon icon of another size than declared",
    replace: /size="80"/g,
    by: 'size="48"',
    says: [
      ...[1, 2, 3, 4, 5, 6].map(() => "An icon of 80 px is missing."),
      ...["icon", "allocate", "payouts", "repair", "help"].map(
        (name) => `assets/${name}-80.png is 80×80, declared as 48 px.`,
      ),
    ],
  },
  {
    flaw: "an IconUrl that is not 32 px",
    replace: '<IconUrl DefaultValue="https://localhost:3000/assets/icon-32.png"/>',
    by: '<IconUrl DefaultValue="https://localhost:3000/assets/icon-16.png"/>',
    says: ["assets/icon-16.png is 16×16, declared as 32 px."],
  },
  {
    flaw: "a HighResolutionIconUrl that is not 64 px",
    replace: '<HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icon-64.png"/>',
    by: '<HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icon-128.png"/>',
    says: ["assets/icon-128.png is 128×128, declared as 64 px."],
  },
  {
    flaw: "an icon that is no PNG",
    replace: "assets/icon-80.png",
    by: "functions.js",
    says: ["functions.js is no PNG, declared as 80 px."],
  },
  {
    flaw: "an http URL",
    replace: '<SupportUrl DefaultValue="https',
    by: '<SupportUrl DefaultValue="http',
    says: ["http://localhost:3000/help/index.html is not https."],
  },
  {
    flaw: "a URL on another host",
    replace: /<SupportUrl DefaultValue="[^"]*"/,
    by: '<SupportUrl DefaultValue="https://example.org/help.html"',
    says: ["https://example.org/help.html is not where the pane is."],
  },
  {
    flaw: "a file that the build does not make",
    replace: "/functions.json",
    by: "/metadata.json",
    says: ["metadata.json is not made by the build."],
  },
  {
    flaw: "another namespace",
    replace: 'DefaultValue="APC"',
    by: 'DefaultValue="CONTOSO"',
    says: ["The namespace is CONTOSO, not APC."],
  },
  {
    flaw: "Page on another URL than the runtime",
    replace: /(<Page>\s*<SourceLocation) resid="Pane.Url"/,
    by: '$1 resid="Functions.Script.Url"',
    says: ["Page points to Functions.Script.Url, the runtime to Pane.Url."],
  },
  {
    flaw: "FunctionFile on another URL than the runtime",
    replace: '<FunctionFile resid="Pane.Url"/>',
    by: '<FunctionFile resid="Functions.Script.Url"/>',
    says: ["FunctionFile points to Functions.Script.Url, the runtime to Pane.Url."],
  },
  {
    flaw: "the button's pane on another URL than the runtime",
    replace: /(ShowTaskpane">\s*<SourceLocation) resid="Pane.Url"/,
    by: '$1 resid="Functions.Script.Url"',
    says: ["ShowTaskpane points to Functions.Script.Url, the runtime to Pane.Url."],
  },
  {
    flaw: "a first page other than the runtime's",
    replace: /(<DefaultSettings>\s*<SourceLocation DefaultValue=")[^"]*"/,
    by: `$1${DEVELOPMENT_HOST}/functions.js"`,
    says: ["DefaultSettings points to another page than the runtime."],
  },
  {
    flaw: "no runtime",
    replace: /<Runtime [^>]*>/,
    by: "",
    says: ["There are 0 runtimes."],
  },
  {
    flaw: "a short lifetime",
    replace: 'lifetime="long"',
    by: 'lifetime="short"',
    says: ["The runtime's lifetime is short, not long."],
  },
  {
    flaw: "a TaskpaneId",
    replace: '<Action xsi:type="ShowTaskpane">',
    by: '<Action xsi:type="ShowTaskpane"><TaskpaneId>Pane</TaskpaneId>',
    says: ["A TaskpaneId has no place in a shared runtime."],
  },
  {
    flaw: "a button of the same id as another",
    replace: 'id="Apc.Help"',
    by: 'id="Apc.Repair"',
    says: ["Apc.Repair is on the ribbon twice."],
  },
  {
    flaw: "a button whose function the page does not know",
    replace: "<FunctionName>openHelp<",
    by: "<FunctionName>help<",
    says: ["page.js does not associate help."],
  },
  {
    flaw: "a tab whose label stands before its group",
    replace: /(<Group id[^]*<\/Group>)(\s*)(<Label resid="Ribbon.Label"\/>)/,
    by: "$3$2$1",
    says: ["CustomTab holds Label, Group; the order is Group, Label."],
  },
  {
    flaw: "Page before Script",
    replace: /(<Script>[^]*?<\/Script>)\s*(<Page>[^]*?<\/Page>)/,
    by: "$2$1",
    says: ["CustomFunctions holds Page, Script, Metadata, Namespace; the order is Script, Page, Metadata, Namespace."],
  },
  {
    flaw: "custom functions without metadata",
    replace: /<Metadata>[^]*?<\/Metadata>/,
    by: "",
    says: ["Resource Functions.Metadata.Url is used nowhere.", "CustomFunctions does not hold one Metadata."],
  },
  {
    flaw: "Runtimes after the form factors",
    replace: /(<Runtimes>[^]*?<\/Runtimes>)([^]*?)(<\/Host>)/,
    by: "$2$1$3",
    says: [
      "Workbook holds AllFormFactors, DesktopFormFactor, Runtimes; " +
        "the order is Runtimes, AllFormFactors, DesktopFormFactor.",
    ],
  },
  {
    flaw: "a requirement beyond the shared runtime",
    replace: "</Sets>",
    by: '<Set Name="ExcelApi" MinVersion="1.20"/></Sets>',
    says: ["Required is SharedRuntime 1.1, ExcelApi 1.20, not SharedRuntime 1.1 alone."],
  },
  {
    flaw: "no requirement",
    replace: /<Requirements>[^]*<\/Requirements>/,
    by: "",
    says: ["Required is nothing, not SharedRuntime 1.1 alone."],
  },
];
