import { noAnswer, Refusal } from "../../core/shared";
import { Button, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { passedCeiling } from "../allocation/parseDraft";
import { useTerms, type TermsOrRefusal } from "../allocation/useTerms";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { ChooseTable } from "../plan/ChooseTable";
import { FirstRun } from "../plan/FirstRun";
import type { PracticeLine } from "../plan/payments";
import { openChoices, usePlanTables, type PlanTables } from "../plan/usePlanTables";
import { counted } from "../plan/words";
import type { WorkbookName, WorkbookPort } from "../port";
import { Tabs, tabId, viewId } from "../Tabs";
import type { Scenario, ScenarioTable } from "../scenarios/scenarioTable";
import { scenarioNamed, useScenarios } from "../scenarios/useScenarios";
import { useNames } from "../useNames";
import type { Following, SelectionState } from "../useSelection";
import { Head } from "./Head";
import { PracticePage } from "./PracticePage";
import { PracticesPart } from "./PracticesPart";
import { paidScenarios } from "./paidScenarios";
import { ScenariosPart } from "./ScenariosPart";
import { SplitPart } from "./SplitPart";
import { usePlan, type Computed, type TermsAtHand } from "./usePlan";
import { WritePart } from "./WritePart";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  body: { position: "relative", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  foot: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

const PARTS = { practices: "Practices", split: "Split", scenarios: "Scenarios", write: "Write" } as const;
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
  const [chosen, setChosen] = useState<TermsAtHand | null>(null);
  const [part, setPart] = useState<Part>("practices");
  const [opened, setOpened] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isFirst, setFirst] = useState(false);
  const from = useRef<Element | null>(null);
  const places = placesOfTerms(names ?? []);
  // A workbook that has terms under the name that ours always have means them.
  const source: TermsAtHand = chosen ?? { place: places.find((one) => one.toLowerCase() === TERMS) ?? "" };
  const place = "place" in source ? source.place : "";
  const termsAt = useTerms([place], port, selected.changes, active);
  const tables = found.tables ?? NONE;
  const open = openChoices(tables);
  const scenarios = useScenarios(port, selected.changes, active && tables.practices !== null);
  // Nothing is computed before it is known of which tables.
  const lender = "scenario" in source ? findLender(scenarios.table, source.scenario) : null;
  const plan = usePlan(open.length > 0 ? NONE : tables, lender === null ? termsAt(place) : lender.terms);
  const { computed } = plan;
  const shown = computed === null || computed instanceof Refusal ? null : computed;
  const kept = scenarios.table?.list;
  const { ranges } = plan;
  const { span } = plan.looked;
  const paid = useMemo(
    () => (kept === undefined || ranges === null ? [] : paidScenarios(kept, ranges, span)),
    [kept, ranges, span],
  );
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
      {line === null && (
        <Tabs tabs={PARTS} label="Parts of the allocation" selected={part} onSelect={setPart} isWithin />
      )}
      <div
        className={styles.body}
        id={viewId("practices")}
        role="tabpanel"
        aria-labelledby={tabId("practices")}
        hidden={line !== null || part !== "practices"}
      >
        {shown !== null && (
          <PracticesPart
            plan={plan}
            computed={shown}
            offer={paid.find(({ scenario }) => scenario.isOffer) ?? null}
            tables={tables}
            onOpen={openLine}
            onShow={show}
          />
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
          places={places}
          place={place}
          lender={"scenario" in source ? source.scenario : null}
          onPlace={(to) => {
            setChosen({ place: to });
          }}
        />
        <div className={styles.foot}>
          <Button appearance="subtle" size="small" onClick={onSingle}>
            One plan, without a list
          </Button>
        </div>
      </div>
      <div
        className={styles.body}
        id={viewId("scenarios")}
        role="tabpanel"
        aria-labelledby={tabId("scenarios")}
        hidden={line !== null || part !== "scenarios"}
      >
        {/* Stays where the split at hand has no figures: another one may be taken up. */}
        <ScenariosPart
          plan={plan}
          shares={shown?.shares ?? null}
          scenarios={scenarios}
          paid={paid}
          place={place}
          lender={lender?.row ?? null}
          onTerms={setChosen}
        />
      </div>
      <div
        className={styles.body}
        id={viewId("write")}
        role="tabpanel"
        aria-labelledby={tabId("write")}
        hidden={line !== null || part !== "write"}
      >
        {shown !== null && (
          <WritePart
            port={port}
            selected={selected}
            computed={shown}
            sources={sources}
            place={lender?.row?.termsCell.reference ?? place}
          />
        )}
      </div>
    </div>
  );
}

const TERMS = "terms";

interface Lender {
  readonly row: Scenario | null;
  readonly terms: TermsOrRefusal | undefined;
}

/** Never another row's terms: where its own is gone, there are none. */
function findLender(table: ScenarioTable | null, name: string): Lender {
  if (table === null) return { row: null, terms: undefined };
  const row = scenarioNamed(table, name) ?? null;
  return {
    row,
    terms:
      row?.terms ??
      noAnswer(`The scenario “${name}”, whose terms these are, is no longer in the sheet. Choose terms under Split`),
  };
}

/** Names, of which nobody knows what they stand for, and tables that have the columns of terms. */
function placesOfTerms(names: readonly WorkbookName[]): string[] {
  const known = new Set(names.map(({ reference }) => reference.toLowerCase()));
  return names
    .filter(
      ({ kind, reference }) =>
        !reference.includes("[") &&
        (kind !== "table" ||
          reference.toLowerCase() === TERMS ||
          ["parameter", "value"].every((title) => known.has(`${reference.toLowerCase()}[${title}]`))),
    )
    .map(({ reference }) => reference);
}

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
