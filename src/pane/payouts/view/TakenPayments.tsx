import { Button, Checkbox, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement, type ReactNode } from "react";
import { Refusal } from "../../../core/shared";
import { formatted } from "../../figureText";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import { counted, MOST_TOLD } from "../../words";
import { totalOf, type LeftOut, type Taking } from "../payments";
import { MOVED, movedRows, paymentChanges, reconciledWith, type MovedRow } from "../writtenPayments";
import type { PartProps } from "./part";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, fontVariantNumeric: "tabular-nums" },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalXS} 0` },
  line: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  figures: { marginLeft: "auto", textAlign: "right" },
});

interface Props extends Pick<PartProps, "at"> {
  readonly taking: Taking;
  readonly unit: string;
  /** Doubled lines that are taken all the same. */
  readonly ticked: ReadonlySet<number | null>;
  readonly onTick: (line: number | null) => void;
  /** What is said below the sum. */
  readonly children?: ReactNode;
}

/** What will be written of payments: which are left out and why, and what stands afterwards. */
export function TakenPayments({ at, taking, unit, ticked, onTick, children }: Props): ReactElement {
  const page = usePageStyles();
  const styles = useStyles();
  const { taken, left, told } = taking;
  const doubled = left.filter(({ isDoubled }) => isDoubled);
  const others = left.filter(({ isDoubled }) => !isDoubled);
  const again = taken.filter(({ line }) => ticked.has(line));
  return (
    <>
      <h3 className={styles.heading}>What is taken</h3>
      <p className={styles.text} role="status">
        {takenText(taking)}
      </p>
      {children}
      {others.length > 0 && (
        <>
          <h3 className={styles.heading}>Left out</h3>
          <SomeOf label="Left out" count={others.length}>
            {(shown) =>
              others.slice(0, shown).map((one, index) => (
                <li key={index} className={page.note}>
                  {leftText(one, unit)}
                </li>
              ))
            }
          </SomeOf>
        </>
      )}
      {doubled.length + again.length > 0 && (
        <>
          <h3 className={styles.heading}>Already there, or doubled</h3>
          <p className={page.note}>They are left out, unless you tick them as payments of their own.</p>
          <SomeOf label="Already there, or doubled" count={again.length + doubled.length}>
            {(shown) => (
              <>
                {again.map(({ line, practice, amount }) => (
                  <li key={line}>
                    <Checkbox
                      label={`${placeText(line, unit)}${practice} ${formatted(amount, CENTS)}: taken anyway`}
                      checked
                      onChange={() => {
                        onTick(line);
                      }}
                    />
                  </li>
                ))}
                {doubled.slice(0, Math.max(0, shown - again.length)).map((one) => (
                  <li key={one.line}>
                    <Checkbox
                      label={leftText(one, unit)}
                      checked={false}
                      onChange={() => {
                        onTick(one.line);
                      }}
                    />
                  </li>
                ))}
              </>
            )}
          </SomeOf>
        </>
      )}
      {told.length > 0 && (
        <SomeOf label="To be known" count={told.length}>
          {(shown) =>
            told.slice(0, shown).map((sentence) => (
              <li key={sentence} className={page.note}>
                {sentence}
              </li>
            ))
          }
        </SomeOf>
      )}
      {taken.length > 0 && <Afterwards at={at} taking={taking} />}
    </>
  );
}

/** What the panel says of the lines as they would be. */
function Afterwards({ at, taking }: Pick<Props, "at" | "taking">): ReactElement {
  const styles = useStyles();
  const { ledger, terms, reconciled } = at;
  const after = useMemo(
    () => reconciledWith(ledger, paymentChanges(ledger, taking.taken), terms),
    [ledger, taking.taken, terms],
  );
  const rows = useMemo(() => (after instanceof Refusal ? [] : movedRows(reconciled, after)), [after, reconciled]);
  return (
    <>
      <h3 className={styles.heading}>What stands afterwards</h3>
      {after instanceof Refusal ? (
        <p className={styles.text}>{after.sentence}.</p>
      ) : (
        <SomeOf label="What stands afterwards" count={rows.length}>
          {(shown) =>
            rows
              .slice(0, shown)
              .map((row) => <Moved key={row.after.row} row={row} isPresumed={wasPresumed(row, taking.taken)} />)
          }
        </SomeOf>
      )}
    </>
  );
}

/** Whether the projected amount has counted as paid until now. */
function wasPresumed({ before, after }: MovedRow, taken: Taking["taken"]): boolean {
  return (
    before?.status === "Settled" &&
    taken.some(
      ({ fills, practice, payout }) => fills !== null && practice === after.practice && payout === after.payout,
    )
  );
}

interface MovedProps {
  readonly row: MovedRow;
  readonly isPresumed: boolean;
}

function Moved({ row: { before, after }, isPresumed }: MovedProps): ReactElement {
  const styles = useStyles();
  const isOpen = after.status !== "Settled";
  return (
    <li className={styles.item}>
      <p className={styles.line}>
        <span className={styles.strong}>
          {after.practice}, payout {after.payout}
        </span>
        {isOpen && <span className={styles.figures}>open: what is due is told once it is closed</span>}
      </p>
      {MOVED.flatMap((title) => {
        const [was, is] = [before?.figure(title) ?? null, after.figure(title)];
        if (was === null && is === null) return [];
        return [
          <p key={title} className={styles.line}>
            <span>{title}</span>
            <span className={styles.figures}>
              {figureText(was)}
              {title === "Paid" && isPresumed ? ", presumed," : ""} → {figureText(is)}
            </span>
            {is instanceof Refusal && <span>{is.sentence}</span>}
          </p>,
        ];
      })}
    </li>
  );
}

function figureText(value: number | null | Refusal): string {
  return value === null ? "none" : formatted(value, CENTS);
}

interface SomeProps {
  readonly label: string;
  readonly count: number;
  readonly children: (shown: number) => ReactNode;
}

/** A list of which the first are shown until somebody asks for more. */
export function SomeOf({ label, count, children }: SomeProps): ReactElement {
  const page = usePageStyles();
  const [shown, setShown] = useState(FIRST_SHOWN);
  return (
    <>
      <ul className={page.list} aria-label={label}>
        {children(shown)}
      </ul>
      {count > shown && (
        <Button
          size="small"
          onClick={() => {
            setShown((before) => before + MORE_SHOWN);
          }}
        >
          Show more: {counted(count - shown, "other")}
        </Button>
      )}
    </>
  );
}

const FIRST_SHOWN = 4 * MOST_TOLD;
const MORE_SHOWN = 100;

function takenText({ taken, left }: Taking): string {
  const practices = new Set(taken.map(({ practice }) => practice)).size;
  const out = left.length === 0 ? "" : `; ${left.length.toLocaleString("en")} left out`;
  if (taken.length === 0) return `No payment${out}.`;
  return `${counted(taken.length, "payment")}, ${formatted(totalOf(taken), CENTS)} to ${counted(practices, "practice")}${out}.`;
}

/** Line 7, Oak 500.00: … */
function leftText({ line, vendor, amount, sentence }: LeftOut, unit: string): string {
  const what = [vendor, amount === null ? "" : formatted(amount, CENTS)].filter((one) => one !== "").join(" ");
  const place = placeText(line, unit);
  return `${place === "" && what !== "" ? what : `${place}${what}`}: ${sentence}`.replace(/, : /, ": ");
}

function placeText(line: number | null, unit: string): string {
  return line === null ? "" : `${capital(unit)} ${line}, `;
}

export function capital(word: string): string {
  return word.replace(/^./, (letter) => letter.toUpperCase());
}
