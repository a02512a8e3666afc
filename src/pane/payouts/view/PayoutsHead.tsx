import { makeStyles, mergeClasses, Select, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { formatted } from "../../figureText";
import { CENTS } from "../../view/money";
import { counted } from "../../words";
import { sumOf } from "../ledger";
import type { Figure, PanelRow, Reconciled } from "../reconciled";
import { payoutWords, type Period } from "../schedule";

const useStyles = makeStyles({
  head: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  choice: { width: "100%", minWidth: 0 },
  figures: { display: "flex", justifyContent: "space-between", margin: `${tokens.spacingVerticalXXS} 0` },
  figure: { minWidth: 0 },
  right: { textAlign: "right" },
  term: { ...typographyStyles.caption2, color: tokens.colorNeutralForeground2 },
  value: { ...typographyStyles.caption1Strong, margin: 0, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  // Eight digits and more, four times over, in a narrow pane.
  small: { fontSize: tokens.fontSizeBase100 },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** What the head says of a payout over its settled rows. */
const SHOWN: readonly Figure[] = ["Earned", "Paid", "Due", "Carried out"];

interface Props {
  readonly payouts: readonly number[];
  readonly payout: number;
  readonly schedule: readonly Period[];
  readonly reconciled: Reconciled | Refusal;
  /** Of what is paid, what is only presumed. */
  readonly presumed: number;
  readonly onPayout: (payout: number) => void;
}

/** Always in sight: which payout is looked at, and what its settled practices come to. */
export function PayoutsHead({ payouts, payout, schedule, reconciled, presumed, onPayout }: Props): ReactElement {
  const styles = useStyles();
  const total = reconciled instanceof Refusal ? null : (reconciled.totals.find((one) => one.payout === payout) ?? null);
  const texts = SHOWN.map((title) => formatted(total?.figure(title) ?? null, CENTS));
  const isLong = texts.some((text) => text.length > LONGEST);
  return (
    <section className={styles.head} aria-label="The payout that is looked at">
      <Select
        className={styles.choice}
        size="small"
        aria-label="Payout"
        value={String(payout)}
        onChange={(_event, { value }) => {
          onPayout(Number(value));
        }}
      >
        {payouts.map((one) => (
          <option key={one} value={one}>
            {payoutWords(one, schedule)}
          </option>
        ))}
      </Select>
      {total === null ? (
        <p className={styles.note} role="status">
          {reconciled instanceof Refusal ? `${reconciled.sentence}.` : "The ledger has no line in this payout yet."}
        </p>
      ) : (
        <>
          <dl className={styles.figures}>
            {SHOWN.map((title, index) => (
              <div key={title} className={mergeClasses(styles.figure, index > 0 && styles.right)}>
                <dt className={styles.term}>{title}</dt>
                <dd className={mergeClasses(styles.value, isLong && styles.small)}>{texts[index]}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>{statusText(rowsOf(reconciled, payout), presumed)}</p>
        </>
      )}
    </section>
  );
}

/** Characters of an amount that fit four times at full size. */
const LONGEST = 9;

function rowsOf(reconciled: Reconciled | Refusal, payout: number): readonly PanelRow[] {
  return reconciled instanceof Refusal ? [] : reconciled.rows.filter((row) => row.payout === payout);
}

/** What the figures are of, and what is projected of the others. */
function statusText(rows: readonly PanelRow[], presumed: number): string {
  const of = (status: PanelRow["status"]): readonly PanelRow[] => rows.filter((row) => row.status === status);
  const waiting = [...of("Open"), ...of("Not begun")];
  const projected = waiting.map((row) => row.figure("Projected") ?? 0);
  const sum = projected.every((amount) => typeof amount === "number") ? sumOf(projected) : null;
  return [
    `Of ${counted(of("Settled").length, "settled practice")}${presumed === 0 ? "" : `; ${formatted(presumed, CENTS)} of it is paid by presumption`}`,
    ...(waiting.length === 0
      ? []
      : [`${waiting.length} open${sum === null ? "" : `, projected ${formatted(sum, CENTS)}`}`]),
  ].join("; ");
}
