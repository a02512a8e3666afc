/** @jest-environment jsdom */
import { setImmediate } from "node:timers/promises";
import { waitFor } from "@testing-library/dom";

const update = jest.fn();
const mountPane = jest.fn(() => ({ update }));
const repairFormulas = jest.fn();
jest.mock("../../src/pane/mount", () => ({ mountPane }));
jest.mock("../../src/excel/repair", () => ({
  repairFormulas: () => repairFormulas() as unknown,
  sayRepair: (report: string[]) => report,
}));

type Command = (event: { completed(): void }) => void;

const commands = new Map<string, Command>();
const showAsTaskpane = jest.fn(() => Promise.resolve());
const openBrowserWindow = jest.fn();
let visibility: DocumentVisibilityState;
let becomeVisible: ((message: { visibilityMode: string }) => void) | undefined;

interface Given {
  host?: string | null;
  theme?: object;
  opensBrowser?: boolean;
  forcedColors?: boolean;
  functions?: boolean;
}

/** Loads the page's script as Excel's page does. */
async function open({
  host = "Excel",
  theme,
  opensBrowser = true,
  forcedColors = false,
  functions = true,
}: Given = {}): Promise<void> {
  const Office = {
    HostType: { Excel: "Excel" },
    VisibilityMode: { taskpane: "Taskpane" },
    onReady: () => Promise.resolve({ host }),
    actions: { associate: (name: string, run: Command) => commands.set(name, run) },
    addin: {
      showAsTaskpane,
      onVisibilityModeChanged(handler: typeof becomeVisible) {
        becomeVisible = handler;
        return Promise.resolve(() => Promise.resolve());
      },
    },
    context: { officeTheme: theme, requirements: { isSetSupported: () => opensBrowser }, ui: { openBrowserWindow } },
  };
  Object.assign(globalThis, {
    Office,
    apcCore: functions ? {} : undefined,
    matchMedia: () => ({ matches: forcedColors }),
  });
  await load();
}

async function load(): Promise<void> {
  jest.resetModules();
  await import("../../src/excel/page");
  await waitFor(() => {
    expect(hasStarted()).toBe(true);
  });
}

/** A start ends with a sentence, with the pane, or with waiting to be seen. */
function hasStarted(): boolean {
  return (
    said().length > 0 || mountPane.mock.calls.length > 0 || (visibility === "hidden" && becomeVisible !== undefined)
  );
}

/** Whoever asked for the pane's code before has it once it is here. */
async function paneCode(): Promise<void> {
  await import("../../src/pane/mount");
}

async function press(name: string): Promise<jest.Mock> {
  const completed = jest.fn();
  commands.get(name)?.({ completed });
  await waitFor(() => {
    expect(completed).toHaveBeenCalled();
  });
  return completed;
}

const notice = () => document.getElementById("notice");
const said = () => [...(notice()?.querySelectorAll("p") ?? [])].map(({ textContent }) => textContent);

beforeEach(() => {
  jest.clearAllMocks();
  commands.clear();
  visibility = "visible";
  becomeVisible = undefined;
  jest.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  document.body.innerHTML = '<div id="notice" hidden></div><div id="pane"></div>';
  Reflect.deleteProperty(globalThis, "Office");
});

test("says so when office.js has not loaded", async () => {
  await load();
  expect(said()).toEqual([
    "Microsoft’s office.js could not be loaded, so that this page cannot reach Excel. Check the connection, then open the pane again.",
  ]);
  expect(mountPane).not.toHaveBeenCalled();
});

test("outside Excel says so and leads to the browser's workbook", async () => {
  await open({ host: null });
  expect(said()).toEqual([
    "This page belongs beside a workbook, in Excel’s task pane.",
    "Try the functions in the browser",
  ]);
  expect(notice()?.querySelector("a")?.href).toBe("http://localhost/index.html");
  expect(mountPane).not.toHaveBeenCalled();
  notice()?.querySelector("button")?.click();
  expect(notice()?.hidden).toBe(true);
});

test("shows the pane once, and not before it is visible", async () => {
  visibility = "hidden";
  await open({ theme: { isDarkTheme: true } });
  expect(mountPane).not.toHaveBeenCalled();
  becomeVisible?.({ visibilityMode: "Hidden" });
  await paneCode();
  expect(mountPane).not.toHaveBeenCalled();
  becomeVisible?.({ visibilityMode: "Taskpane" });
  await waitFor(() => {
    expect(mountPane).toHaveBeenCalled();
  });
  visibility = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => {
    expect(update).toHaveBeenCalled();
  });
  expect(mountPane.mock.calls).toEqual([
    [document.getElementById("pane"), expect.objectContaining({ host: "Excel" }), { theme: "dark" }],
  ]);
  expect(document.documentElement.dataset.theme).toBe("dark");
});

