import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { MONEY } from "../cellLooks";
import { formatted, signed } from "../figureText";
import { Opener } from "../Opener";
import { OUTCOMES } from "../plan/payments";
import {
  changesAnything,
  type Alternative,
  type Change,
  type Changes,
  type PricedReading,
} from "../plan/priceReadings";
import type { Periods } from "../plan/spans";
import { Readings } from "../Readings";
import { counted } from "../words";
import { moneyOver } from "./money";
import { REFUSED } from "./refusedLook";

const useStyles = makeStyles({
  quiet: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`,
  },
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
  refused: REFUSED,
  opener: { ...typographyStyles.caption1, padding: `${tokens.spacingVerticalXS} 0` },
});

interface Looked {
  /** How many practices the plan has. */
  readonly count: number;
  readonly outcome: Outcome;
  readonly periods: Periods;
}

/** What the guide leaves open in one place, and what each other choice would change. */
export function PricedCard({
  priced: { reading, inForce, alternatives },
  ...looked
}: Looked & { priced: PricedReading }): ReactElement {
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
}: Looked & { alternative: Alternative }): ReactElement {
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

export function firstRefusal(of: (outcome: Outcome) => number | Refusal): Refusal | null {
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
function Movers({ changes, count, outcome, periods }: Looked & { readonly changes: Changes }): ReactElement | null {
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
