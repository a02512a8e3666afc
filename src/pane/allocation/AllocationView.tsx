import { Refusal } from "../../core/shared";
import { Button, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { FaultBar } from "../FaultBar";
import type { WorkbookPort } from "../port";
import { useNames } from "../useNames";
import type { Following, SelectionState } from "../useSelection";
import { AllocateSection } from "./AllocateSection";
import { EMPTY_DRAFT, SAMPLE_DRAFT, sectionOf, type Draft } from "./draft";
import { FiguresSection } from "./FiguresSection";
import { figureText } from "./figureText";
import type { Offer } from "./offer";
import { PerformanceSection } from "./PerformanceSection";
import { PlanSection } from "./PlanSection";
import { ReadingsSection } from "./ReadingsSection";
import type { ParsedDraft } from "./parseDraft";
import { isKept, isSameDraft, quoted } from "./scenarios";
import { ScenariosSection } from "./ScenariosSection";
import { Section } from "./Section";
import { Summary } from "./Summary";
import { startIn } from "./termRows";
import { useAllocation } from "./useAllocation";
import { useAsked } from "./useAsked";
import { useScenarios } from "./useScenarios";
import { useTake } from "./useTake";
import { ExplanationPage } from "./ExplanationPage";
import { WriteSection } from "./WriteSection";

const useStyles = makeStyles({
  view: { height: "100%", display: "flex", flexDirection: "column" },
  // Holds what is there only to be read out, which would else make the whole pane scroll.
  sections: { position: "relative", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  intro: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  lead: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalS}` },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  bar: { flexShrink: 0, margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  none: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
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
export default function AllocationView({ port, selected, active, onOpen }: Props): ReactElement {
  const styles = useStyles();
  const scenarios = useScenarios(port, selected.changes, active);
  const kept = scenarios.table?.list;
  const allocation = useAllocation(
    port,
    selected.changes,
    active,
    kept?.map(({ draft }) => draft),
  );
  const [names] = useNames(port, selected.changes, active);
  const [take, takeFault] = useTake(port, allocation?.draft);
  const { asked, ask, back } = useAsked();
  const sections = useRef<HTMLDivElement>(null);
  const [hasStarted, setStarted] = useState(false);
  const [led, setLed] = useState<{ readonly to: string }>();

  if (allocation === null) return <div className={styles.view} aria-busy="true" />;
  const { draft, isReading, change, parsed, offer, terms, compute } = allocation;
  const pinned = kept?.find(({ isOffer }) => isOffer);
  const last = pinned === undefined ? null : compute(pinned.draft);
  const noLast =
    kept === undefined || kept.length === 0
      ? null
      : pinned === undefined
        ? "No scenario is pinned as the last offer."
        : last?.offer === null
          ? `The last offer, ${quoted(pinned.draft)}, cannot be computed.`
          : null;
  const [wrong] = parsed.refusals.keys();
  const wrongSection = wrong === undefined ? null : sectionOf(wrong);
  const losesIt = !isKept(draft, kept ?? []) && !isSameDraft(draft, SAMPLE_DRAFT);
  const refusal = refusalIn(offer);
  const isAsked = asked !== null && offer !== null;
  // Stays while somebody types their first plan below it, so that nothing moves under the next click.
  const isFirst = draft === EMPTY_DRAFT || (!hasStarted && !isKept(draft, kept ?? []));
  const start = (from: Draft) => {
    change(() => from);
    setStarted(from !== EMPTY_DRAFT);
    // The button goes, and the focus with it.
    sections.current?.querySelector("summary")?.focus();
  };
  const ledTo = (title: string) => (led?.to === title ? led : undefined);
  return (
    <div className={styles.view}>
      <Summary
        offer={offer}
        isReading={isReading}
        last={last?.offer ?? null}
        noLast={noLast}
        why={whyNot(parsed)}
        way={
          wrongSection === null
            ? null
            : {
                words: `Go to it in ${wrongSection}`,
                go: () => {
                  setLed({ to: wrongSection });
                },
              }
        }
        onAsk={ask}
      />
      {/* In sight wherever the person is: the range may be for a field far down. */}
      {takeFault !== null && (
        <div className={styles.bar}>
          <FaultBar fault={takeFault} />
        </div>
      )}
      {refusal !== null && (
        <MessageBar intent="error" layout="multiline" className={styles.bar}>
          <MessageBarBody>{refusal}</MessageBarBody>
        </MessageBar>
      )}
      {isAsked && (
        <div className={styles.sections} aria-busy={isReading}>
          <ExplanationPage key={asked.label} offer={offer} cell={asked} onBack={back} onOpen={onOpen} />
        </div>
      )}
      {/* Stays behind the answer, so that nothing typed is lost and the focus finds its way back. */}
      <div className={styles.sections} hidden={isAsked} ref={sections}>
        {isFirst && (
          <Intro
            kept={kept?.length ?? 0}
            onSample={() => {
              start(SAMPLE_DRAFT);
            }}
            onScenarios={() => {
              setLed({ to: "Scenarios" });
            }}
          />
        )}
        <Section title="Plan" startsOpen led={ledTo("Plan")} brief={planBrief(draft)}>
          {() => (
            <PlanSection
              draft={draft}
              refusals={parsed.refusals}
              change={change}
              take={take}
              payouts={payoutsOf(offer)}
              startByTerms={startIn(terms)}
              losesIt={losesIt}
              onBlank={
                draft === EMPTY_DRAFT
                  ? null
                  : () => {
                      start(EMPTY_DRAFT);
                    }
              }
              places={(names ?? [])
                .filter(({ reference }) => !reference.includes("["))
                .map(({ reference }) => reference)}
            />
          )}
        </Section>
        <Section title="Allocation" startsOpen led={ledTo("Allocation")} brief={sharesBrief(draft)}>
          {() => (
            <AllocateSection
              draft={draft}
              plan={parsed.plan}
              isReading={isReading}
              refusals={parsed.refusals}
              terms={terms}
              change={change}
              isExample={draft.shares === EMPTY_DRAFT.shares}
            />
          )}
        </Section>
        <Section
          title="Performance"
          led={ledTo("Performance")}
          brief={offer?.results.shares.expected ? `${figureText(offer.results.shares.expected)} expected` : undefined}
        >
          {() => (
            <PerformanceSection
              draft={draft}
              offer={offer}
              refusals={parsed.refusals}
              terms={terms}
              change={change}
              take={take}
              onAsk={ask}
            />
          )}
        </Section>
        <Section title="Figures" startsOpen brief={offer === null ? undefined : added(offer)}>
          {() =>
            offer === null || parsed.plan === null ? (
              <p className={styles.none}>{LATER}</p>
            ) : (
              <FiguresSection offer={offer} isStale={isReading} track={parsed.plan.track} onAsk={ask} />
            )
          }
        </Section>
        <Section title="What the guide leaves open">
          {() =>
            parsed.plan === null ? <p className={styles.none}>{LATER}</p> : <ReadingsSection plan={parsed.plan} />
          }
        </Section>
        <Section title="Scenarios" keeps led={ledTo("Scenarios")} brief={keptBrief(kept?.length ?? 0, losesIt)}>
          {() => <ScenariosSection scenarios={scenarios} allocation={allocation} />}
        </Section>
        <Section title="Take it to the workbook" keeps>
          {() => <WriteSection port={port} parsed={parsed} terms={draft.terms.trim()} isReading={isReading} />}
        </Section>
      </div>
    </div>
  );
}

const LATER = "Here once the plan can be computed.";

interface IntroProps {
  /** How many scenarios there are to open. */
  readonly kept: number;
  readonly onSample: () => void;
  readonly onScenarios: () => void;
}

function Intro({ kept, onSample, onScenarios }: IntroProps): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.intro}>
      <p className={styles.lead}>
        How should this plan split up to 30% over base among direct services, population health and the performance
        incentive? Describe the plan, move the shares, and read what they commit you to, are expected to cost, and cost
        at most.
      </p>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={onSample}>
          Try a sample plan
        </Button>
        {kept > 0 && (
          <Button size="small" onClick={onScenarios}>
            {kept === 1 ? "Open the scenario of this workbook" : `Open one of the ${kept} scenarios of this workbook`}
          </Button>
        )}
      </div>
    </div>
  );
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  basePmpm: "the base payment",
  capitatedPmpm: "its capitated part",
  sites: "a site",
};

/** Why there are no figures yet. */
function whyNot({ refusals, missing }: ParsedDraft): string {
  if (refusals.size > 0) return "No figures while a field is wrong.";
  const wanted = [
    ...new Set(
      missing.map(
        (field) =>
          FIELD_NAMES[field] ?? (field.startsWith("site") ? "each site’s decile and member months" : "the shares"),
      ),
    ),
  ];
  return `Fill in ${wanted.join(", ")} to see the figures.`;
}

/** What no field explains. */
function refusalIn(offer: Offer | null): string | null {
  // In the order in which one follows from the other: the first has the reason.
  if (offer === null) return null;
  const {
    inputs,
    results: { shares, lines },
  } = offer;
  const refused = [inputs.terms, ...Object.values(shares), lines.Total.maximum?.period].find(
    (cell) => cell?.value instanceof Refusal,
  );
  return refused?.value instanceof Refusal ? `No ${refused.label.toLowerCase()}: ${refused.value.sentence}` : null;
}

function payoutsOf(offer: Offer | null): number | null {
  const value = offer?.inputs.payouts.value;
  return typeof value === "number" ? value : null;
}

function added({ results }: Offer): string | undefined {
  const { maximum } = results.lines.Total;
  return maximum && `at most ${figureText(maximum.pmpm)} PMPM`;
}

function planBrief({ name, track }: Draft): string {
  return `${name.trim() === "" ? "" : `${name.trim()}, `}track ${track}`;
}

function sharesBrief({ shares }: Draft): string {
  return `${shares.direct} + ${shares.populationHealth} + ${shares.incentive}%`;
}

function keptBrief(count: number, losesIt: boolean): string | undefined {
  if (count === 0) return losesIt ? "this plan is not kept" : undefined;
  return `${count} kept${losesIt ? ", this plan not" : ""}`;
}
