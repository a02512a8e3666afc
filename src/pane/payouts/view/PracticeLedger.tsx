import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { PANEL_FIGURES, Refusal } from "../../../core/shared";
import { FaultBar } from "../../FaultBar";
import { formatted } from "../../figureText";
import { Back } from "../../icons";
import { PageTitle } from "../../PageTitle";
import { Steps } from "../../Steps";
import { FigureRow } from "../../view/FigureRow";
import { CENTS } from "../../view/money";
import { WayTo } from "../../view/WayTo";
import { leftOf, type Left } from "../whoLeft";
import { isBlank, LEDGER, type LedgerColumn, type LedgerLine, linesOfPractice } from "../ledger";
import { balanceText, statusText } from "../ledgerList";
import { stepsOf } from "../panelSteps";
import { PANEL, panelFormula, type Figure, type PanelRow } from "../reconciled";
import { placeOfLine } from "../rows";
import { payoutWords } from "../schedule";
import { DeparturePage } from "./DeparturePage";
import type { PartProps } from "./part";
import { useSaid, type Saying } from "./useSaid";

const useStyles = makeStyles({
  page: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}` },
  title: { ...typographyStyles.subtitle1, margin: `${tokens.spacingVerticalS} 0 0`, overflowWrap: "anywhere" },
  says: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
  left: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalL} 0 0` },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    ...typographyStyles.caption1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: "anywhere",
  },
});

interface Props extends Pick<PartProps, "port" | "at" | "onShow"> {
  readonly practice: string;
  readonly onBack: () => void;
}

/** The pages of one practice: its payouts, and its departure. */
export function PracticeLedger({ port, at, practice, onShow, onBack }: Props): ReactElement {
  const [leaves, setLeaves] = useState(false);
  const saying = useSaid(at);
  const { ledger, terms } = at;
  const left = useMemo(() => leftOf(ledger, practice, terms), [ledger, practice, terms]);
  const turnTo = (isLeaving: boolean): void => {
    saying.forgetFault();
    setLeaves(isLeaving);
  };
  return leaves ? (
    <DeparturePage
      port={port}
      at={at}
      practice={practice}
      left={left?.day ?? null}
      saying={saying}
      onBack={() => {
        turnTo(false);
      }}
    />
  ) : (
    <PayoutsOf
      at={at}
      practice={practice}
      left={left}
      saying={saying}
      onShow={onShow}
      onLeave={() => {
        turnTo(true);
      }}
      onBack={onBack}
    />
  );
}

interface PayoutsProps extends Omit<Props, "port"> {
  readonly left: Left | null;
  /** What was written of it, or why it was not where somebody went back meanwhile. */
  readonly saying: Saying;
  readonly onLeave: () => void;
}

/** The payouts of one practice down, its lines with the way to each, and the steps to each figure. */
function PayoutsOf({ at, practice, left, saying, onShow, onLeave, onBack }: PayoutsProps): ReactElement {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const { ledger, reconciled, schedule } = at;
  useEffect(() => {
    title.current?.focus();
  }, []);
  const lines = useMemo(() => linesOfPractice(ledger, practice), [ledger, practice]);
  const rows = reconciled instanceof Refusal ? [] : reconciled.rows.filter((row) => row.practice === practice);
  return (
    <div className={styles.page}>
      <Button size="small" appearance="subtle" icon={<Back />} onClick={onBack}>
        Ledger
      </Button>
      <PageTitle id="apc-practice-ledger" className={styles.title} ref={title}>
        {practice}
      </PageTitle>
      <p className={styles.left} role="status">
        {saying.sentence}
      </p>
      {saying.fault !== null && <FaultBar fault={saying.fault} />}
      {left !== null && <p className={styles.left}>{left.sentence}</p>}
      {rows.length > 0 && <p className={styles.says}>A figure leads to its steps.</p>}
      {left?.isOpen !== false && (
        <Button size="small" onClick={onLeave}>
          {left === null ? "Record its departure" : "Settle what is open"}
        </Button>
      )}
      {rows.map((row) => (
        <section key={row.row} aria-label={row.payout === null ? "All payouts" : `Payout ${row.payout}`}>
          <h3 className={styles.heading}>{row.payout === null ? "All payouts" : payoutWords(row.payout, schedule)}</h3>
          <p className={styles.says}>
            {[statusText(row), row.status === "Settled" ? balanceText(row) : ""].filter(Boolean).join(", ")}
          </p>
          <PayoutFigures at={at} row={row} />
        </section>
      ))}
      <h3 className={styles.heading}>Its lines</h3>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.index} className={styles.line}>
            {lineText(line)} <WayTo place={placeOfLine(ledger, line)} onShow={onShow} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PayoutFigures({ at, row }: Pick<PartProps, "at"> & { readonly row: PanelRow }): ReactElement {
  const styles = useStyles();
  const [asked, setAsked] = useState<string | null>(null);
  const given = PANEL_FIGURES.flatMap((title) => {
    const value = row.figure(title);
    return value === null ? [] : [{ title, value }];
  });
  return (
    <table className={styles.table}>
      <tbody>
        {given.map(({ title, value }) => (
          <FigureRow key={title} name={title} text={formatted(value, CENTS)} isAsked={asked === title} onAsk={setAsked}>
            <Working at={at} row={row} title={title} value={value} />
          </FigureRow>
        ))}
      </tbody>
    </table>
  );
}

interface WorkingProps extends Pick<PartProps, "at"> {
  readonly row: PanelRow;
  readonly title: Figure;
  readonly value: number | Refusal;
}

function Working({ at: { ledger, terms, place }, row, title, value }: WorkingProps): ReactElement {
  const steps = useMemo(() => stepsOf(ledger, terms, row, title), [ledger, terms, row, title]);
  return (
    <Steps
      steps={steps}
      answer={value}
      column={title}
      says={title}
      source={`${ledger.lacking.length === 0 ? panelFormula(ledger, place) : `APC.${PANEL}`}, row ${row.row} below its headings`}
    />
  );
}

const SAID = [
  "payout",
  "projected",
  "earned",
  "adjustments",
  "paid",
  "closedOn",
  "paidOn",
  "payment",
  "corrects",
  "note",
] as const satisfies readonly LedgerColumn[];

/** Payout 1, projected 1,000.00, closed on 2025-02-15, note: … */
function lineText(line: LedgerLine): string {
  const text = SAID.flatMap((column) => {
    const cell = line.cell(column);
    if (isBlank(cell)) return [];
    const { heading, format } = LEDGER.columns[column];
    const value =
      typeof cell === "object" && cell !== null
        ? cell.error
        : typeof cell === "boolean"
          ? String(cell)
          : formatted(cell, format);
    return [column === "note" ? value : `${heading.toLowerCase()} ${value}`];
  }).join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
