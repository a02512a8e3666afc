import type { Pane, View } from "../pane/mount";
import type { WorkbookPort } from "../pane/port";
import { keepKeys, elementById, recall, remember } from "./page";

/** Where the functions cover the whole grid, what lies behind them takes no part. */
const COVERS = matchMedia("(max-width: 600px)");
const BESIDE = matchMedia("(min-width: 901px)");

/** Where a person who closed the pane is remembered. */
const CLOSED = "apc-pane-closed";
const ROOMY = matchMedia("(min-width: 1200px)");

export interface Sidebar {
  open(view?: View): void;
  /** Shows the pane where there is room for both and nobody closed it before; the keyboard stays in the grid. */
  offer(): void;
  /** Puts the pane away as it was before anybody opened it. */
  reset(): void;
}

/** The pane beside the grid, or over it where the page is narrow; its code is loaded when it is first shown. */
export function wireSidebar(port: WorkbookPort): Sidebar {
  const [sidebar, element, button] = [
    elementById("sidebar"),
    elementById("pane"),
    elementById("show-pane", HTMLButtonElement),
  ];
  const views = {
    allocation: elementById("show-allocation", HTMLButtonElement),
    payouts: elementById("show-payouts", HTMLButtonElement),
  } as const;
  let pane: Promise<Pane> | undefined;

  const behind = (): void => {
    for (const covered of ["spreadsheet", "error-note"]) elementById(covered).inert = !sidebar.hidden && COVERS.matches;
  };
  const show = (view?: View): Promise<Pane> => {
    sidebar.hidden = false;
    button.setAttribute("aria-expanded", "true");
    behind();
    pane ??= import("../pane/mount").then(({ mountPane }) => mountPane(element, port));
    return pane.then((mounted) => {
      if (view !== undefined) mounted.update({ view });
      return mounted;
    });
  };
  const failed = (): void => {
    pane = undefined;
    element.textContent = "The functions could not be loaded. Close this and open it again to try once more.";
  };
  const open = (view?: View): void => {
    remember(CLOSED, null);
    show(view).catch(failed);
    sidebar.focus();
  };
  const hide = (): void => {
    sidebar.hidden = true;
    button.setAttribute("aria-expanded", "false");
    behind();
  };
  const close = (): void => {
    hide();
    remember(CLOSED, "yes");
    button.focus();
  };

  button.addEventListener("click", () => {
    if (sidebar.hidden) open("functions");
    else close();
  });
  for (const [view, opener] of Object.entries(views))
    opener.addEventListener("click", () => {
      open(view as keyof typeof views);
    });
  elementById("close-pane").addEventListener("click", close);
  sidebar.addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key === "Escape" && !defaultPrevented && !BESIDE.matches) close();
  });
  keepKeys(sidebar);
  COVERS.addEventListener("change", behind);
  for (const opener of [...Object.values(views), button]) opener.disabled = false;
  return {
    open,
    offer() {
      if (ROOMY.matches && recall(CLOSED) === null) show().catch(failed);
    },
    reset() {
      hide();
      pane?.then((mounted) => {
        mounted.unmount();
      }, failed);
      pane = undefined;
    },
  };
}
