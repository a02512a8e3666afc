import { Refusal } from "../../core/shared";
import { Button, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { passedCeiling } from "../allocation/parseDraft";
import { useTerms } from "../allocation/useTerms";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { ChooseTable } from "../plan/ChooseTable";
import { FirstRun } from "../plan/FirstRun";
import type { PracticeLine } from "../plan/payments";
import { openChoices, usePlanTables, type PlanTables } from "../plan/usePlanTables";
import { counted } from "../plan/words";
import type { WorkbookPort } from "../port";
import { Tabs, tabId, viewId } from "../Tabs";
import { useNames } from "../useNames";
import type { Following, SelectionState } from "../useSelection";
import { Head } from "./Head";
import { PracticePage } from "./PracticePage";
import { PracticesPart } from "./PracticesPart";
import { SplitPart } from "./SplitPart";
import { usePlan, type Computed } from "./usePlan";
import { WritePart } from "./WritePart";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  body: { position: "relative", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  foot: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

const PARTS = { practices: "Practices", split: "Split", write: "Write" } as const;
type Part = keyof typeof PARTS;

const NONE: PlanTables = { practices: null, scores: null, found: { practices: [], scores: [] } };

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the view. */
  readonly active: boolean;
  /** Turns to a plan without a table of practices. */
  readonly onSingle: () => void;
}

/** What one split of the uplift pays each practice of the workbook's own tables. */
export function PlanView({ port, selected, active, onSingle }: Props): ReactElement {
  const styles = useStyles();
  const found = usePlanTables(port, selected.changes, active);
  const [names] = useNames(port, selected.changes, active);
  const [chosen, setChosen] = useState<string | null>(null);
  const [part, setPart] = useState<Part>("practices");
  const [opened, setOpened] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isFirst, setFirst] = useState(false);
  const from = useRef<Element | null>(null);
  const places = (names ?? []).filter(({ reference }) => !reference.includes("[")).map(({ reference }) => reference);
  // A workbook that has terms under the name that ours always have means them.
  const place = chosen ?? places.find((one) => one.toLowerCase() === TERMS) ?? "";
  const termsAt = useTerms([place], port, selected.changes, active);
  const tables = found.tables ?? NONE;
  const open = openChoices(tables);
  // Nothing is computed before it is known of which tables.
  const plan = usePlan(open.length > 0 ? NONE : tables, termsAt(place));
  const { computed } = plan;
  const shown = computed === null || computed instanceof Refusal ? null : computed;
  const line = shown?.payments.practices.find(({ name }) => name === opened) ?? null;
  // Gone with its row, or with the figures: it does not come back by itself.
  if (opened !== null && line === null && computed !== null) setOpened(null);
  if (found.tables !== null && isFirst !== (tables.practices === null && open.length === 0))
    setFirst(tables.practices === null && open.length === 0);
  useEffect(() => {
    if (opened === null && from.current instanceof HTMLElement) from.current.focus();
    if (opened === null) from.current = null;
  }, [opened]);

  const unread =
    found.fault === null ? null : (
      <div className={styles.bar}>
        <FaultBar fault={found.fault} onAgain={found.again} />
      </div>
    );
  // Stays while the workbook cannot be read, with what was pasted.
  if (isFirst)
    return (
      <div className={styles.body}>
        {unread}
        <FirstRun port={port} selected={selected} active={active} onMade={found.again} onSingle={onSingle} />
      </div>
    );
  if (unread !== null) return unread;
  if (found.tables === null || names === null) return <div className={styles.view} aria-busy="true" />;
  const [choice] = open;
  if (choice !== undefined || tables.practices === null)
    return (
      <div className={styles.body}>
        {choice !== undefined && (
          <ChooseTable key={choice} table={choice} names={tables.found[choice]} onChoose={found.choose} />
        )}
      </div>
    );
  const { practices, scores } = tables;
  const sources = { practices: practices.name, scores: scores?.name ?? null };
  const show = (reference: string) => {
    setFault(null);
    port.show(reference).catch((thrown: unknown) => {
      setFault(faultOf(thrown));
    });
  };
  const openLine = ({ name }: PracticeLine) => {
    from.current = document.activeElement;
    setOpened(name);
  };
  const count = shown?.payments.practices.length ?? practices.rows.length;
  return (
    <div className={styles.view}>
      <Head what={counted(count, "practice")} plan={plan} />
      {fault !== null && (
        <div className={styles.bar}>
          <FaultBar fault={fault} />
        </div>
      )}
      {computed instanceof Refusal && (
        <MessageBar intent="error" layout="multiline" className={styles.bar} role="alert">
          <MessageBarBody>{computed.sentence}</MessageBarBody>
        </MessageBar>
      )}
      {shown !== null && <Excess computed={shown} />}
      {shown !== null && line !== null && (
        <div className={styles.body}>
          <PracticePage
            key={line.name}
            plan={plan}
            computed={shown}
            line={line}
            onBack={() => {
              setOpened(null);
            }}
          />
        </div>
      )}
      {/* Stays behind the page of a practice, so that the search and the place in the list are there again. */}
      {line === null && <Tabs tabs={PARTS} label="Parts of the allocation" selected={part} onSelect={setPart} />}
      <div
        className={styles.body}
        id={viewId("practices")}
        role="tabpanel"
        aria-labelledby={tabId("practices")}
        hidden={line !== null || part !== "practices"}
      >
        {shown !== null && (
          <PracticesPart plan={plan} computed={shown} tables={tables} onOpen={openLine} onShow={show} />
        )}
      </div>
      <div
        className={styles.body}
        id={viewId("split")}
        role="tabpanel"
        aria-labelledby={tabId("split")}
        hidden={line !== null || part !== "split"}
      >
        <SplitPart
          plan={plan}
          sources={sources}
          found={tables.found}
          onChoose={found.choose}
          places={places.filter((one) => one !== practices.name && one !== scores?.name)}
          place={place}
          onPlace={setChosen}
        />
        <div className={styles.foot}>
          <Button appearance="subtle" size="small" onClick={onSingle}>
            One plan, without a list
          </Button>
        </div>
      </div>
      <div
        className={styles.body}
        id={viewId("write")}
        role="tabpanel"
        aria-labelledby={tabId("write")}
        hidden={line !== null || part !== "write"}
      >
        {shown !== null && (
          <WritePart port={port} selected={selected} computed={shown} sources={sources} place={place} />
        )}
      </div>
    </div>
  );
}

const TERMS = "terms";

/** Past a ceiling the figures are shown, and that nobody may offer them. */
function Excess({ computed: { payments, shares, terms } }: { computed: Computed }): ReactElement | null {
  const styles = useStyles();
  if (!payments.isLifted) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody>
        {passedCeiling(shares, terms).sentence} Until then the figures say what it would come to.
      </MessageBarBody>
    </MessageBar>
  );
}
