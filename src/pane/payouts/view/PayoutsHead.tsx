import { makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { formatted } from "../../figureText";
import { HEAD, HeadFigures } from "../../view/HeadFigures";
import { CENTS } from "../../view/money";
import { counted } from "../../words";
import { sumOf } from "../ledger";
import type { Figure, PanelRow, Reconciled } from "../reconciled";
import { payoutWords, type Period } from "../schedule";

const useStyles = makeStyles({
  head: HEAD,
  choice: { width: "100%", minWidth: 0 },
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
          <HeadFigures figures={SHOWN.map((title) => ({ name: title, text: formatted(total.figure(title), CENTS) }))} />
          <p className={styles.note}>{statusText(rowsOf(reconciled, payout), presumed)}</p>
        </>
      )}
    </section>
  );
}

function rowsOf(reconciled: Reconciled | Refusal, payout: number): readonly PanelRow[] {
  return reconciled instanceof Refusal ? [] : reconciled.rows.filter((row) => row.payout === payout);
}

/** What the figures are of, and what is projected of the others. */
function statusText(rows: readonly PanelRow[], presumed: number): string {
  const of = (status: PanelRow["status"]): readonly PanelRow[] => rows.filter((row) => row.status === status);
  const ahead = rows.filter(({ isCorrectionAlone }) => isCorrectionAlone).length;
  const settled = of("Settled").length;
  const waiting = [...of("Open"), ...of("Not begun")];
  const sumText = (title: Figure): string => {
    const amounts = waiting.map((row) => row.figure(title) ?? 0);
    const sum = amounts.every((amount) => typeof amount === "number") ? sumOf(amounts) : 0;
    return sum === 0 ? "" : `, ${title.toLowerCase()} ${formatted(sum, CENTS)}`;
  };
  return [
    settled === 0
      ? "These figures count settled practices only, and none is settled yet"
      : `These figures count ${counted(settled, "settled practice")} only`,
    ...(presumed === 0 ? [] : [`${formatted(presumed, CENTS)} of Paid is presumed, for no payment is given`]),
    ...(ahead === 0 ? [] : [`${ahead} of them with only a correction so far`]),
    ...(waiting.length === 0 ? [] : [`${waiting.length} open${sumText("Projected")}${sumText("Paid")}`]),
  ].join("; ");
}
