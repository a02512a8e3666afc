import { Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useDeferredValue, useMemo, type ReactElement } from "react";
import { ceilingOf } from "../plan/ceilings";
import { ELEMENT_NAMES, ELEMENTS, type ElementKey } from "../plan/elements";
import { percentText } from "../typedNumber";
import { addedIn, costsOfOneMore, OUTCOMES } from "../plan/payments";
import { SPAN_WORDS, SPANS, type Span } from "../plan/spans";
import { HEAD, HeadFigures } from "./HeadFigures";
import { moneyText } from "./money";
import { SplitPicture, Swatch } from "./SplitPicture";
import type { Computed, SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  head: HEAD,
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  what: {
    ...typographyStyles.caption1Strong,
    flexGrow: 1,
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  span: { flexShrink: 0, minWidth: 0 },
  parts: { display: "grid", gridTemplateColumns: "repeat(3, minmax(0, 1fr))", gap: tokens.spacingHorizontalXS },
  part: { ...typographyStyles.caption2, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  share: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  excess: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, margin: 0 },
  none: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

const SHORT: Readonly<Record<ElementKey, string>> = {
  direct: "Direct",
  populationHealth: "Population",
  incentive: "Incentive",
};

interface Props {
  readonly what: string;
  /** Of the scenario that is at hand; null where the split is none. */
  readonly name: string | null;
  readonly plan: SplitAtHand;
}

/** Always in sight: what the split adds over base in all, and what one more percent of each part costs. */
export function Head({ what, name, plan: { computed, looked, look } }: Props): ReactElement {
  const styles = useStyles();
  return (
    <section className={styles.head} aria-label="What the split adds over base">
      <div className={styles.line}>
        <span className={styles.what} title={name ?? what}>
          {name === null ? what : `${name}, ${what}`}
        </span>
        <Select
          className={styles.span}
          size="small"
          aria-label="Amounts of"
          value={looked.span}
          onChange={(_event, { value }) => {
            look({ span: value as Span });
          }}
        >
          {SPANS.map((span) => (
            <option key={span} value={span}>
              {SPAN_WORDS[span]}
            </option>
          ))}
        </Select>
      </div>
      {computed === null ? (
        <p className={styles.none} role="status">
          Reading the plan’s terms …
        </p>
      ) : computed instanceof Refusal ? (
        <p className={styles.none} role="status">
          No figures: see below.
        </p>
      ) : (
        <Figures computed={computed} outcome={looked.outcome} />
      )}
    </section>
  );
}

function Figures({ computed, outcome }: { computed: Computed; outcome: Outcome }): ReactElement {
  const styles = useStyles();
  const { payments, periods, shares, terms } = computed;
  const oneMore = useOneMore(computed, outcome);
  return (
    <>
      <HeadFigures
        figures={OUTCOMES.map((one) => {
          const amount = addedIn(payments.total, one);
          return {
            name: one,
            text: moneyText(amount, periods),
            title: moneyText(amount, periods, true),
            isLooked: one === outcome,
          };
        })}
      />
      <SplitPicture shares={shares} ceiling={ceilingOf("uplift.ceiling", terms)} />
      <div className={styles.parts} aria-busy={oneMore === null}>
        {ELEMENTS.map((element) => (
          <div key={element} className={styles.part}>
            <Swatch element={element} />
            {SHORT[element]} <span className={styles.share}>{percentText(shares[element])}%</span>
            <br />
            <span
              title={`One percent of base more on ${ELEMENT_NAMES[element].toLowerCase()}, ${outcome.toLowerCase()}`}
            >
              +1%: {oneMore === null ? "…" : moneyText(oneMore[element], periods)}
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

/** What one percent of base more on each element costs: a call of its own, for which the figures do not wait; null until then. */
function useOneMore(
  { ranges, shares, payments }: Computed,
  outcome: Outcome,
): Readonly<Record<ElementKey, number | Refusal>> | null {
  const of = useMemo(() => ({ ranges, shares, payments, outcome }), [ranges, shares, payments, outcome]);
  const late = useDeferredValue(of, null);
  const costs = useMemo(
    () => (late === null ? null : costsOfOneMore(late.ranges, late.shares, late.outcome, late.payments)),
    [late],
  );
  // Those of a split that is no longer at hand are told of none.
  return late === of ? costs : null;
}
