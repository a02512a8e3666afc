import { exact, ratio } from "../../core/shared";
import { Button, Field, Input, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { Opener } from "../Opener";
import { formatted } from "./figureText";
import { MONEY } from "./cellLooks";
import { ELEMENT_NAMES, type ElementKey, type Plan } from "./plan";
import { ESTIMATES, worded, type Estimate } from "./estimates";
import { solveShare, type Solution } from "./solve";
import { percentText, readNumber } from "./typedNumber";

const useStyles = makeStyles({
  details: { marginTop: tokens.spacingVerticalM },
  opener: { ...typographyStyles.body1 },
  form: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(170px, 1fr))",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalS,
    alignItems: "end",
  },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", minWidth: 0, width: "100%" },
  small: { minWidth: 0 },
  answer: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalS} 0 0` },
});

interface Props {
  readonly plan: Plan | null;
  /** Whether the plan is a former one, while its terms are being read. */
  readonly isReading: boolean;
  /** The elements that are not locked. */
  readonly open: readonly ElementKey[];
  readonly onSolve: (element: ElementKey, share: number) => void;
}

/** One share for a budget: the largest whose cost stays within it. */
export function SolveForm({ plan, isReading, open, onSolve }: Props): ReactElement {
  const styles = useStyles();
  const [wanted, setWanted] = useState<ElementKey>("incentive");
  const [estimate, setEstimate] = useState<Estimate>("expected");
  const [basis, setBasis] = useState("period");
  const [budget, setBudget] = useState("");
  const [answer, setAnswer] = useState<SolveAnswer | null>(null);
  const element = open.includes(wanted) ? wanted : open[0];

  const solve = () => {
    setAnswer(answerTo(readNumber(budget)));
  };
  const answerTo = (typed: number | null): SolveAnswer => {
    if (isReading) return { sentence: "The plan’s terms are being read: solve again in a moment.", plan };
    if (plan === null) return { sentence: "Fill in the plan first.", plan };
    if (element === undefined) return { sentence: "Every share is locked: unlock the one to solve for.", plan };
    if (typed === null || typed < 0) return { sentence: "Give the budget in dollars, such as 25,000.", plan };
    const months = plan.sites.reduce((sum, site) => sum.plus(site.memberMonths), exact(0));
    const amount = basis === "period" ? typed : months.times(typed).toNumber();
    const solution = solveShare(plan, { element, estimate, amount });
    const sentence = sentenceOf(solution, element, estimate, (cost) =>
      basis === "period"
        ? `${formatted(cost, MONEY.format)} for one payout period`
        : `${formatted(ratio(exact(cost), months), MONEY.format)} PMPM`,
    );
    if (solution.kind !== "solved") return { sentence, plan };
    onSolve(element, solution.share);
    return { sentence, plan: { ...plan, shares: { ...plan.shares, [element]: solution.share } } };
  };

  return (
    <details className={styles.details}>
      <Opener className={styles.opener}>Solve one share for a budget</Opener>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          solve();
        }}
      >
        <div className={styles.form}>
          <Field label="Share to solve" size="small">
            <Select
              className={styles.small}
              value={element ?? ""}
              onChange={(_event, { value }) => {
                setWanted(value as ElementKey);
              }}
            >
              {open.map((one) => (
                <option key={one} value={one}>
                  {ELEMENT_NAMES[one]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="So that the added cost" size="small">
            <Select
              className={styles.small}
              value={estimate}
              onChange={(_event, { value }) => {
                setEstimate(value as Estimate);
              }}
            >
              {ESTIMATES.map((one) => (
                <option key={one} value={one}>{`${worded(one)} is at most`}</option>
              ))}
            </Select>
          </Field>
          <Field label="Budget in dollars" size="small">
            <Input
              input={{ className: styles.number, inputMode: "decimal" }}
              className={styles.small}
              autoComplete="off"
              value={budget}
              onChange={(_event, { value }) => {
                setBudget(value);
              }}
            />
          </Field>
          <Field label="For" size="small">
            <Select
              className={styles.small}
              value={basis}
              onChange={(_event, { value }) => {
                setBasis(value);
              }}
            >
              <option value="period">one payout period</option>
              <option value="PMPM">each member month</option>
            </Select>
          </Field>
          <Button type="submit">Solve</Button>
        </div>
      </form>
      <p className={styles.answer} role="status">
        {answer !== null && isSame(answer.plan, plan) ? answer.sentence : ""}
      </p>
    </details>
  );
}

/** What was found for a plan; of another plan it says nothing. */
interface SolveAnswer {
  readonly sentence: string;
  readonly plan: Plan | null;
}

function isSame(one: Plan | null, other: Plan | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sentenceOf(
  solution: Solution,
  element: ElementKey,
  estimate: Estimate,
  costText: (cost: number) => string,
): string {
  const title = ELEMENT_NAMES[element];
  switch (solution.kind) {
    case "solved":
      return `${title} ${percentText(solution.share)}%: ${estimate} ${costText(solution.amount)}.${solution.atCeiling ? " A ceiling stops it there, before the budget does." : ""}`;
    case "too little":
      return `Even at 0% the ${estimate} cost is ${costText(solution.least)}, above the budget. Lower another share.`;
    case "no figures":
      return `There is no ${estimate} cost to solve for: ${solution.why}.`;
    case "no effect":
      return `${title} does not change the ${estimate} cost, so no share of it meets a budget.`;
  }
}
