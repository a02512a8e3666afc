import { Refusal } from "../../core/shared";
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { inPieces } from "../inPieces";
import { Opener } from "../Opener";
import { Readings } from "../Readings";
import { formatted, signed } from "./figureText";
import { STALE } from "./staleLook";
import { MONEY } from "./cellLooks";
import type { Plan } from "./plan";
import { ADDED, ADDED_TITLES } from "./estimates";
import {
  changesAnything,
  differenceOf,
  priceReadings,
  type Alternative,
  type Change,
  type Changes,
  type PricedReading,
  type PricedReadings,
  type Progress,
} from "./priceReadings";

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: 0 },
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
  key: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  changes: { margin: 0, ...typographyStyles.body1 },
  change: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) fit-content(60%)",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  value: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  same: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  refused: {
    ...typographyStyles.caption1,
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    color: tokens.colorStatusDangerForeground3,
  },
  opener: { ...typographyStyles.body1, padding: `${tokens.spacingVerticalXS} 0` },
});

/** What the guide leaves open, and by how much another reading would change this plan. Works it out once it is there to be seen. */
export function ReadingsSection({ plan }: { plan: Plan }): ReactElement {
  const styles = useStyles();
  const { priced, progress, isStale } = usePriced(plan);
  return (
    <div>
      {priced !== null && (
        <p className={styles.text}>
          {priced.changing.length === 0
            ? "However the guide is read where it leaves room, this plan comes to the same."
            : "Where the guide leaves room, your terms can choose. This is what each other choice would change: dollars added over base, in one payout period."}
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
      {priced !== null && (
        <div className={mergeClasses(isStale && styles.stale)} aria-busy={isStale}>
          {priced.changing.map((one) => (
            <PricedCard key={one.reading.id} priced={one} />
          ))}
          {priced.unchanging.length > 0 && (
            <details>
              <Opener className={styles.opener}>{priced.unchanging.length} more change nothing for this plan</Opener>
              <Readings readings={priced.unchanging.map(({ reading }) => reading)} />
            </details>
          )}
        </div>
      )}
    </div>
  );
}

/** Milliseconds until the prices are begun: at first a frame, in which the section is painted; later a pause in moving a slider. */
const FRAME = 20;
const PAUSE = 120;

interface Prices {
  /** Null until the first are worked out. */
  readonly priced: PricedReadings | null;
  /** Of those that are being worked out. */
  readonly progress: Progress | null;
  /** Whether they are not yet those of this plan. */
  readonly isStale: boolean;
}

function usePriced(plan: Plan): Prices {
  const [known, setKnown] = useState<{ readonly plan: Plan; readonly priced: PricedReadings } | null>(null);
  const [under, setUnder] = useState<{ readonly plan: Plan; readonly progress: Progress } | null>(null);
  const pause = useRef(FRAME);
  useEffect(() => {
    const stop = inPieces(
      priceReadings(plan),
      pause.current,
      (progress) => {
        setUnder({ plan, progress });
      },
      (priced) => {
        setKnown({ plan, priced });
      },
    );
    pause.current = PAUSE;
    return stop;
  }, [plan]);
  const isStale = known?.plan !== plan;
  return { priced: known?.priced ?? null, progress: isStale && under?.plan === plan ? under.progress : null, isStale };
}

function PricedCard({ priced: { reading, inForce, alternatives } }: { priced: PricedReading }): ReactElement {
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
        <Other key={`${alternative.key} ${alternative.value}`} alternative={alternative} />
      ))}
    </section>
  );
}

function Other({ alternative: { key, value, changes } }: { alternative: Alternative }): ReactElement {
  const styles = useStyles();
  const other = (
    <span className={styles.key}>
      {key} = {value}
    </span>
  );
  if (!changesAnything(changes)) return <p className={styles.term}>With {other} nothing changes.</p>;
  return (
    <div className={styles.alternative}>
      <p className={styles.term}>With {other}</p>
      <dl className={styles.changes}>
        {ADDED.map((figure) => (
          <Row key={figure} title={ADDED_TITLES[figure]} change={changes[figure]} />
        ))}
      </dl>
      {[...reasonsOf(changes)].map((reason) => (
        <p key={reason} className={styles.refused}>
          {reason}
        </p>
      ))}
    </div>
  );
}

/** Why there are no figures, each reason once: mostly all of them share it. */
function reasonsOf(changes: Changes): Set<string> {
  const reasons = Object.values(changes).flatMap(({ before, after }) => [
    ...(before instanceof Refusal ? [`Now: ${before.sentence}`] : []),
    ...(after instanceof Refusal ? [after.sentence] : []),
  ]);
  return new Set(reasons);
}

function Row({ title, change }: { title: string; change: Change }): ReactElement {
  const styles = useStyles();
  const { after } = change;
  const difference = differenceOf(change);
  return (
    <div className={styles.change}>
      <dt>{title}</dt>
      {difference === null ? (
        <dd className={styles.value}>{after instanceof Refusal ? after.code : formatted(after, MONEY.format)}</dd>
      ) : (
        <dd className={mergeClasses(styles.value, difference === 0 && styles.same)}>
          {difference === 0 ? "no change" : signed(difference, MONEY.format)}
        </dd>
      )}
    </div>
  );
}
