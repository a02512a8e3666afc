import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { MONEY } from "../cellLooks";
import { formatted, signed } from "../figureText";
import { Section } from "./Section";
import { STALE } from "./staleLook";
import { inPieces } from "../inPieces";
import { Opener } from "../Opener";
import { Readings } from "../Readings";
import { addedIn, OUTCOMES } from "../plan/payments";
import {
  changesAnything,
  priceReadings,
  type Alternative,
  type Change,
  type Changes,
  type Priceable,
  type PricedReading,
  type PricedReadings,
  type Progress,
} from "../plan/priceReadings";
import { periodsIn, SPAN_WORDS, type Periods } from "../plan/spans";
import { counted } from "../words";
import { moneyOver } from "./money";
import type { Computed, SplitAtHand } from "./usePlan";

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalS}` },
  quiet: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`,
  },
  // Keeps its line, so that nothing moves when it has said its sentence.
  status: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: 0,
    minHeight: tokens.lineHeightBase200,
  },
  stale: { "& dd": STALE },
  card: { marginBottom: tokens.spacingVerticalL },
  alternative: { margin: `0 0 ${tokens.spacingVerticalS}` },
  term: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXS} 0 0` },
  key: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  changes: { margin: 0, ...typographyStyles.body1 },
  change: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) max-content",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  value: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  same: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  refused: {
    ...typographyStyles.caption1,
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    color: tokens.colorStatusDangerForeground3,
    overflowWrap: "anywhere",
  },
  opener: { ...typographyStyles.caption1, padding: `${tokens.spacingVerticalXS} 0` },
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

/** Milliseconds until the prices are begun: at first a frame, in which the part is painted; later a pause in moving a share. */
const FRAME = 20;
const PAUSE = 120;

interface Worked {
  /** Those last worked out, and of what; null until the first are. */
  readonly known: { readonly of: Priceable; readonly priced: PricedReadings } | null;
  /** Of those that are being worked out. */
  readonly progress: Progress | null;
  /** Whether they are not yet those of this plan. */
  readonly isStale: boolean;
}

/** Neither the span nor the outcome that is looked at makes other prices. */
function usePriced({ ranges, shares, terms, payments }: Computed, isSeen: boolean): Worked {
  const of = useMemo((): Priceable => ({ ranges, shares, terms, payments }), [ranges, shares, terms, payments]);
  const [known, setKnown] = useState<Worked["known"]>(null);
  const [under, setUnder] = useState<{ readonly of: Priceable; readonly progress: Progress } | null>(null);
  const pause = useRef(FRAME);
  const isStale = known?.of !== of;
  useEffect(() => {
    if (!isSeen || !isStale) return;
    const stop = inPieces(
      priceReadings(of),
      pause.current,
      (progress) => {
        setUnder({ of, progress });
      },
      (priced) => {
        setKnown({ of, priced });
      },
    );
    pause.current = PAUSE;
    return stop;
  }, [of, isSeen, isStale]);
  return { known, progress: isStale && under?.of === of ? under.progress : null, isStale };
}

interface CardProps {
  /** How many practices the plan has. */
  readonly count: number;
  readonly outcome: Outcome;
  readonly periods: Periods;
}

function PricedCard({
  priced: { reading, inForce, alternatives },
  ...looked
}: CardProps & { priced: PricedReading }): ReactElement {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={reading.title}>
      <Readings readings={[reading]} />
      <p className={styles.quiet}>
        Now:{" "}
        <span className={styles.key}>
          {reading.termKey} = {inForce}
        </span>
      </p>
      {alternatives.map((alternative) => (
        <Other key={`${alternative.key} ${alternative.value}`} alternative={alternative} {...looked} />
      ))}
    </section>
  );
}

function Other({
  alternative: { key, value, changes },
  count,
  outcome,
  periods,
}: CardProps & { alternative: Alternative }): ReactElement {
  const styles = useStyles();
  const other = (
    <span className={styles.key}>
      {key} = {value}
    </span>
  );
  if (!changesAnything(changes)) return <p className={styles.term}>With {other} nothing changes.</p>;
  const refused = changes instanceof Refusal ? changes : firstNew(changes);
  return (
    <div className={styles.alternative}>
      <p className={styles.term}>With {other}</p>
      {!(changes instanceof Refusal) && (
        <dl className={styles.changes}>
          {OUTCOMES.map((one) => (
            <Row key={one} title={one} change={changes[one]} periods={periods} />
          ))}
        </dl>
      )}
      {refused !== null && <p className={styles.refused}>{refused.sentence}</p>}
      {!(changes instanceof Refusal) && <Movers changes={changes} count={count} outcome={outcome} periods={periods} />}
    </div>
  );
}

function firstRefusal(of: (outcome: Outcome) => number | Refusal): Refusal | null {
  return OUTCOMES.map(of).find((amount) => amount instanceof Refusal) ?? null;
}

/** Why a total goes that is there now; mostly all that go share the reason. */
function firstNew(changes: Changes): Refusal | null {
  return firstRefusal((outcome) => {
    const { before, after } = changes[outcome];
    return before instanceof Refusal ? 0 : after;
  });
}

/** By how much an amount of the span changes; null where there is none before or after. */
function differenceOf({ before, after }: Change, periods: Periods): number | null {
  const [now, then] = [moneyOver(before, periods), moneyOver(after, periods)];
  return now instanceof Refusal || then instanceof Refusal ? null : exact(then).minus(now).toNumber();
}

function Row({ title, change, periods }: { title: string; change: Change; periods: Periods }): ReactElement {
  const styles = useStyles();
  const difference = differenceOf(change, periods);
  return (
    <div className={styles.change}>
      <dt className={styles.name} title={title}>
        {title}
      </dt>
      <dd className={mergeClasses(styles.value, difference === 0 && styles.same)}>
        {difference === null
          ? formatted(moneyOver(change.after, periods), MONEY.format)
          : difference === 0
            ? "no change"
            : signed(difference, MONEY.format)}
      </dd>
    </div>
  );
}

/** So many practices are named that gain, and as many that lose. */
const NAMED = 3;

/** The practices that are moved most, of the outcome that is looked at or else of the first in which any is. */
function Movers({ changes, count, outcome, periods }: CardProps & { readonly changes: Changes }): ReactElement | null {
  const styles = useStyles();
  const told = [outcome, ...OUTCOMES].find((one) => changes[one].moved.length > 0);
  if (told === undefined) return null;
  const { moved } = changes[told];
  const differences = moved.map((one) => ({ one, difference: differenceOf(one, periods) ?? 0 }));
  const more = differences.filter(({ difference }) => difference > 0).sort((a, b) => b.difference - a.difference);
  const less = differences.filter(({ difference }) => difference < 0).sort((a, b) => a.difference - b.difference);
  const without = moved.filter(({ after }) => after instanceof Refusal).map((one) => ({ one }));
  const only = moved.filter(({ before }) => before instanceof Refusal).map((one) => ({ one }));
  const parts = [
    [more, "more"],
    [less, "less"],
    [without, "without a figure"],
    [only, "with a figure only then"],
  ] as const;
  return (
    <details>
      <Opener className={styles.opener}>
        {told}, {counted(count, "practice")}:{" "}
        {parts
          .filter(([those]) => those.length > 0)
          .map(([those, words]) => `${those.length} ${words}`)
          .join(", ")}
      </Opener>
      <dl className={styles.changes}>
        {parts
          .flatMap(([those]) => those.slice(0, NAMED))
          .map(({ one }) => (
            <Row key={one.row} title={one.name === "" ? "No name" : one.name} change={one} periods={periods} />
          ))}
      </dl>
    </details>
  );
}
