import type { ReactElement } from "react";
import { SelectField } from "../../SelectField";
import { severalText } from "../project";

interface Props<Amount extends string> {
  readonly label: string;
  /** Null where the payout's lines name several, and nobody has chosen. */
  readonly amount: Amount | null;
  readonly options: readonly (readonly [Amount, string])[];
  /** As which the payout was projected. */
  readonly noted: readonly string[];
  readonly onChoose: (amount: Amount) => void;
}

/** Which amount of a scenario a payout pays. */
export function AmountField<Amount extends string>({
  label,
  amount,
  options,
  noted,
  onChoose,
}: Props<Amount>): ReactElement {
  const isOpen = amount === null;
  return (
    <SelectField
      label={label}
      value={amount ?? ""}
      options={[...(isOpen ? [["", "Choose …"] as const] : []), ...options]}
      {...(isOpen && { hint: `${severalText("as", noted)}. Choose one.` })}
      onChange={(value) => {
        const [chosen] = options.find(([one]) => one === value) ?? [];
        if (chosen !== undefined) onChoose(chosen);
      }}
    />
  );
}
