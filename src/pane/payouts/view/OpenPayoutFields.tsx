import { Checkbox, Field, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Refusal } from "../../../core/shared";
import { formatted } from "../../figureText";
import { SelectField } from "../../SelectField";
import { usePageStyles } from "../../usePageStyles";
import { CENTS } from "../../view/money";
import type { Decided } from "../departure";
import { addedUp, isBlank } from "../ledger";
import type { OpenPayout, Scored } from "../openPayouts";
import { dollarsOf } from "../paidCells";

const useStyles = makeStyles({
  payout: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    border: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0 0`,
    minWidth: 0,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, padding: 0 },
  text: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
});

/** What an open payout has earned, as somebody says it. */
type Basis = "scores" | "time" | "typed" | "nothing";

export interface Said {
  readonly basis: Basis;
  readonly typed: string;
  readonly wasPaid: boolean;
}

export const UNSAID: Said = { basis: "typed", typed: "", wasPaid: false };

/** Null where nobody has said it yet. */
export function decidedBy({ basis, typed, wasPaid }: Said, open: OpenPayout, scored: Scored | Refusal): Decided | null {
  const by = basis === "scores" && !(scored instanceof Refusal) ? scored : null;
  const earned = {
    scores: by?.earned ?? null,
    time: open.accrued,
    typed: dollarsOf(typed),
    nothing: 0,
  }[basis];
  return typeof earned === "number" ? { earned, wasPaid, by } : null;
}

interface Props {
  readonly title: string;
  readonly open: OpenPayout;
  readonly scored: Scored | Refusal;
  readonly said: Said;
  readonly onSay: (change: Partial<Said>) => void;
}

/** What an open payout has earned; where that is in the ledger already, nothing is asked. */
export function OpenPayoutFields({ title, open, scored, said, onSay }: Props): ReactElement {
  const styles = useStyles();
  const page = usePageStyles();
  const { projected, earned, accrued, paid, presumed } = open;
  const isWrong = said.basis === "typed" && said.typed.trim() !== "" && dollarsOf(said.typed) === null;
  const adjustments = addedUp(open.lines, "adjustments");
  const isEarned = open.lines.some(({ cell }) => !isBlank(cell("earned")));
  const told = [
    ...(projected === 0 ? [] : [`projected ${formatted(projected, CENTS)}`]),
    ...(earned !== null && isEarned ? [`earned ${formatted(earned, CENTS)}`] : []),
    ...(adjustments === 0 ? [] : [`adjustments ${formatted(adjustments, CENTS)}`]),
    ...(paid === null ? [] : [`paid ${formatted(paid, CENTS)}`]),
  ].join(", ");
  const untold = [
    ...(scored instanceof Refusal ? [`By its scores it cannot be told: ${scored.sentence}.`] : []),
    ...(accrued instanceof Refusal ? [`By time it cannot be told: ${accrued.sentence}.`] : []),
  ].join(" ");
  return (
    <fieldset className={styles.payout}>
      <legend className={styles.heading}>{title}</legend>
      <p className={styles.text}>It is open{told === "" ? "" : `: ${told}`}.</p>
      {earned === null && (
        <>
          <SelectField
            label="It has earned"
            {...(untold !== "" && { hint: untold })}
            value={said.basis}
            options={[
              ["typed", "An amount"],
              ...(scored instanceof Refusal
                ? []
                : [["scores", `As it stands ${scored.why}: ${formatted(scored.earned, CENTS)}`] as const]),
              ...(accrued instanceof Refusal
                ? []
                : [["time", `By the months until then: ${formatted(accrued, CENTS)}`] as const]),
              ["nothing", "Nothing"],
            ]}
            onChange={(value) => {
              onSay({ basis: value as Basis });
            }}
          />
          {said.basis === "typed" && (
            <Field
              label="Amount earned"
              size="small"
              {...(isWrong && {
                validationState: "error" as const,
                validationMessage: "Give an amount in dollars and cents, such as 1,234.50.",
              })}
            >
              <Input
                inputMode="decimal"
                input={{ className: page.full }}
                value={said.typed}
                onChange={(_event, { value }) => {
                  onSay({ typed: value });
                }}
              />
            </Field>
          )}
          {presumed !== 0 && (
            <Checkbox
              label={`The projected ${formatted(presumed, CENTS)} was paid, though no payment is given`}
              checked={said.wasPaid}
              onChange={(_event, { checked }) => {
                onSay({ wasPaid: checked === true });
              }}
            />
          )}
        </>
      )}
      {(earned === null ? said.basis !== "scores" : isEarned) && (
        <p className={page.note}>No record is made of it: what it earned is not compared with anything later.</p>
      )}
    </fieldset>
  );
}
