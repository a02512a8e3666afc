import { Refusal } from "../../core/shared";
import { makeStyles, tokens } from "@fluentui/react-components";
import { Activity, useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { useTerms } from "../plan/useTerms";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import { ChooseTable } from "../begin/ChooseTable";
import { FirstRun } from "../begin/FirstRun";
import { scoreNotices } from "../plan/notices";
import type { PracticeLine } from "../plan/payments";
import { openChoices } from "../plan/usePlanTables";
import { columnsOf, PLAN_TABLES } from "../plan/planTables";
import { useLostColumns, type WatchedTable } from "../plan/useLostColumns";
import { useStrays } from "../plan/useStrays";
import { counted } from "../words";
import type { WorkbookPort } from "../port";
import { TabPanel, Tabs } from "../Tabs";
import { isOf, termsOf, type AtHand } from "../scenarios/atHand";
import { HEADINGS, OF_PLAN, SCENARIOS_SHEET } from "../scenarios/scenarioTable";
import { namesToKeep, toldTables } from "../scenarios/unnamedTables";
import { NO_TABLES, useKeptPlan } from "../scenarios/useKeptPlan";
import { isSamePair, referencesOf, type TablePair } from "../scenarios/useOwnTables";
import { scenarioNamed, type Converted } from "../scenarios/useScenarios";
import type { Following, SelectionState } from "../useSelection";
import { useWritten } from "../offer/useWritten";
import { ConvertPlans } from "./ConvertPlans";
import { Head } from "./Head";
import { PlanBars } from "./PlanBars";
import { PracticePage } from "./PracticePage";
import { FIRST_LISTING, type Listing } from "./practiceList";
import { PracticesPart } from "./PracticesPart";
import { overSpan, paidScenarios } from "./paidScenarios";
import { ReadingsPart } from "./ReadingsPart";
import { Notices } from "./RowFaults";
import { ScenariosPart } from "./ScenariosPart";
import { findLender, pairOfOwner, placesOfTerms, startOf, TERMS } from "./sources";
import { SplitPart } from "./SplitPart";
import { usePlan, type TermsAtHand } from "./usePlan";
import { WritePart } from "./WritePart";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  body: { position: "relative", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

const PARTS = { practices: "Practices", split: "Split", scenarios: "Scenarios", write: "Write" } as const;
type Part = keyof typeof PARTS;

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the view. */
  readonly active: boolean;
}

/** What one split of the uplift pays each practice of the workbook's own tables. */
export default function PlanView({ port, selected, active }: Props): ReactElement {
  const styles = useStyles();
  const { scenarios, rows, lent, found, tables, anew, pairIn } = useKeptPlan(port, selected.changes, active);
  const [chosen, setChosen] = useState<TermsAtHand | null>(null);
  const [owner, setOwner] = useState<string | null>(null);
  const [converted, setConverted] = useState<Converted | null>(null);
  const [part, setPart] = useState<Part>("practices");
  const [listing, setListing] = useState(FIRST_LISTING);
  const [opened, setOpened] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isFirst, setFirst] = useState(false);
  const from = useRef<Element | null>(null);
  const places = placesOfTerms(found.names ?? []);
  // A workbook that has terms under the name that ours always have means them.
  const source: TermsAtHand = chosen ?? { place: places.find((one) => one.toLowerCase() === TERMS) ?? "" };
  const place = "place" in source ? source.place : "";
  const termsAt = useTerms([place], port, selected.changes, active);
  const open = openChoices(tables, lent);
  const isOpen = open.length > 0;
  const pair = useMemo(
    () => (isOpen ? NO_TABLES : owner === null ? tables : pairOfOwner(scenarios.table, owner, pairIn)),
    [isOpen, owner, scenarios.table, tables, pairIn],
  );
  const atHand: TablePair = pair === undefined || pair instanceof Refusal ? NO_TABLES : pair;
  const strays = useStrays(port, atHand, place, selected.changes, active && part === "practices");
  // Nothing is computed before it is known of which tables.
  const lender = "scenario" in source ? findLender(scenarios.table, source.scenario) : null;
  const plan = usePlan(pair, lender === null ? termsAt(place) : lender.terms);
  const { computed } = plan;
  const shown = computed === null || computed instanceof Refusal ? null : computed;
  const terms = shown?.terms ?? null;
  const { span } = plan.looked;
  const paidPeriod = useMemo(
    () => (isOpen || tables.practices === null ? [] : paidScenarios(rows, pairIn)),
    [isOpen, rows, tables.practices, pairIn],
  );
  const paid = useMemo(() => overSpan(paidPeriod, span), [paidPeriod, span]);
  const notices = useMemo(
    () => (atHand.scores === null || terms === null ? [] : scoreNotices(atHand.scores, terms)),
    [atHand.scores, terms],
  );
  const watched = useMemo(
    () => [
      ...PLAN_TABLES.flatMap((table): WatchedTable[] => {
        const read = tables[table];
        const titles = columnsOf(table).map(({ title }) => title);
        return read === null ? [] : [{ name: read.name, headings: read.headings, titles }];
      }),
      ...(scenarios.table === null || scenarios.table.headings.length === 0
        ? []
        : [{ name: SCENARIOS_SHEET, headings: scenarios.table.headings, titles: HEADINGS }]),
    ],
    [tables, scenarios.table],
  );
  const lost = useLostColumns(watched);
  const ours = useWritten(port, selected.changes, active && part === "write");
  const theirs = useWritten(port, selected.changes, active && part === "write");
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
        {scenarios.plans !== null && (
          <ConvertPlans plans={scenarios.plans} convert={scenarios.convert} onMade={setConverted} />
        )}
        <FirstRun
          port={port}
          selected={selected}
          active={active}
          terms={{ place, rows: termsAt(place) ?? [] }}
          onMade={found.again}
        />
      </div>
    );
  if (unread !== null) return unread;
  if (found.tables === null) return <div className={styles.view} aria-busy="true" />;
  const [choice] = open;
  if (choice !== undefined || tables.practices === null)
    return (
      <div className={styles.body}>
        {choice !== undefined && (
          <ChooseTable key={choice} table={choice} names={tables.found[choice]} onChoose={found.choose} />
        )}
      </div>
    );
  const ownerRow = owner === null || scenarios.table === null ? undefined : scenarioNamed(scenarios.table, owner);
  const ownNames = ownerRow?.tables ?? OF_PLAN;
  const { practices } = tables;
  const sources = {
    practices: atHand.practices?.name ?? (ownNames.practices || practices.name),
    scores: atHand.scores?.name ?? (ownNames.scores || null),
  };
  const references = referencesOf(atHand);
  const show = (reference: string) => {
    setFault(null);
    port.show(reference).catch((thrown: unknown) => {
      setFault(faultOf(thrown));
    });
  };
  const held: AtHand = {
    shares: shown?.shares ?? null,
    setting: plan.setting,
    tables: namesToKeep(ownNames, atHand, anew),
    terms: lender?.row === null || lender === null ? place : termsOf(lender.row),
  };
  const nameAtHand = rows.find((row) => isOf(row, held))?.name ?? null;
  const list = (at: Partial<Listing>) => {
    setListing((before) => ({ ...before, ...at }));
  };
  const openLine = ({ name }: PracticeLine) => {
    from.current = document.activeElement;
    setOpened(name);
  };
  // What nobody sees of long lists waits until what they see has answered.
  const modeOf = (one: Part): "visible" | "hidden" => (line === null && part === one ? "visible" : "hidden");
  const count = shown?.payments.practices.length ?? practices.rows.length;
  return (
    <div className={styles.view}>
      <Head what={counted(count, "practice")} name={nameAtHand} plan={plan} />
      {fault !== null && (
        <div className={styles.bar}>
          <FaultBar fault={fault} />
        </div>
      )}
      <PlanBars
        converted={
          converted !== null && (found.names ?? []).some(({ name }) => name === converted.table) ? converted : null
        }
        onRead={() => {
          setConverted(null);
        }}
        lost={lost}
        computed={computed}
        tables={atHand}
      />
      {shown !== null && line !== null && (
        <div className={styles.body}>
          <PracticePage
            key={line.name}
            plan={plan}
            computed={shown}
            line={line}
            paid={paid}
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
      <TabPanel view="practices" isHidden={line !== null || part !== "practices"} className={styles.body}>
        <Notices heading="Rows that do not count" notices={strays} onShow={show} />
        <Notices heading="Scores that their counts do not make" notices={notices} onShow={show} />
        <Activity mode={modeOf("practices")}>
          {shown !== null && (
            <PracticesPart
              plan={plan}
              computed={shown}
              offer={paid.find(({ scenario }) => scenario.isOffer) ?? null}
              tables={atHand}
              listing={listing}
              onList={list}
              onOpen={openLine}
              onShow={show}
            />
          )}
        </Activity>
      </TabPanel>
      <TabPanel view="split" isHidden={line !== null || part !== "split"} className={styles.body}>
        <Activity mode={modeOf("split")}>
          <SplitPart
            plan={plan}
            sources={sources}
            found={tables.found}
            onChoose={(table, name) => {
              setOwner(null);
              found.choose(table, name);
            }}
            owner={owner === null ? null : { name: owner, isThere: ownerRow !== undefined }}
            onDisown={() => {
              setOwner(null);
            }}
            startByTerms={lender === null ? startOf(termsAt(place)) : startOf(lender.terms)}
            places={places}
            place={place}
            lender={"scenario" in source ? source.scenario : null}
            onPlace={(to) => {
              setChosen({ place: to });
            }}
          />
        </Activity>
        <ReadingsPart plan={plan} isSeen={active && line === null && part === "split"} />
      </TabPanel>
      <TabPanel view="scenarios" isHidden={line !== null || part !== "scenarios"} className={styles.body}>
        <Activity mode={modeOf("scenarios")}>
          {/* Stays where the split at hand has no figures: another one may be taken up. */}
          <ScenariosPart
            plan={plan}
            shares={shown?.shares ?? null}
            scenarios={scenarios}
            paid={paid}
            place={place}
            lender={lender?.row ?? null}
            tables={held.tables}
            toldTables={({ scenario, tables: theirs }) => toldTables(scenario.tables, theirs, atHand, anew)}
            onTake={(scenario) => {
              const { name, place: of } = scenario;
              const theirs = pairIn(scenario);
              const isPlan = theirs !== undefined && !(theirs instanceof Refusal) && isSamePair(theirs, tables);
              setChosen(of === null ? { scenario: name } : { place: of });
              setOwner(isPlan ? null : name);
            }}
            onConverted={setConverted}
          />
        </Activity>
      </TabPanel>
      <TabPanel view="write" isHidden={line !== null || part !== "write"} className={styles.body}>
        <Activity mode={modeOf("write")}>
          {shown !== null && references !== null && (
            <WritePart
              port={port}
              selected={selected}
              ours={ours}
              theirs={theirs}
              computed={shown}
              looked={plan.looked}
              setting={plan.setting}
              paid={paid}
              tables={references}
              hasScenarios={scenarios.table?.lacking.length === 0}
              place={lender?.row?.termsCell.reference ?? place}
              onShow={show}
            />
          )}
        </Activity>
      </TabPanel>
    </div>
  );
}
