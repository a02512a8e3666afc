import type { ReactElement } from "react";
import { isoDate } from "../../../core/shared";
import { SelectField } from "../../SelectField";
import { usePageStyles } from "../../usePageStyles";
import { dayOf, type OrderedDays } from "../paidCells";

interface Props {
  readonly ordered: OrderedDays;
  readonly isDayFirst: boolean;
  readonly onChoose: (isDayFirst: boolean) => void;
}

/** In which order month and day stand; told, and chosen where both could be meant. */
export function DayOrder({ ordered: { example, canBeDayFirst }, isDayFirst, onChoose }: Props): ReactElement {
  const page = usePageStyles();
  const dayText = (one: boolean): string => {
    const day = dayOf(example, one);
    return `${one ? "Day" : "Month"} first${day === null ? "" : `: ${isoDate(day)}`}`;
  };
  if (!canBeDayFirst && !isDayFirst)
    return <p className={page.note}>Dates such as {example} are read with the month first.</p>;
  return (
    <SelectField
      label={`Dates such as ${example}`}
      value={isDayFirst ? "day" : "month"}
      options={[
        ["month", dayText(false)],
        ["day", dayText(true)],
      ]}
      onChange={(value) => {
        onChoose(value === "day");
      }}
    />
  );
}
