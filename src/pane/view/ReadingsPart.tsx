import { Refusal } from "../../core/shared";
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { Opener } from "../Opener";
import { addedIn } from "../plan/payments";
import { periodsIn, SPAN_WORDS } from "../plan/spans";
import { Readings } from "../Readings";
import { firstRefusal, PricedCard } from "./PricedCard";
import { REFUSED } from "./refusedLook";
import { Section } from "./Section";
import { STALE } from "./staleLook";
import type { Computed, SplitAtHand } from "./usePlan";
import { usePriced } from "./usePriced";

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalS}` },
  // Keeps its line, so that nothing moves when it has said its sentence.
  status: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: 0,
    minHeight: tokens.lineHeightBase200,
  },
  stale: { "& dd": STALE },
  refused: REFUSED,
  more: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXS} 0` },
});

interface Props {
  readonly plan: SplitAtHand;
  /** Whether anybody can see the part; nothing is worked out before. */
  readonly isSeen: boolean;
}

/** What the guide leaves open, and by how much each other reading would change what the practices get. */
export function ReadingsPart({ plan: { computed, looked }, isSeen }: Props): ReactElement {
  const styles = useStyles();
  return (
    <Section title="What the guide leaves open">
      {() =>
        computed === null || computed instanceof Refusal ? (
          <p className={styles.text}>Where the split has no figures, no other reading has a price.</p>
        ) : (
          <Prices computed={computed} looked={looked} isSeen={isSeen} />
        )
      }
    </Section>
  );
}

function Prices({
  computed,
  looked,
  isSeen,
}: {
  computed: Computed;
  looked: SplitAtHand["looked"];
  isSeen: boolean;
}): ReactElement {
  const styles = useStyles();
  const { known, progress, isStale } = usePriced(computed, isSeen);
  const terms = known?.of.terms ?? computed.terms;
  const periods = useMemo(() => periodsIn(looked.span, terms), [looked.span, terms]);
  const refused = known === null ? null : firstRefusal((outcome) => addedIn(known.of.payments.total, outcome));
  return (
    <div>
      {known !== null && (
        <p className={styles.text}>
          {known.priced.changing.length === 0
            ? "However the guide is read where it leaves room, each practice gets the same."
            : `Where the guide leaves room, your terms can choose. This is what each other choice would change: dollars over base, ${SPAN_WORDS[looked.span]}.`}
        </p>
      )}
      <p className={styles.status}>
        <span role="status">{isStale ? "Working out what each other choice would change" : ""}</span>
        {/* Nobody wants to hear each. */}
        {progress !== null && (
          <span aria-hidden="true">
            : {progress.done} of {progress.of}
          </span>
        )}
      </p>
      {known !== null && periods instanceof Refusal && <p className={styles.refused}>{periods.sentence}</p>}
      {known !== null && !(periods instanceof Refusal) && (
        <div className={mergeClasses(isStale && styles.stale)} aria-busy={isStale}>
          {refused !== null && <p className={styles.refused}>Now: {refused.sentence}</p>}
          {known.priced.changing.map((one) => (
            <PricedCard
              key={one.reading.id}
              priced={one}
              count={known.of.payments.practices.length}
              outcome={looked.outcome}
              periods={periods}
            />
          ))}
          {known.priced.unchanging.length > 0 && (
            <details>
              <Opener className={styles.more}>{known.priced.unchanging.length} more change nothing</Opener>
              <Readings readings={known.priced.unchanging.map(({ reading }) => reading)} />
            </details>
          )}
        </div>
      )}
    </div>
  );
}
