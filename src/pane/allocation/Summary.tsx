import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BookCell } from "../book/book";
import { Figure } from "./Figure";
import { differenceText, figureText } from "./figureText";
import { STALE, DELAYED } from "./staleLook";
import type { Offer } from "./offer";
import { ADDED_TITLES, ESTIMATES, type Estimate } from "./estimates";

const useStyles = makeStyles({
  summary: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    textAlign: "right",
    padding: `0 0 1px ${tokens.spacingHorizontalXS}`,
    fontWeight: tokens.fontWeightRegular,
  },
  label: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    textAlign: "left",
    padding: 0,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
  // So long that it would push the amounts out of a narrow pane.
  long: { whiteSpace: "normal", maxWidth: "52px" },
  first: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground1 },
  value: { textAlign: "right", padding: `0 0 0 ${tokens.spacingHorizontalXS}`, whiteSpace: "nowrap" },
  // Eight digits and their cents, three times over, in a narrow pane.
  small: { fontSize: tokens.fontSizeBase100, paddingLeft: tokens.spacingHorizontalXXS },
  strong: { fontWeight: tokens.fontWeightSemibold },
  stale: STALE,
  foot: { position: "relative" },
  // Gives way to a sentence and keeps its room, so that nothing moves while somebody types the terms.
  unseen: { visibility: "hidden", transitionProperty: "visibility", ...DELAYED },
  over: { position: "absolute", top: 0, opacity: 0 },
  told: { opacity: 1, transitionProperty: "opacity", ...DELAYED },
  line: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  way: { ...typographyStyles.caption1, minHeight: "24px" },
});

interface Props {
  readonly offer: Offer | null;
  /** Whether the figures are still those of the former terms, while others are being read. */
  readonly isReading: boolean;
  /** The last offer, which the changes are counted from. */
  readonly last: Offer | null;
  /** Why there is none to count from, though there are scenarios. */
  readonly noLast: string | null;
  /** Why there are no figures, where there are none, and the way to what is wrong. */
  readonly why: string;
  readonly way: { readonly words: string; readonly go: () => void } | null;
  readonly onAsk: (cell: BookCell) => void;
}

/** Characters of an amount that fit three times at full size. */
const LONGEST = 10;

/** Always in sight: what the allocation adds over base, and how far it may still go. */
export function Summary({ offer, isReading, last, noLast, why, way, onAsk }: Props): ReactElement {
  const styles = useStyles();
  const isLong = ESTIMATES.some((estimate) => {
    const cell = offer?.results.added[estimate]?.period;
    return cell !== undefined && figureText(cell).length > LONGEST;
  });
  const row = (title: string, part: "period" | "pmpm" | "share", strong = false) => (
    <tr>
      <th scope="row" className={styles.label}>
        {title}
      </th>
      {ESTIMATES.map((estimate) => {
        const cell = offer?.results.added[estimate]?.[part];
        return (
          <td key={estimate} className={mergeClasses(styles.value, strong && styles.strong, isLong && styles.small)}>
            {cell === undefined ? "–" : <Figure cell={cell} onAsk={onAsk} />}
          </td>
        );
      })}
    </tr>
  );
  return (
    <section className={styles.summary} aria-label="Added over base">
      <table className={mergeClasses(styles.table, isReading && styles.stale)} aria-busy={isReading}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.label, styles.first)}>
              Added
            </th>
            {ESTIMATES.map((estimate) => (
              <th key={estimate} scope="col" className={styles.head}>
                {ADDED_TITLES[estimate]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row("Period $", "period", true)}
          {row("PMPM $", "pmpm")}
          {row("of base", "share")}
          {last !== null && offer !== null && (
            <tr title="Change from the last offer, dollars for the period">
              <th
                scope="row"
                className={mergeClasses(styles.label, styles.long)}
                aria-label="Change from the last offer, dollars for the period"
              >
                vs last offer
              </th>
              {ESTIMATES.map((estimate) => (
                <td key={estimate} className={mergeClasses(styles.value, isLong && styles.small)}>
                  {changeText(offer, last, estimate)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <div className={styles.foot}>
        {offer !== null && (
          <div className={mergeClasses(isReading && styles.unseen)}>
            {offer.results.shares.expected?.value === 0 && (
              <p className={styles.line}>No performance is assumed yet: expected is what is committed.</p>
            )}
            {noLast !== null && <p className={styles.line}>{noLast}</p>}
            <Limits offer={offer} onAsk={onAsk} />
          </div>
        )}
        <p className={mergeClasses(styles.line, offer !== null && styles.over, isReading && styles.told)} role="status">
          {isReading ? "Reading the plan’s terms …" : offer === null ? why : ""}
        </p>
        {offer === null && way !== null && (
          <Link as="button" className={styles.way} onClick={way.go}>
            {way.words}
          </Link>
        )}
      </div>
    </section>
  );
}

function Limits({ offer, onAsk }: { offer: Offer; onAsk: (cell: BookCell) => void }): ReactElement {
  const styles = useStyles();
  const { added, headroom } = offer.results;
  return (
    <>
      {added.earnable !== undefined && (
        <p className={styles.line} title="Targets still to be determined cannot be earned">
          {ADDED_TITLES.earnable} <Figure cell={added.earnable.period} onAsk={onAsk} />, TBD targets left out
        </p>
      )}
      {headroom !== null && (
        <p className={styles.line}>
          Headroom <Figure cell={headroom.uplift.left} onAsk={onAsk} /> in all,{" "}
          <Figure cell={headroom.incentive.left} onAsk={onAsk} /> on the incentive, before risk adjustment
        </p>
      )}
    </>
  );
}

function changeText(now: Offer, before: Offer, estimate: Estimate): string {
  const [here, there] = [now, before].map(({ results }) => results.added[estimate]?.period);
  return here === undefined || there === undefined ? "–" : differenceText(here, there);
}
