import type { Shares } from "../plan/elements";
import type { Element } from "../../core/rules/uplift/elements";
import type { Step } from "../../core/rules/model/working";
import { AMOUNT_TITLES, Refusal } from "../../core/shared";
import { useMemo, type ReactElement } from "react";
import { stepsOf, type Payments, type PlanRanges, type PracticeLine } from "../plan/payments";
import { withSheetRows } from "../plan/place";
import { PAYMENTS } from "../plan/planTables";
import { SPAN_WORDS, stepOver, type Periods, type Span } from "../plan/spans";
import type { TablePair } from "../scenarios/useOwnTables";
import { Steps } from "../Steps";
import { moneyOver } from "./money";

/** One split of the uplift, and what it pays. */
export interface PaidSplit {
  readonly ranges: PlanRanges;
  /** The same as the workbook has them. */
  readonly tables: TablePair;
  readonly shares: Shares;
  readonly payments: Payments;
  readonly periods: Periods | Refusal;
}

/** A figure of a practice's row. */
export interface RowFigure {
  readonly name: string;
  readonly value: number | Refusal;
  /** What it adds up. */
  readonly elements: readonly Element[];
  /** A rate is the same for every span. */
  readonly isRate?: boolean;
}

interface Props {
  readonly split: PaidSplit;
  readonly line: PracticeLine;
  readonly figure: RowFigure;
  readonly span: Span;
}

/** The steps that lead to a figure, over the span that is looked at. */
export function FigureWorking({ split, line, figure, span }: Props): ReactElement {
  const { ranges, tables, shares, payments, periods } = split;
  const { name, value, elements, isRate = false } = figure;
  const steps = useMemo(
    () =>
      stepsOf(ranges, shares, payments, line, elements).map(([step, of, source]): Step => [
        step,
        of,
        withSheetRows(source, tables),
      ]),
    [ranges, tables, shares, payments, line, elements],
  );
  const isSpanned = !isRate && span !== "period" && !(periods instanceof Refusal);
  const sum = elements.length === 1 ? `APC.${PAYMENTS}` : elements.map((element) => AMOUNT_TITLES[element]).join(" + ");
  return (
    <Steps
      steps={isSpanned ? [...steps, stepOver(periods, span)] : steps}
      answer={
        value instanceof Refusal
          ? new Refusal(value.code, withSheetRows(value.sentence, tables))
          : isRate
            ? value
            : moneyOver(value, periods)
      }
      column={isRate ? name : `${name}, ${SPAN_WORDS[span]}`}
      says={name}
      source={isRate ? `APC.${PAYMENTS}` : isSpanned ? `${sum}, × payout periods` : sum}
    />
  );
}
