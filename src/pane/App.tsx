import { FluentProvider, makeStyles, PortalMountNodeProvider, tokens } from "@fluentui/react-components";
import { Suspense, useEffect, useState, type ReactElement } from "react";
import { Boundary } from "./Boundary";
import { FunctionList } from "./FunctionList";
import type { PaneOptions, View } from "./options";
import type { WorkbookPort } from "./port";
import { ruleNamed } from "./resolve";
import { tabId, TabPanel, Tabs } from "./Tabs";
import { themes, useThemeName } from "./theme";
import { once, useLate } from "./useLate";
import { useSelection } from "./useSelection";

// The list of functions can be read before the rest is there.
const loadFunctionPage = once(() => import(/* webpackChunkName: "function" */ "./FunctionPage"));
const loadAllocation = once(() => import(/* webpackChunkName: "allocation" */ "./view/PlanView"));
const loadPayouts = once(() => import(/* webpackChunkName: "payouts" */ "./payouts/view/PayoutsView"));
const loadCellPanel = once(() => import(/* webpackChunkName: "cell" */ "./CellPanel"));

const VIEWS: Readonly<Record<View, string>> = {
  allocation: "Allocation",
  payouts: "Payouts",
  functions: "Functions",
  cell: "This cell",
};

const WRONG = { outline: "2px dashed CanvasText" };

const useStyles = makeStyles({
  pane: {
    height: "100%",
    minWidth: "280px",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: "anywhere",
    // A wrong field is told by more than its red, which goes where the system forces its own colours.
    "@media (forced-colors: active)": {
      "& .fui-Input:has([aria-invalid='true'])": WRONG,
      "& select[aria-invalid='true']": WRONG,
    },
  },
  view: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    scrollPaddingBottom: "200px",
  },
});

/** The open function, and the one that takes the focus: its page when it opens, its entry on the way back. */
interface OpenedFunction {
  readonly open: string | null;
  readonly focus: string | null;
}

export function App({ port, options }: { port: WorkbookPort; options: PaneOptions }): ReactElement {
  const styles = useStyles();
  const theme = useThemeName(options.theme);
  const [view, setView] = useState<View>(options.view ?? "functions");
  const [opened, setOpened] = useState<OpenedFunction>({ open: null, focus: null });
  const [wanted, setWanted] = useState("");
  const [seen, setSeen] = useState<ReadonlySet<View>>(new Set());
  const [pane, setPane] = useState<HTMLElement | null>(null);
  const selected = useSelection(port);
  const [FunctionPage, reloadFunctionPage] = useLate(loadFunctionPage);
  const [Allocation, reloadAllocation] = useLate(loadAllocation);
  const [Payouts, reloadPayouts] = useLate(loadPayouts);
  const [CellPanel, reloadCellPanel] = useLate(loadCellPanel);

  const [told, setTold] = useState(options);
  // Before anything is drawn of the view that is left.
  if (told !== options) {
    setTold(options);
    if (options.view !== undefined) setView(options.view);
  }
  if (!seen.has(view)) setSeen(new Set([...seen, view]));
  useEffect(() => {
    // A fault here is told when the view is opened.
    Promise.all([loadAllocation(), loadFunctionPage(), loadCellPanel(), loadPayouts()]).catch(() => undefined);
  }, []);

  const rule = opened.open === null ? undefined : ruleNamed(opened.open);
  const open = (name: string) => {
    setOpened({ open: name, focus: name });
    setView("functions");
  };
  const browse = () => {
    setOpened({ open: null, focus: opened.open });
    setView("functions");
  };

  return (
    // A class here would also lie over the page on every popup: Fluent hands it on to them.
    <FluentProvider theme={themes[theme]} style={{ height: "100%" }}>
      <section className={styles.pane} aria-label="Advanced Primary Care" ref={setPane}>
        <Tabs tabs={VIEWS} label="Views" selected={view} onSelect={setView} />
        {/* Popups open inside the pane, not at the end of a page that is the host's. */}
        <PortalMountNodeProvider value={pane ?? undefined}>
          {/* Once seen it stays when another view is shown, so that a half-filled form is not lost. */}
          <TabPanel view="functions" isHidden={view !== "functions"} className={styles.view} key={opened.open}>
            {seen.has("functions") && (
              <Boundary onAgain={reloadFunctionPage}>
                {rule === undefined ? (
                  <FunctionList wanted={wanted} onWanted={setWanted} focused={opened.focus} onOpen={open} />
                ) : (
                  <Suspense fallback={null}>
                    <FunctionPage
                      rule={rule}
                      port={port}
                      selected={selected}
                      active={view === "functions"}
                      onBack={browse}
                    />
                  </Suspense>
                )}
              </Boundary>
            )}
          </TabPanel>
          {/* Once opened it stays, with the split that is at hand. */}
          <TabPanel view="allocation" isHidden={view !== "allocation"} className={styles.view}>
            {seen.has("allocation") && (
              <Boundary onAgain={reloadAllocation}>
                <Suspense fallback={null}>
                  <Allocation port={port} selected={selected} active={view === "allocation"} />
                </Suspense>
              </Boundary>
            )}
          </TabPanel>
          {/* Stays as well, with what is half filled in. */}
          <TabPanel view="payouts" isHidden={view !== "payouts"} className={styles.view}>
            {seen.has("payouts") && (
              <Boundary onAgain={reloadPayouts}>
                <Suspense fallback={null}>
                  <Payouts
                    port={port}
                    selected={selected}
                    active={view === "payouts"}
                    onAllocation={() => {
                      setView("allocation");
                      // The button that led there is no longer seen.
                      document.getElementById(tabId("allocation"))?.focus();
                    }}
                  />
                </Suspense>
              </Boundary>
            )}
          </TabPanel>
          <TabPanel view="cell" isHidden={view !== "cell"} className={styles.view}>
            {view === "cell" && (
              <Boundary onAgain={reloadCellPanel}>
                <Suspense fallback={null}>
                  <CellPanel port={port} selected={selected} onOpen={open} onBrowse={browse} />
                </Suspense>
              </Boundary>
            )}
          </TabPanel>
        </PortalMountNodeProvider>
      </section>
    </FluentProvider>
  );
}
