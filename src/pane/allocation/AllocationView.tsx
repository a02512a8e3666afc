import { Refusal } from "../../core/shared";
import { Button, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { BookCell } from "../book/book";
import { FaultBar } from "../FaultBar";
import type { WorkbookPort } from "../port";
import { useNames } from "../useNames";
import type { Following, SelectionState } from "../useSelection";
import { AllocateSection } from "./AllocateSection";
import { EMPTY, SAMPLE, type Draft } from "./draft";
import { percent } from "./figureText";
import type { Offer } from "./offer";
import { PerformanceSection } from "./PerformanceSection";
import { PlanSection } from "./PlanSection";
import type { Reading } from "./readDraft";
import { Section } from "./Section";
import { Summary } from "./Summary";
import { useAllocation } from "./useAllocation";
import { useTake } from "./useTake";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  sections: { flexGrow: 1, minHeight: 0, overflowY: "auto" },
  intro: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  lead: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalS}` },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  bar: { margin: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
});

interface Props {
  readonly port: WorkbookPort;
  readonly selected: SelectionState & Following;
  /** Whether somebody can see the view. */
  readonly active: boolean;
  /** Opens the page of a function. */
  readonly onOpen: (name: string) => void;
}

/** How a plan splits the uplift, and what that commits it to, is expected to cost, and costs at most. */
export default function AllocationView({ port, selected, active, onOpen: _onOpen }: Props): ReactElement {
  const styles = useStyles();
  const allocation = useAllocation(port, selected.changes, active);
  const [names] = useNames(port, selected.changes, active);
  const [take, takeFault] = useTake(port);
  const [asked, setAsked] = useState<BookCell | null>(null);
  const sections = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked === null) return;
  }, [asked]);

  if (allocation === null) return <div className={styles.view} aria-busy="true" />;
  const { draft, change, reading, offer, terms } = allocation;
  const onAsk = (cell: BookCell) => { setAsked(cell); };
  return (
    <div className={styles.view}>
      <Summary offer={offer} last={null} why={whyNot(reading)} onAsk={onAsk} />
      <div className={styles.sections} ref={sections}>
        {draft === EMPTY && <Intro onSample={() => { change(() => SAMPLE); }} />}
        {takeFault !== null && <div className={styles.bar}><FaultBar fault={takeFault} /></div>}
        {refusalIn(offer) !== null && (
          <MessageBar intent="error" layout="multiline" className={styles.bar}><MessageBarBody>{refusalIn(offer)}</MessageBarBody></MessageBar>
        )}
        <Section title="Plan" startsOpen brief={planBrief(draft)}>
          {() => <PlanSection draft={draft} faults={reading.faults} change={change} take={take} places={(names ?? []).filter(({ reference }) => !reference.includes("[")).map(({ reference }) => reference)} />}
        </Section>
        <Section title="Allocation" startsOpen brief={sharesBrief(draft)}>
          {() => <AllocateSection draft={draft} plan={reading.plan} faults={reading.faults} terms={terms} change={change} isExample={draft.shares === EMPTY.shares} />}
        </Section>
        <Section title="Performance" brief={offer === null || typeof offer.results.expectedShare?.value !== "number" ? undefined : `${percent(offer.results.expectedShare.value)} expected`}>
          {() => <PerformanceSection draft={draft} offer={offer} faults={reading.faults} terms={terms} change={change} take={take} onAsk={onAsk} />}
        </Section>
      </div>
    </div>
  );
}

function Intro({ onSample }: { onSample: () => void }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.intro}>
      <p className={styles.lead}>How should this plan split up to 30% over base among direct services, population health and the performance incentive? Describe the plan, move the shares, and read what they commit you to, are expected to cost, and cost at most.</p>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={onSample}>Try a sample plan</Button>
      </div>
    </div>
  );
}

const FIELD_NAMES: Readonly<Record<string, string>> = { basePmpm: "the base payment", capitatedPmpm: "its capitated part", sites: "a site" };

/** Why there are no figures yet. */
function whyNot({ faults, missing }: Reading): string {
  if (faults.size > 0) return "No figures while a field is wrong: see the sentence beside it.";
  const wanted = [...new Set(missing.map((field) => FIELD_NAMES[field] ?? (field.startsWith("site") ? "each site’s decile and member months" : "the shares")))];
  return `Fill in ${wanted.join(", ")} to see the figures.`;
}

/** What no field explains. */
function refusalIn(offer: Offer | null): string | null {
  const value = offer?.results.lines.Total.maximum?.period.value;
  const expected = offer?.results.expectedShare?.value;
  for (const one of [value, expected]) if (one instanceof Refusal) return one.sentence;
  return null;
}

function planBrief({ name, track }: Draft): string {
  return `${name.trim() === "" ? "" : `${name.trim()}, `}track ${track}`;
}

function sharesBrief({ shares }: Draft): string {
  return `${shares.direct} + ${shares.populationHealth} + ${shares.incentive}%`;
}
