import { Button, Link, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { readCell, type CellView } from "./cell";
import { CellWorking } from "./CellWorking";
import { faultOf, type Fault } from "./fault";
import { FaultBar } from "./FaultBar";
import type { Selection, WorkbookPort } from "./port";
import { ruleNamed } from "./resolve";
import type { useSelection } from "./useSelection";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}` },
  calm: { padding: `${tokens.spacingVerticalXXL} 0`, display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: ReturnType<typeof useSelection>;
  readonly onOpen: (name: string) => void;
  readonly onBrowse: () => void;
}

type Shown = { readonly selection: Selection; readonly view: CellView } | { readonly fault: Fault };

export default function CellPanel({ port, selected, onOpen, onBrowse }: Props): ReactElement {
  const styles = useStyles();
  const selection = selected.state === "selected" ? selected.selection : null;
  const shown = useCell(selection, port);

  if (selected.state === "fault" && selected.fault.kind === "not found") {
    return <Page><Nothing title="No cell is selected" onBrowse={onBrowse}>{selected.fault.sentence}</Nothing></Page>;
  }
  const fault = selected.state === "fault" ? selected.fault : shown !== null && "fault" in shown ? shown.fault : null;
  if (fault !== null) return <Page><FaultBar fault={fault} onAgain={selected.again} /></Page>;
  if (shown === null || !("view" in shown)) return <Page><Spinner size="tiny" label="Reading the cell …" labelPosition="after" delay={400} /></Page>;

  const { view, selection: { address } } = shown;
  switch (view.kind) {
    case "empty":
      return (
        <Page>
          <Nothing title={`No APC function in ${address}`} onBrowse={onBrowse}>
            Select a cell that shows the result of one: its arguments, its steps and their sources appear here. To write one, choose a function.
          </Nothing>
        </Page>
      );
    case "inside":
      return (
        <Page>
          <div className={styles.calm}>
            <h2 className={styles.title}>A larger formula in {address}</h2>
            <p className={styles.text}>Steps are shown where an APC function is the whole formula of a cell. This one uses:</p>
            {view.names.map((name) => ruleNamed(name) === undefined
              ? <span key={name}>{name}</span>
              : <Link key={name} as="button" onClick={() => { onOpen(name); }}>{name}</Link>)}
          </div>
        </Page>
      );
    case "unknown":
      return <Page><Nothing title={`There is no function APC.${view.name}`} onBrowse={onBrowse}>Check its name in {address} against the list of functions.</Nothing></Page>;
    case "call":
      return <Page><CellWorking selection={shown.selection} view={view} onOpen={onOpen} /></Page>;
  }
}

/** Reads on while the last cell still shows, so that walking through a column does not flicker. */
function useCell(selection: Selection | null, port: WorkbookPort): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (selection === null) return;
    let wanted = true;
    readCell(selection, port).then(
      (view) => { if (wanted) setShown({ selection, view }); },
      (thrown: unknown) => { if (wanted) setShown({ fault: faultOf(thrown) }); },
    );
    return () => { wanted = false; };
  }, [selection, port]);
  return shown;
}

function Page({ children }: { children: ReactNode }): ReactElement {
  return <div className={useStyles().page}>{children}</div>;
}

function Nothing({ title, children, onBrowse }: { title: string; children: ReactNode; onBrowse: () => void }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.calm}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{children}</p>
      <Button onClick={onBrowse}>Choose a function</Button>
    </div>
  );
}
