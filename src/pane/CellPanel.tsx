import { Button, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { readCellView, type ChosenCall, type CellView } from "./cellView";
import { CellCalls } from "./CellCalls";
import { CellHead } from "./CellHead";
import { CellWorking } from "./CellWorking";
import { faultOf, type Fault } from "./fault";
import { FaultBar } from "./FaultBar";
import type { Selection, WorkbookPort } from "./port";
import type { useSelection } from "./useSelection";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}` },
  calm: {
    padding: `${tokens.spacingVerticalXXL} 0`,
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
  },
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

const FIRST_CALL: ChosenCall = { call: 0 };

export default function CellPanel({ port, selected, onOpen, onBrowse }: Props): ReactElement {
  const selection = selected.state === "selected" ? selected.selection : null;
  const [asked, ask] = useChosenCall(selection);
  const shown = useCell(selection, port, asked);

  if (selected.state === "fault" && selected.fault.kind === "not found") {
    return (
      <Page>
        <Nothing title="No cell is selected" onBrowse={onBrowse}>
          {selected.fault.sentence}
        </Nothing>
      </Page>
    );
  }
  const fault = selected.state === "fault" ? selected.fault : shown !== null && "fault" in shown ? shown.fault : null;
  if (fault !== null)
    return (
      <Page>
        <FaultBar fault={fault} onAgain={selected.again} />
      </Page>
    );
  if (shown === null || !("view" in shown))
    return (
      <Page>
        <Spinner size="tiny" label="Reading the cell …" labelPosition="after" delay={400} />
      </Page>
    );

  const {
    view,
    selection: { address },
  } = shown;
  switch (view.kind) {
    case "empty":
      return (
        <Page>
          <Nothing title={`No APC function in ${address}`} onBrowse={onBrowse}>
            Select a cell that shows the result of one: its arguments, its steps and their sources appear here. To write
            one, choose a function.
          </Nothing>
        </Page>
      );
    case "formula": {
      const { calls, isWhole, index, call } = view;
      // While another cell is being read, what is asked of this one comes too late.
      const isCurrent = keyOf(shown.selection) === keyOf(selection);
      const askThis = (next: ChosenCall): void => {
        if (isCurrent) ask(next);
      };
      return (
        <Page>
          <article aria-label={`The formula in ${address}`}>
            <CellHead
              selection={shown.selection}
              whole={isWhole && index === 0 && call.kind === "call" ? call : null}
            />
            {(!isWhole || calls.length > 1) && (
              <CellCalls
                formula={shown.selection.formula}
                calls={calls}
                index={isCurrent ? asked.call : index}
                onChoose={(chosen) => {
                  askThis({ call: chosen });
                }}
              />
            )}
            {call.kind === "unknown" ? (
              <Nothing title={`There is no function APC.${call.name}`} onBrowse={onBrowse}>
                Check its name in {address} against the list of functions.
              </Nothing>
            ) : (
              <CellWorking
                call={call}
                asked={(isCurrent && asked.call === index ? asked.place : undefined) ?? call.place}
                onChoose={(place) => {
                  askThis({ call: index, place });
                }}
                onOpen={onOpen}
              />
            )}
          </article>
        </Page>
      );
    }
  }
}

/** What was asked of a formula holds until another is selected. */
function useChosenCall(selection: Selection | null): [ChosenCall, (asked: ChosenCall) => void] {
  const key = keyOf(selection);
  const [state, setState] = useState({ key, asked: FIRST_CALL });
  return [
    state.key === key ? state.asked : FIRST_CALL,
    (asked) => {
      setState({ key, asked });
    },
  ];
}

function keyOf(selection: Selection | null): string {
  return selection === null
    ? ""
    : `${selection.source}\n${selection.formula}\n${selection.place.row},${selection.place.column}`;
}

/** Reads on while the last cell still shows, so that walking through a column does not flicker. */
function useCell(selection: Selection | null, port: WorkbookPort, asked: ChosenCall): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (selection === null) return;
    let wanted = true;
    readCellView(selection, port, asked).then(
      (view) => {
        if (wanted) setShown({ selection, view });
      },
      (thrown: unknown) => {
        if (wanted) setShown({ fault: faultOf(thrown) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [selection, port, asked]);
  return shown;
}

function Page({ children }: { children: ReactNode }): ReactElement {
  return <div className={useStyles().page}>{children}</div>;
}

function Nothing({
  title,
  children,
  onBrowse,
}: {
  title: string;
  children: ReactNode;
  onBrowse: () => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.calm}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{children}</p>
      <Button onClick={onBrowse}>Choose a function</Button>
    </div>
  );
}