test.each<[string, Given, object]>([
  ["light", { theme: { isDarkTheme: false } }, { theme: "light" }],
  ["told by its colour alone", { theme: { bodyBackgroundColor: "#1F1F1F" } }, { theme: "dark" }],
  ["told by no colour", { theme: { bodyBackgroundColor: "" } }, {}],
  ["not told", {}, {}],
  ["of forced colours", { forcedColors: true, theme: { isDarkTheme: true } }, { theme: "contrast" }],
])("the theme is %s", async (_, given, options) => {
  await open(given);
  expect(mountPane).toHaveBeenCalledWith(expect.anything(), expect.anything(), options);
});

test("a changed theme is followed when a person comes back to the pane", async () => {
  const theme = { isDarkTheme: false };
  await open({ theme });
  theme.isDarkTheme = true;
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => {
    expect(update).toHaveBeenLastCalledWith({ theme: "dark" });
  });
});

/** The page opens, and its pane cannot be loaded at the first try. */
async function openUnloaded(): Promise<void> {
  mountPane.mockImplementationOnce(() => {
    throw new Error("No chunk.");
  });
  await open();
  await waitFor(() => {
    expect(said()[0]).toMatch("The pane could not be loaded.");
  });
}

test("a pane that cannot be loaded is told, and tried again", async () => {
  await openUnloaded();
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => {
    expect(mountPane).toHaveBeenCalledTimes(2);
  });
  await waitFor(() => {
    expect(notice()?.hidden).toBe(true);
  });
  expect(said()).toEqual([]);
});

test("what a command told meanwhile stays when the pane has loaded after all", async () => {
  await openUnloaded();
  repairFormulas.mockResolvedValue(["Repaired 1 formula: Panel!B2."]);
  await press("repairFormulas");
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => {
    expect(mountPane).toHaveBeenCalledTimes(2);
  });
  await setImmediate();
  expect(said()).toEqual(["Repaired 1 formula: Panel!B2."]);
});

test("a pane that cannot be loaded is told once, however often it was asked for", async () => {
  const unhandled = jest.fn();
  process.on("unhandledRejection", unhandled);
  mountPane.mockImplementationOnce(() => {
    throw new Error("No chunk.");
  });
  visibility = "hidden";
  await open();
  visibility = "visible";
  window.dispatchEvent(new Event("focus"));
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => {
    expect(said()[0]).toMatch("The pane could not be loaded.");
  });
  // Node tells of rejections once the promises at hand are settled.
  await setImmediate();
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  expect(mountPane).toHaveBeenCalledTimes(1);
});

test("says so when functions.js has not loaded", async () => {
  await open({ functions: false });
  expect(said()).toEqual([
    "The functions could not be loaded, and the pane needs them. Check the connection, then open the pane again.",
  ]);
  expect(mountPane).not.toHaveBeenCalled();
});

test.each([
  ["openAllocation", "allocation"],
  ["openPayouts", "payouts"],
])("%s turns the pane to its view, open or not", async (name, view) => {
  visibility = "hidden";
  await open();
  await press(name);
  await waitFor(() => {
    expect(mountPane).toHaveBeenCalledWith(expect.anything(), expect.anything(), { view });
  });
  await press(name);
  await waitFor(() => {
    expect(update).toHaveBeenLastCalledWith({ view });
  });
});

describe("Repair formulas", () => {
  test("tells its report above the pane", async () => {
    await open();
    repairFormulas.mockResolvedValue(["Repaired 1 formula: Panel!B2."]);
    expect(await press("repairFormulas")).toHaveBeenCalledTimes(1);
    expect(said()).toEqual(["Repaired 1 formula: Panel!B2."]);
    expect(showAsTaskpane).toHaveBeenCalled();
  });

  test("tells why it could not, and always completes", async () => {
    await open();
    // Of the page's own module, which each test loads anew.
    const { PortFault } = await import("../../src/pane/port");
    repairFormulas.mockRejectedValue(new PortFault("editing", "A cell is being edited."));
    showAsTaskpane.mockRejectedValueOnce(new Error("Hidden."));
    expect(await press("repairFormulas")).toHaveBeenCalledTimes(1);
    expect(said()).toEqual(["A cell is being edited."]);
  });
});

describe("Help", () => {
  test("opens in the browser", async () => {
    await open();
    expect(await press("openHelp")).toHaveBeenCalledTimes(1);
    expect(openBrowserWindow).toHaveBeenCalledWith("http://localhost/help/index.html");
  });

  test("is a link above the pane where Excel cannot open the browser", async () => {
    await open({ opensBrowser: false });
    await press("openHelp");
    expect(openBrowserWindow).not.toHaveBeenCalled();
    expect(notice()?.querySelector("a")?.href).toBe("http://localhost/help/index.html");
    expect(showAsTaskpane).toHaveBeenCalled();
  });
});
