import { exact } from "../../core/shared";
import { makeStyles, ToggleButton, tokens, Tooltip, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { TermsRow } from "../../core/terms/rows";
import { Locked, Unlocked } from "../icons";
import { toggled } from "../toggled";
import { reachOf, scaleOf, type Reach } from "./ceilings";
import { byElement, FIELD, type Draft } from "./draft";
import { ELEMENT_NAMES, ELEMENTS, type ElementKey, type Plan } from "./plan";
import { ShareField } from "./ShareField";
import { SolveForm } from "./SolveForm";
import { percentText, readPercent } from "./typedNumber";

const useStyles = makeStyles({
  elements: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalM}`,
  },
  stopped: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground1, margin: 0 },
  refusal: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, margin: 0 },
});

interface Props {
  readonly draft: Draft;
  readonly plan: Plan | null;
  /** Whether the plan is a former one, while its terms are being read. */
  readonly isReading: boolean;
  readonly refusals: ReadonlyMap<string, string>;
  readonly terms: readonly TermsRow[];
  readonly change: (next: (draft: Draft) => Draft) => void;
  /** Whether the split is still the example that the view starts with. */
  readonly isExample: boolean;
}

/** The three shares: each moved by steps or typed exactly, locked, or solved for a budget. */
export function AllocateSection({ draft, plan, isReading, refusals, terms, change, isExample }: Props): ReactElement {
  const styles = useStyles();
  const [locked, setLocked] = useState<ReadonlySet<ElementKey>>(new Set());
  const [stopped, setStopped] = useState<{ element: ElementKey; reach: Reach } | null>(null);
  const set = (element: ElementKey, text: string) => {
    change((before) => ({ ...before, shares: { ...before.shares, [element]: text } }));
  };
  const typed = (element: ElementKey): number => readPercent(draft.shares[element]) ?? 0;
  const move = (element: ElementKey, percent: number) => {
    const reach = reachOf(element, byElement(typed("direct"), typed("populationHealth"), typed("incentive")), terms);
    const wanted = exact(percent).div(100);
    // The incentive’s own ceiling is where its slider ends.
    const isStopped = wanted.greaterThanOrEqualTo(reach.most);
    setStopped(isStopped ? { element, reach } : null);
    set(element, percentText(isStopped ? reach.most : wanted.toNumber()));
  };
  return (
    <div>
      <p className={styles.note}>
        {isExample ? "The guide publishes no split of the 30%: this one is an example to start from. " : ""}Shares of
        base payment; they add up.
      </p>
      <div className={styles.elements}>
        {ELEMENTS.map((element) => {
          const isLocked = locked.has(element);
          const share = readPercent(draft.shares[element]);
          const scale = scaleOf(element, terms);
          return (
            <ShareField
              key={element}
              element={element}
              text={draft.shares[element]}
              most={element === "incentive" ? scale : Math.max(scale, share ?? 0)}
              refusal={refusals.get(FIELD.share(element))}
              isWrongTogether={refusals.has("shares")}
              disabled={isLocked}
              onType={(text) => {
                setStopped(null);
                set(element, text);
              }}
              onSlide={(percent) => {
                move(element, percent);
              }}
              beside={
                <Tooltip content={isLocked ? "Unlock" : "Lock"} relationship="description">
                  <ToggleButton
                    appearance="subtle"
                    size="small"
                    icon={isLocked ? <Locked /> : <Unlocked />}
                    aria-label={`Lock ${ELEMENT_NAMES[element]}`}
                    checked={isLocked}
                    onClick={() => {
                      setLocked(toggled(locked, element));
                    }}
                  />
                </Tooltip>
              }
            >
              <p className={styles.stopped} role="status">
                {stopped?.element === element ? stoppedSentence(stopped.reach) : ""}
              </p>
            </ShareField>
          );
        })}
      </div>
      {refusals.has("shares") && (
        <p className={styles.refusal} role="alert">
          {refusals.get("shares")}
        </p>
      )}
      <SolveForm
        plan={plan}
        isReading={isReading}
        open={ELEMENTS.filter((element) => !locked.has(element))}
        onSolve={(element, share) => {
          set(element, percentText(share));
        }}
      />
    </div>
  );
}

function stoppedSentence({ most, key, ceiling }: Reach): string {
  const what = key === "uplift.ceiling" ? "all three together reach" : "the incentive reaches";
  return `Stopped at ${percentText(most)}%: ${what} the ceiling of ${percentText(ceiling)}%. A row ${key} in the plan’s terms moves it.`;
}
