import { exact } from "../../core/shared";
import { Input, makeStyles, Slider, ToggleButton, tokens, Tooltip, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { TermsRow } from "../../core/terms/rows";
import { Locked, Unlocked } from "../icons";
import { reachOf, scaleOf, type Reach } from "./ceilings";
import { byElement, FIELD, type Draft } from "./draft";
import { ELEMENT_NAMES, ELEMENTS, type ElementKey, type Plan } from "./plan";
import { SolveForm } from "./SolveForm";
import { percentText, readPercent } from "./typedNumber";

const useStyles = makeStyles({
  elements: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  element: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { ...typographyStyles.body1, flexGrow: 1, minWidth: 0 },
  field: { width: "96px", minWidth: 0 },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", minWidth: 0, width: "100%" },
  slider: { width: "100%" },
  // A mark for each quarter of a percent would be a dotted line.
  rail: { "::before": { backgroundImage: "none" } },
  note: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalM}`,
  },
  stopped: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground1, margin: 0 },
  refusal: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, margin: 0 },
});

/** A quarter of a percent of base, as people negotiate. */
const STEP = 0.25;

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
          const refusal = refusals.get(FIELD.share(element));
          return (
            <div key={element} className={styles.element} role="group" aria-label={ELEMENT_NAMES[element]}>
              <div className={styles.head}>
                <span className={styles.name} aria-hidden="true">
                  {ELEMENT_NAMES[element]}
                </span>
                <Input
                  className={styles.field}
                  size="small"
                  input={{
                    className: styles.number,
                    inputMode: "decimal",
                    "aria-invalid": refusal !== undefined || refusals.has("shares"),
                  }}
                  aria-label={`${ELEMENT_NAMES[element]}, percent of base`}
                  contentAfter="%"
                  autoComplete="off"
                  disabled={isLocked}
                  value={draft.shares[element]}
                  onChange={(_event, { value }) => {
                    setStopped(null);
                    set(element, value);
                  }}
                />
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
              </div>
              <Slider
                className={styles.slider}
                rail={{ className: styles.rail }}
                size="small"
                min={0}
                max={exact(element === "incentive" ? scale : Math.max(scale, share ?? 0))
                  .times(100)
                  .toNumber()}
                step={STEP}
                disabled={isLocked}
                value={share === null ? 0 : exact(share).times(100).toNumber()}
                aria-label={ELEMENT_NAMES[element]}
                aria-valuetext={share === null ? "not a number" : `${percentText(share)}% of base`}
                onChange={(_event, { value }) => {
                  move(element, value);
                }}
              />
              {refusal !== undefined && (
                <p className={styles.refusal} role="alert">
                  {refusal}
                </p>
              )}
              <p className={styles.stopped} role="status">
                {stopped?.element === element ? stoppedSentence(stopped.reach) : ""}
              </p>
            </div>
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

function toggled(before: ReadonlySet<ElementKey>, element: ElementKey): ReadonlySet<ElementKey> {
  const next = new Set(before);
  if (!next.delete(element)) next.add(element);
  return next;
}

function stoppedSentence({ most, key, ceiling }: Reach): string {
  const what = key === "uplift.ceiling" ? "all three together reach" : "the incentive reaches";
  return `Stopped at ${percentText(most)}%: ${what} the ceiling of ${percentText(ceiling)}%. A row ${key} in the plan’s terms moves it.`;
}
