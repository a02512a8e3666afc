import { Refusal } from "../../core/shared";
import { Button, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { passedCeiling } from "../allocation/parseDraft";
import { useTerms } from "../allocation/useTerms";
import { faultOf, type Fault } from "../fault";
import { FaultBar } from "../FaultBar";
import type { PracticeLine } from "../plan/payments";
import { FirstRun } from "../plan/FirstRun";
import { usePlanTables } from "../plan/usePlanTables";
import type { WorkbookPort } from "../port";
import { Tabs, tabId, viewId } from "../Tabs";
import { useNames } from "../useNames";
import type { Following, SelectionState } from "../useSelection";
import { Head } from "./Head";
import { PracticePage } from "./PracticePage";
import { PracticesPart } from "./PracticesPart";
import { SplitPart } from "./SplitPart";
import { usePlan, type Computed } from "./usePlan";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  body: { position: "relative", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  foot: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}` },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

const PARTS = { practices: "Practices", split: "Split" } as const;
type Part = keyof typeof PARTS;

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
  const [opened, setOpened] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const places = (names ?? []).filter(({ reference }) => !reference.includes("[")).map(({ reference }) => reference);
  // A workbook that has terms under the name that ours always have means them.
  const place = chosen ?? places.find((one) => one.toLowerCase() === TERMS) ?? "";
  const termsAt = useTerms([place], port, selected.changes, active);
  const tables = found.tables ?? { practices: null, scores: null, candidates: { practices: [], scores: [] } };
  const plan = usePlan(tables, termsAt(place));

  if (found.fault !== null)
    return (
      <div className={styles.bar}>
        <FaultBar fault={found.fault} onAgain={found.again} />
      </div>
    );
  if (found.tables === null || names === null) return <div className={styles.view} aria-busy="true" />;
  const { practices, scores, candidates } = tables;
  if (practices === null)
    return (
      <div className={styles.body}>
        <FirstRun
          port={port}
          selected={selected}
          candidates={candidates.practices}
          onChoose={found.choose}
          onMade={found.again}
          onSingle={onSingle}
        />
      </div>
    );
  const { computed } = plan;
  const show = (reference: string) => {
    setFault(null);
    port.show(reference).catch((thrown: unknown) => {
      setFault(faultOf(thrown));
    });
  };
  const open = (line: PracticeLine | null) => {
    setOpened(line?.row ?? null);
  };
  const shown = computed === null || computed instanceof Refusal ? null : computed;
  const line = shown?.payments.practices.find(({ row }) => row === opened) ?? null;
  return (
    <div className={styles.view}>
      <Head what={counted(shown?.payments.practices.length ?? practices.rows.length)} plan={plan} />
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
      {shown !== null && line !== null ? (
        <div className={styles.body}>
          <PracticePage
            key={line.row}
            plan={plan}
            computed={shown}
            line={line}
            onBack={() => {
              open(null);
            }}
          />
        </div>
      ) : (
        <>
          <Tabs tabs={PARTS} label="Parts of the allocation" selected={part} onSelect={setPart} />
          <div
            className={styles.body}
            id={viewId("practices")}
            role="tabpanel"
            aria-labelledby={tabId("practices")}
            hidden={part !== "practices"}
          >
            {shown !== null && (
              <PracticesPart plan={plan} computed={shown} practices={practices} onOpen={open} onShow={show} />
            )}
          </div>
          <div
            className={styles.body}
            id={viewId("split")}
            role="tabpanel"
            aria-labelledby={tabId("split")}
            hidden={part !== "split"}
          >
            <SplitPart
              plan={plan}
              sources={{ practices: practices.name, scores: scores?.name ?? null }}
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
        </>
      )}
    </div>
  );
}

const TERMS = "terms";

function counted(practices: number): string {
  return practices === 1 ? "1 practice" : `${practices} practices`;
}

/** Past a ceiling the figures are shown, and that nobody may offer them. */
function Excess({ computed: { payments, shares, terms } }: { computed: Computed }): ReactElement | null {
  const styles = useStyles();
  if (payments.excess === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody>
        {passedCeiling(shares, terms).sentence} Until then the figures say what it would come to.
      </MessageBarBody>
    </MessageBar>
  );
}
