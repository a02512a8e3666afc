import { exact, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { addedIn, OUTCOMES, type PaymentLine, type PracticeLine } from "../plan/payments";
import type { Notice } from "../plan/notices";
import { placedFault } from "../plan/place";
import type { PlanTables } from "../plan/usePlanTables";
import { listed, MOST_TOLD } from "../words";
import { moneyText } from "./money";
import type { Computed } from "./usePlan";
import { WayTo } from "./WayTo";

const useStyles = makeStyles({
  faults: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  first: { paddingTop: tokens.spacingVerticalS },
  fault: { ...typographyStyles.caption1, margin: `0 0 ${tokens.spacingVerticalXS}`, overflowWrap: "anywhere" },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface FaultsProps {
  readonly lines: readonly PracticeLine[];
  readonly total: PaymentLine;
  readonly outcome: Outcome;
  readonly periods: Computed["periods"];
  readonly tables: Pick<PlanTables, "practices" | "scores">;
  readonly onShow: (reference: string) => void;
}

/** The rows that give no figure, each with why and the way to it, and what the others come to. */
export function RowFaults({ lines, total, outcome, periods, tables, onShow }: FaultsProps): ReactElement | null {
  const styles = useStyles();
  // Of another outcome, too: its #N/A stands in sight.
  const refused = [outcome, ...OUTCOMES].find((one) => addedIn(total, one) instanceof Refusal) ?? outcome;
  const what = refused === outcome ? "" : ` for ${refused}`;
  const inAll = addedIn(total, refused);
  if (!(inAll instanceof Refusal)) return null;
  const amounts = lines.map((line) => ({ line, amount: addedIn(line, refused) }));
  const faulty = amounts.flatMap(({ line, amount }) => (amount instanceof Refusal ? [{ line, amount }] : []));
  const others = amounts.flatMap(({ amount }) => (amount instanceof Refusal ? [] : [amount]));
  const sum = others.reduce((added, amount) => added.plus(amount), exact(0)).toNumber();
  return (
    <div className={styles.faults} role="group" aria-label="Rows without a figure">
      <p className={mergeClasses(styles.fault, styles.strong)}>
        {faulty.length === 0
          ? `No total: ${placedFault(inAll, 0, tables).sentence}`
          : faulty.length === 1
            ? `1 row gives no figure${what}:`
            : `${faulty.length} rows give no figure${what}:`}
      </p>
      {faulty.slice(0, MOST_TOLD).map(({ line, amount }) => {
        const { sentence, place } = placedFault(amount, line.index, tables);
        return (
          <p key={line.row} className={styles.fault}>
            {line.name === "" ? "" : `${line.name}: `}
            {sentence} <WayTo place={place} onShow={onShow} />
          </p>
        );
      })}
      {faulty.length > MOST_TOLD && <p className={styles.fault}>and {faulty.length - MOST_TOLD} more</p>}
      {others.length > 0 && faulty.length > 0 && (
        <p className={styles.fault}>
          {others.length === 1 ? "The other one comes" : `The other ${others.length} come`} to {moneyText(sum, periods)}
          .
        </p>
      )}
    </div>
  );
}

interface NoticesProps extends Pick<FaultsProps, "onShow"> {
  readonly heading: string;
  readonly notices: readonly Notice[];
}

/** Rows that cost no figure, and may be meant otherwise. */
export function Notices({ heading, notices, onShow }: NoticesProps): ReactElement | null {
  const styles = useStyles();
  if (notices.length === 0) return null;
  return (
    <div className={mergeClasses(styles.faults, styles.first)} role="group" aria-label={heading}>
      <p className={mergeClasses(styles.fault, styles.strong)}>{heading}:</p>
      {notices.slice(0, MOST_TOLD).map(({ sentence, place }) => (
        <p key={`${place?.reference ?? ""} ${sentence}`} className={styles.fault}>
          {sentence} <WayTo place={place} onShow={onShow} />
        </p>
      ))}
      {notices.length > MOST_TOLD && <p className={styles.fault}>and {notices.length - MOST_TOLD} more</p>}
    </div>
  );
}

export function NamesTold({ heading, names }: { heading: string; names: readonly string[] }): ReactElement | null {
  const styles = useStyles();
  if (names.length === 0) return null;
  return (
    <div className={styles.faults}>
      <p className={styles.fault}>
        <span className={styles.strong}>{heading}:</span> {listed(names)}
      </p>
    </div>
  );
}
